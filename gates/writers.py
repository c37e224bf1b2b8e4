"""Several programs on one file, and in one folder: every save that was acknowledged is found.

Four programs want the same session at once; whoever is not the first can only read, is told since
when, and tries again. Then each has a session of its own in one folder, which is read meanwhile.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gates import writers_program
from gates.figures import Figures
from gates.kills_program import begin_session
from gates.writers_program import marks_in
from qi_tui.store.gathering.finding import candidates
from qi_tui.store.session_reading import load_session

SHORT, LONG = 200, 2_000
"""How many saves each program makes."""
WRITERS = 4
PATIENCE = 600.0
"""In seconds: how long all of them together may take."""
LONGEST_HELD = 120.0
"""In seconds: a lock that is said to be older was taken by none of them."""
PROGRAM = Path(writers_program.__file__)
ROOT = PROGRAM.parent.parent
LOOK_EVERY = 0.005
"""In seconds: how long one who reads the folder waits before the next look."""


class Outcome(NamedTuple):
    """What the programs said."""

    acknowledged: set[tuple[int, int]]
    waited: list[float]
    amiss: list[str]


def run(size: int, folder: Path) -> Figures:
    """Have four programs save so many times each, to one file and then in one folder."""
    one, many = folder / "one", folder / "many"
    path = begin_session(one)
    many.mkdir()
    on_one = _gathered(_started(size, path))
    violations = [f"one file: {word}" for word in (*on_one.amiss, *_one_file(on_one, path, size))]
    programs = _started(size, many)
    looks, amiss = _read_meanwhile(many, programs)
    in_many = _gathered(programs)
    violations += [f"one folder: {word}" for word in (*amiss, *in_many.amiss)]
    violations += [f"one folder: {word}" for word in _found_in(many, in_many, size)]
    measured = {
        "acknowledged": len(on_one.acknowledged) + len(in_many.acknowledged),
        "times one could only read": len(on_one.waited),
        "readings meanwhile": looks,
    }
    return Figures(2 * WRITERS * size, "saves", tuple(violations), measured)


class _Writer:
    """One of the programs; what it says goes into a file, so that it never waits for a reader."""

    def __init__(self, number: int, size: int, place: Path) -> None:
        self._said = place.parent / f"{place.name}-{number}.txt"
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, str(PROGRAM), str(number), str(size), str(place)],
                stdout=said,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            )

    def said(self) -> list[str]:
        """All that it said, when it is done."""
        self.process.wait(PATIENCE)
        return self._said.read_text(encoding="utf-8").splitlines()


def _started(size: int, place: Path) -> list[_Writer]:
    return [_Writer(number, size, place) for number in range(WRITERS)]


def _gathered(programs: list[_Writer]) -> Outcome:
    acknowledged: set[tuple[int, int]] = set()
    waited: list[float] = []
    amiss: list[str] = []
    for program in programs:
        said = program.said()
        if program.process.returncode:
            amiss.append(f"a program ended with {program.process.returncode}")
        for line in said:
            match line.split():
                case ["saved", writer, number]:
                    acknowledged.add((int(writer), int(number)))
                case ["waited", seconds]:
                    waited.append(float(seconds))
                case _:
                    amiss.append(line)
    return Outcome(acknowledged, waited, amiss)


def _one_file(outcome: Outcome, path: Path, size: int) -> Iterator[str]:
    yield from _all_saved(outcome, size)
    found = [candidate.path for candidate in candidates([path.parent]).files]
    if found != [path]:
        yield f"there is more than the one file: {found}"
    session = load_session(path)
    lost = outcome.acknowledged - marks_in(session)
    if lost:
        yield f"{len(lost)} of {len(outcome.acknowledged)} acknowledged saves are not found"
    if session.head.revision != 1 + WRITERS * size:
        yield f"after {WRITERS * size} saves the revision is {session.head.revision}"
    if not outcome.waited:
        yield "nobody ever had to wait: it was not tried"
    if not all(0 <= seconds < LONGEST_HELD for seconds in outcome.waited):
        yield f"it was said to be held for {min(outcome.waited)} to {max(outcome.waited)} seconds"


def _found_in(folder: Path, outcome: Outcome, size: int) -> Iterator[str]:
    yield from _all_saved(outcome, size)
    files = [candidate.path for candidate in candidates([folder]).files]
    if len(files) != WRITERS:
        yield f"there are {len(files)} files for {WRITERS} programs"
    found = {mark for path in files for mark in marks_in(load_session(path))}
    if lost := outcome.acknowledged - found:
        yield f"{len(lost)} of {len(outcome.acknowledged)} acknowledged saves are not found"


def _all_saved(outcome: Outcome, size: int) -> Iterator[str]:
    if len(outcome.acknowledged) != WRITERS * size:
        yield f"{len(outcome.acknowledged)} of {WRITERS * size} saves were acknowledged"


def _read_meanwhile(folder: Path, programs: list[_Writer]) -> tuple[int, list[str]]:
    """Read the files of a folder for as long as they are written; how often, and what is amiss."""
    looks = 0
    amiss: list[str] = []
    while any(program.process.poll() is None for program in programs):
        time.sleep(LOOK_EVERY)
        for candidate in candidates([folder]).files:
            looks += 1
            try:
                load_session(candidate.path)
            # Whatever the loader trips over is what this is about.
            except Exception as error:  # noqa: BLE001
                amiss.append(f"{candidate.path.name} could not be read: {error}")
    return looks, amiss
