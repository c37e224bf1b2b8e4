"""How far the roles lie apart over a whole form: the one question that is asked of all its items.

With a few people per role no single item can answer it, but all of them together may. People are
relabelled and not items, since one person's answers hang together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from qi_tui.analysis.roles.deals import Deals
from qi_tui.analysis.roles.relabelling import deals_of_people
from qi_tui.analysis.roles.roles import eta_squared, expected_share, may_rank, share_above


@dataclass(frozen=True, slots=True)
class FormEffect:
    """How far the roles lie apart over a form.

    Attributes:
        items: how many items it rests on: those that at least two roles rated, and not all alike.
        raters: how many people.
        mean: the mean of eta² over these items, 0 to 1.
        expected: the mean over them of (G − 1) / (n − 1), what labels dealt among those who rated
            an item show.
        above: the share above that, 0 to 1; None where no deal could mix anybody.
        deals: how often labels dealt at random would show as large a mean.
        may_rank: whether it may be spoken of: from 4 people per role.
    """

    items: int
    raters: int
    mean: Fraction
    expected: Fraction
    above: Fraction | None
    deals: Deals
    may_rank: bool


def form_effect(raters: Sequence[tuple[str, Sequence[int | None]]]) -> FormEffect | None:
    """How far the roles lie apart over a form.

    Args:
        raters: each rater's role and the point they gave each item, 1 to 14; None where they gave
            none, and for every count item. Only of roles that may be shown. All rate the same
            items in the same order; the order of the raters changes nothing.

    Returns:
        None where no item was rated by two roles and not by all alike.

    Raises:
        ValueError: where rows differ in length, or a point is none.
    """
    if len({len(answers) for _, answers in raters}) > 1:
        raise ValueError("every rater needs an answer, or none, to each item")
    groups: dict[str, list[bytes]] = {}
    for role, answers in raters:
        groups.setdefault(role, []).append(bytes(point or 0 for point in answers))
    rows = list(groups.values())
    width = len(raters[0][1]) if raters else 0
    shares = [
        (found, expected)
        for counts in (_counts(rows, place) for place in range(width))
        if (found := eta_squared(counts)) is not None
        and (expected := expected_share(counts)) is not None
    ]
    deals = deals_of_people(rows) if shares else None
    if deals is None:
        return None
    mean = sum((found for found, _ in shares), Fraction(0)) / len(shares)
    chance = sum((expected for _, expected in shares), Fraction(0)) / len(shares)
    return FormEffect(
        items=len(shares),
        raters=len(raters),
        mean=mean,
        expected=chance,
        above=share_above(mean, chance),
        deals=deals,
        may_rank=may_rank([len(group) for group in rows]),
    )


def _counts(groups: Sequence[Sequence[bytes]], place: int) -> list[list[int]]:
    """Per group how many chose each point of one item."""
    columns = [bytes(rater[place] for rater in group) for group in groups]
    highest = max(max(column) for column in columns)
    return [[column.count(point) for point in range(1, highest + 1)] for column in columns]
