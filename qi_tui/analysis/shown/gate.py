"""Who may see what of a group of people: the sizes from which on anything is shown.

Asked through `privacy`, and by nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from qi_tui.model.workshop import Limits

TOO_FEW = "too few"
"""Why something is hidden; where there is nothing to hide, nothing is said."""
TWO = 2
"""Points of the shortest scale, yes or no."""


class Audience(StrEnum):
    """Who will see it: the people in the room, or anybody else."""

    ROOM = "room"
    OUTSIDE = "outside"


class Gate:
    """What an audience may see of a group of a given size."""

    def __init__(self, audience: Audience, limits: Limits) -> None:
        self.is_outside = audience is Audience.OUTSIDE
        self.limits = limits

    def counts(self, n: int) -> bool:
        """Whether counts, and all that they would give away, may be shown of n answers."""
        return not self.is_outside or n >= self.limits.counts

    def median(self, n: int, points: int = 0) -> bool:
        """Whether the median of n answers may be shown.

        Args:
            n: how many they are.
            points: of their scale, where it is one. On a scale of two points the middle of an even
                number is either of them or lies between; if it lies between, half of the people
                chose each. So it is shown only where the counts are, whichever of the three it is.
        """
        if not self.is_outside or self.counts(n):
            return True
        return n >= self.limits.median and (points != TWO or n % 2 == 1)

    def part(self, n: int, wholes: Iterable[int]) -> bool:
        """Whether counts of n people may be shown beside those of larger groups they are part of.

        What is left of each when they are taken from it must be nobody, or a group that may be
        shown itself.
        """
        rests = (whole - n for whole in wholes)
        return self.counts(n) and all(rest == 0 or self.counts(rest) for rest in rests)

    def roles(self, sizes: Mapping[str, int], raters: int) -> frozenset[str]:
        """The role groups of a room that may be shown beside the whole."""
        least = self.limits.role_in_room
        if self.is_outside:
            least = max(least, self.limits.counts)
        return safe_groups(sizes, raters, least)


def safe_groups(sizes: Mapping[str, int], everybody: int, least: int) -> frozenset[str]:
    """The groups that can be shown so that what is left over gives nobody away either.

    What is left when the shown groups are taken from the whole must be nobody, or a group that is
    large enough itself; while it is neither, the smallest shown group is hidden too.
    """
    shown = {role for role, size in sizes.items() if size >= least}
    while shown:
        rest = everybody - sum(sizes[role] for role in shown)
        if rest == 0 or rest >= least:
            break
        shown.remove(min(shown, key=lambda role: (sizes[role], role)))
    return frozenset(shown)
