"""The bars of a report as numbers: where each stretch of a bar begins and how wide it is.

A bar of counts is centred on the middle of its scale, so that low answers reach to the left and
high ones to the right (Robbins and Heiberger 2011); all bars of a framework have one measure, so
that they compare. Numbers are rounded to a tenth: the same counts always give the same bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640.0, 26.0
MARGIN = 6.0
STEPS = 3
"""Shades on either side of the middle; numbers tell the points apart, shades only help."""
LABEL_FROM, POINT_FROM = 13.0, 9.0
"""Widths from which on the number of people, or of the point, can be read on a stretch."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The people of one point.

    Attributes:
        shade: `l1` to `l3` for the low side, `h1` to `h3` for the high one, further out with a
            higher number; `m` for the middle.
        label, number: what fits: how many people, and which point; empty where it does not.
    """

    x: float
    width: float
    shade: str
    point: int
    people: int
    label: str
    number: str

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class CountsBar:
    """A bar of counts.

    Attributes:
        mine: where the reader's own answer stands on it; None where it is not marked.
    """

    stretches: tuple[Stretch, ...]
    mine: float | None = None


def measure_of(every: Iterable[Sequence[int]]) -> float:
    """The width that one person has in bars of these counts, so that the longest side fits."""
    longest = max((max(_sides(counts)) for counts in every), default=0.0)
    return (WIDTH / 2 - MARGIN) / max(longest, 1.0)


def counts_bar(counts: Sequence[int], measure: float, mine: int | None = None) -> CountsBar:
    """The bar of an item's counts.

    Args:
        counts: how many chose each point, lowest first.
        measure: the width of one person.
        mine: the point that the reader chose, to be marked; None for none.
    """
    low, _ = _sides(counts)
    x = WIDTH / 2 - low * measure
    stretches, mark = [], None
    for point, people in enumerate(counts, 1):
        width = people * measure
        if point == mine:
            mark = round(x + width / 2, 1)
        if people:
            stretches.append(
                Stretch(
                    x=round(x, 1),
                    width=round(width, 1),
                    shade=_shade(point, len(counts)),
                    point=point,
                    people=people,
                    label=str(people) if width >= LABEL_FROM else "",
                    number=str(point) if width >= POINT_FROM else "",
                )
            )
        x += width
    return CountsBar(tuple(stretches), mark)


def share_width(value: float | None, most: float) -> float:
    """How long the bar of a figure is; the least figure is a short bar, not none."""
    if value is None or most <= 0:
        return 0.0
    return round(max(2.0, min(1.0, value / most) * WIDTH) if value > 0 else 0.0, 1)


def _sides(counts: Sequence[int]) -> tuple[float, float]:
    """How many people stand left and right of the middle of the scale; on it, half on each."""
    twice = len(counts) + 1
    low = high = 0.0
    for point, people in enumerate(counts, 1):
        if 2 * point == twice:
            low, high = low + people / 2, high + people / 2
        elif 2 * point < twice:
            low += people
        else:
            high += people
    return low, high


def _shade(point: int, points: int) -> str:
    away = 2 * point - (points + 1)
    if not away:
        return "m"
    step = -(-STEPS * abs(away) // (points - 1))
    return f"{'l' if away < 0 else 'h'}{step}"
