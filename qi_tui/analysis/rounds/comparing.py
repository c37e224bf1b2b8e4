"""Two rooms of one framework side by side: two rounds, two dates, two sites.

The figures are those that may be shown of either room, and nothing is invented for what cannot be
compared: such an item is listed with the reason. Whether the same people rated is not known here;
for how people moved between two rounds there is `change`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from qi_tui.analysis.figures import ItemFigures, RoomFigures
from qi_tui.analysis.item.disagreement import gap_total, largest_gap_total
from qi_tui.analysis.item.item_key import ItemKey, key_of

FEWEST_TO_COMPARE = 4
"""Answers on either side from which on two figures of disagreement are compared: from four on an
item has a shape and a place in the order of items."""


class Reason(StrEnum):
    """Why an item cannot be compared; of those that fit, the first in this order."""

    ONLY_FIRST = "only in the first"
    ONLY_SECOND = "only in the second"
    OTHER_SCALE = "rated on another scale"
    NOT_ASKED = "not asked in both"
    TOO_FEW = "too few to show"
    NO_DATA = "no data"


class CompareOrder(StrEnum):
    """An order of compared items; ties, and items without a difference, keep the framework's."""

    FRAMEWORK = "framework order"
    FALL = "biggest fall"
    RISE = "biggest rise"


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """One item in two rooms.

    Attributes:
        key: what names it in both.
        first, second: its figures in either room (n, disagreement, median, shape); None where it
            is not there.
        reason: why it cannot be compared; None where it can.
    """

    key: ItemKey
    first: ItemFigures | None
    second: ItemFigures | None
    reason: Reason | None

    @property
    def is_comparable(self) -> bool:
        """Whether both rooms have answers to it that may be shown."""
        return self.reason is None

    @property
    def title(self) -> str:
        """Its title as the second room has it, else the first."""
        here = self.second or self.first
        return here.title if here else ""

    @property
    def difference(self) -> int | None:
        """How far its disagreement as shown rose (above 0) or fell (below), −100 to 100.

        None where it cannot be compared or has fewer than four answers on a side.
        """
        first, second = self.first, self.second
        if first is None or second is None or not self.is_comparable:
            return None
        if first.percent is None or second.percent is None:
            return None
        enough = min(first.n, second.n) >= FEWEST_TO_COMPARE
        return second.percent - first.percent if enough else None

    @property
    def was_answered(self) -> bool:
        """Whether anybody rated it in either room."""
        return any(side is not None and side.n > 0 for side in (self.first, self.second))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rooms side by side.

    Attributes:
        items: every item of either room, in the framework's order as the second room has it; those
            that only the first has come last.
    """

    first: RoomFigures
    second: RoomFigures
    items: tuple[ComparedItem, ...]

    @property
    def matched(self) -> int:
        """How many items can be compared."""
        return sum(item.is_comparable for item in self.items)

    @property
    def answered(self) -> int:
        """How many items anybody rated in either room."""
        return sum(item.was_answered for item in self.items)

    @property
    def matched_percent(self) -> int | None:
        """The share of the answered items that can be compared, 0 to 100; None without answers.

        Rounded down, so that 100 means all of them.
        """
        return 100 * self.matched // self.answered if self.answered else None

    @property
    def ranked(self) -> int:
        """How many items have a difference; the mean disagreement rests on them."""
        return sum(item.difference is not None for item in self.items)

    @property
    def mean_percents(self) -> tuple[int, int] | None:
        """The mean disagreement of either room, 0 to 100, halves up; over the same items on both
        sides, those with at least four answers on each. None where there is no such item.
        """
        ranked = [item for item in self.items if item.difference is not None]
        if not ranked:
            return None
        return _mean([item.first for item in ranked]), _mean([item.second for item in ranked])


def compare(first: RoomFigures, second: RoomFigures) -> Comparison:
    """Two rooms side by side.

    Args:
        first: the earlier room, or one site; as it may be shown.
        second: the later one, or the other; shown to the same audience.

    Raises:
        ValueError: where they are not of the same framework.
    """
    if first.framework != second.framework:
        raise ValueError("only rooms of one framework can be compared")
    before = {key_of(item): item for item in _in_place(first)}
    after = {key_of(item): item for item in _in_place(second)}
    pairs = {key: (before.get(key), after.get(key)) for key in [*after, *before]}
    items = (ComparedItem(key, *sides, _reason(*sides)) for key, sides in pairs.items())
    return Comparison(first, second, tuple(items))


def arrange_compared(
    items: Sequence[ComparedItem], order: CompareOrder
) -> tuple[ComparedItem, ...]:
    """Items, given in the framework's order, in another; those without a difference come last."""
    if order is CompareOrder.FRAMEWORK:
        return tuple(items)
    sign = 1 if order is CompareOrder.FALL else -1
    return tuple(sorted(items, key=lambda item: _by_difference(item, sign)))


def _reason(first: ItemFigures | None, second: ItemFigures | None) -> Reason | None:
    if second is None:
        return Reason.ONLY_FIRST
    if first is None:
        return Reason.ONLY_SECOND
    if first.points != second.points:
        return Reason.OTHER_SCALE
    if 0 in (first.asked, second.asked):
        return Reason.NOT_ASKED
    if first.hidden or second.hidden:
        return Reason.TOO_FEW
    return None if first.n and second.n else Reason.NO_DATA


def _in_place(room: RoomFigures) -> list[ItemFigures]:
    return sorted(room.items, key=lambda item: item.place)


def _by_difference(item: ComparedItem, sign: int) -> tuple[bool, int]:
    difference = item.difference
    return difference is None, sign * (difference or 0)


def _mean(sides: Sequence[ItemFigures | None]) -> int:
    """The mean disagreement of items, as shown; exact until it is rounded."""
    shares = [
        Fraction(gap_total(side.counts), largest_gap_total(len(side.counts), side.n))
        for side in sides
        if side is not None and side.counts is not None
    ]
    return int(100 * sum(shares, Fraction(0)) / len(shares) + Fraction(1, 2))
