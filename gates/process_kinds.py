"""Terminals of every kind: what they call themselves, how many colours, which letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gates.process_after import Expected, wrong_after
from gates.process_places import PLACES, Launch
from gates.terminal import Terminal

C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
IN_BAND = {b"\x1b[?2048$p": b"\x1b[?2048;2$y", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
_COLOURS = re.compile(rb"\x1b\[([\d;]*)m")
_ESCAPED = re.compile(rb"\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\U[0-9a-f]{8}")


@dataclass(frozen=True)
class Kind:
    """A terminal.

    Attributes:
        launch: how the program is started in it.
        is_ascii: whether it shows nothing but ASCII.
        depth: how its colours may be told: by 16 names, by 256 numbers, or by all of them.
    """

    launch: Launch
    is_ascii: bool = False
    depth: int = 256


def _kind(variables: Mapping[str, str | None], depth: int = 256, is_ascii: bool = False) -> Kind:
    return Kind(Launch(variables=variables), is_ascii, depth)


KINDS = {
    "TERM unset": _kind({"TERM": None}, 16),
    "xterm": _kind({"TERM": "xterm"}, 16),
    "linux": _kind({"TERM": "linux"}, 16),
    "vt100": _kind({"TERM": "vt100"}, 16),
    "xterm-256color": _kind({"TERM": "xterm-256color"}),
    "screen": _kind({"TERM": "screen"}, 16),
    "tmux-256color": _kind({"TERM": "tmux-256color"}),
    "xterm-16color": _kind({"TERM": "xterm-16color"}, 16),
    "truecolor": _kind({"COLORTERM": "truecolor"}, 2**24),
    "NO_COLOR": _kind({"NO_COLOR": "1"}),
    "NO_COLOR, linux": _kind({"NO_COLOR": "1", "TERM": "linux"}, 16),
    "locale C": _kind(C_LOCALE, is_ascii=True),
    "locale POSIX": _kind({**C_LOCALE, "LC_ALL": "POSIX"}, is_ascii=True),
    "PYTHONIOENCODING ascii": _kind({"PYTHONIOENCODING": "ascii"}, is_ascii=True),
    "PYTHONIOENCODING latin-1": _kind({"PYTHONIOENCODING": "latin-1"}),
    "PYTHONUTF8=0": _kind({"PYTHONUTF8": "0"}),
    "everything at once": _kind({**C_LOCALE, "TERM": "linux", "NO_COLOR": "1"}, 16, is_ascii=True),
    "answers what it is asked": Kind(Launch(answers=IN_BAND)),
}
REFUSED = {"TERM=dumb": "dumb", "TERM=unknown": "unknown"}


def drawn(name: str, place: str, folder: Path) -> Iterator[str]:
    """Use the program in such a terminal; what was not as it must be."""
    kind = KINDS[name]
    at = PLACES[place](folder, kind.launch)
    try:
        # A byte that is no UTF-8, as an old terminal sends for é, or for a click far to the right.
        at.terminal.type(b"\x1b[I\xe9")
        at.go_on()
        at.terminal.type("\x11")
        yield from wrong_after(at, Expected(0))
        output = at.terminal.output
        if kind.is_ascii and not output.isascii():
            yield "it draws what this terminal has no letters for"
        if _ESCAPED.search(output):
            yield "it draws numbers of letters"
        yield from _too_colourful(output, kind.depth)
    finally:
        at.terminal.tidy()


def refused(name: str, folder: Path) -> Iterator[str]:
    """Start it in a terminal that cannot draw."""
    terminal: Terminal = Launch(variables={"TERM": REFUSED[name]}).start(folder / "home")
    try:
        status = terminal.ended()
        if status != 2:
            yield f"its exit status is {status}, not 2"
        terminal.says("qi-tui merge")
        if b"\x1b" in terminal.output or terminal.output.strip().count(b"\n"):
            yield "it does not say it in one plain line"
    finally:
        terminal.tidy()


def _too_colourful(output: bytes, depth: int) -> Iterator[str]:
    told = {b"48;5", b"38;5"} if depth == 16 else set()
    told |= {b"48;2", b"38;2"} if depth <= 256 else set()
    for codes in _COLOURS.findall(output):
        if any(each in codes for each in told):
            yield f"it tells a colour by {codes.decode()}, which this terminal does not know"
            return
