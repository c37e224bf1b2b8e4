"""What a facilitator does to a tally: each act takes the session and gives back the next one.

A tally is a session without raters: in the place of values it has counts, from a show of hands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from qi_tui.model.answering import FACETS
from qi_tui.model.asking import Asked, Asking, subjects_of
from qi_tui.model.framework import Framework
from qi_tui.model.hands import Raised
from qi_tui.model.session import Rater, Session, TallySheet
from qi_tui.model.text import same_name

T = TypeVar("T")


def as_tally(session: Session, framework: Framework) -> Session:
    """A session without answers made a tally: no rater, and every column of a matrix."""
    columns = [column.id for column in framework.columns]
    changes = {"kind": "tally", "rater": Rater(), "columns": columns}
    return Session(head=session.head.model_copy(update=changes))


def with_subjects(session: Session, framework: Framework, names: Iterable[str]) -> Session:
    """The tally with these subjects too, where the framework has any; none of them twice."""
    there = subjects_of(session)
    keys = {same_name(name) for name in there}
    for name in names if framework.subjects else ():
        if same_name(name) and same_name(name) not in keys:
            there.append(name)
            keys.add(same_name(name))
    head = session.head.model_copy(update={"subjects": there})
    return settled(session.model_copy(update={"head": head}), framework)


def without_subject(session: Session, framework: Framework, name: str) -> Session:
    """The tally without a subject and the hands for it."""
    names = [other for other in subjects_of(session) if other != name]
    sheets = tuple(sheet for sheet in session.tally_sheets if sheet.subject != name)
    head = session.head.model_copy(update={"subjects": names})
    return settled(session.model_copy(update={"head": head, "sheets": sheets}), framework)


def hands_of(session: Session, asked: Asked) -> Raised | None:
    """The hands of an item, for a facet and subject; None where there are none yet."""
    for sheet in session.tally_sheets:
        if (sheet.facet, sheet.subject) == (asked.facet, asked.subject):
            if asked.item not in sheet.counts:
                return None
            return Raised(
                tuple(sheet.counts[asked.item]),
                sheet.dont_know.get(asked.item, 0),
                sheet.not_applicable.get(asked.item, 0),
            )
    return None


def with_hands(
    session: Session, framework: Framework, asked: Asked, hands: Raised | None
) -> Session:
    """The tally with these hands for an item; None takes its hands away.

    It is final once every item that hands can answer has some, and a draft until then.
    """
    key = asked.facet, asked.subject
    sheets = {(sheet.facet, sheet.subject): sheet for sheet in session.tally_sheets}
    before = sheets.get(key) or TallySheet(facet=asked.facet, subject=asked.subject)
    sheets[key] = _changed(before, list(framework.points), asked.item, hands)
    names = {name: place for place, name in enumerate(subjects_of(session))}
    kept = sorted(
        (sheet for sheet in sheets.values() if sheet.items() or sheet.comments),
        key=lambda sheet: (names.get(sheet.subject or "", len(names)), FACETS.index(sheet.facet)),
    )
    return settled(session.model_copy(update={"sheets": tuple(kept)}), framework)


def settled(session: Session, framework: Framework) -> Session:
    """The tally with its status as its hands have it."""
    rows = can_be_raised(session, framework)
    is_whole = bool(rows) and all(hands_of(session, asked) is not None for asked in rows)
    head = session.head.model_copy(update={"status": "final" if is_whole else "draft"})
    return session.model_copy(update={"head": head})


def can_be_raised(session: Session, framework: Framework) -> list[Asked]:
    """What the tally asks that hands can answer: all but numbers of people."""
    head = session.head
    asking = Asking(framework, head.columns, subjects_of(session), head.items)
    return [asked for asked in asking.asked if framework.points[asked.item]]


def _changed(sheet: TallySheet, order: list[str], item: str, hands: Raised | None) -> TallySheet:
    def placed(entries: dict[str, T], value: T | None) -> dict[str, T]:
        found = {name: entry for name, entry in entries.items() if name != item}
        if value:
            found[item] = value
        known = [name for name in order if name in found]
        return {name: found[name] for name in [*known, *(set(found) - set(known))]}

    return sheet.model_copy(
        update={
            "counts": placed(sheet.counts, list(hands.counts) if hands else None),
            "dont_know": placed(sheet.dont_know, hands.dont_know if hands else None),
            "not_applicable": placed(sheet.not_applicable, hands.not_applicable if hands else None),
        }
    )
