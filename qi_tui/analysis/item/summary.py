"""Where the answers to one item lie: median, quartiles, mean, and how many are together.

Functions of the counts (`counts[j - 1]` people chose point j), in points from 1 to k. Where there
are no answers there is no figure: None, or "–" on the screen, never 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from qi_tui.analysis.item.disagreement import NONE


def total(counts: Sequence[int]) -> int:
    """How many people rated the item, n."""
    return sum(counts)


def middle(counts: Sequence[int]) -> tuple[int, int] | None:
    """The two middle answers, lower first; the same one twice where n is odd."""
    raters = sum(counts)
    if not raters:
        return None
    return _answer_at(counts, (raters - 1) // 2), _answer_at(counts, raters // 2)


def median(counts: Sequence[int]) -> float | None:
    """The mean of the two middle answers."""
    answers = middle(counts)
    return sum(answers) / 2 if answers else None


def show_median(counts: Sequence[int]) -> str:
    """The median as it is shown: "4", or "4–5" where the two middle answers differ."""
    answers = middle(counts)
    if not answers:
        return NONE
    low, high = answers
    return str(low) if low == high else f"{low}–{high}"


def quantile(counts: Sequence[int], p_numerator: int, p_denominator: int) -> float | None:
    """The point below which a share of the answers lies, interpolated.

    R's type 7 (Hyndman and Fan 1996), called inclusive elsewhere: of the sorted answers, numbered
    from 0, the one at (n−1)·p, or as far between two of them as that is between two numbers.

    Args:
        counts: how many people chose each point.
        p_numerator: the share p, as a ratio of two whole numbers so that it is exact.
        p_denominator: a quarter is 1 and 4.

    Raises:
        ValueError: the share is not between 0 and 1.
    """
    if not 0 <= p_numerator <= p_denominator or not p_denominator:
        raise ValueError(f"{p_numerator}/{p_denominator} is not a share between 0 and 1")
    raters = sum(counts)
    if not raters:
        return None
    index, beyond = divmod((raters - 1) * p_numerator, p_denominator)
    below = _answer_at(counts, index)
    above = _answer_at(counts, min(index + 1, raters - 1))
    return (below * (p_denominator - beyond) + above * beyond) / p_denominator


def quartiles(counts: Sequence[int]) -> tuple[float, float] | None:
    """The lower and the upper quartile (see `quantile`)."""
    lower, upper = quantile(counts, 1, 4), quantile(counts, 3, 4)
    return None if lower is None or upper is None else (lower, upper)


def mean(counts: Sequence[int]) -> float | None:
    """The mean answer; for exports and details only, since points need not be evenly spaced."""
    raters = sum(counts)
    return _sum(counts) / raters if raters else None


def sd(counts: Sequence[int]) -> float | None:
    """The standard deviation of a sample (n−1), in points; None for fewer than two answers."""
    raters = sum(counts)
    if raters < 2:
        return None
    squares = sum(point * point * chosen for point, chosen in enumerate(counts, 1))
    return sqrt((raters * squares - _sum(counts) ** 2) / (raters * (raters - 1)))


def lowest(counts: Sequence[int]) -> int | None:
    """The lowest point that anybody chose."""
    return next((point for point, chosen in enumerate(counts, 1) if chosen), None)


def highest(counts: Sequence[int]) -> int | None:
    """The highest point that anybody chose."""
    return next((point for point in range(len(counts), 0, -1) if counts[point - 1]), None)


def share_together(counts: Sequence[int]) -> tuple[int, int] | None:
    """How many people are together, and of how many.

    On a scale of five or more points: those within one point of the median. A median between two
    points is taken as it is, so 4–5 has 4 and 5 within one point, 4–6 has 4, 5 and 6, and in a
    room half at 1 and half at 7 nobody is near the middle: 0 of 8. On a shorter scale, where one
    point is a large part of it: those who chose the commonest answer.
    """
    answers = middle(counts)
    if not answers:
        return None
    if len(counts) <= 4:
        return max(counts), sum(counts)
    twice_median = sum(answers)
    near = (chosen for point, chosen in enumerate(counts, 1) if abs(2 * point - twice_median) <= 2)
    return sum(near), sum(counts)


def _sum(counts: Sequence[int]) -> int:
    return sum(point * chosen for point, chosen in enumerate(counts, 1))


def _answer_at(counts: Sequence[int], index: int) -> int:
    """The answer with this number, from 0, when all are put in order."""
    passed = 0
    for point, chosen in enumerate(counts, 1):
        passed += chosen
        if index < passed:
            return point
    raise IndexError(index)
