"""What a facilitator does to a workshop: each act takes a workshop and gives back the next one.

The raters' answers are never among the things that change. A workshop can become more private,
never less: what a rater was promised before the first item holds ever after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from qi_tui.model.session import Facet, Stored
from qi_tui.model.text import subject_key
from qi_tui.model.workshop import (
    AgendaItem,
    Agreed,
    Chosen,
    LeftOut,
    Limits,
    Naming,
    Note,
    Showing,
    WorkshopAction,
    WorkshopFile,
)

T = TypeVar("T", bound=Stored)

NAMINGS: tuple[Naming, ...] = ("named", "alias", "anonymous")
"""From the least private to the most."""
WORTH_POINTS = 5
"""The points of the closing question: was this worth our time?"""
MINUTES = 60
"""The minutes there are for the talk, unless somebody says otherwise; the house's figure."""
STILL_OPEN = ("open", "carried")
"""The states of an action that somebody still has to do."""


def strictest(namings: Iterable[Naming]) -> Naming:
    """The naming that holds where all of these were promised; as without a workshop for none."""
    return max(namings, key=NAMINGS.index, default="alias")


def with_head(workshop: WorkshopFile, **changes: object) -> WorkshopFile:
    """The workshop with some fields of its head changed, such as title, date or minutes."""
    head = workshop.head.model_copy(update=changes)
    return workshop.model_copy(update={"workshop": {next(iter(workshop.workshop)): head}})


def more_private(
    workshop: WorkshopFile, naming: Naming, limits: Limits | None = None
) -> WorkshopFile:
    """The workshop with a promise that is at least as strict as the one before.

    Raises:
        ValueError: where it would be less private; its words may be shown.
    """
    head = workshop.head
    if NAMINGS.index(naming) < NAMINGS.index(head.naming):
        raise ValueError(
            f"Raters were told that it is {head.naming}: it can become more private, never less"
        )
    told, now = head.limits.in_force(), (limits or head.limits).in_force()
    if now.median < told.median or now.counts < told.counts or now.role_in_room < told.role_in_room:
        raise ValueError("Raters were told higher limits: they can be raised, never lowered")
    return with_head(workshop, naming=naming, limits=limits or head.limits)


def set_aside(workshop: WorkshopFile, session: str, reason: str = "") -> WorkshopFile:
    """The workshop with a session left out, and why; a reason that was given before is replaced."""
    rest = [each for each in workshop.left_out.values() if each.session != session]
    return _with(workshop, "left_out", [*rest, LeftOut(session=session, reason=reason.strip())])


def taken_back(workshop: WorkshopFile, session: str) -> WorkshopFile:
    """The workshop with a session that was left out counted again."""
    rest = [each for each in workshop.left_out.values() if each.session != session]
    return _with(workshop, "left_out", rest)


def choosing(workshop: WorkshopFile, session: str, digest: str) -> WorkshopFile:
    """The workshop with a copy chosen, of several of one session that differ."""
    rest = [each for each in workshop.chosen.values() if each.session != session]
    return _with(workshop, "chosen", [*rest, Chosen(session=session, digest=digest)])


def revealed(workshop: WorkshopFile) -> WorkshopFile:
    """The workshop with the answers of its round shown."""
    return with_head(workshop, revealed=True)


def next_round(workshop: WorkshopFile, items: Sequence[str]) -> WorkshopFile:
    """The workshop in a further round on these items; what is answered in it is hidden again.

    Raises:
        ValueError: without an item.
    """
    if not items:
        raise ValueError("Choose at least one item to vote on again")
    return with_head(
        workshop,
        round=workshop.head.round + 1,
        round_items=list(dict.fromkeys(items)),
        revealed=False,
    )


def planned(
    workshop: WorkshopFile, agenda: Sequence[AgendaItem], minutes: int | None = None
) -> WorkshopFile:
    """The workshop with this agenda, and the minutes that there are for it."""
    total = workshop.head.minutes if minutes is None else minutes
    return with_head(workshop, agenda=list(agenda), minutes=total)


def talked(workshop: WorkshopFile, item: str, minutes: int) -> WorkshopFile:
    """The workshop with so many minutes used for an item, in all."""
    return with_head(workshop, minutes_used={**workshop.head.minutes_used, item: minutes})


def showing(workshop: WorkshopFile, shown: Showing) -> WorkshopFile:
    """The workshop with this to be seen in the second window."""
    return with_head(workshop, showing=shown)


def agreed_on(workshop: WorkshopFile, agreed: Agreed) -> WorkshopFile:
    """The workshop with what the room settled on for an item in a round.

    What it settled on before, for the same item in the same round, gives way.
    """
    key = _key(agreed)
    rest = [each for each in workshop.agreed.values() if _key(each) != key]
    return _with(workshop, "agreed", [*rest, agreed])


def not_agreed_on(workshop: WorkshopFile, agreed: Agreed) -> WorkshopFile:
    """The workshop without this entry."""
    key = _key(agreed)
    rest = [each for each in workshop.agreed.values() if _key(each) != key]
    return _with(workshop, "agreed", rest)


def agreed_of(
    workshop: WorkshopFile,
    framework: str,
    item: str,
    facet: Facet = "now",
    subject: str | None = None,
) -> Agreed | None:
    """What the room settled on for an item, in the latest round that it did so; None if nothing."""
    wanted = (framework, item, facet, subject_key(subject))
    found = [each for each in workshop.agreed.values() if _key(each)[:4] == wanted]
    return max(found, key=lambda each: each.round, default=None)


def noted(workshop: WorkshopFile, item: str, text: str) -> WorkshopFile:
    """The workshop with this note on an item, for the facilitator's eyes; empty takes it away."""
    rest = [each for each in workshop.notes.values() if each.item != item]
    kept = [Note(item=item, text=text.strip())] if text.strip() else []
    return _with(workshop, "notes", [*rest, *kept])


def note_on(workshop: WorkshopFile, item: str) -> str:
    """The facilitator's note on an item; empty where there is none."""
    return next((each.text for each in workshop.notes.values() if each.item == item), "")


def with_actions(workshop: WorkshopFile, actions: Iterable[WorkshopAction]) -> WorkshopFile:
    """The workshop with these actions, in this order."""
    return _with(workshop, "actions", list(actions))


def brought_along(workshop: WorkshopFile) -> list[WorkshopAction]:
    """The actions of a workshop that are still to be done, as the next one takes them over."""
    return [
        action.model_copy(update={"state": "open", "reason": "", "origin": workshop.head.id})
        for action in workshop.actions.values()
        if action.state in STILL_OPEN
    ]


def voted(workshop: WorkshopFile, point: int) -> WorkshopFile:
    """The workshop with one more vote on whether it was worth the time.

    Raises:
        ValueError: where the point is not 1 to 5.
    """
    if not 1 <= point <= WORTH_POINTS:
        raise ValueError("The answer is a number from 1 to 5")
    votes = [*workshop.head.worth_it, *[0] * WORTH_POINTS][:WORTH_POINTS]
    votes[point - 1] += 1
    return with_head(workshop, worth_it=votes)


def _key(agreed: Agreed) -> tuple[str, str, Facet, str | None, int]:
    subject = subject_key(agreed.subject)
    return agreed.framework, agreed.item, agreed.facet, subject, agreed.round


def _with(workshop: WorkshopFile, table: str, documents: Sequence[T]) -> WorkshopFile:
    numbered: Mapping[str, T] = {
        str(number): document for number, document in enumerate(documents, start=1)
    }
    return workshop.model_copy(update={table: numbered})
