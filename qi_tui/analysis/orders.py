"""The orders in which a room's items can stand."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.disagreement import order_key


class Order(StrEnum):
    """An order of items; ties keep the framework's."""

    DISAGREEMENT = "most disagreement"
    FRAMEWORK = "framework order"
    LOWEST = "lowest"
    HIGHEST = "highest"
    DONT_KNOW = "most don't know"
    PRIORITIES = "most priorities"
    MOVED = "most moved"


def arrange(items: Sequence[ItemFigures], order: Order) -> tuple[ItemFigures, ...]:
    """The items in an order.

    An item whose figure is hidden or missing comes after those that have one.
    """
    in_place = sorted(items, key=lambda item: item.place)
    match order:
        case Order.DISAGREEMENT:
            return tuple(sorted(in_place, key=_by_disagreement))
        case Order.LOWEST:
            return tuple(sorted(in_place, key=lambda item: _by_median(item, 1)))
        case Order.HIGHEST:
            return tuple(sorted(in_place, key=lambda item: _by_median(item, -1)))
        case Order.DONT_KNOW:
            return tuple(sorted(in_place, key=lambda item: -(item.dont_know or 0)))
        case Order.PRIORITIES:
            return tuple(sorted(in_place, key=lambda item: -(item.priorities or 0)))
        case Order.MOVED:
            return tuple(sorted(in_place, key=_by_movement))
        case Order.FRAMEWORK:
            return tuple(in_place)


def _by_disagreement(item: ItemFigures) -> tuple[object, ...]:
    # Where the counts are hidden, so is the order that they would give.
    return (0, *order_key(item.counts)) if item.counts is not None else (1,)


def _by_movement(item: ItemFigures) -> tuple[float, ...]:
    """By the share of the matched raters who moved, then by how many points all of them moved."""
    if item.change is None:
        return (1,)
    return (0, -item.change.moved / item.change.n, -item.change.steps)


def _by_median(item: ItemFigures, sign: int) -> tuple[int, float]:
    """By the median as a share of the scale, so that scales of other lengths compare."""
    if item.median is None or item.points < 2:
        return (1, 0.0)
    return (0, sign * (item.median - 1) / (item.points - 1))
