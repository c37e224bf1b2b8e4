"""The one place where a command prints: results on standard output, words on standard error.

Whatever is printed has nothing in it that a terminal could obey, whoever wrote it.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qi_tui.store.gathering.pace import Progress

DONE, LEFT_OUT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
LONGEST_SENTENCE = 2000


def say(sentence: str) -> None:
    """Words about the results, on standard error, in one line."""
    from qi_tui.model.text import display

    # Nobody may be listening there either.
    with contextlib.suppress(OSError):
        print(display(f"qi-tui: {sentence}", LONGEST_SENTENCE), file=sys.stderr, flush=True)


def write(text: str) -> None:
    """Results, on standard output."""
    from qi_tui.model.text import visible

    sys.stdout.write(visible(text))


def write_table(text: str) -> None:
    """A table for spreadsheets, on standard output, its line ends as they are.

    In a file or a pipe a byte order mark goes first: without it a spreadsheet on Windows takes
    UTF-8 for the machine's code page.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="")
    if not sys.stdout.isatty():
        sys.stdout.write("\ufeff")
    write(text)


@contextlib.contextmanager
def saying_how_far() -> Iterator[Progress | None]:
    """A place to tell how far a look has got; a line that is gone in the end.

    Where standard error is no terminal there is none.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from qi_tui.store.gathering.pace import Pace

    pace, widest = Pace(), 0

    def say_progress(done: int, of: int | None) -> None:
        nonlocal widest
        words = pace.words(done, of)
        if words is not None:
            widest = max(widest, len(words))
            sys.stderr.write(f"\r{words.ljust(widest)}")
            sys.stderr.flush()

    try:
        yield say_progress
    finally:
        if widest:
            sys.stderr.write(f"\r{' ' * widest}\r")
            sys.stderr.flush()


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def tell(words: str) -> None:
    """Words of a question, on standard error, as they are laid out."""
    from qi_tui.model.text import visible

    sys.stderr.write(visible(words))
    sys.stderr.flush()


def ask(question: str) -> str:
    """What somebody types at a question, without blanks at its ends.

    Raises:
        KeyboardInterrupt: they ended the input.
    """
    tell(question)
    line = sys.stdin.readline()
    if not line:
        tell("\n")
        raise KeyboardInterrupt
    return line.strip()
