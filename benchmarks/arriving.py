"""From a file that arrives in the folder until it is on the screen, beside one second.

The folder is looked at every half second, so that half a look is what one waits for in the middle.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import material
from benchmarks.pressing import ready
from benchmarks.takes import Comparison, Take, side_by_side
from benchmarks.terminal import Terminal
from qi_tui.model.framework import Framework

GOAL = 1.0
ITEMS = 28
SIZES = (10, 1000)
STEPS = {"Gather": b"1", "Room": b"2"}
ONE_SECOND = Take(1.0)


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """A rater more among ten and among a thousand: with the files, and in the room."""
    framework = material.library(place / "frameworks", (ITEMS,)).need(material.made_up(ITEMS))
    for files in SIZES:
        for step, key in STEPS.items():
            folder = material.workshop(place / f"{step}-{files}", framework, files)
            with _at(place, folder, key) as terminal:
                arrivals = _Arrivals(terminal, folder, framework, files)
                what = f"{step}, {files:,} files and one"
                yield side_by_side(
                    what, "one second", arrivals.arrive, lambda: ONE_SECOND, runs * 2, GOAL
                )


class _Arrivals:
    """Puts one file more into a folder, again and again.

    Args:
        terminal: which shows the folder.
        folder: of the workshop.
        framework: what is rated.
        files: how many there are.
    """

    def __init__(self, terminal: Terminal, folder: Path, framework: Framework, files: int) -> None:
        self._terminal = terminal
        self._folder = folder
        self._framework = framework
        self._files = files
        self._chance = random.Random(f"{folder.name} arrives")

    def arrive(self) -> Take:
        """From the moment when the file has its name until the heading counts it."""
        self._files += 1
        # Not at the same moment of every look.
        time.sleep(self._chance.uniform(0, 0.5))
        self._terminal.settle(0.1)
        content = material.content(self._framework, self._chance, self._files)
        target = self._folder / f"{self._framework.id}.rater-{self._files}.json"
        scratch = target.with_suffix(".tmp")
        scratch.write_bytes(content)
        start = time.perf_counter()
        os.replace(scratch, target)
        return self._terminal.paint_of(f"{self._files:,} raters", since=start)


def _at(place: Path, folder: Path, key: bytes) -> Terminal:
    command = ("-m", "qi_tui", "facilitate", str(folder), "--frameworks", str(place / "frameworks"))
    terminal = ready(Terminal(command, place), "most disagreement first", "Help")
    terminal.send(key)
    terminal.settle(0.5)
    return terminal
