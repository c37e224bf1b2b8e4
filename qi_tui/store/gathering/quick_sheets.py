"""The sheets of a summary on the short way: their rows of numbers, each looked at as a whole.

They are the part of `quick_summary` that has most of the numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import add, gt
from typing import Any

from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.summaries.part import ItemOf, Numbers, row_of
from qi_tui.model.session import MOST_PEOPLE, Facet
from qi_tui.model.summary import MOST_ITEMS, rated_by_item

_BESIDE = ("dont_know", "not_applicable", "unanswered", "priorities")
_LIST = {list}
# One for all: an empty one takes more memory than the counts of a role.
NONE_OF_THEM: frozenset[str] = frozenset()


class Unusual(ValueError):
    """What the careful way is to decide about."""


class Sheets:
    """The sheets of a room, which all have the items of the framework in its order.

    Attributes:
        tables, by_role, gaps, untold: as a `Part` has them.
    """

    def __init__(self, layout: Layout, raters: int, roles: Mapping[str, int]) -> None:
        self._layout = layout
        self._raters = raters
        self._roles = roles
        self.tables: dict[Facet, Numbers] = {}
        self.by_role: dict[tuple[Facet, str], Numbers] = {}
        self.gaps: dict[tuple[Facet, str], frozenset[str]] = {}
        self.untold: dict[ItemOf, int] = {}

    def add(self, sheet: dict[str, Any]) -> None:
        """Take in one sheet, or raise."""
        layout, facet = self._layout, sheet["facet"]
        items, points, counts = sheet["items"], sheet["points"], sheet["counts"]
        beside = [sheet[name] for name in _BESIDE]
        if (
            sheet["numbers"] != {}
            or facet not in layout.framework.facets
            or facet in self.tables
            or set(map(type, (items, points, counts, *beside))) != _LIST
            or tuple(items) != layout.items
            or row_of(points) != bytes(layout.points)
            or len(counts) != sum(points)
            or set(map(len, beside)) != {len(items)}
        ):
            raise Unusual
        dont_know, not_applicable, unanswered, priorities = beside
        self.tables[facet] = row_of(
            [*counts, *dont_know, *not_applicable, *unanswered, *priorities]
        )
        rows = self._roles_of(sheet["by_role"], facet, counts)
        # All rows as one: for each item how many rated it, then how many of each role.
        rated = rated_by_item(points * (1 + len(rows)), [*counts, *chain.from_iterable(rows)])
        sizes = range(len(items), len(rated), len(items))
        for start, role in zip(sizes, sheet["by_role"], strict=True):
            if max(rated[start : start + len(items)]) > self._roles[role]:
                raise Unusual
        asked = list(map(sum, zip(rated, dont_know, not_applicable, unanswered, strict=False)))
        for item, raters in sheet["untold"].items():
            asked[layout.place[item]] += raters
            self.untold[facet, item] = raters
        if max(asked) > self._raters or max(priorities) > MOST_PEOPLE:
            raise Unusual

    def _roles_of(self, told: dict[str, Any], facet: Facet, counts: list[int]) -> list[list[int]]:
        """The counts of each role, which together are no more than those of all."""
        rows: list[list[int]] = []
        for role, of_role in told.items():
            row, too_few = of_role["counts"], of_role["too_few"]
            if (
                not (type(row) is type(too_few) is list)
                or len(row) != len(counts)
                or not self._layout.places.issuperset(too_few)
                or len(too_few) > MOST_ITEMS
            ):
                raise Unusual
            key = (facet, role)
            self.by_role[key] = row_of(row)
            self.gaps[key] = frozenset(too_few) if too_few else NONE_OF_THEM
            rows.append(row)
        if rows and any(map(gt, _added(rows), counts)):
            raise Unusual
        return rows


def _added(rows: Sequence[Iterable[int]]) -> Iterable[int]:
    # For a few rows that is quicker than making a tuple of every place in them.
    added = rows[0]
    for row in rows[1:]:
        added = map(add, added, row)
    return added
