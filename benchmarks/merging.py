"""Merging, beside merely reading and parsing the same bytes with the standard library's json.

Ours is the whole job: find the files, read them, refuse what must be refused, check every type and
bound, count, and work out every figure that the room shows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import material
from benchmarks.one_by_one import count_all, rewritten
from benchmarks.parsing import parse_all
from benchmarks.processes import peak_of, run
from benchmarks.takes import Comparison, Take, side_by_side, timed
from qi_tui.analysis.privacy import Audience, show_room
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import Gatherer

GOAL = 1.6
# With fewer files it is the figures of a room that take the time, however many raters are in it.
GOAL_FROM = 1000
GOAL_AGAIN = 0.02
GOAL_ONE_BY_ONE = 1 / 8
GOAL_MEMORY = 1.5
SIZES = (28, 165)
FILES = (10, 100, 1000)
MANY = 10_000


def benchmark(place: Path, runs: int, full: bool) -> Iterator[Comparison]:
    """Merge generated files of 9, 28 and 165 items.

    Args:
        place: an empty folder to work in.
        runs: pairs for 1,000 files; fewer files are merged more often.
        full: 10,000 files too, and the memory that they take.
    """
    library = material.library(place / "frameworks", SIZES)
    for name in (material.REAL, *map(material.made_up, SIZES)):
        framework = library.need(name)
        items = len(framework.items)
        for files in (*FILES, MANY) if full else FILES:
            folder = material.fill(place / f"{name}-{files}", framework, files)
            yield side_by_side(
                f"{files:,} files of {items} items",
                "read, json.loads",
                partial(timed, partial(merge_all, folder, library)),
                partial(timed, partial(parse_all, str(folder))),
                _runs(runs, files),
                GOAL if files >= GOAL_FROM else None,
            )
    thousand = place / f"{material.made_up(165)}-1000"
    yield side_by_side(
        "1,000 times 165 answers",
        "TinyDB, a model per answer",
        partial(timed, partial(merge_all, thousand, library)),
        partial(timed, partial(count_all, rewritten(thousand, place / "one-by-one"))),
        runs,
        GOAL_ONE_BY_ONE,
    )
    yield _again(thousand, library, runs)
    if full:
        yield _memory(place)


def merge_all(folder: Path, library: Library) -> object:
    """The figures of every room, from the files of a folder."""
    gathering = Gatherer([folder], library).look()
    assert gathering is not None
    return [
        show_room(room, library.need(room.framework), Audience.ROOM) for room in gathering.rooms
    ]


def _again(folder: Path, library: Library, runs: int) -> Comparison:
    gatherer = Gatherer([folder], library)
    gatherer.look()
    changing = next(folder.iterdir())

    def once_more() -> Take:
        os.utime(changing)
        return timed(gatherer.look)

    return side_by_side(
        "one of 1,000 files changed",
        "the full merge",
        once_more,
        partial(timed, partial(merge_all, folder, library)),
        runs,
        GOAL_AGAIN,
    )


def _memory(place: Path) -> Comparison:
    """The whole command on 10,000 files, and on 100."""
    many, few = (_whole(place, files) for files in (MANY, 100))
    return Comparison("merge 10,000 files", "merge 100", (many,), (few,), GOAL_MEMORY, "peak")


def _whole(place: Path, files: int) -> Take:
    folder = place / f"{material.made_up(165)}-{files}"
    arguments = ["merge", str(folder), "--frameworks", str(place / "frameworks")]
    took = run(["-m", "qi_tui", *arguments], place)
    code = (
        "import os, sys; from qi_tui.cli import main;"
        f" sys.stdout = open(os.devnull, 'w', encoding='utf-8'); main({arguments!r})"
    )
    return replace(took, peak=peak_of(code, place))


def _runs(runs: int, files: int) -> int:
    return max(3, min(20 * runs, runs * 1000 // files))
