"""What answers at random would come to, so that nobody reads more into a figure than is in it."""

from __future__ import annotations

from fractions import Fraction

from qi_tui.analysis.item.disagreement import largest_gap_total


def expected_at_random(points: int, n: int) -> Fraction | None:
    """The mean disagreement, 0 to 1, of n people who each choose any point with the same chance.

    E(T) / Tmax: of every pair of them the mean gap is (k² − 1) / (3k), so it is
    n(n−1)(k+1) / (6k·⌊n/2⌋·⌈n/2⌉), which comes to 2(k+1) / (3k) in a large room. None for fewer
    than two people, or points.
    """
    largest = largest_gap_total(points, n)
    if not largest:
        return None
    return Fraction(n * (n - 1) * (points * points - 1), 6 * points * largest)
