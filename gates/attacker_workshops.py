"""Workshops for the attacker: few people, all scales, and answers that are easily guessed.

A series is one workshop to which people come one by one, so that two reports of it differ by one
person. What its people answer is drawn from the seed of the series; many of them are of one mind,
at an end of the scale, or stand alone, for there a figure tells most.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from qi_tui.model.workshop import Limits, Naming

SCALES: Mapping[str, int] = {
    "two-alone": 2, "two-a": 2, "two-b": 2, "four-a": 4, "four-b": 4,
    "five": 5, "seven": 7, "ten": 10, "people": 0,
}  # fmt: skip
"""Item → points; 0 is a number of people."""
DOMAINS: Mapping[str, tuple[str, ...]] = {
    "alone": ("two-alone",),
    "twos": ("two-a", "two-b"),
    "fours": ("four-a", "four-b"),
    "fives": ("five",),
    "large": ("seven", "ten"),
    "count": ("people",),
}
MIXED, PLACED = "gate-mixed", "gate-placed"
SUBJECTS = ("Ward sister", "Finance")
AGAIN = ("two-alone", "four-a", "seven")
"""The items of the second round."""
NAMINGS: tuple[Naming, ...] = ("alias", "anonymous", "named")
MOST_IN_A_SERIES = 12
LARGE = (10, 11, 19, 20, 21, 22, 24)
"""People in the workshops whose role groups are as large as may leave the room, or nearly so."""
DONT_KNOW, NOT_APPLICABLE, UNANSWERED = -1, -2, -3
PLACED_POINTS = 5
RAISED = Limits(median=7, counts=12, role_in_room=4)

Mark = int
"""A point or a number, or one of the three ways to give none."""
Row = tuple[str, int, str, str, str | None]
"""Framework, round, item, facet, subject."""


@dataclass(frozen=True)
class Person:
    """One rater: what they answered to each row, and words that stand nowhere else."""

    number: int
    alias: str
    role: str
    remark: str
    ids: tuple[str, ...]
    marks: Mapping[Row, Mark]


@dataclass(frozen=True)
class Workshop:
    """A workshop as it lies on the disk.

    Attributes:
        people: those who have come so far.
        before: the same without the last of them; None for the first and for those of no series.
    """

    name: str
    naming: Naming
    limits: Limits
    rounds: int
    people: tuple[Person, ...]
    before: Workshop | None = field(default=None, repr=False)

    def marks(self, row: Row) -> list[Mark]:
        """What its people answered, in their order; those who were not asked are left out."""
        return [person.marks[row] for person in self.people if row in person.marks]


ROWS: tuple[Row, ...] = (
    *((MIXED, 1, item, facet, None) for item in SCALES for facet in ("now", "needed")),
    *((PLACED, 1, "stands", facet, each) for facet in ("now", "needed") for each in SUBJECTS),
    *((MIXED, 2, item, facet, None) for item in AGAIN for facet in ("now", "needed")),
)


def points_of(row: Row) -> int:
    """The points of what a row asks; 0 for a number of people."""
    return SCALES.get(row[2], PLACED_POINTS)


def workshops(size: int) -> Iterator[Workshop]:
    """So many workshops: series of up to 12 people, and after each one with large groups."""
    made = 0
    for series in count():
        rng = random.Random(series)
        limits = RAISED if series % 5 == 4 else Limits()
        large = LARGE[series % len(LARGE)]
        people = _people(series, max(MOST_IN_A_SERIES, large), rng)
        before: Workshop | None = None
        for number in (*range(1, MOST_IN_A_SERIES + 1), large):
            if made == size:
                return
            is_large = made % (MOST_IN_A_SERIES + 1) == MOST_IN_A_SERIES
            some = people[:number]
            workshop = Workshop(
                name=f"{series}-{'large-' if is_large else ''}{number}",
                naming=NAMINGS[series % len(NAMINGS)],
                limits=limits,
                rounds=1 + series % 2,
                people=tuple(_in_large_groups(some, series) if is_large else some),
                before=None if is_large else before,
            )
            yield workshop
            before = workshop
            made += 1


def _people(series: int, number: int, rng: random.Random) -> list[Person]:
    columns = {row: _column(points_of(row), number, rng) for row in ROWS}
    split = rng.choice(((5, 3, 2, 2), (3, 2), (4, 4, 3, 1), (10, 2), (9, 3), (12,)))
    roles = [f"zrole{place}" for place, size in enumerate(split) for _ in range(size)]
    return [
        Person(
            number=each,
            alias=f"Zalias{series}x{each:02}",
            role=roles[each % len(roles)],
            remark=f"zremark{series}x{each:02}",
            ids=tuple(
                str(uuid.uuid5(uuid.NAMESPACE_OID, f"{series} {each} {name}"))
                for name in ("first", "placed", "second")
            ),
            marks={row: columns[row][each] for row in ROWS if _was_asked(row, each, rng)},
        )
        for each in range(number)
    ]


def _was_asked(row: Row, number: int, rng: random.Random) -> bool:
    """Whether a rater was there for the second round, or named a subject."""
    if row[0] == PLACED:
        return row[4] == SUBJECTS[0] or number % 3 != 0
    return row[1] == 1 or number % 7 != 5


def _column(points: int, number: int, rng: random.Random) -> list[Mark]:
    """What so many people answer to one thing."""
    if not points:
        return [rng.choice((0, 0, 1, 2, 3, 40)) for _ in range(number)]
    low = rng.randint(1, points)
    end = rng.choice((1, points))
    way = rng.choice(("alike", "end", "lone voice", "halves", "any", "few", "nobody", "gaps"))
    match way:
        case "alike":
            column = [low] * number
        case "end" | "nobody":
            column = [end] * number
        case "lone voice":
            column = [end] * number
            column[rng.randrange(min(number, 5))] = points + 1 - end
        case "halves":
            column = [1 if each % 2 else points for each in range(number)]
        case _:
            column = [rng.randint(1, points) for _ in range(number)]
    if way == "nobody":
        return [rng.choice((DONT_KNOW, NOT_APPLICABLE)) for _ in range(2)] + [DONT_KNOW] * number
    if way in ("few", "gaps"):
        none = (DONT_KNOW, NOT_APPLICABLE, UNANSWERED)
        often = 0.6 if way == "few" else 0.2
        column = [rng.choice(none) if rng.random() < often else mark for mark in column]
    return column


def _in_large_groups(people: list[Person], series: int) -> list[Person]:
    """The same people in two large groups, or in two and one or two others."""
    first = (10, 11, 9, 10)[series % 4]
    last = len(people) - (series // 4) % 3
    roles = ("zrole0", "zrole1", "zrole2")
    places = [0 if each < first else 1 if each < last else 2 for each in range(len(people))]
    return [
        replace(person, role=roles[place]) for person, place in zip(people, places, strict=True)
    ]
