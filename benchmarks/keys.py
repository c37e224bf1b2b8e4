"""From a key in Rate to the repaint, beside one widget that draws all its rows.

Both programs run at the same time, and get their keys in turn. The save of an answer is part of
ours: the answer is painted first and saved by another thread, and what the screen then says of the
save comes after; the processor time is that of both.

Typing in the filter of the library may change every row of its list, so it stands beside the one
widget with as many rows, all of them drawn anew at each letter and nothing looked for.
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
GOAL_SAVING = 1.3
SIZES = (28, 87, 300)
FRAMEWORKS = 46
BACKSPACE = b"\x7f"


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """Keys in Rate, in the filter of the library, in Room, Agenda and Discuss."""
    material.library(place / "frameworks", SIZES)
    presses = runs * 6
    for items in SIZES:
        with _rate(place, items) as ours, _rows(place, items) as baseline:
            for name, keys in KEYS.items():
                what = f"{name}, {items} items"
                yield from compare(what, "one big widget", keys, ours, baseline, presses, GOAL)
    with _rate(place, SIZES[-1]) as many, _rate(place, SIZES[0]) as few:
        what = f"digit, {SIZES[-1]} items"
        beside = f"Rate with {SIZES[0]}"
        yield from compare(what, beside, KEYS["digit"], many, few, presses, GOAL_MANY)
    with _rate(place, SIZES[0], is_saving=True) as saving, _rate(place, SIZES[0]) as quiet:
        for name in ("digit", "↓ ↑"):
            what = f"{name}, while saving without a pause"
            yield from compare(what, "not saving", KEYS[name], saving, quiet, presses, GOAL_SAVING)
    with _library(place) as ours, _rows(place, FRAMEWORKS) as baseline:
        what = f"a letter in the filter, {FRAMEWORKS} frameworks"
        yield from compare(what, "all rows drawn", _letters, ours, baseline, presses, None)
    yield from workshop_keys.benchmark(place, presses)


def _answers() -> Iterator[bytes]:
    """Answer twenty items, go back to the first, and answer them otherwise."""
    for value in cycle(b"34567"):
        yield HOME
        yield from [bytes([value])] * IN_A_ROW


def _letters() -> Iterator[bytes]:
    """Type a word, and take it away again."""
    while True:
        yield from (b"t", b"e", b"a", b"m")
        yield from [BACKSPACE] * 4


KEYS = {
    "digit": _answers,
    # From an answer of 3 or more, so that there is always room for the mark.
    "← →": lambda: there_and_back(LEFT, RIGHT, 1),
    "↓ ↑": lambda: there_and_back(DOWN, UP, IN_A_ROW),
}


def _rate(place: Path, items: int, is_saving: bool = False) -> Terminal:
    """A rating of a made-up framework, painted and at rest.

    Args:
        place: where the frameworks lie.
        items: how many items it has.
        is_saving: whether another thread of it saves without a pause.
    """
    home = Path(tempfile.mkdtemp(dir=place))
    program = ("benchmarks.apps.saving", str(home)) if is_saving else ("qi_tui",)
    rate = ("rate", material.made_up(items), "--name", "Sam", "--role", "manager")
    command = ("-m", *program, *rate, "--frameworks", str(place / "frameworks"))
    return ready(Terminal(command, home), "Item number 9", *(() if is_saving else ("Help",)))


def _library(place: Path) -> Terminal:
    """The library with the built-in frameworks."""
    home = Path(tempfile.mkdtemp(dir=place))
    return ready(Terminal(("-m", "qi_tui"), home), "Sessions folder", "Help")


def _rows(place: Path, items: int) -> Terminal:
    return ready(Terminal(("-m", "benchmarks.apps.rows", str(items)), place), rows.READY)
