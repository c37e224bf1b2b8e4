"""A summary: what the rooms of a place come to, in counts alone, as it may leave the place.

It holds nobody's name, words, time of day or file. Sheets are columns: `items` names the items, and
the other lists have a place for each of them, so that thousands of summaries are added up without
looking at any one item. Where fewer people rated an item than may be told, it has 0 in all of its
places, and `untold` says of how many raters that is: what is not told is not nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import gt
from typing import Annotated

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from qi_tui.model.session import MOST_PEOPLE, Facet, Id, Name, Number, Points, Row, Stored

SCHEMA = 1
MOST_ITEMS = 10_000
MOST_ROOMS = 1000
DAY = r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$"
# As many digits as a number of a session file has, and those of a sum of many of them.
DIGITS = r"^(0|[1-9][0-9]{0,9})$"

Digits = Annotated[str, Field(pattern=DIGITS)]
# Bounds are checked for a list as a whole, which takes a third of the time of one by one.
Whole = Annotated[list[int], Field(max_length=14 * MOST_ITEMS)]
Items = Annotated[list[Id], Field(max_length=MOST_ITEMS)]


class RoleCounts(Stored):
    """The counts of a role, like those of a sheet; `too_few` are items where they are not told."""

    counts: Whole
    too_few: Items = []


class SummarySheet(Stored):
    """The counts of one facet.

    Attributes:
        points: how many points each item has; a count item has none.
        untold: item → of how many raters nothing is told, where there are any.
        counts: item by item how many chose each point, lowest first; nothing for a count item.
        dont_know, not_applicable, unanswered, priorities: how many, for each item.
        numbers: for each count item, number → how many raters gave it.
        by_role: role → the counts of its raters.
    """

    facet: Facet = "now"
    items: Items
    points: Annotated[list[Points], Field(max_length=MOST_ITEMS)]
    untold: dict[Id, Number] = {}
    counts: Whole
    dont_know: Whole
    not_applicable: Whole
    unanswered: Whole
    priorities: Whole
    numbers: dict[Id, dict[Digits, Number]] = {}
    by_role: dict[Name, RoleCounts] = {}

    @property
    def columns(self) -> tuple[list[int], ...]:
        """What stands beside the counts: don't know, not applicable, unanswered, priorities."""
        return (self.dont_know, self.not_applicable, self.unanswered, self.priorities)

    def spans(self) -> Iterator[slice]:
        """For each item where its counts stand."""
        ends = list(accumulate(self.points))
        return map(slice, [0, *ends], ends)

    @model_validator(mode="after")
    def _check(self) -> SummarySheet:
        size, width = len(self.items), sum(self.points)
        if len(self.points) != size or any(len(column) != size for column in self.columns):
            raise _wrong("its lists are not all as long as its list of items")
        rows = [self.counts, *(role.counts for role in self.by_role.values())]
        if any(len(row) != width for row in rows):
            raise _wrong("it has more or fewer counts than points")
        _check_numbers((*rows, *self.columns))
        if max(self.priorities, default=0) > MOST_PEOPLE:
            raise _wrong("it has more votes than there can be")
        known = set(self.items)
        if len(known) < size:
            raise _wrong("the same item stands in it twice")
        if self.by_role:
            of_roles = map(sum, zip(*(role.counts for role in self.by_role.values()), strict=True))
            if any(map(gt, of_roles, self.counts)):
                raise _wrong("its roles have more raters on a point than there are")
        if any(not known.issuperset(role.too_few) for role in self.by_role.values()):
            raise _wrong("what it does not tell of a role is not among its items")
        if not known.issuperset(self.untold):
            raise _wrong("what it does not tell is not among its items")
        if self.numbers:
            counting = {i for i, points in zip(self.items, self.points, strict=True) if not points}
            if not counting.issuperset(self.numbers):
                raise _wrong("it has numbers of an item that counts nothing")
        return self

    def asked(self) -> list[int]:
        """For each item how many were asked about it, and of how many nothing is told."""
        rated = rated_by_item(self.points, self.counts)
        found = list(map(sum, zip(rated, *self.columns[:3], strict=True)))
        for item, numbers in self.numbers.items():
            found[self.items.index(item)] += sum(numbers.values())
        for item, raters in self.untold.items():
            found[self.items.index(item)] += raters
        return found

    def rated_by(self, role: str) -> int:
        """How many of a role rated the item that most of them rated."""
        return max(rated_by_item(self.points, self.by_role[role].counts), default=0)


