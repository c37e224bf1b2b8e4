"""The roles of a whole room: how far they lie apart item by item, and over the form.

Made from figures that may be shown. Working out the deals takes a while, so this is asked for where
nobody waits for a key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from qi_tui.analysis.figures import ItemFigures, RoomFigures
from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.roles.role_form import FormEffect, form_effect
from qi_tui.analysis.roles.role_raters import raters_of
from qi_tui.analysis.roles.roles import RoleFigures, role_figures


@dataclass(frozen=True, slots=True)
class RoleItem:
    """One item, and how far the roles lie apart on it."""

    figures: ItemFigures
    roles: RoleFigures


@dataclass(frozen=True, slots=True)
class RoleRoom:
    """The roles of a room.

    Attributes:
        shown: the roles that may be shown, in the order of the alphabet.
        hidden: those that are there and too few to show.
        items: in the framework's order; empty where there are no two roles to compare.
        effect: the answer for the whole form; None where there is none.
    """

    shown: tuple[str, ...]
    hidden: tuple[str, ...]
    items: tuple[RoleItem, ...]
    effect: FormEffect | None

    @property
    def may_rank(self) -> bool:
        """Whether any item has enough people of each role to be put in order by the gap."""
        return any(item.roles.may_rank for item in self.items)


def role_room(figures: RoomFigures, roles: Collection[str], counted: Iterable[Entry]) -> RoleRoom:
    """The roles of a room.

    Args:
        figures: the room's, made with its roles, as they may be shown.
        roles: every role that somebody in the room has.
        counted: the sessions that count; those of other rooms are passed over.
    """
    shown = tuple(sorted({role for item in figures.items for role in item.by_role or ()}))
    hidden = tuple(role for role in sorted(roles) if role not in shown)
    if len(shown) < 2:
        return RoleRoom(shown, hidden, (), None)
    items = sorted(figures.items, key=lambda item: item.place)
    return RoleRoom(
        shown=shown,
        hidden=hidden,
        items=tuple(RoleItem(item, role_figures(item.by_role or {})) for item in items),
        effect=form_effect(raters_of(counted, figures.framework, figures.round, shown)),
    )


def by_gap(items: Sequence[RoleItem]) -> tuple[RoleItem, ...]:
    """The items whose disagreement lies most between the roles first, beyond what chance shows.

    Only those with enough people of each role are put in order (`RoleFigures.may_rank`); the others
    come after them, as they were given.
    """
    ranked = [item for item in items if item.roles.may_rank]
    rest = [item for item in items if not item.roles.may_rank]
    return (*sorted(ranked, key=_above), *rest)


def _above(item: RoleItem) -> tuple[bool, float]:
    above = item.roles.above
    return above is None, -float(above or 0)
