"""How far the roles lie apart on one item: figures and no verdict.

Functions of the counts of the groups that privacy lets through; who has no role, or one that is
not shown, is in none of them. In rooms of this size roles differ by chance alone, so beside every
gap stands how often labels dealt at random would show one as large (`relabelling`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qi_tui.analysis.item.disagreement import Counts, gap_total
from qi_tui.analysis.item.summary import median
from qi_tui.analysis.roles.deals import MOST_TABLES, Deals, deals_of_two, tables_of_two
from qi_tui.analysis.roles.relabelling import deals_of_people

FEWEST_TO_RANK = 4
"""People in each group from whom on items may be sorted or coloured by the gap. The house's: with
no difference at all, 3 against 3 shows a dozen gaps of the kind called large in 40 items."""


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The people of one role: how many chose each point."""

    role: str
    counts: Counts

    @property
    def n(self) -> int:
        """How many of them rated the item."""
        return sum(self.counts)

    @property
    def median(self) -> float | None:
        """The mean of their two middle answers, in points."""
        return median(self.counts)


@dataclass(frozen=True, slots=True)
class RoleFigures:
    """How far the roles lie apart on one item.

    Attributes:
        groups: in the order given.
        between: the mean gap between two people of different groups, in points; None where there
            is no such pair.
        within: the mean gap between two people of the same group; likewise.
        eta_squared: see `eta_squared`.
        expected: its mean over all deals of the labels.
        above: the share above that, 0 to 1; see `above_chance`.
        deals: how often labels dealt at random would show a gap as large; None where there are no
            two groups or all rated it alike.
        may_rank: whether items may be sorted or coloured by the gap: from 4 people per group.
    """

    groups: tuple[RoleGroup, ...]
    between: Fraction | None
    within: Fraction | None
    eta_squared: Fraction | None
    expected: Fraction | None
    above: Fraction | None
    deals: Deals | None
    may_rank: bool


def role_figures(groups: Mapping[str, Sequence[int]]) -> RoleFigures:
    """The figures of one item from the counts of the groups that may be shown.

    Args:
        groups: role → how many of it chose each point, all on one scale.
    """
    used = [counts for counts in groups.values() if sum(counts)]
    return RoleFigures(
        groups=tuple(RoleGroup(role, tuple(counts)) for role, counts in groups.items()),
        between=gap_between(used),
        within=gap_within(used),
        eta_squared=eta_squared(used),
        expected=expected_share(used),
        above=above_chance(used),
        deals=_deals(used),
        may_rank=may_rank([sum(counts) for counts in groups.values()]),
    )


def may_rank(sizes: Sequence[int]) -> bool:
    """Whether items may be sorted or coloured by the gap between groups of these sizes."""
    return len(sizes) > 1 and min(sizes) >= FEWEST_TO_RANK


def gap_between(groups: Sequence[Sequence[int]]) -> Fraction | None:
    """The mean gap between two people of different groups, in points from 0 to k−1.

    (T − Σ T_g) over the pairs n² / 2 − Σ n_g² / 2, where T counts every pair of the room.
    """
    sizes = [sum(counts) for counts in groups]
    pairs = (sum(sizes) ** 2 - sum(size * size for size in sizes)) // 2
    apart = gap_total(_pooled(groups)) - sum(map(gap_total, groups))
    return Fraction(apart, pairs) if pairs else None


def gap_within(groups: Sequence[Sequence[int]]) -> Fraction | None:
    """The mean gap between two people of the same group, in points: Σ T_g / Σ n_g(n_g − 1)/2."""
    sizes = [sum(counts) for counts in groups]
    pairs = sum(size * (size - 1) // 2 for size in sizes)
    return Fraction(sum(map(gap_total, groups)), pairs) if pairs else None


def eta_squared(groups: Sequence[Sequence[int]]) -> Fraction | None:
    """How much of the room's disagreement lies between the groups, from 0 to 1.

    Σ_j Σ_g n_g (F_gj − F_j)² / Σ_j n F_j (1 − F_j), with F the share of a group, or of everybody,
    at or below point j: the part of the ordinal variation that lies between groups (Gadrich and
    Bashkansky 2012), which takes the points for an order and not for numbers. For two groups it is
    Σ_j (C_Aj·n_B − C_Bj·n_A)² / (n_A·n_B·T), C being the number at or below point j.

    None in a unanimous room, and where there are no two groups with answers.
    """
    used = [counts for counts in groups if sum(counts)]
    everybody = _pooled(used)
    raters, apart = sum(everybody), gap_total(everybody)
    if len(used) < 2 or not apart:
        return None
    between = Fraction(0)
    for counts in used:
        size, below, passed = sum(counts), 0, 0
        for mine, chosen in zip(counts, everybody, strict=True):
            below += mine
            passed += chosen
            between += Fraction((below * raters - passed * size) ** 2, size * raters * apart)
    return between


def expected_share(groups: Sequence[Sequence[int]]) -> Fraction | None:
    """The mean of eta² over all ways to deal the labels: (G − 1) / (n − 1).

    None in a unanimous room, and where there are no two groups with answers.
    """
    used = [counts for counts in groups if sum(counts)]
    everybody = _pooled(used)
    if len(used) < 2 or not gap_total(everybody):
        return None
    return Fraction(len(used) - 1, sum(everybody) - 1)


def above_chance(groups: Sequence[Sequence[int]]) -> Fraction | None:
    """The share of eta² above what dealt labels show, max(0, (eta² − e) / (1 − e)), 0 to 1.

    None where there is no eta², and where every group is one person, whom no deal can mix.
    """
    return share_above(eta_squared(groups), expected_share(groups))


def share_above(found: Fraction | None, expected: Fraction | None) -> Fraction | None:
    """The share of what was found above what is expected; None where nothing could be above it."""
    if found is None or expected is None or expected == 1:
        return None
    return max(Fraction(0), (found - expected) / (1 - expected))


def _deals(groups: Sequence[Sequence[int]]) -> Deals | None:
    if eta_squared(groups) is None:
        return None
    if len(groups) == 2 and tables_of_two(*groups) <= MOST_TABLES:
        return deals_of_two(*groups)
    return deals_of_people([_people(counts) for counts in groups])


def _people(counts: Sequence[int]) -> list[bytes]:
    return [bytes([point]) for point, chosen in enumerate(counts, 1) for _ in range(chosen)]


def _pooled(groups: Sequence[Sequence[int]]) -> Counts:
    return tuple(map(sum, zip(*groups, strict=True)))
