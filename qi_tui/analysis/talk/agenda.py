"""Which items are worth the room's time, after saying first where it agrees.

A floor keeps off the agenda what is not worth talking about; what many did not answer stands on it
for another reason, however alike the answers are. No place on the agenda says that two neighbours
differ: `about_as_far_apart` tells which do not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.agreement import Level, level_of
from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.item.trust import Band, about_equal, band
from qi_tui.analysis.orders import Order, arrange
from qi_tui.analysis.talk.minutes import share_minutes


class Why(StrEnum):
    """Why an item is on the agenda; the last is for those that the figures alone would not put."""

    APART = "the answers differ"
    SILENT = "many did not answer: who could find out?"
    BOTH = "the answers differ, and many did not answer"
    CHOSEN = "the facilitator put it on the agenda"


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An item worth the time: for how many minutes (0 is "if there is time"), and why."""

    figures: ItemFigures
    minutes: int
    why: Why

    @property
    def key(self) -> ItemKey:
        """What names its item."""
        return key_of(self.figures)


@dataclass(frozen=True, slots=True)
class Agenda:
    """Where the room agrees, and what to talk about for how long.

    An item that stands in none of the lists has too few answers or hidden ones, or a lone voice
    among many, or its answers are close and yet not alike.

    Attributes:
        agreed_high: what the room agrees is strong, in the framework's order.
        agreed_low: what it agrees is weak, likewise.
        agreed_middle: what it agrees is neither, likewise.
        worth: what to talk about, most disagreement first.
        if_time: what comes after that, if there is time; 0 minutes each.
        minutes: how many there are.
    """

    agreed_high: tuple[ItemFigures, ...]
    agreed_low: tuple[ItemFigures, ...]
    agreed_middle: tuple[ItemFigures, ...]
    worth: tuple[AgendaEntry, ...]
    if_time: tuple[AgendaEntry, ...]
    minutes: int

    @property
    def spare(self) -> int:
        """The minutes that no item has; below 0 where those given by hand exceed the time."""
        return self.minutes - sum(entry.minutes for entry in self.worth)


def agenda_of(
    items: Sequence[ItemFigures],
    minutes: int,
    fixed: Mapping[ItemKey, int] | None = None,
    reversed_items: Collection[str] = (),
) -> Agenda:
    """The agenda of a room.

    Args:
        items: the figures of its items, in any order.
        minutes: how many whole minutes there are for the talk, 0 or more.
        fixed: the minutes that the facilitator gave to some items (see `shared_out`).
        reversed_items: ids of the items whose low end is the strong one.

    Raises:
        ValueError: where minutes are below 0.
    """
    entries = shared_out(_worth_talking(items), minutes, fixed or {})
    levels = [
        (level_of(item, item.item in reversed_items), item)
        for item in arrange(items, Order.FRAMEWORK)
    ]
    return Agenda(
        agreed_high=tuple(item for level, item in levels if level is Level.HIGH),
        agreed_low=tuple(item for level, item in levels if level is Level.LOW),
        agreed_middle=tuple(item for level, item in levels if level is Level.MIDDLE),
        worth=tuple(entry for entry in entries if entry.minutes),
        if_time=tuple(entry for entry in entries if not entry.minutes),
        minutes=minutes,
    )


def why_of(item: ItemFigures) -> Why | None:
    """Why an item is worth the time; None where it is not.

    The floor for differing answers: at least two, not close (D as shown above 20, `trust.band`),
    and not alike in shape. What many did not answer is flagged whatever the answers are.
    """
    apart = (
        item.percent is not None
        and band(item.percent) is not Band.CLOSE
        and item.shape is not Shape.ALIKE
    )
    if apart:
        return Why.BOTH if item.many_silent else Why.APART
    return Why.SILENT if item.many_silent else None


def shared_out(
    entries: Sequence[AgendaEntry], total: int, fixed: Mapping[ItemKey, int]
) -> tuple[AgendaEntry, ...]:
    """The entries with the minutes there are shared out anew (`minutes.share_minutes`).

    Whole minutes, at least 4 each, the rest in proportion to the disagreement as shown; those that
    come last and have no room left get 0, which is "if there is time".

    Args:
        entries: in the order of the agenda.
        total: the minutes there are, 0 or more.
        fixed: minutes given by hand, which stand; those of an item that is not here say nothing.

    Raises:
        ValueError: where minutes are below 0.
    """
    weights = [entry.figures.percent or 0 for entry in entries]
    shares = share_minutes(total, weights, [fixed.get(entry.key) for entry in entries])
    return tuple(
        replace(entry, minutes=minutes) for entry, minutes in zip(entries, shares, strict=True)
    )


def about_as_far_apart(entries: Sequence[AgendaEntry]) -> tuple[tuple[AgendaEntry, ...], ...]:
    """The entries in their order, cut into groups of neighbours that are about equal.

    A new group begins only where an item is about equal (`trust.about_equal`) to none of the group
    before it, so the first and the last of a long group may well differ. An item with fewer than
    three answers, or with hidden ones, stands alone: nothing can be said about it.
    """
    groups: list[list[AgendaEntry]] = []
    for entry in entries:
        if groups and any(_about_equal(entry, earlier) for earlier in reversed(groups[-1])):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return tuple(map(tuple, groups))


def _worth_talking(items: Sequence[ItemFigures]) -> tuple[AgendaEntry, ...]:
    """The items that are worth the time, most disagreement first, with no minutes yet."""
    return tuple(
        AgendaEntry(item, 0, why)
        for item in arrange(items, Order.DISAGREEMENT)
        if (why := why_of(item)) is not None
    )


def _about_equal(a: AgendaEntry, b: AgendaEntry) -> bool:
    first, second = a.figures.counts, b.figures.counts
    return first is not None and second is not None and about_equal(first, second)
