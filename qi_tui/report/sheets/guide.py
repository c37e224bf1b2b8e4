"""What stands on a facilitator's guide: the running order with its minutes, and what to say when.

It is made from the workshop's record alone. What anybody rated is not on it, so that it can lie on
the table while others still rate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.item.words import MARKS, explain
from qi_tui.analysis.rounds.change import Verdict
from qi_tui.analysis.shown.promise import promise
from qi_tui.analysis.talk.guide_words import Guide, guide
from qi_tui.model.facilitating import STILL_OPEN
from qi_tui.model.framework import Framework
from qi_tui.model.text import display, display_comment
from qi_tui.model.workshop import AgendaItem, WorkshopAction, WorkshopFile, WorkshopHead
from qi_tui.report.sheets.guide_parts import LAST_TIME, PARTS, RATE, TALK

LINE, PROSE = 200, 2000

_SIDES = ("a low answer", "a high answer")
_APART = ("that answer", "the others")
_NAMED_SIDES: Mapping[Shape, tuple[str, str]] = {
    Shape.TWO_CAMPS: _SIDES,
    Shape.ONE_VOICE_APART: _APART,
    Shape.A_FEW_APART: _APART,
}
_VERDICTS: Mapping[Verdict, str] = {
    Verdict.CONVERGED: "The answers came together",
    Verdict.DIVERGED: "They moved apart",
    Verdict.NO_CLEAR_CHANGE: "No clear change",
    Verdict.HINGES_ON_ONE: "One answer decides it",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the running order.

    Attributes:
        start: minutes after the beginning.
        say: what to say, sentence by sentence; `do` is what to do meanwhile.
    """

    start: int
    minutes: int
    title: str
    say: tuple[str, ...]
    do: str

    @property
    def clock(self) -> str:
        """When it begins, as hours and minutes: "1:05"."""
        return f"{self.start // 60}:{self.start % 60:02}"


@dataclass(frozen=True, slots=True)
class Talk:
    """An item on the agenda; 0 minutes is "if there is time"."""

    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Ask:
    """What to say where the answers to an item lie so; the mark is that of the screens."""

    mark: str
    name: str
    meaning: str
    words: Guide


@dataclass(frozen=True, slots=True)
class GuideSheet:
    """A facilitator's guide, in texts that are safe to show.

    Attributes:
        rates: the titles of the frameworks.
        promise: what raters are told before they rate.
        before: what to have ready.
        left: the actions of the last workshop that are still to be done: what, and who by when.
        minutes: how long all of it takes.
        talks: the agenda; empty where none is decided yet.
        asks: by how the answers lie; `again` by what a second vote changed.
    """

    title: str
    date: str
    rates: tuple[str, ...]
    promise: str
    before: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    minutes: int
    talks: tuple[Talk, ...]
    asks: tuple[Ask, ...]
    again: tuple[Ask, ...]


def guide_sheet(workshop: WorkshopFile | None, frameworks: Sequence[Framework]) -> GuideSheet:
    """The guide of a workshop.

    Args:
        workshop: its record; None for any workshop.
        frameworks: those that are rated in it.
    """
    head = workshop.head if workshop is not None else None
    left = tuple(_left(workshop))
    steps = tuple(_steps(head, frameworks, bool(left)))
    is_anonymous = head is not None and head.naming == "anonymous"
    return GuideSheet(
        title=display(head.title, LINE) if head is not None else "",
        date=display(head.date) if head is not None else "",
        rates=tuple(display(each.title, LINE) for each in frameworks),
        promise=promise(head.naming, head.limits) if head is not None else promise(),
        before=tuple(_before(head)),
        left=left,
        steps=steps,
        minutes=steps[-1].start + steps[-1].minutes,
        talks=tuple(_talks(head, frameworks)),
        asks=tuple(_ask(shape, is_anonymous) for shape in Shape),
        again=tuple(_again(verdict, is_anonymous) for verdict in _VERDICTS),
    )


def _before(head: WorkshopHead | None) -> Iterator[str]:
    yield "A folder for this workshop, set up in qi-tui: what is rated, roles, what is promised."
    yield "A laptop for each rater, one that goes from hand to hand, or a printed sheet for each."
    yield "A screen that all can see, and a second one, or a page like this, for you alone."
    if head is not None and head.roles:
        roles = ", ".join(display(role) for role in head.roles)
        yield f"People of every role: {roles}."
    yield "Paper for what comes up and does not belong here."


def _left(workshop: WorkshopFile | None) -> Iterator[tuple[str, str]]:
    for action in workshop.actions.values() if workshop is not None else ():
        if action.origin is not None and action.state in STILL_OPEN:
            yield display_comment(action.text, PROSE), _who(action)


def _who(action: WorkshopAction) -> str:
    owner = display(action.owner.strip()) or "nobody yet"
    due = display(action.due.strip())
    return f"{owner}, by {due}" if due else owner


def _steps(
    head: WorkshopHead | None, frameworks: Sequence[Framework], has_left: bool
) -> Iterator[Step]:
    rating = sum(framework.minutes for framework in frameworks) or RATE.minutes
    talk = (head.minutes if head is not None else 0) or TALK.minutes
    start = 0
    for part in PARTS:
        if part is LAST_TIME and not has_left:
            continue
        minutes = {RATE: rating, TALK: talk}.get(part, part.minutes)
        yield Step(start, minutes, part.title, part.say, part.do)
        start += minutes


def _talks(head: WorkshopHead | None, frameworks: Sequence[Framework]) -> Iterator[Talk]:
    for planned in head.agenda if head is not None else ():
        title = _title(planned, frameworks)
        if title:
            yield Talk(title, planned.minutes)


def _title(planned: AgendaItem, frameworks: Sequence[Framework]) -> str:
    """An item's title with its subject and facet; empty where no framework has the item."""
    for framework in frameworks:
        item = framework.item_by_id.get(planned.item)
        if item is not None and planned.framework in (None, framework.id):
            parts = [display(item.title, LINE)]
            if planned.subject is not None:
                parts.append(display(planned.subject))
            if len(framework.facets) > 1:
                parts.append(planned.facet)
            return " · ".join(parts)
    return ""


def _ask(shape: Shape, is_anonymous: bool) -> Ask:
    # Any counts of this shape will do: one below the line, two above it.
    names = _NAMED_SIDES.get(shape, ())
    words = guide(shape, (1, 2), 1 if names else None, False, is_anonymous, names)
    return Ask(MARKS[shape][0], shape.value, explain(shape), words)


def _again(verdict: Verdict, is_anonymous: bool) -> Ask:
    words = guide(Shape.MILD, (), None, False, is_anonymous, verdict=verdict)
    return Ask("", _VERDICTS[verdict], "", words)
