"""From the start of the process to the first full screen, and from Ctrl+Q to its end.

A rating is drawn before it can be answered, so it is also measured until its first key, pressed as
soon as the screen is full, is answered on the screen.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks import material
from benchmarks.apps import bare, typical
from benchmarks.takes import Comparison, Take, side_by_side
from benchmarks.terminal import Terminal

GOAL_LIBRARY = 1.15
GOAL_RATE = 1.5
GOAL_LEAVE = 1.0
CTRL_Q = b"\x11"
QUIET = 0.2
# Words of the title and of the last key: both are there when the whole screen is.
LIBRARY = ("redesign?", "Help")
# The first item, the slider of one without an answer, the last heading, the last key.
RATE = ("Chief executive commitment", "┄┄┄┄┄", "Care delivery system", "Help")
# Its first answer, and what the bar says once it is given.
ANSWER, ANSWERED = b"3", "1 of 9"
# The name of the first file.
GATHER = ("rater-0", "Help")
APPS = "benchmarks.apps"
ARGUMENTS = ("rate", material.REAL, "--name", "Sam", "--role", "clinician")


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """The library, Rate, the first row of 1,000 files, and the way out."""
    framework = material.library(place / "frameworks").need(material.REAL)
    thousand = material.fill(place / "thousand", framework, 1000)
    gather = partial(_paint, ("-m", "qi_tui", "facilitate", str(thousand)), GATHER, place)
    library = partial(_paint, ("-m", "qi_tui"), LIBRARY, place)
    rate = partial(_paint, ("-m", "qi_tui", *ARGUMENTS), RATE, place)
    least = partial(_paint, ("-m", f"{APPS}.bare"), (bare.READY,), place)
    usual = partial(_paint, ("-m", f"{APPS}.typical"), (typical.READY,), place)
    yield side_by_side("library", "bare Textual app", library, least, runs, GOAL_LIBRARY)
    yield side_by_side("library", "typical screen", library, usual, runs)
    yield side_by_side("Rate", "bare Textual app", rate, least, runs, GOAL_RATE)
    answered = partial(_answered, ("-m", "qi_tui", *ARGUMENTS), place)
    yield side_by_side("Rate, first key answered", "bare Textual app", answered, least, runs)
    yield side_by_side("Gather, 1,000 files", "bare Textual app", gather, least, runs)
    yield side_by_side(
        "leaving the library",
        "bare Textual app",
        partial(_leave, ("-m", "qi_tui"), LIBRARY, place),
        partial(_leave, ("-m", f"{APPS}.bare"), (bare.READY,), place),
        runs,
        GOAL_LEAVE,
    )


def _paint(command: Sequence[str], words: Sequence[str], place: Path) -> Take:
    with Terminal(command, place) as terminal:
        return terminal.paint_of(*words)


def _answered(command: Sequence[str], place: Path) -> Take:
    with Terminal(command, place) as terminal:
        terminal.paint_of(*RATE)
        terminal.send(ANSWER)
        took = terminal.paint_of(ANSWERED)
    # The next start must find nothing to go on with.
    shutil.rmtree(place / "sessions", ignore_errors=True)
    return took


def _leave(command: Sequence[str], words: Sequence[str], place: Path) -> Take:
    with Terminal(command, place) as terminal:
        terminal.paint_of(*words)
        terminal.settle(QUIET)
        return terminal.leave(CTRL_Q)
