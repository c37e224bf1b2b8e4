"""The agenda as it stands: what the facilitator decided, or what the figures suggest.

A value without a screen: each change gives back another plan, and `stored` is what the workshop
file keeps of it. Nothing is kept before the first change, so that a suggestion follows the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qi_tui.analysis.item.agreement import Level, level_of
from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.orders import Order, arrange
from qi_tui.analysis.talk.agenda import AgendaEntry, Why, agenda_of, shared_out, why_of
from qi_tui.analysis.talk.minutes import FEWEST_MINUTES
from qi_tui.model.facilitating import MINUTES
from qi_tui.model.workshop import AgendaItem

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.model.framework import Framework
    from qi_tui.model.workshop import WorkshopFile

LEVELS = (Level.HIGH, Level.LOW, Level.MIDDLE)
"""The order in which a room is told where it agrees."""


@dataclass(frozen=True)
class Agreement:
    """An item on which the room agrees, and where on the scale."""

    figures: ItemFigures
    level: Level


@dataclass(frozen=True)
class Plan:
    """The agenda of one framework.

    Attributes:
        framework: its id.
        entries: what is talked about, in this order; those with 0 minutes if there is time.
        agreed: where the room agrees, what is strong first; what is on the agenda is not among it.
        rest: every other item, in the framework's order.
        minutes: how many there are for the whole workshop.
        others: the entries of other frameworks, and of items that are not here; they are kept.
        is_decided: whether the facilitator has changed anything.
    """

    framework: str
    entries: tuple[AgendaEntry, ...]
    agreed: tuple[Agreement, ...]
    rest: tuple[ItemFigures, ...]
    minutes: int
    others: tuple[AgendaItem, ...]
    is_decided: bool

    @property
    def worth(self) -> tuple[AgendaEntry, ...]:
        """What there are minutes for."""
        return tuple(entry for entry in self.entries if entry.minutes)

    @property
    def if_time(self) -> tuple[AgendaEntry, ...]:
        """What comes after that, if there is time."""
        return tuple(entry for entry in self.entries if not entry.minutes)

    @property
    def given(self) -> int:
        """The minutes that items have, of every framework."""
        mine = sum(entry.minutes for entry in self.entries)
        return mine + sum(item.minutes for item in self.others)

    def stored(self) -> list[AgendaItem]:
        """What the workshop file keeps of it."""
        mine = [
            AgendaItem(
                item=entry.figures.item,
                minutes=entry.minutes,
                framework=self.framework,
                facet=entry.figures.facet,
                subject=entry.figures.subject,
            )
            for entry in (*self.worth, *self.if_time)
        ]
        return [*mine, *self.others]

    def toggled(self, key: ItemKey) -> Plan:
        """Take an item off the agenda, or put it on at the end, with the least minutes."""
        if any(entry.key == key for entry in self.entries):
            return self._with([entry for entry in self.entries if entry.key != key])
        found = next((item for item in self.off if key_of(item) == key), None)
        if found is None:
            return self
        return self._with([*self.entries, AgendaEntry(found, FEWEST_MINUTES, _why(found))])

    @property
    def off(self) -> tuple[ItemFigures, ...]:
        """The items that are not on the agenda."""
        return (*(agreement.figures for agreement in self.agreed), *self.rest)

    def with_more(self, key: ItemKey, by: int) -> Plan:
        """Give an item so many minutes more, or less; at 0 it waits until there is time."""

        def change(entry: AgendaEntry) -> AgendaEntry:
            return replace(entry, minutes=max(0, entry.minutes + by))

        return self._with([change(e) if e.key == key else e for e in self.entries])

    def moved(self, key: ItemKey, by: int) -> Plan:
        """Move an item up (-1) or down (1) among those that stand in the same part as it."""
        parts = [list(self.worth), list(self.if_time)]
        for part in parts:
            place = next((p for p, entry in enumerate(part) if entry.key == key), None)
            if place is not None and 0 <= place + by < len(part):
                part[place], part[place + by] = part[place + by], part[place]
        return self._with([entry for part in parts for entry in part])

    def shared_out(self, minutes: int) -> Plan:
        """The plan for so many minutes in all, shared out anew over its items."""
        left = minutes - sum(item.minutes for item in self.others)
        entries = shared_out(self.entries, max(0, left), {})
        return replace(self, entries=entries, minutes=minutes)

    def _with(self, entries: Sequence[AgendaEntry]) -> Plan:
        return replace(self, entries=tuple(entries))


Change = Callable[[Plan], Plan]


def plan_of(
    framework: Framework, items: Sequence[ItemFigures], workshop: WorkshopFile | None
) -> Plan:
    """The agenda of a framework.

    Args:
        framework: what is talked about.
        items: its figures, the latest that there are of each item.
        workshop: the facilitator's record, where there is one.
    """
    head = workshop.head if workshop is not None else None
    stored = head.agenda if head is not None else []
    found = {key_of(item): item for item in items}
    here: list[AgendaEntry] = []
    others: list[AgendaItem] = []
    for item in stored:
        mine = found.get(key_of(item)) if item.framework in (None, framework.id) else None
        if mine is None:
            others.append(item)
        else:
            here.append(AgendaEntry(mine, item.minutes, _why(mine)))
    minutes = (head.minutes if head is not None else 0) or MINUTES
    entries = tuple(here) or _suggested(items, minutes - sum(item.minutes for item in others))
    on = {entry.key for entry in entries}
    rest = [item for item in arrange(items, Order.FRAMEWORK) if key_of(item) not in on]
    agreed = _agreed(framework, rest)
    said = {key_of(agreement.figures) for agreement in agreed}
    return Plan(
        framework=framework.id,
        entries=entries,
        agreed=agreed,
        rest=tuple(item for item in rest if key_of(item) not in said),
        minutes=minutes,
        others=tuple(others),
        is_decided=bool(here),
    )


def _suggested(items: Sequence[ItemFigures], minutes: int) -> tuple[AgendaEntry, ...]:
    agenda = agenda_of(items, max(0, minutes))
    return (*agenda.worth, *agenda.if_time)


def _agreed(framework: Framework, items: Sequence[ItemFigures]) -> tuple[Agreement, ...]:
    """Where the room agrees; what is needed has no low end that is the strong one."""
    found = []
    for item in items:
        defined = framework.item_by_id[item.item]
        is_reversed = item.facet == "now" and getattr(defined, "reversed", False)
        level = level_of(item, is_reversed)
        if level is not None:
            found.append(Agreement(item, level))
    return tuple(sorted(found, key=lambda agreement: LEVELS.index(agreement.level)))


def _why(item: ItemFigures) -> Why:
    return why_of(item) or Why.CHOSEN
