"""From a key in Rate to the repaint, beside one widget that draws all its rows.

Both programs run at the same time, and get their keys in turn. The save of an answer is part of
ours: the answer is painted first and saved by another thread, and what the screen then says of the
save comes after.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from benchmarks import material
from benchmarks.apps import rows
from benchmarks.takes import Comparison, Take, side_by_side
from benchmarks.terminal import Terminal

GOAL = 1.25
GOAL_MANY = 1.2
SIZES = (28, 300)
QUIET = 0.08
DOWN, UP, RIGHT, LEFT = b"\x1b[B", b"\x1b[A", b"\x1b[C", b"\x1b[D"
HOME = b"\x1b[H"
# Fewer than the rows of the smaller list, so that every key has a row to act on.
IN_A_ROW = 20


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """A digit, an arrow to the side and an arrow down, with 28 items and with 300."""
    material.library(place / "frameworks", SIZES)
    presses = runs * 6
    for items in SIZES:
        with _rate(place, items) as ours, _rows(place, items) as baseline:
            for name, keys in KEYS.items():
                what = f"{name}, {items} items"
                yield from _compare(what, "one big widget", keys, ours, baseline, presses, GOAL)
    with _rate(place, SIZES[1]) as many, _rate(place, SIZES[0]) as few:
        what = f"digit, {SIZES[1]} items"
        beside = f"Rate with {SIZES[0]}"
        yield from _compare(what, beside, KEYS["digit"], many, few, presses, GOAL_MANY)


def _answers() -> Iterator[bytes]:
    """Answer twenty items, go back to the first, and answer them otherwise."""
    for value in cycle(b"34567"):
        yield HOME
        yield from [bytes([value])] * IN_A_ROW


def _there_and_back(there: bytes, back: bytes, steps: int) -> Iterator[bytes]:
    yield HOME
    while True:
        yield from [there] * steps
        yield from [back] * steps


KEYS = {
    "digit": _answers,
    # From an answer of 3 or more, so that there is always room for the mark.
    "← →": lambda: _there_and_back(LEFT, RIGHT, 1),
    "↓ ↑": lambda: _there_and_back(DOWN, UP, IN_A_ROW),
}


def _compare(
    what: str,
    beside: str,
    keys: Callable[[], Iterator[bytes]],
    ours: Terminal,
    baseline: Terminal,
    presses: int,
    goal: float,
) -> Iterator[Comparison]:
    """The same keys in both: until the first bytes of the answer, and until the last."""
    first, second = _Presser(ours, keys()), _Presser(baseline, keys())
    found = side_by_side(what, beside, first.press, second.press, presses, goal)
    yield found
    yield replace(
        found,
        what=f"{what}: settled",
        ours=tuple(first.settled[1:]),
        baseline=tuple(second.settled[1:]),
        goal=None,
    )


class _Presser:
    """Presses one key after the other, and keeps when each answer was complete."""

    def __init__(self, terminal: Terminal, keys: Iterator[bytes]) -> None:
        self._terminal = terminal
        self._keys = keys
        self.settled: list[Take] = []

    def press(self) -> Take:
        key = next(self._keys)
        while key == HOME:
            # The way back to the first item is not measured; at the start it changes nothing.
            self._terminal.send(HOME)
            self._terminal.settle(QUIET)
            key = next(self._keys)
        take, settled = self._terminal.press(key, QUIET)
        self.settled.append(replace(take, wall=settled))
        return take


def _rate(place: Path, items: int) -> Terminal:
    """A rating of a made-up framework, painted and at rest."""
    home = Path(tempfile.mkdtemp(dir=place))
    terminal = Terminal(
        (
            *(
                "-m",
                "qi_tui",
                "rate",
                material.made_up(items),
                "--name",
                "Sam",
                "--role",
                "manager",
            ),
            *("--frameworks", str(place / "frameworks")),
        ),
        home,
    )
    return _ready(terminal, "Item number 9", "Help")


def _rows(place: Path, items: int) -> Terminal:
    return _ready(Terminal(("-m", "benchmarks.apps.rows", str(items)), place), rows.READY)


def _ready(terminal: Terminal, *words: str) -> Terminal:
    terminal.paint_of(*words)
    terminal.settle(0.5)
    return terminal
