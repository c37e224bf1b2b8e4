"""Whole minutes shared out over items, so that they add up to the time there is."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST_MINUTES = 4
"""The least time in which a room can say what it sees and why. The house's figure."""


def share_minutes(
    total: int, weights: Sequence[int], fixed: Sequence[int | None]
) -> tuple[int, ...]:
    """The minutes of each item, in the order given.

    An item with fixed minutes has those. The time that is left goes to the others: each has at
    least 4, and what remains is shared in proportion to the weights by largest remainders (that is
    Hamilton's rule; ties go to the earlier item, and without any weights all count alike). Where
    there is not time for all, those that come last have 0.

    The sum is the total, but for two cases: where no other item has room for 4 minutes, what is
    left stays unused; and fixed minutes stand even where there are more of them than the total.

    Args:
        total: the minutes there are, 0 or more.
        weights: per item, 0 or more.
        fixed: per item the minutes given by hand, 0 or more; None for those to be shared out.

    Raises:
        ValueError: where minutes are below 0.
    """
    given = [minutes for minutes in fixed if minutes is not None]
    if min([total, *given]) < 0:
        raise ValueError("Minutes are a whole number, 0 or more")
    left = max(0, total - sum(given))
    free = [place for place, minutes in enumerate(fixed) if minutes is None]
    free = free[: left // FEWEST_MINUTES]
    shares = [minutes or 0 for minutes in fixed]
    rest = left - FEWEST_MINUTES * len(free)
    for place, more in zip(free, _in_proportion(rest, [weights[p] for p in free]), strict=True):
        shares[place] = FEWEST_MINUTES + more
    return tuple(shares)


def _in_proportion(total: int, weights: Sequence[int]) -> list[int]:
    """Whole shares of the total in proportion to the weights; none where there are no weights."""
    whole = sum(weights)
    if weights and not whole:
        return _in_proportion(total, [1] * len(weights))
    shares = [total * weight // whole for weight in weights]
    places = sorted(range(len(weights)), key=lambda place: -(total * weights[place] % whole))
    for place in places[: total - sum(shares)]:
        shares[place] += 1
    return shares
