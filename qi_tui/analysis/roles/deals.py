"""How often a gap like the one between the roles turns up where the roles are dealt at random.

A deal hands the same labels out again to the same people, as many of each as there are (Fisher's
randomisation test, 1935). For one item and two roles their counts are all that it takes to count
every deal; `relabelling` has the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

MOST_TABLES = 40_000
"""Tables of two roles that are summed up; with more of them deals are tried. The house's figure."""


@dataclass(frozen=True, slots=True)
class Deals:
    """How many deals show a gap at least as large as the one that was found.

    Attributes:
        as_large: the deals that do.
        dealt: the deals that were looked at.
        is_exact: whether those are all that there are; otherwise they are a sample.
    """

    as_large: int
    dealt: int
    is_exact: bool

    @property
    def share(self) -> Fraction:
        """The share of deals with so large a gap, above 0 and up to 1: an exact test's p.

        Of a sample it is (b + 1) / (m + 1), since the labels as they are make one deal more
        (Phipson and Smyth 2010).
        """
        if self.is_exact:
            return Fraction(self.as_large, self.dealt)
        return Fraction(self.as_large + 1, self.dealt + 1)


def tables_of_two(first: Sequence[int], second: Sequence[int]) -> int:
    """How many 2×k tables have the sums of these two groups' counts: ways to hand out the first.

    Args:
        first: how many of one group chose each point.
        second: likewise of the other, on the same scale.
    """
    size = sum(first)
    ways = [1] + [0] * size
    for chosen in map(sum, zip(first, second, strict=True)):
        ways = [sum(ways[max(0, dealt - chosen) : dealt + 1]) for dealt in range(size + 1)]
    return ways[size]


def deals_of_two(first: Sequence[int], second: Sequence[int]) -> Deals:
    """All deals of two groups' labels, from their counts alone.

    The sum over the 2×k tables with fixed margins: one in which the first group has a_j of the c_j
    people at point j stands for Π C(c_j, a_j) deals, and counts where Σ_j (C_j·n − N_j·n_A)² is
    not smaller than it is here (C and N: the first group and everybody, cumulated). That sum is
    eta² but for a factor that all tables share. Tables that agree so far are carried together.

    Example: 3 0 0 against 0 0 5 is found in 1 of C(8, 3) = 56 deals.
    """
    size, everybody = sum(first), sum(first) + sum(second)
    found = below = passed = 0
    reached = {(0, 0): 1}
    for mine, others in zip(first, second, strict=True):
        chosen = mine + others
        passed += chosen
        below += mine
        found += (below * everybody - passed * size) ** 2
        ahead: dict[tuple[int, int], int] = {}
        for (dealt, gaps), deals in reached.items():
            for more in range(min(chosen, size - dealt) + 1):
                gap = (dealt + more) * everybody - passed * size
                key = (dealt + more, gaps + gap * gap)
                ahead[key] = ahead.get(key, 0) + deals * comb(chosen, more)
        reached = ahead
    as_large = sum(n for (dealt, gaps), n in reached.items() if dealt == size and gaps >= found)
    return Deals(as_large, comb(everybody, size), is_exact=True)
