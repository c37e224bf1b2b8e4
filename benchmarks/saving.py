"""Saving one answer, beside the bare safe write of the same bytes.

The bare write is what any safe save must do: a temporary file forced to the disk, put in the place
of the old one, and the folder forced to the disk. Ours also turns the session into bytes, looks
whether another program has changed the file, and keeps the previous version beside.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks import material
from benchmarks.takes import Comparison, Take, side_by_side, timed
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.framework import Framework
from qi_tui.store.sessions import SessionDoor

GOAL = 1.5
SIZES = (28, 165)


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """Save answers to frameworks of 9, 28 and 165 items, one at a time."""
    library = material.library(place / "frameworks", SIZES)
    for name in (material.REAL, *map(material.made_up, SIZES)):
        framework = library.need(name)
        yield _saves(place / name, framework, runs * 20)


def _saves(folder: Path, framework: Framework, runs: int) -> Comparison:
    chance = random.Random(framework.id)
    door = SessionDoor.begin(folder, material.session(framework, chance, 1))
    answers = cycle([(item, value) for value in (1, 2, 3) for item in framework.points])
    pen = Pen(framework)
    bare = folder / "bare.txt"

    def ours() -> Take:
        item, value = next(answers)
        answered = pen.answer(door.session, item, Answer(Standing.RATED, value))
        return timed(partial(door.save, answered))

    def baseline() -> Take:
        return timed(partial(bare_safe_write, bare, door.path.read_bytes()))

    try:
        what = f"one of {len(framework.items)} answers"
        return side_by_side(what, "bare safe write", ours, baseline, runs, GOAL)
    finally:
        door.close()


def bare_safe_write(path: Path, data: bytes) -> None:
    """Put these bytes safely in the place of a file, and nothing else."""
    temporary = f"{path}.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        os.write(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(temporary, path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
