"""How far apart the people are on one item: the headline index of its counts.

Everything is a function of the counts, in whole numbers until the last division, so rooms are
merged by adding counts and asking again; an index is never averaged. Expected disagreement of
random answers is 2(k+1)/(3k), so short scales have a mild head start, and a scale of two points
cannot say how far apart people are.
"""

from __future__ import annotations

from collections.abc import Sequence

Counts = tuple[int, ...]
"""How many people chose each point: `counts[j - 1]` chose point j of `len(counts)`, 2 to 14."""

NONE = "–"
"""What stands where there is no figure, which is not the same as 0."""

# Two different ratios with denominators under 2**128 are further apart than 2**-256, so cutting
# both to this many binary places keeps equal ones equal and different ones in their order.
_PLACES = 256


def gap_total(counts: Sequence[int]) -> int:
    """The sum over all pairs of raters of the points between them, T: a whole number, 0 or more.

    T = Σ N_j (n − N_j) over the k−1 lines between neighbouring points, where N_j raters are at or
    below point j: each line is crossed once by every pair that it parts.
    """
    raters = sum(counts)
    below = 0
    gaps = 0
    for chosen in counts[:-1]:
        below += chosen
        gaps += below * (raters - below)
    return gaps


def largest_gap_total(points: int, n: int) -> int:
    """The largest total gap that n raters can have on a scale: half of them at each end.

    Tmax = (k−1) · ⌊n/2⌋ · ⌈n/2⌉, exact for odd n too; 0 where there are no two raters.
    """
    return (points - 1) * (n // 2) * (n - n // 2)


def disagreement(counts: Sequence[int]) -> float | None:
    """The disagreement D, from 0 (all the same) to 1 (half the room at each end; where the number
    is odd, the one left over may stand anywhere, since that changes no sum of gaps).

    D = T / Tmax: the index of ordinal variation of Berry and Mielke (1992) with the exact maximum
    for odd n; for even n it is 1 − l² of Blair and Lacy (2000). None for fewer than two answers.
    Example: 2 0 0 0 0 6 0 has T = 60, Tmax = 96 and D = 0.625.
    """
    largest = largest_gap_total(len(counts), sum(counts))
    return gap_total(counts) / largest if largest else None


def percent(counts: Sequence[int]) -> int | None:
    """The disagreement as it is shown, a whole number from 0 to 100, halves up.

    (200·T + Tmax) // (2·Tmax), so that no rounding of a float decides it. None for fewer than two
    answers.
    """
    largest = largest_gap_total(len(counts), sum(counts))
    return (200 * gap_total(counts) + largest) // (2 * largest) if largest else None


def mean_pair_gap(counts: Sequence[int]) -> float | None:
    """How many points two raters are apart on average, from 0 to k−1.

    2T / (n(n−1)), the mean over all pairs (Gini's mean difference). None for fewer than two
    answers.
    """
    ordered_pairs = _ordered_pairs(counts)
    return 2 * gap_total(counts) / ordered_pairs if ordered_pairs else None


def show_gap(counts: Sequence[int]) -> str:
    """The mean pair gap as it is shown: one decimal, halves up ("1.25" is "1.3"), "–" if none."""
    ordered_pairs = _ordered_pairs(counts)
    if not ordered_pairs:
        return NONE
    tenths = (40 * gap_total(counts) + ordered_pairs) // (2 * ordered_pairs)
    return f"{tenths // 10}.{tenths % 10}"


def order_key(counts: Sequence[int]) -> tuple[int, int, int, int]:
    """What to sort items by, ascending, so that those that split the room come first.

    Items with four or more answers, then those with three, two, one, none; within these by
    disagreement, then mean pair gap as a share of k−1, both descending, then more answers first.
    What is still equal is left to a stable sort. Scales of different lengths may be mixed. Whole
    numbers only: items that are equal are never put in order by the noise of a float. Exact to
    2**62 raters.
    """
    raters = sum(counts)
    few = 4 - min(raters, 4)
    if raters < 2:
        return few, 0, 0, -raters
    scaled = gap_total(counts) << _PLACES
    steps = len(counts) - 1
    share = scaled // largest_gap_total(len(counts), raters)
    # The factor 2 of the mean pair gap is the same for every item and left out.
    gap = scaled // (_ordered_pairs(counts) * steps)
    return few, -share, -gap, -raters


def _ordered_pairs(counts: Sequence[int]) -> int:
    """The number of ordered pairs of raters, n(n−1)."""
    raters = sum(counts)
    return raters * (raters - 1)
