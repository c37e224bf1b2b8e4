"""The agenda as a report tells it: what the facilitator decided, else what the figures suggest.

Made of figures that may be shown: an item whose counts are hidden stands on no agenda, since its
place and its minutes would tell how far apart its answers are. Numbers of people are counted, not
agreed on, and stand on none either.
"""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.agreement import Level, level_of
from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.orders import Order, arrange
from qi_tui.analysis.talk.agenda import Agenda, AgendaEntry, Why, agenda_of, why_of
from qi_tui.model.facilitating import MINUTES
from qi_tui.model.framework import Framework
from qi_tui.model.text import same_name
from qi_tui.model.workshop import AgendaItem, WorkshopFile


def agenda_in(
    framework: Framework, items: Sequence[ItemFigures], workshop: WorkshopFile | None
) -> tuple[Agenda | None, bool]:
    """The agenda of a framework, and whether the facilitator decided on it.

    None where no item has counts that may be shown.

    Args:
        framework: what is talked about.
        items: its figures as they were before the talk, as they may be shown.
        workshop: the facilitator's record, where there is one.
    """
    shown = [item for item in items if item.counts is not None]
    if not any(item.n for item in shown):
        return None, False
    stored = workshop.head.agenda if workshop is not None else []
    minutes = (workshop.head.minutes if workshop is not None else 0) or MINUTES
    mine = [item for item in stored if item.framework in (None, framework.id)]
    found = {key_of(item): item for item in shown}
    entries = tuple(
        AgendaEntry(found[key], item.minutes, why_of(found[key]) or Why.CHOSEN)
        for item in mine
        if (key := _key(item)) in found
    )
    is_planned = any(item.item in framework.points for item in mine)
    if not is_planned:
        left = minutes - sum(item.minutes for item in stored)
        suggested = agenda_of(shown, max(0, left))
        entries = (*suggested.worth, *suggested.if_time)
    on = {entry.key for entry in entries}
    levels = [(_level(framework, item), item) for item in arrange(shown, Order.FRAMEWORK)]
    high, low, middle = (
        tuple(item for found, item in levels if found is level and key_of(item) not in on)
        for level in (Level.HIGH, Level.LOW, Level.MIDDLE)
    )
    return Agenda(
        agreed_high=high,
        agreed_low=low,
        agreed_middle=middle,
        worth=tuple(entry for entry in entries if entry.minutes),
        if_time=tuple(entry for entry in entries if not entry.minutes),
        minutes=minutes,
    ), is_planned


def _level(framework: Framework, item: ItemFigures) -> Level | None:
    """Where the room agrees; what is needed has no low end that is the strong one."""
    defined = framework.item_by_id[item.item]
    return level_of(item, item.facet == "now" and bool(getattr(defined, "reversed", False)))


def _key(item: AgendaItem) -> ItemKey:
    subject = None if item.subject is None else same_name(item.subject)
    return item.item, item.facet, subject
