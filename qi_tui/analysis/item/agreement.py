"""Where the room agrees, and whether on something strong or weak: what is said before the rest."""

from __future__ import annotations

from enum import StrEnum

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.item.summary import middle

FEWEST_TO_AGREE = 3
"""Answers from which on a room is said to agree: of two, the gap is shown and no more (`trust`)."""


class Level(StrEnum):
    """Where on the scale the room agrees."""

    HIGH = "agree that it is strong"
    MIDDLE = "agree that it is in the middle"
    LOW = "agree that it is weak"


def level_of(item: ItemFigures, is_reversed: bool = False) -> Level | None:
    """Where the room agrees about an item; None where it does not, or too few have answered.

    It agrees where the answers are alike, there are at least three, and it is not one that many
    did not answer. High is a median in the upper third of the scale, low one in the lower third,
    edges included (the house's: on seven points 5 to 7, and 1 to 3).

    Args:
        item: the figures.
        is_reversed: whether the low end of its scale is the strong one.
    """
    counts = item.counts
    answers = middle(counts) if counts else None
    if counts is None or answers is None or item.n < FEWEST_TO_AGREE:
        return None
    if item.shape is not Shape.ALIKE or item.many_silent:
        return None
    # The two middle answers are twice the median, so both sides are six times the share of k−1.
    height, third = 3 * (sum(answers) - 2), 2 * (len(counts) - 1)
    if height >= 2 * third:
        return Level.LOW if is_reversed else Level.HIGH
    if height <= third:
        return Level.HIGH if is_reversed else Level.LOW
    return Level.MIDDLE
