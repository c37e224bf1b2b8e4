"""Merging summary files, beside merely reading and parsing the same bytes with json.

Ours is the whole job, as for the files of raters: find them, read them, refuse what must be
refused, check every type and bound, see that nobody counts twice, add, and every figure of a room.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import partial
from operator import add
from pathlib import Path

from benchmarks import material
from benchmarks.merging import merge_all
from benchmarks.parsing import parse_all
from benchmarks.takes import Comparison, side_by_side, timed
from qi_tui.analysis.merging.summaries.families import family_of, packed
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Framework
from qi_tui.model.summary import (
    DomainSums,
    HashedSessions,
    RoleCounts,
    SummaryFile,
    SummaryHead,
    SummaryRoom,
    SummarySheet,
)
from qi_tui.store.summaries import as_bytes

GOAL = 3.0
FILES = 1000
RATERS = 30
SIZES = (28, 165)
ROLES = ("clinician", "manager")


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """Merge 1,000 generated summaries of 30 raters, of 9, 28 and 165 items.

    Args:
        place: an empty folder to work in.
        runs: how many pairs.
    """
    library = material.library(place / "frameworks", SIZES)
    for name in (material.REAL, *map(material.made_up, SIZES)):
        framework = library.need(name)
        folder = fill(place / name, framework, FILES)
        yield side_by_side(
            f"{FILES:,} summaries of {len(framework.items)} items",
            "read, json.loads",
            partial(timed, partial(merge_all, folder, library)),
            partial(timed, partial(parse_all, str(folder))),
            runs,
            GOAL,
        )


def fill(folder: Path, framework: Framework, files: int) -> Path:
    """Write so many summaries into a new folder; the folder."""
    folder.mkdir(parents=True)
    chance = random.Random(f"{framework.id} {files}")
    for number in range(files):
        (folder / f"site-{number}.json").write_bytes(as_bytes(summary(framework, chance)))
    return folder


def summary(framework: Framework, chance: random.Random) -> SummaryFile:
    """A summary of one room, with two roles, and every domain rated by most."""
    items = list(framework.points)
    everybody = [_answers(framework, chance, RATERS - 10), _answers(framework, chance, 10)]
    silent = [chance.randrange(3) for _ in items]
    sheet = SummarySheet(
        items=items,
        points=list(framework.points.values()),
        counts=[*map(add, *everybody)],
        dont_know=silent,
        not_applicable=[0] * len(items),
        unanswered=silent[::-1],
        priorities=[chance.randrange(9) for _ in items],
        by_role={
            role: RoleCounts(counts=counts) for role, counts in zip(ROLES, everybody, strict=True)
        },
    )
    raters = RATERS + 2 * max(silent)
    room = SummaryRoom(
        framework=framework.id,
        framework_version=framework.version,
        framework_digest=framework_digest(framework),
        round=1,
        raters=raters,
        roles={"clinician": RATERS - 10, "manager": 10},
        sheets=[sheet],
        sums={domain.id: _sums(len(domain.items), chance) for domain in framework.domains},
        sessions=[
            HashedSessions(
                family=family_of(), hashes=packed(chance.getrandbits(64) for _ in range(raters))
            )
        ],
    )
    return SummaryFile(summary={"1": SummaryHead(least=10, date="2026-11-20")}, rooms={"1": room})


def _answers(framework: Framework, chance: random.Random, raters: int) -> list[int]:
    """The counts of so many answers to each item, one item after the other."""
    found: list[int] = []
    for points in framework.points.values():
        given = Counter(chance.choices(range(points), k=raters))
        found += [given[point] for point in range(points)]
    return found


def _sums(items: int, chance: random.Random) -> DomainSums:
    given = Counter(round(chance.gauss(4 * items, items)) for _ in range(RATERS))
    return DomainSums(items=items, raters=[given[total] for total in range(items, 7 * items + 1)])
