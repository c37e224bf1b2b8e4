"""Dealing roles out at random among people, with all that each of them answered.

For any number of roles and of items. Up to 2,000 deals are all counted; of more that many are
tried, the same ones each time. What decides whether a deal counts is compared in whole numbers,
so that equal gaps are equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, lcm
from random import Random

from qi_tui.analysis.item.disagreement import gap_total
from qi_tui.analysis.roles.deals import Deals

DEALS_TRIED = 2_000
"""Deals that are tried where there are too many to count. The house's figure."""

_SEED = 2005


def deals_of_people(groups: Sequence[Sequence[bytes]]) -> Deals | None:
    """Deals of people with all their answers, for any number of groups and items.

    What is compared is the sum of eta² over the items that at least two groups rated and that were
    not rated all alike; an item that a deal leaves to one group alone adds nothing to it.

    Args:
        groups: per group its raters, each the points they gave, 1 to 14 per item, 0 for none; all
            rows are of one length, and no group is empty.

    Returns:
        None where there is no such item. The order of groups and of raters changes nothing.
    """
    # Sorted, so that neither a role's name nor the order of files decides which deals are tried.
    raters = sorted(rater for group in groups for rater in group)
    sizes = sorted(len(group) for group in groups)
    sums = _Sums(groups)
    if not sums.columns:
        return None
    found = sums.of(groups)
    possible = 1
    for place, size in enumerate(sizes):
        possible *= comb(sum(sizes[place:]), size)
    is_exact = possible <= DEALS_TRIED
    people = range(len(raters))
    deals = _every_deal(tuple(people), sizes) if is_exact else _some_deals(len(raters), sizes)
    as_large = sum(
        sums.of([[raters[person] for person in group] for group in deal]) >= found for deal in deals
    )
    return Deals(as_large, possible if is_exact else DEALS_TRIED, is_exact)


@dataclass(frozen=True, slots=True)
class _Column:
    """One item: where it stands in a row, its highest point used, and what it weighs."""

    place: int
    highest: int
    weight: int


class _Sums:
    """The sum of eta² over items as a whole number, up to what no deal changes.

    Of an item's eta², n·Σ_g Σ_j C_gj² / n_g less a constant, over T, the first part is taken; the
    least common multiples of all T and of all possible n_g make it whole.
    """

    def __init__(self, groups: Sequence[Sequence[bytes]]) -> None:
        self.width = len(groups[0][0])
        self.parts = lcm(*range(1, max(map(len, groups)) + 1))
        joined = [b"".join(group) for group in groups]
        gaps: dict[int, tuple[int, int, int]] = {}
        for place in range(self.width):
            rated = [column[place :: self.width].replace(b"\0", b"") for column in joined]
            answers = b"".join(rated)
            highest = max(answers, default=0)
            total = gap_total([answers.count(point) for point in range(1, highest + 1)])
            if total and sum(map(bool, rated)) > 1:
                gaps[place] = (highest, len(answers), total)
        whole = lcm(*(total for _, _, total in gaps.values()))
        self.columns = tuple(
            _Column(place, highest, n * whole // total)
            for place, (highest, n, total) in gaps.items()
        )

    def of(self, groups: Sequence[Sequence[bytes]]) -> int:
        """The sum of a deal."""
        result = 0
        for group in groups:
            joined = b"".join(group)
            for column in self.columns:
                answers = joined[column.place :: self.width]
                below = squares = 0
                for point in range(1, column.highest):
                    below += answers.count(point)
                    squares += below * below
                if squares:
                    n = len(group) - answers.count(0)
                    result += column.weight * (self.parts // n) * squares
        return result


def _every_deal(
    people: tuple[int, ...], sizes: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], ...]]:
    """All ways to share people out into groups of these sizes."""
    if len(sizes) == 1:
        yield (people,)
        return
    for chosen in combinations(people, sizes[0]):
        taken = set(chosen)
        rest = tuple(person for person in people if person not in taken)
        for others in _every_deal(rest, sizes[1:]):
            yield (chosen, *others)


def _some_deals(people: int, sizes: Sequence[int]) -> Iterator[list[list[int]]]:
    """The deals that are tried, the same ones each time."""
    # `random()` alone is promised to give the same numbers in every version of Python.
    chance = Random(_SEED).random
    for _ in range(DEALS_TRIED):
        drawn = [chance() for _ in range(people)]
        shuffled = sorted(range(people), key=drawn.__getitem__)
        deal, start = [], 0
        for size in sizes:
            deal.append(shuffled[start : start + size])
            start += size
        yield deal
