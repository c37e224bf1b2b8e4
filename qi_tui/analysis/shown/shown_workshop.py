"""What may be shown of a workshop's own record: what was settled, the closing votes, the roles.

Asked through `privacy`, and by nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.shown.gate import Audience, Gate
from qi_tui.model.workshop import Limits


def may_tell_outcome(n: int, audience: Audience, limits: Limits | None) -> bool:
    """Whether this audience may see what was agreed on an item, and whether it was discussed.

    Args:
        n: how many rated the item, in the round in which most did.
        audience: who will see it.
        limits: the workshop's privacy limits; the house's where there is none.
    """
    return Gate(audience, limits or Limits()).median(n)


def show_votes(
    votes: Sequence[int], audience: Audience, limits: Limits | None
) -> tuple[int, ...] | None:
    """The votes on whether it was worth the time; None where they are too few to show."""
    if not any(votes):
        return ()
    may = Gate(audience, limits or Limits()).counts(sum(votes))
    return tuple(votes) if may else None


def show_roles(room: Room, audience: Audience, limits: Limits | None) -> Mapping[str, int]:
    """Role → how many raters of a room have it, of the roles that this audience may see."""
    shown = Gate(audience, limits or Limits()).roles(room.role_sizes, room.raters)
    return {role: size for role, size in room.role_sizes.items() if role in shown}
