"""The name of how one item's answers lie: alike, two camps, one voice apart, mild, spread.

Whole numbers only, and the first rule that matches wins. The shape describes these answers and
does not prove that there are factions: eight people who answer a 7-point item at random look like
two camps in a quarter of rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qi_tui.analysis.item.disagreement import gap_total, largest_gap_total
from qi_tui.analysis.item.summary import highest, lowest, middle

FEWEST_FOR_A_SHAPE = 4


class Shape(StrEnum):
    """The nine shapes, in the order in which the rules name them."""

    NO_ANSWERS = "no answers"
    ONE_ANSWER = "one answer"
    ALIKE = "alike"
    TOO_FEW = "too few to call"
    TWO_CAMPS = "two camps"
    ONE_VOICE_APART = "one voice apart"
    A_FEW_APART = "a few apart"
    MILD = "mild"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Call:
    """A shape, and where it has two sides the line between them.

    `split` is the last point of the low side that anybody chose: points 1..split are the low side,
    the others the high side. None for the shapes without sides.
    """

    shape: Shape
    split: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that divides the people well enough, measured in half points to stay whole.

    `apart` is sep2, twice the distance between the sides' medians; `within` is 2W, twice the sum
    of the distances to the own side's median.
    """

    split: int
    within: int
    apart: int
    smaller: int
    from_smaller_end: tuple[int, ...]

    def beats(self, other: _Line) -> bool:
        """Whether this line divides better: smaller W/sep2, then the larger smaller side.

        A tie that is left goes to the line whose smaller side has more people further out on its
        own end of the scale, which is the same people when the scale is mirrored. It cannot change
        the shape, which depends on the size of the smaller side alone.
        """
        mine, others = self.within * other.apart, other.within * self.apart
        if mine != others:
            return mine < others
        return (self.smaller, self.from_smaller_end) > (other.smaller, other.from_smaller_end)


def near(points: int) -> int:
    """How many steps apart all answers may lie and be called alike: ⌊(k−1)/4⌋."""
    return (points - 1) // 4


def far(points: int) -> int:
    """How many steps apart two sides must lie: 1 for k = 2, else max(2, ⌈(k−1)/2⌉)."""
    return 1 if points == 2 else max(2, points // 2)


def call(counts: Sequence[int]) -> Call:
    """The shape of an item's answers; `counts[j - 1]` people chose point j of 2 to 14.

    1. n = 0 is *no answers*, n = 1 *one answer*.
    2. Highest − lowest ≤ near(k): *alike*.
    3. n < 4: *too few to call*.
    4. Of the dividing lines with sep2 ≥ 2·far(k) and 16·W ≤ n·sep2 the best (`_Line.beats`);
       its smaller side q against m = max(2, ⌈n/4⌉): q ≥ m *two camps*,
       q = 1 *one voice apart*, else *a few apart*.
    5. 5·T ≤ Tmax *alike*, 2·T ≤ Tmax *mild*, else *spread* (see `gap_total`).

    Mirroring the scale never changes the shape, and leaves the same people on each side; where the
    counts are their own mirror image and two lines are equally good, it is the lower one.
    """
    raters = sum(counts)
    low, high = lowest(counts), highest(counts)
    if low is None or high is None:
        return Call(Shape.NO_ANSWERS)
    if raters == 1:
        return Call(Shape.ONE_ANSWER)
    if high - low <= near(len(counts)):
        return Call(Shape.ALIKE)
    if raters < FEWEST_FOR_A_SHAPE:
        return Call(Shape.TOO_FEW)
    line = _best_line(counts)
    if line is not None:
        return Call(_sided(line.smaller, raters), line.split)
    return Call(_unsided(counts))


def _sided(smaller: int, raters: int) -> Shape:
    if smaller >= max(2, (raters + 3) // 4):
        return Shape.TWO_CAMPS
    return Shape.ONE_VOICE_APART if smaller == 1 else Shape.A_FEW_APART


def _unsided(counts: Sequence[int]) -> Shape:
    gaps = gap_total(counts)
    largest = largest_gap_total(len(counts), sum(counts))
    if 5 * gaps <= largest:
        return Shape.ALIKE
    return Shape.MILD if 2 * gaps <= largest else Shape.SPREAD


def _best_line(counts: Sequence[int]) -> _Line | None:
    best: _Line | None = None
    for split in range(1, len(counts)):
        # Lines within an empty stretch divide the same people: the first stands for them all.
        line = _line(counts, split) if counts[split - 1] else None
        if line is not None and (best is None or line.beats(best)):
            best = line
    return best


def _line(counts: Sequence[int], split: int) -> _Line | None:
    """The line above a point, or None where nobody is on one side or it divides too poorly."""
    low_side, high_side = counts[:split], counts[split:]
    low_middle, high_middle = middle(low_side), middle(high_side)
    if low_middle is None or high_middle is None:
        return None
    apart = sum(high_middle) + 2 * split - sum(low_middle)
    if apart < 2 * far(len(counts)):
        return None
    within = _within(low_side, sum(low_middle)) + _within(high_side, sum(high_middle))
    low, high = sum(low_side), sum(high_side)
    if 8 * within > (low + high) * apart:
        return None
    return _Line(
        split=split,
        within=within,
        apart=apart,
        smaller=min(low, high),
        from_smaller_end=tuple(counts if low <= high else reversed(counts)),
    )


def _within(side: Sequence[int], twice_median: int) -> int:
    """Twice the sum of the distances from a side's answers to its median, in points."""
    return sum(abs(2 * point - twice_median) * chosen for point, chosen in enumerate(side, 1))
