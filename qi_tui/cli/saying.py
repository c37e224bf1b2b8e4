"""What a command says: results on standard output, words on standard error, an exit status."""

from __future__ import annotations

import contextlib
import io
import sys

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
    sys.stdout.write(text)


def write_table(text: str) -> None:
    """A table for spreadsheets, on standard output, its line ends as they are.

    In a file or a pipe a byte order mark goes first: without it a spreadsheet on Windows takes
    UTF-8 for the machine's code page.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(newline="")
    sys.stdout.write(text if sys.stdout.isatty() else f"\ufeff{text}")
