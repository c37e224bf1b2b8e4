"""What happened to one item between two rounds: who moved, and whether the room came together.

Everything is a function of the table of moves (`Row.moves`): of the raters who rated the item both
times, how many went from which point to which. Two things are shown side by side, because each is
blind to something: a test of the middle misses a room that comes together (1, 7, 1, 7, 1, 7 → all
4), and counts before and after miss people who swap sides.

Whole numbers only, so that no rounding decides a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isqrt

from qi_tui.analysis.item.disagreement import Counts, gap_total, largest_gap_total, percent
from qi_tui.analysis.item.summary import median, middle

FEWEST_FOR_A_VERDICT = 2
"""Raters who answered both times: of one alone there is no disagreement."""


class Verdict(StrEnum):
    """Whether the disagreement became smaller or larger, as far as so many people can tell."""

    CONVERGED = "converged"
    DIVERGED = "diverged"
    NO_CLEAR_CHANGE = "no clear change"
    HINGES_ON_ONE = "hinges on one person"


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to an item, among the raters who rated it both times.

    Attributes:
        before, after: how many of them chose each point, lowest first.
        n: how many they are, at least 1.
        percent_before, percent_after: their disagreement as it is shown, 0 to 100; None of one.
        median_before, median_after: in points.
        moved: how many changed their answer, `up` the scale or `down`.
        towards, away: how many of these came nearer to the median before, or went further from it;
            who crossed to the same distance on its other side did neither.
        steps: the points that all of them moved, up and down alike.
        verdict: None of fewer than two.
    """

    before: Counts
    after: Counts
    n: int
    percent_before: int | None
    percent_after: int | None
    median_before: float
    median_after: float
    moved: int
    up: int
    down: int
    towards: int
    away: int
    steps: int
    verdict: Verdict | None


def change_of(moves: Sequence[int]) -> Change | None:
    """What a table of moves says; None where nobody is in it.

    Args:
        moves: k rows of k for 2 to 14 points, `moves[(before - 1) * k + after - 1]` raters.

    Raises:
        ValueError: where it is not as wide as it is high.
    """
    before, after = margins(moves)
    middle_before, median_before, median_after = middle(before), median(before), median(after)
    if middle_before is None or median_before is None or median_after is None:
        return None
    cells = list(_cells(moves))
    up = sum(raters for old, new, raters in cells if new > old)
    down = sum(raters for old, new, raters in cells if new < old)
    nearer = [(_nearer(old, new, sum(middle_before)), raters) for old, new, raters in cells]
    return Change(
        before=before,
        after=after,
        n=sum(before),
        percent_before=percent(before),
        percent_after=percent(after),
        median_before=median_before,
        median_after=median_after,
        moved=up + down,
        up=up,
        down=down,
        towards=sum(raters for halves, raters in nearer if halves > 0),
        away=sum(raters for halves, raters in nearer if halves < 0),
        steps=sum(abs(new - old) * raters for old, new, raters in cells),
        verdict=verdict_of(moves),
    )


def margins(moves: Sequence[int]) -> tuple[Counts, Counts]:
    """How many chose each point before, and how many after.

    Raises:
        ValueError: where the table is not as wide as it is high.
    """
    points = isqrt(len(moves))
    if points * points != len(moves):
        raise ValueError(f"{len(moves)} numbers are no table of moves")
    before = tuple(sum(moves[row * points : (row + 1) * points]) for row in range(points))
    return before, tuple(sum(moves[column::points]) for column in range(points))


def verdict_of(moves: Sequence[int]) -> Verdict | None:
    """Whether the room came together; None of fewer than two raters who answered both times.

    With D the disagreement, a change of less than 2.4 / (k·√n) is no clear change; a larger one
    hinges on one person unless it has the same sign with any one rater left out. Of two raters
    either one decides, since one alone has no disagreement. Both rules are the house's: there is
    no published test of a change in an ordinal index for rooms of this size.
    """
    before, after = margins(moves)
    points, raters = len(before), sum(before)
    if raters < FEWEST_FOR_A_VERDICT:
        return None
    fell = gap_total(before) - gap_total(after)
    # |ΔD| < 2.4 / (k·√n), squared and multiplied out: 2.4² = 144/25.
    largest = largest_gap_total(points, raters)
    if 25 * fell**2 * points**2 * raters < 144 * largest**2:
        return Verdict.NO_CLEAR_CHANGE
    if any(_sign(rest) != _sign(fell) for rest in _falls_without_one(moves, before, after)):
        return Verdict.HINGES_ON_ONE
    return Verdict.CONVERGED if fell > 0 else Verdict.DIVERGED


def _falls_without_one(moves: Sequence[int], before: Counts, after: Counts) -> Iterator[int]:
    """By how much the total gap fell with one rater of each used cell left out in turn.

    Raters in the same cell are alike, so this leaves out every rater there is.
    """
    old_counts, new_counts = list(before), list(after)
    for old, new, _ in _cells(moves):
        old_counts[old - 1] -= 1
        new_counts[new - 1] -= 1
        yield gap_total(old_counts) - gap_total(new_counts)
        old_counts[old - 1] += 1
        new_counts[new - 1] += 1


def _cells(moves: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The used cells: point before, point after, how many raters."""
    points = isqrt(len(moves))
    for place, raters in enumerate(moves):
        if raters:
            yield place // points + 1, place % points + 1, raters


def _nearer(old: int, new: int, twice_median: int) -> int:
    """By how many half points a move came nearer to the median; less than 0 where further away."""
    return abs(2 * old - twice_median) - abs(2 * new - twice_median)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
