"""A day in front of the facilitator's view: files arrive again and again, and memory stays.

The real screens in a process without a terminal: the workshop's room is open, one of its files
changes, the folder is looked at, and the room is painted anew; so many times.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import material
from benchmarks.processes import peak_of
from benchmarks.takes import Comparison, Take
from qi_tui.store.workshop.workshops import FILE_NAME

if TYPE_CHECKING:
    pass

MANY, FEW = 10_000, 500
"""A file every three seconds of a working day, and so few that everything was there once."""
RATERS = 12
GOAL_MEMORY = 1.1


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """The peak of 10,000 refreshes beside that of 500."""
    framework = material.library(place / "frameworks").need(material.REAL)
    folder = material.workshop(place / "workshop", framework, RATERS)
    many, few = (_peak(folder, place, times) for times in (MANY, FEW))
    what, beside = f"{MANY:,} refreshes of the room", f"{FEW:,}"
    yield Comparison(what, beside, (many,), (few,), GOAL_MEMORY, "peak")


def _peak(folder: Path, place: Path, times: int) -> Take:
    code = f"from benchmarks.refreshing import refresh; refresh({str(folder)!r}, {times})"
    start = time.perf_counter()
    peak = peak_of(code, place)
    return Take(time.perf_counter() - start, None, peak)


def refresh(folder: str, times: int) -> None:
    """Let files change, and the room follow, so many times."""
    paths = [path for path in Path(folder).glob("*.json") if path.name != FILE_NAME]
    asyncio.run(_refresh(Path(folder), paths, times))


async def _refresh(folder: Path, paths: Sequence[Path], times: int) -> None:
    from qi_tui.ui.app import make_app
    from qi_tui.ui.context import Context, OpenLibrary
    from qi_tui.ui.screens.workshop.gather import GatherScreen

    app = make_app(Context(folder.parent / "sessions", None), OpenLibrary())
    async with app.run_test(size=(120, 36)) as pilot:
        gather = GatherScreen((folder,))
        await app.push_screen(gather)
        while gather.gathering is None:
            await pilot.pause(0.002)
        await pilot.press("2")
        for turn, path in zip(range(times), itertools.cycle(paths), strict=False):
            seen = gather.gathering
            _change(path, turn)
            gather.facilitation.look()
            while gather.gathering is seen:
                await pilot.pause(0.002)


def _change(path: Path, turn: int) -> None:
    before, after = (b": 3", b": 4") if turn % 2 else (b": 4", b": 3")
    path.write_bytes(path.read_bytes().replace(before, after) + b" ")
