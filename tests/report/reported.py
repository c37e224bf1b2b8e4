"""Made rooms and workshops of any framework, for the tests of the reports that are made of them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from qi_tui.analysis.item.item_key import ItemKey
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.privacy import Audience, Said
from qi_tui.analysis.sources import RoomKey, Sources
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen, finish
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.text import display, same_name
from qi_tui.model.workshop import Agreed, Limits, WorkshopAction, WorkshopFile, WorkshopHead
from qi_tui.report.content import Report
from qi_tui.report.making import make_report
from tests.making import entry, layout, session

ROLES = ("clinician", "manager")
COMMENT = "What I have seen"


def rater(
    of: Framework, number: int, round_number: int = 1, subjects: Sequence[str] = ("North", "South")
) -> Session:
    """A rater who answered everything that is asked, each item a little otherwise.

    One in seven answers is don't know, one not applicable; the first item has a comment.
    """
    items = list(of.points)
    made = session(
        of,
        {},
        alias=f"Rater {number}",
        role=ROLES[number % 2],
        final=False,
        priorities=items[:1] if of.priorities else [],
        id=str(uuid.UUID(int=1000 * round_number + number)),
        follows=None
        if round_number == 1
        else str(uuid.UUID(int=1000 * (round_number - 1) + number)),
        round=round_number,
        columns=[column.id for column in of.columns],
        about={about.id: "Winter flow" for about in of.about if about.id == "title"},
    )
    pen = Pen(of)
    for name in subjects if of.subjects else ():
        made = pen.add_subject(made, name)
    for place, asked in enumerate(pen.asked(made)):
        answer = _answer(of.points[asked.item], place, number, round_number)
        made = pen.answer(made, asked.item, answer, asked.facet, asked.subject)
    first = pen.asked(made)[0]
    made = pen.comment(made, first.item, f"{COMMENT} {number}", first.facet, first.subject)
    return finish(made)


def _answer(points: int, place: int, number: int, round_number: int) -> Answer:
    turn = (3 * place + 5 * number) % 14
    if turn == 0 and place:
        return Answer(Standing.DONT_KNOW)
    if turn == 7 and place:
        return Answer(Standing.NOT_APPLICABLE)
    if not points:
        return Answer(Standing.RATED, (place + number) % 5)
    value = 1 + (place * number + number // (round_number + 1)) % points
    return Answer(Standing.RATED, value)


def workshop_of(of: Framework, **head: Any) -> WorkshopFile:
    """A workshop that agreed on its first item, parked its last one and set out to do something."""
    items = list(of.points)
    subject = "North" if of.subjects else None
    facet = of.facets[0]
    agreed = Agreed(
        framework=of.id,
        item=items[0],
        facet=facet,
        subject=subject,
        round=1,
        present=9,
        value=1,
        why_not_lower="It was seen twice",
        why_not_higher="Not on nights",
    )
    parked = Agreed(
        framework=of.id,
        item=items[-1],
        facet=facet,
        subject="South" if of.subjects else None,
        round=1,
        parked_because="We need the figures first",
    )
    fields: dict[str, Any] = {
        "title": "Winter flow",
        "date": "2026-11-20",
        "revealed": True,
        "minutes": 40,
        "minutes_used": {items[0]: 12},
        "worth_it": [0, 1, 2, 5, 4],
    }
    made = WorkshopHead(id=str(uuid.UUID(int=7)), **{**fields, **head})
    action = WorkshopAction(
        text="Name a project manager", owner="Priya", due="2026-12-01", item=items[0]
    )
    return WorkshopFile(
        workshop={"1": made},
        agreed={"1": agreed} if len(items) == 1 else {"1": agreed, "2": parked},
        actions={"1": action},
    )


def sources(
    of: Framework, sessions: Sequence[Session], workshop: WorkshopFile | None = None
) -> Sources:
    """What a report of these sessions is made from."""
    rooms = merge([entry(of, each) for each in sessions], {of.id: layout(of)}).rooms
    head = None if workshop is None else workshop.head
    return Sources(
        rooms=rooms,
        frameworks={of.id: of},
        workshop=workshop,
        title="" if head is None else head.title,
        limits=(Limits() if head is None else head.limits).in_force(),
        naming="alias" if head is None else head.naming,
        files=tuple(
            FileReport(f"{of.id}.{number}.json", Status.ADDED, "")
            for number, _ in enumerate(sessions)
        ),
        said=_said(sessions),
        date="" if head is None else head.date,
    )


def _said(
    sessions: Sequence[Session],
) -> Mapping[tuple[RoomKey, ItemKey], tuple[Said, ...]]:
    found: dict[tuple[RoomKey, ItemKey], tuple[Said, ...]] = {}
    for each in sessions:
        room = each.head.framework, each.head.round
        for sheet in each.rating_sheets:
            subject = None if sheet.subject is None else same_name(display(sheet.subject))
            for item, text in sheet.comments.items():
                where = room, (item, sheet.facet, subject)
                said = Said(text, each.head.rater.role, each.head.rater.alias)
                found[where] = (*found.get(where, ()), said)
    return found


def report(
    of: Framework,
    raters: int = 12,
    audience: Audience = Audience.ROOM,
    *,
    rounds: int = 1,
    with_comments: bool = True,
    mine: Session | None = None,
    **head: Any,
) -> Report:
    """The report of a made workshop: so many raters, in so many rounds."""
    sessions = [
        rater(of, number, round_number)
        for round_number in range(1, rounds + 1)
        for number in range(1, raters + 1)
    ]
    made = sources(of, sessions, workshop_of(of, **head))
    return make_report(made, audience, with_comments=with_comments, mine=mine)
