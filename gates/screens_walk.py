"""Going through every screen of the program in a pseudo-terminal, by its keys.

A visit is one run of the program. A step presses keys and waits until words of ours stand on the
screen, as its reader needs them: a screen on which they cannot be read any more has failed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gates.screens_picture import Picture
from gates.terminal import Terminal

SIZE = (110, 44)
PATIENCE = 20.0
"""Seconds to wait for words, on a machine that does much else."""
POLL, QUIET = 0.01, 0.03
"""Seconds between two looks at what was drawn, and after which nothing more is on its way."""
EFFECT = 0.5
"""Seconds in which a key has had the effect that it has."""
ESCAPE_DELAY = 0.06
"""Seconds after Escape, so that the next key does not make one key of both."""
KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "tab": "\t",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "space": " ",
}
PASTE = "\x1b[200~", "\x1b[201~"


class Step(NamedTuple):
    """Keys to press, and the words that then stand on this screen.

    A key is one of `KEYS`, `^x` for Control and x, `paste` for the visit's text, else itself.
    `gone` are words that do not stand there any more, where those of the screen stood all along.
    """

    screen: str
    keys: str
    words: str
    gone: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A run of the program: its arguments, and the steps through it; `paste` is put into fields."""

    name: str
    arguments: tuple[str, ...]
    steps: tuple[Step, ...]
    paste: str = ""


@dataclass(slots=True)
class Seen:
    """What came of a visit: everything that was drawn, and what was wrong, a sentence each."""

    output: bytes = b""
    screens: int = 0
    wrong: tuple[str, ...] = ()


def go(visit: Visit, program: Sequence[str], home: str) -> Seen:
    """Make a visit."""
    terminal = Terminal(
        [*program, *visit.arguments],
        size=SIZE,
        variables={
            "HOME": home,
            "ESCDELAY": "10",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONUTF8": "1",
            "QI_TUI_SESSIONS": None,
            "QI_TUI_FRAMEWORKS": None,
            "NO_COLOR": None,
        },
    )
    seen = Seen()
    try:
        seen.wrong = tuple(_stepped(visit, terminal, seen))
    finally:
        terminal.tidy()
    seen.output = terminal.output
    if b"Traceback" in seen.output or b"went wrong inside" in seen.output:
        seen.wrong += (f"{visit.name}: it crashed",)
    return seen


def _stepped(visit: Visit, terminal: Terminal, seen: Seen) -> Iterator[str]:
    eye = _Eye(terminal)
    for step in visit.steps:
        keys = step.keys.split()
        for key in keys:
            terminal.type(_pressed(key, visit.paste))
            if len(keys) > 1 or step.words in eye.picture.text:
                eye.settles()
            if key == "esc":
                time.sleep(ESCAPE_DELAY)
        if not eye.sees(step.words, step.gone):
            ended = terminal.process.poll()
            what = "not there" if ended is None else f"not there, and it ended with {ended}"
            yield f"{visit.name}, {step.screen}: {step.words!r} is {what}:\n{eye.picture.text}"
            return
        seen.screens += 1


def _pressed(key: str, paste: str) -> str:
    if key == "paste":
        # As terminals do: an escape in what is pasted could be the end of the paste.
        text = paste.encode("utf-8", "replace").decode("utf-8").replace("\x1b", "")
        return text.join(PASTE)
    if len(key) == 2 and key[0] == "^":
        return chr(ord(key[1].upper()) - 64)
    return KEYS.get(key, key)


class _Eye:
    """Reads what a terminal draws while it is being drawn."""

    def __init__(self, terminal: Terminal) -> None:
        self.picture = Picture(*SIZE)
        self._terminal = terminal
        self._place = self._size = 0
        self._grown = time.monotonic()

    def sees(self, words: str, gone: str) -> bool:
        """Wait until these words stand there, and these are gone; whether they came in time."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            is_quiet = self._look()
            text = self.picture.text
            if words in text and not (gone and gone in text):
                return True
            if is_quiet and self._terminal.process.poll() is not None:
                return False
            time.sleep(POLL)
        return False

    def settles(self) -> None:
        """Wait until the last key has had its effect, if it has one that can be seen."""
        before, until = self._size, time.monotonic() + EFFECT
        while time.monotonic() < until and (self._size == before or not self._look()):
            self._look()
            time.sleep(POLL)

    def _look(self) -> bool:
        """Take in what was drawn since; whether nothing more is on its way."""
        output, now = self._terminal.output, time.monotonic()
        if len(output) != self._size:
            self._grown, self._size = now, len(output)
        is_quiet = now - self._grown > QUIET
        # A sequence of which only the first half has come is left for later.
        end = self._size if is_quiet else max(output.rfind(b"\x1b"), self._place)
        if end > self._place:
            self.picture.take(output[self._place : end])
            self._place = end
        return is_quiet