def rated_by_item(points: Sequence[int], counts: Sequence[int]) -> list[int]:
    """For each item how many rated it: the counts of all its points added up.

    Args:
        points: how many points each item has.
        counts: item by item how many chose each point, as many numbers as there are points.
    """
    if len(set(points)) == 1 and points[0]:
        # One iterator so many times: zip takes from it the counts of one item after the other.
        return list(map(sum, zip(*[iter(counts)] * points[0], strict=True)))
    ends = list(accumulate(points))
    return [sum(counts[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


class DomainSums(Stored):
    """The sums of the raters who rated all of a domain.

    Attributes:
        items: how many items were added up, each as it enters a score.
        raters: how many raters have each sum, from the lowest that there can be to the highest.
    """

    items: Annotated[int, Field(ge=1, le=MOST_ITEMS)]
    raters: Whole


class HashedSessions(Stored):
    """The sessions that a room is made of, as hashes under the salt of a family.

    Attributes:
        family: the salt, 32 hexadecimal digits.
        hashes: in base64, the hashes of 8 bytes each, one after the other in their order.
    """

    family: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    # The file as a whole has at most 16 MiB.
    hashes: Annotated[str, Field(max_length=16 * 1024 * 1024, pattern=r"^[A-Za-z0-9+/=]*$")]


class SummaryRoom(Stored):
    """One framework in one round.

    Attributes:
        raters: how many people it is made of.
        roles: role → how many raters have it, of the roles that may be told apart.
        sums: domain → the sums of its complete raters; None where they are too few to be told.
    """

    framework: Id
    framework_version: Annotated[int, Field(ge=1, le=10_000)]
    framework_digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    round: Annotated[int, Field(ge=1, le=1000)]
    raters: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    roles: Annotated[dict[Name, Number], Field(max_length=1000)] = {}
    sheets: Annotated[list[SummarySheet], Field(min_length=1, max_length=2)]
    sums: Annotated[dict[Id, DomainSums | None], Field(max_length=MOST_ITEMS)] = {}
    sessions: Annotated[list[HashedSessions], Field(min_length=1, max_length=1000)]

    @model_validator(mode="after")
    def _check(self) -> SummaryRoom:
        if len({sheet.facet for sheet in self.sheets}) < len(self.sheets):
            raise _wrong("the same facet stands in it twice")
        if len({each.family for each in self.sessions}) < len(self.sessions):
            raise _wrong("the same family stands in it twice")
        sums = [each.raters for each in self.sums.values() if each is not None]
        _check_numbers(sums)
        most = [max(sheet.asked(), default=0) for sheet in self.sheets]
        if max([*map(sum, sums), *most, sum(self.roles.values())]) > self.raters:
            raise _wrong("more people answered than there are raters")
        if any(not self.roles.keys() >= sheet.by_role.keys() for sheet in self.sheets):
            raise _wrong("it has counts of a role without saying how many raters have it")
        if any(s.rated_by(role) > self.roles[role] for s in self.sheets for role in s.by_role):
            raise _wrong("more people of a role answered than have it")
        return self


class SummaryHead(Stored):
    """The one row of the table `summary`.

    Attributes:
        title: what was rated, where whoever made it wanted to say so.
        date: the last day on which anybody answered; a day is as fine as it gets.
        least: from how many raters up anything is told.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="allow", populate_by_name=True)

    schema_: Annotated[int, Field(alias="schema", ge=1, le=SCHEMA)] = SCHEMA
    title: Name = ""
    date: Annotated[str, Field(pattern=DAY)] = ""
    least: Number
    app: Name = ""


class SummaryFile(Stored):
    """The tables of a summary file: TinyDB document number → document."""

    summary: Annotated[dict[Row, SummaryHead], Field(min_length=1, max_length=1)]
    rooms: Annotated[dict[Row, SummaryRoom], Field(min_length=1, max_length=MOST_ROOMS)]

    @property
    def head(self) -> SummaryHead:
        """The one row of the table `summary`."""
        return next(iter(self.summary.values()))

    @model_validator(mode="after")
    def _check(self) -> SummaryFile:
        keys = {(room.framework, room.round) for room in self.rooms.values()}
        if len(keys) < len(self.rooms):
            raise _wrong("the same framework and round stand in it twice")
        if any(room.raters < self.head.least for room in self.rooms.values()):
            raise _wrong("it is of fewer raters than it says that it tells anything of")
        return self


def _check_numbers(rows: Iterable[Sequence[int]]) -> None:
    # What is too large is in a sum of people that is larger than there are raters.
    if any(min(row, default=0) < 0 for row in rows):
        raise _wrong("it has a number below 0")


def _wrong(what: str) -> PydanticCustomError:
    return PydanticCustomError("summary", "{what}", {"what": what})
