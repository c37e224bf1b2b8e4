"""What one session adds to a room, in one byte per item.

A sheet of answers becomes a row of bytes in the framework's order: 0 unanswered, 1..14 the value,
then don't know and not applicable. Thousands of sessions fit where their files would not, and a
room counts them column by column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from qi_tui.analysis.merging.layout import Layout
from qi_tui.model.session import Facet, Session, Sheet, TallySheet
from qi_tui.model.session_file import points_in
from qi_tui.model.text import same_name

UNANSWERED = 0
RATED = bytes(range(1, 15))
# A rated item of the count kind: its number stands apart.
NUMBER = 253
DONT_KNOW = 254
NOT_APPLICABLE = 255

SheetKey = tuple[Facet, str | None]


@dataclass(frozen=True, slots=True)
class Hands:
    """The counts of a tally for one item: hands per point, don't know, not applicable."""

    counts: tuple[int, ...]
    dont_know: int
    not_applicable: int


class Contribution(NamedTuple):
    """What one session adds to a room.

    Attributes:
        sheets: (facet, subject's key) → one byte per item.
        numbers: (facet, subject's key, item) → number, for rated count items.
        subjects: subject's key → the name as the rater wrote it.
        hands: for a tally, (facet, subject's key, item) → its counts.
        raters: how many people it adds.
        priorities: the items voted for, that the framework has.
        matched, items: how many of the items that it answers the framework still has with the same
            number of points, of how many.
        unknown: items that it answers and the framework does not have as they were rated.
        columns: the columns of a matrix that it was asked about; answers in others do not enter.
        asked: the items that its round asked, that the framework has; None where it asked all.
            Answers to others do not enter.
        answered, of: how many answers of any kind it gives to what it is asked, of how many; a
            rater who has named no subject yet could answer for one.
    """

    sheets: dict[SheetKey, bytes]
    numbers: dict[tuple[Facet, str | None, str], int]
    subjects: dict[str, str]
    hands: dict[tuple[Facet, str | None, str], Hands]
    raters: int
    priorities: tuple[str, ...]
    matched: int
    items: int
    unknown: tuple[str, ...]
    columns: frozenset[str]
    asked: frozenset[str] | None
    answered: int
    of: int


def contribution_of(session: Session, layout: Layout) -> Contribution:
    """What a session adds to the rooms of a framework.

    Only answers to items that the framework has with the same number of points enter it.
    """
    head = session.head
    same = head.framework_digest == layout.digest and head.points == layout.all_points
    wanted = layout.places if same else _matching(session, layout)
    given = _given(session)
    matched = given if wanted.issuperset(given) else wanted.intersection(given)
    unknown = () if matched is given else tuple(sorted(set(given) - wanted))
    columns = _columns(session, layout, matched)
    asked = layout.asked(columns, head.items)
    counted = matched if asked is layout.places else asked.intersection(matched)
    only = None if counted is given else frozenset(counted)
    answered = 0
    sheets: dict[SheetKey, bytes] = {}
    numbers: dict[tuple[Facet, str | None, str], int] = {}
    hands: dict[tuple[Facet, str | None, str], Hands] = {}
    subjects: dict[str, str] = {same_name(name): name for name in head.subjects}
    for sheet in session.sheets:
        key = _subject_key(sheet.subject, subjects)
        if layout.asks(sheet):
            answered += sheet.answered() if only is None else len(only.intersection(sheet.items()))
        if isinstance(sheet, TallySheet):
            hands.update(_hands(sheet, key, counted))
        else:
            sheets[sheet.facet, key] = _coded(sheet, layout, only)
            if layout.has_counts:
                numbers.update(_numbers(sheet, key, layout, counted))
    return Contribution(
        sheets=sheets,
        numbers=numbers,
        subjects=subjects,
        hands=hands,
        raters=_tally_raters(session) if session.is_tally else 1,
        # A vote counts once, however often a file names it.
        priorities=tuple(dict.fromkeys(i for i in head.priorities if i in layout.places)),
        matched=len(matched),
        items=len(given),
        unknown=unknown,
        columns=columns,
        asked=layout.places.intersection(head.items) if head.items else None,
        answered=answered,
        of=layout.answers(asked, subjects),
    )


