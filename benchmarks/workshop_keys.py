"""From a key in Room, Agenda and Discuss to the repaint: sixty raters beside the same of three.

A room is made of counts, and there are as many of those for sixty raters as for three: no key may
take noticeably longer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import material
from benchmarks.pressing import DOWN, IN_A_ROW, LEFT, RIGHT, UP, compare, ready, there_and_back
from benchmarks.takes import Comparison
from benchmarks.terminal import Terminal

GOAL = 1.25
ITEMS = 87
MANY, FEW = 60, 3
STEPS = {
    "Room": (b"2", (DOWN, UP)),
    "Agenda": (b"3", (DOWN, UP)),
    "Discuss": (b"4", (RIGHT, LEFT)),
}
"""Step → the key that goes there, and the keys to the next item and back."""


def benchmark(place: Path, presses: int) -> Iterator[Comparison]:
    """One item on and one item back, on each of the three."""
    framework = material.library(place / "frameworks", (ITEMS,)).need(material.made_up(ITEMS))
    folders = [material.workshop(place / str(raters), framework, raters) for raters in (MANY, FEW)]
    for step, (key, (there, back)) in STEPS.items():
        with _at(place, folders[0], key) as many, _at(place, folders[1], key) as few:
            what, beside = f"{step}, {MANY} raters", f"the same of {FEW}"
            keys = partial(there_and_back, there, back, IN_A_ROW)
            yield from compare(what, beside, keys, many, few, presses, GOAL)


def _at(place: Path, folder: Path, key: bytes) -> Terminal:
    """The facilitator's view on a revealed workshop, at one of its steps and at rest."""
    home = Path(tempfile.mkdtemp(dir=place))
    command = ("-m", "qi_tui", "facilitate", str(folder), "--frameworks", str(place / "frameworks"))
    terminal = ready(Terminal(command, home), "most disagreement first", "Help")
    terminal.send(key)
    terminal.settle(0.5)
    return terminal
