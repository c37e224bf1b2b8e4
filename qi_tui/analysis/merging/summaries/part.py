"""What one summary file adds to the rooms, its counts in one row of numbers by the layout.

Rows of numbers of a thousand files are added column by column, without looking at any one item, and
lie as closely as they can: ten thousand of them are kept at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qi_tui.analysis.merging.entry import PATH_LIMIT
from qi_tui.model.session import Facet
from qi_tui.model.text import display

Numbers = Sequence[int]
"""A row of numbers, as `row_of` makes it."""
ItemOf = tuple[Facet, str]
"""An item in a facet."""

BESIDE = 4
"""How many numbers stand beside the counts: don't know, not applicable, unanswered, priorities."""


class Part(NamedTuple):
    """What a summary adds to one room.

    Attributes:
        tables: facet → the counts of all items one after the other, in the layout's order, then
            for all items don't know, not applicable, unanswered and priorities; 0 where not told.
        numbers: count item → number → how many raters gave it.
        by_role: facet and role → the counts of all items; 0 where not told.
        role_gaps: facet and role → the items where its counts are not told.
        sums: domain → how many complete raters have each sum, the lowest first; where it is told.
        untold_sums: the domains where it is not told.
        untold: the items that too few rated to be told, each with of how many raters.
        matched, items: how many of its items the framework still has with the same number of
            points, of how many.
        same_version: whether it was made by the definition that the library has.
        sessions: family → the hashes of the sessions that the room is made of, in their order.
    """

    framework: str
    round: int
    raters: int
    roles: Mapping[str, int]
    tables: Mapping[Facet, Numbers]
    numbers: Mapping[ItemOf, Mapping[int, int]]
    by_role: Mapping[tuple[Facet, str], Numbers]
    role_gaps: Mapping[tuple[Facet, str], frozenset[str]]
    sums: Mapping[str, Numbers]
    untold_sums: frozenset[str]
    untold: Mapping[ItemOf, int]
    matched: int
    items: int
    same_version: bool
    sessions: Mapping[str, array[int]]


class SummaryEntry(NamedTuple):
    """What merging needs to know of one summary file.

    Attributes:
        path: as the person gave it; `shown` is what may be shown of it.
        digest: the SHA-256 of the file's content, in hexadecimal.
        least: from how many raters up anything is told in it.
        sessions: family → the hashes of the sessions that it is made of, of all its rooms.
        parts: what it adds, one for each room whose framework is known.
        unknown: the frameworks that are not.
    """

    path: str
    digest: str
    title: str
    date: str
    least: int
    sessions: Mapping[str, array[int]]
    parts: tuple[Part, ...]
    unknown: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The path in a form that is safe to show."""
        return display(self.path, PATH_LIMIT)

    @property
    def raters(self) -> int:
        """How many raters its rooms have together."""
        return sum(part.raters for part in self.parts)

    @property
    def keys(self) -> frozenset[tuple[str, int]]:
        """Framework and round of each of its rooms."""
        return frozenset((part.framework, part.round) for part in self.parts)

    def raters_in(self, round_number: int) -> int:
        """How many raters its rooms of a round have together."""
        return sum(part.raters for part in self.parts if part.round == round_number)


def row_of(numbers: Sequence[int]) -> Numbers:
    """Numbers as they are kept: a byte for each where all are below 256, else four or eight.

    Raises:
        TypeError: where one of them is no whole number.
        OverflowError: where one of them is below 0, or above any number of people.
    """
    try:
        return bytes(numbers)
    except ValueError:
        return array("L", numbers)


def of_all_rooms(rooms: Sequence[Mapping[str, array[int]]]) -> Mapping[str, array[int]]:
    """Family → the hashes of the sessions of all rooms of a summary, from those of each."""
    if len(rooms) == 1:
        return rooms[0]
    found: dict[str, array[int]] = {}
    for room in rooms:
        for family, hashes in room.items():
            found[family] = found[family] + hashes if family in found else hashes
    return found
