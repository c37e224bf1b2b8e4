"""What the items of a framework come to, however the framework was read: their points, their order.

Light, so that the items can be drawn before what checks a definition is there.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qi_tui.model.framework import Domain, Item, Scale

BIPOLAR_POINTS = 7


class Described:
    """A framework by its domains, its items and the scale that they may share."""

    if TYPE_CHECKING:
        domains: tuple[Domain, ...]
        scale: Scale | None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item, in the framework's order."""
        return tuple(item for domain in self.domains for item in domain.items)

    @cached_property
    def points(self) -> dict[str, int]:
        """Item id → number of points, in the framework's order; a count item has 0."""
        return {item.id: self.points_of(item) for item in self.items}

    @cached_property
    def domain_of(self) -> dict[str, Domain]:
        """Item id → the domain it stands in."""
        return {item.id: domain for domain in self.domains for item in domain.items}

    @cached_property
    def item_by_id(self) -> dict[str, Item]:
        """Item id → item."""
        return {item.id: item for item in self.items}

    def points_of(self, item: Item) -> int:
        """The number of points of an item of this framework; 0 for a count item."""
        if item.kind == "anchored" or item.kind == "stage":
            return len(item.anchors)
        if item.kind == "yes_no":
            return 2
        if item.kind == "count":
            return 0
        scale = item.scale or self.scale
        if scale is None:
            return BIPOLAR_POINTS if item.kind == "bipolar" else 0
        return len(scale.points)

    def descriptors(self, item: Item) -> tuple[str, ...]:
        """What each point of an item says, lowest first; empty for a count item."""
        if item.kind == "anchored" or item.kind == "stage":
            return item.anchors
        if item.kind == "yes_no":
            return ("no", "yes")
        if item.kind == "bipolar":
            return _between(item.poles, self.points_of(item))
        if item.kind == "count":
            return ()
        scale = item.scale or self.scale
        return scale.points if scale else ()


def _between(poles: tuple[str, str], points: int) -> tuple[str, ...]:
    left, right = poles
    middle = (points + 1) / 2
    words: list[str] = []
    for value in range(1, points + 1):
        if value == 1:
            words.append(f"fully: {left}")
        elif value == points:
            words.append(f"fully: {right}")
        elif value == middle:
            words.append("midway")
        else:
            words.append(f"nearer to: {left if value < middle else right}")
    return tuple(words)
