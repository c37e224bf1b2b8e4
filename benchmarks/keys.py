"""From a key in Rate to the repaint, beside one widget that draws all its rows.

Both programs run at the same time, and get their keys in turn. The save of an answer is part of
ours: the answer is painted first and saved by another thread, and what the screen then says of the
save comes after.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks import material, workshop_keys
from benchmarks.apps import rows
from benchmarks.pressing import (
    DOWN,
    HOME,
    IN_A_ROW,
    LEFT,
    RIGHT,
    UP,
    compare,
    ready,
    there_and_back,
)
from benchmarks.takes import Comparison
from benchmarks.terminal import Terminal

GOAL = 1.25
GOAL_MANY = 1.2
SIZES = (28, 300)


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """A digit, an arrow to the side and an arrow down, with 28 items and with 300."""
    material.library(place / "frameworks", SIZES)
    presses = runs * 6
    for items in SIZES:
        with _rate(place, items) as ours, _rows(place, items) as baseline:
            for name, keys in KEYS.items():
                what = f"{name}, {items} items"
                yield from compare(what, "one big widget", keys, ours, baseline, presses, GOAL)
    with _rate(place, SIZES[1]) as many, _rate(place, SIZES[0]) as few:
        what = f"digit, {SIZES[1]} items"
        beside = f"Rate with {SIZES[0]}"
        yield from compare(what, beside, KEYS["digit"], many, few, presses, GOAL_MANY)
    yield from workshop_keys.benchmark(place, presses)


def _answers() -> Iterator[bytes]:
    """Answer twenty items, go back to the first, and answer them otherwise."""
    for value in cycle(b"34567"):
        yield HOME
        yield from [bytes([value])] * IN_A_ROW


KEYS = {
    "digit": _answers,
    # From an answer of 3 or more, so that there is always room for the mark.
    "← →": lambda: there_and_back(LEFT, RIGHT, 1),
    "↓ ↑": lambda: there_and_back(DOWN, UP, IN_A_ROW),
}


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
    return ready(terminal, "Item number 9", "Help")


def _rows(place: Path, items: int) -> Terminal:
    return ready(Terminal(("-m", "benchmarks.apps.rows", str(items)), place), rows.READY)
