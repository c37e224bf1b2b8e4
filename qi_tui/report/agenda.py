"""The agenda as a report tells it: what the facilitator decided, else what the figures suggest.

Made of figures that may be shown: an item whose counts are hidden stands on no agenda, since its
place and its minutes would tell how far apart its answers are. Numbers of people are counted, not
agreed on, and stand on none either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.agreement import Level
from qi_tui.analysis.talk.agenda import Agenda
from qi_tui.analysis.talk.plan import plan_of
from qi_tui.model.framework import Framework
from qi_tui.model.workshop import WorkshopFile


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
    plan = plan_of(framework, shown, workshop)
    stored = workshop.head.agenda if workshop is not None else []
    mine = [item for item in stored if item.framework in (None, framework.id)]
    is_planned = any(item.item in framework.points for item in mine)
    if is_planned and not plan.is_decided:
        # What was decided is hidden here: a suggestion would stand in its place.
        plan = replace(plan, entries=())
    high, low, middle = (
        tuple(each.figures for each in plan.agreed if each.level is level)
        for level in (Level.HIGH, Level.LOW, Level.MIDDLE)
    )
    return Agenda(
        agreed_high=high,
        agreed_low=low,
        agreed_middle=middle,
        worth=plan.worth,
        if_time=plan.if_time,
        minutes=plan.minutes,
    ), is_planned