def answered_in(contribution: Contribution, layout: Layout) -> frozenset[str]:
    """The items to which a contribution holds an answer of any kind."""
    places = (
        place
        for codes in contribution.sheets.values()
        for place, code in enumerate(codes)
        if code != UNANSWERED
    )
    shown = (
        item
        for (_, _, item), hands in contribution.hands.items()
        if any(hands.counts) or hands.dont_know or hands.not_applicable
    )
    return frozenset([*(layout.items[place] for place in places), *shown])


def _columns(session: Session, layout: Layout, matched: Iterable[str]) -> frozenset[str]:
    """The columns that a session was asked about.

    A file that names no columns was asked about those that it answers.
    """
    if not layout.known_columns:
        return layout.known_columns
    chosen = layout.known_columns.intersection(session.head.columns)
    if chosen:
        return chosen
    return frozenset(name for item in matched if (name := layout.columns[layout.place[item]]))


def _given(session: Session) -> Collection[str]:
    """The items that have an answer on any sheet, each once."""
    if len(session.sheets) == 1:
        return session.sheets[0].items()
    return {item for sheet in session.sheets for item in sheet.items()}


def _matching(session: Session, layout: Layout) -> frozenset[str]:
    points = session.head.points
    return frozenset(
        item
        for item, expected in zip(layout.items, layout.points, strict=True)
        if points_in(points, item) == expected
    )


def _coded(sheet: Sheet, layout: Layout, wanted: frozenset[str] | None) -> bytes:
    if wanted is None and not layout.has_counts:
        return coded(sheet.values, sheet.dont_know, sheet.not_applicable, layout)
    points = layout.framework.points
    wanted = layout.places if wanted is None else wanted & layout.places
    values = {
        item: value if points[item] else NUMBER
        for item, value in sheet.values.items()
        if item in wanted
    }
    others = (sheet.dont_know, sheet.not_applicable)
    dont_know, not_applicable = ([item for item in each if item in wanted] for each in others)
    return coded(values, dont_know, not_applicable, layout)


def coded(
    values: dict[str, int], dont_know: list[str], not_applicable: list[str], layout: Layout
) -> bytes:
    """A sheet in one byte per item; all that it answers are items of the framework."""
    codes = bytes(map(values.get, layout.items, repeat(UNANSWERED)))
    return (
        marked(codes, dont_know, not_applicable, layout) if dont_know or not_applicable else codes
    )


def marked(codes: bytes, dont_know: list[str], not_applicable: list[str], layout: Layout) -> bytes:
    """The same sheet with what was not rated."""
    found = bytearray(codes)
    for item in dont_know:
        found[layout.place[item]] = DONT_KNOW
    for item in not_applicable:
        found[layout.place[item]] = NOT_APPLICABLE
    return bytes(found)


def _numbers(
    sheet: Sheet, key: str | None, layout: Layout, matched: Iterable[str]
) -> dict[tuple[Facet, str | None, str], int]:
    points = layout.framework.points
    return {
        (sheet.facet, key, item): sheet.values[item]
        for item in matched
        if points[item] == 0 and item in sheet.values
    }


def _hands(
    sheet: TallySheet, key: str | None, matched: Iterable[str]
) -> dict[tuple[Facet, str | None, str], Hands]:
    return {
        (sheet.facet, key, item): Hands(
            tuple(sheet.counts.get(item, ())),
            sheet.dont_know.get(item, 0),
            sheet.not_applicable.get(item, 0),
        )
        for item in matched
    }


def _tally_raters(session: Session) -> int:
    return max((sheet.raters() for sheet in session.tally_sheets), default=0)


def _subject_key(subject: str | None, subjects: dict[str, str]) -> str | None:
    if subject is None:
        return None
    key = same_name(subject)
    subjects.setdefault(key, subject)
    return key
