"""Answers for engines: writing them beside merging the same files, and counting what was written.

The counts query is written once; each engine is measured with it beside DuckDB with the same
question in SQL. All read the same files, all of their columns that the question needs, each time.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import material
from benchmarks.processes import peak_of, run
from benchmarks.takes import Comparison, Take, side_by_side, timed
from qi_tui.analysis.merging.contribution import DONT_KNOW, RATED, UNANSWERED
from qi_tui.analysis.privacy import Audience, show_sheets
from qi_tui.analysis.query import KEYS, counts_of
from qi_tui.analysis.shown.answer_sheet import AnswerSheet, RoomSheets
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from qi_tui.store.parquet.dataset import write_dataset

ITEMS = 165
FILES, MANY_FILES = 1000, 10_000
ROWS, MANY_ROWS = 1_000_000, 10_000_000
GOAL_MEMORY = 1.5
POINTS = 7
# Of a hundred answers about three are don't knows and two are missing.
_CODES = bytes(
    DONT_KNOW if byte < 8 else UNANSWERED if byte < 13 else RATED[byte % POINTS]
    for byte in range(256)
)
Engine = Callable[[str], Any]


def benchmark(place: Path, runs: int, full: bool) -> Iterator[Comparison]:
    """Export of made-up session files, and the counts of as many rows as engines are made for.

    Args:
        place: an empty folder to work in.
        runs: pairs of each.
        full: ten million rows too, and the memory that an export of 10,000 files takes.
    """
    library = material.library(place / "frameworks", (ITEMS,))
    framework = library.need(material.made_up(ITEMS))
    folder = material.fill(place / "files", framework, FILES)
    yield side_by_side(
        f"export {FILES:,} files of {ITEMS} items",
        "merge them",
        partial(timed, partial(export, folder, library, place / "exported")),
        partial(timed, partial(gather, [folder], library)),
        runs,
    )
    for rows in (ROWS, MANY_ROWS) if full else (ROWS,):
        answers = made_up_answers(place / f"rows-{rows}", rows)
        for name, engine in (("DuckDB", _duckdb), ("Polars", _polars), ("Dask", _dask)):
            yield side_by_side(
                f"counts of {rows:,} rows, {name}",
                "DuckDB, in SQL",
                partial(timed, partial(_ask, engine, str(answers))),
                partial(timed, partial(_sql, str(answers))),
                runs,
            )
    if full:
        many = material.fill(place / "many", framework, MANY_FILES)
        yield _memory(place, many, folder)


def export(folder: Path, library: Library, target: Path) -> int:
    """Write the answers in some files as a dataset, as the command does; the number of rows."""
    shutil.rmtree(target, ignore_errors=True)
    found = gather([folder], library)
    frameworks = {room.framework: library.need(room.framework) for room in found.rooms}
    return write_dataset(
        target,
        show_sheets(
            found.counted, found.rooms, frameworks, Audience.ROOM, None, found.naming, b"salt"
        ),
    )


def made_up_answers(target: Path, rows: int) -> Path:
    """A dataset of about so many rows, written by the same writer; the same at every run."""
    chance = random.Random(rows)
    write_dataset(
        target,
        [
            RoomSheets(
                framework=material.made_up(ITEMS),
                round=1,
                items=tuple(f"item-{number}" for number in range(ITEMS)),
                domains=("domain",) * ITEMS,
                points=(POINTS,) * ITEMS,
                sheets=(_sheet(number, chance) for number in range(1, rows // ITEMS + 2)),
            )
        ],
    )
    return target


def _sheet(number: int, chance: random.Random) -> AnswerSheet:
    codes = chance.randbytes(ITEMS).translate(_CODES)
    return AnswerSheet(number, chance.choice(material.ROLES), "now", None, codes, {}, bytes(ITEMS))


def _duckdb(answers: str) -> Any:
    import duckdb

    return duckdb.read_parquet(f"{answers}/**/*.parquet", hive_partitioning=True)


def _polars(answers: str) -> Any:
    import polars

    return polars.scan_parquet(f"{answers}/**/*.parquet", hive_partitioning=True)


def _dask(answers: str) -> Any:
    from dask import dataframe

    return dataframe.read_parquet(answers)


def _ask(engine: Engine, answers: str) -> object:
    return counts_of(engine(answers)).collect()


def _sql(answers: str) -> object:
    import duckdb

    keys = ", ".join(KEYS)
    source = f"read_parquet('{answers}/**/*.parquet', hive_partitioning = true)"
    found = duckdb.sql(f"select {keys}, sum(people) from {source} group by {keys}")
    assert found is not None
    return found.fetchall()


def _memory(place: Path, many: Path, few: Path) -> Comparison:
    """The whole command on 10,000 files, and on 1,000."""
    takes = [_whole(place, folder) for folder in (many, few)]
    what, beside = f"export {MANY_FILES:,} files", f"export {FILES:,}"
    return Comparison(what, beside, (takes[0],), (takes[1],), GOAL_MEMORY, "peak")


def _whole(place: Path, folder: Path) -> Take:
    target = place / "whole"
    command = ["export", str(folder), "-o", str(target), "--force"]
    command += ["--frameworks", str(place / "frameworks")]
    code = (
        "import os, sys; from qi_tui.cli import main;"
        f" sys.stdout = sys.stderr = open(os.devnull, 'w', encoding='utf-8'); main({command!r})"
    )
    return replace(run(("-m", "qi_tui", *command), place), peak=peak_of(code, place))
