"""A session as single answers, which can be put together from several files.

Of one rater's item there is one mark: a value, don't know or not applicable. Of an item of a tally
there are up to three: the counts, how many don't know, and for how many it is not applicable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qi_tui.model.answering import FACETS
from qi_tui.model.session import Action, Facet, Head, Session, Sheet, TallySheet
from qi_tui.model.session_file import points_in
from qi_tui.model.text import display
from qi_tui.store.repair.parts import lenient, rows
from qi_tui.store.repair.salvage import Salvaged

Key = tuple[Facet, str | None]
Marks = dict[str, dict[str, Any]]
"""Item → field of its sheet (`values`, `dont_know`, …) → what stands there."""

_LISTS = ("dont_know", "not_applicable")
_MOST_LETTERS = 100_000


@dataclass(slots=True)
class Answers:
    """What one file gives, or several together.

    Attributes:
        head: None where it is lost.
        marks: by facet and subject.
        comments: by facet and subject; item → text.
        unknown: tables that this version does not know.
        doubts: what was left out, in a sentence each.
    """

    head: Head | None = None
    marks: dict[Key, Marks] = field(default_factory=dict)
    comments: dict[Key, dict[str, str]] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)
    unknown: dict[str, Any] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)

    @property
    def number(self) -> int:
        """How many answers there are."""
        return sum(len(marks) for marks in self.marks.values())

    def take(self, later: Answers) -> None:
        """Let a later file's answers stand in the place of these, and keep what it has lost."""
        self.head = later.head or self.head
        for key, marks in later.marks.items():
            self.marks.setdefault(key, {}).update(marks)
        for key, comments in later.comments.items():
            self.comments.setdefault(key, {}).update(comments)
        known = {(action.text, action.owner, action.item) for action in later.actions}
        rest = [each for each in self.actions if (each.text, each.owner, each.item) not in known]
        self.actions = [*rest, *later.actions]


def answers_of(session: Session) -> Answers:
    """A session that could be read whole."""
    found = Answers(session.head, actions=list(session.actions), unknown=dict(session.unknown))
    for sheet in session.sheets:
        key = sheet.facet, sheet.subject
        found.comments[key] = dict(sheet.comments)
        if isinstance(sheet, TallySheet):
            fields = ("counts", *_LISTS)
            by_field = {name: getattr(sheet, name) for name in fields}
            found.marks[key] = {
                item: {name: table[item] for name, table in by_field.items() if item in table}
                for item in sheet.items()
            }
        else:
            found.marks[key] = {
                **{item: {"values": value} for item, value in sheet.values.items()},
                **{item: {name: True} for name in _LISTS for item in getattr(sheet, name)},
            }
    return found


def answers_in(salvaged: Salvaged, reference: Head | None) -> Answers:
    """What there is of a session in what could be read of a file.

    Args:
        salvaged: what could be read.
        reference: the head of the same session in another file, for what this one's does not say.
    """
    heads = [lenient(Head, row) for row in rows(salvaged.tables.get("session"))]
    head = next((head for head in heads if head is not None), None)
    found = Answers(head, doubts=list(salvaged.doubts))
    orphans = rows(salvaged.tables.get(""))
    sheets = [*rows(salvaged.tables.get("answers")), *(row for row in orphans if "facet" in row)]
    rules = head or reference
    for row in sheets:
        if rules is not None:
            _take_sheet(found, row, rules, salvaged.is_whole)
    actions = [*rows(salvaged.tables.get("actions")), *(row for row in orphans if "text" in row)]
    found.actions = [act for row in actions if (act := lenient(Action, row)) is not None]
    return found


def session_from(answers: Answers, order: Mapping[str, int]) -> Session:
    """The session that these answers make.

    Args:
        answers: with a head.
        order: item → its place; items that are not in it come last.
    """
    assert answers.head is not None
    keys = sorted({**answers.marks, **answers.comments}, key=lambda key: FACETS.index(key[0]))
    make = _tally_sheet if answers.head.kind == "tally" else _sheet
    sheets: list[Any] = []
    for key in keys:
        marks, comments = answers.marks.get(key, {}), answers.comments.get(key, {})
        in_order = sorted(marks, key=lambda item: order.get(item, len(order)))
        sheets.append(make(key, {item: marks[item] for item in in_order}, comments))
    return Session(
        head=answers.head,
        sheets=tuple(sheets),
        actions=tuple(answers.actions),
        unknown=answers.unknown,
    )


def _sheet(key: Key, marks: Marks, comments: dict[str, str]) -> Sheet:
    facet, subject = key
    return Sheet(
        facet=facet,
        subject=subject,
        values={item: mark["values"] for item, mark in marks.items() if "values" in mark},
        dont_know=[item for item, mark in marks.items() if "dont_know" in mark],
        not_applicable=[item for item, mark in marks.items() if "not_applicable" in mark],
        comments=comments,
    )


def _tally_sheet(key: Key, marks: Marks, comments: dict[str, str]) -> TallySheet:
    facet, subject = key
    by_field = {
        name: {item: mark[name] for item, mark in marks.items() if name in mark}
        for name in ("counts", *_LISTS)
    }
    return TallySheet(facet=facet, subject=subject, comments=comments, **by_field)


def _take_sheet(found: Answers, row: dict[str, Any], rules: Head, is_whole: bool) -> None:
    """Take the answers of a sheet, if it is known what facet and subject it is of."""
    facet, subject = row.get("facet", "now"), row.get("subject")
    is_known = is_whole or {"facet", "subject"} <= row.keys()
    if not is_known or facet not in FACETS or not (subject is None or isinstance(subject, str)):
        found.doubts.append("a part of it does not say what it is about: left out")
        return
    key = facet, subject
    marks = _tally_marks(row, rules) if rules.kind == "tally" else _marks(row, rules)
    before = found.marks.setdefault(key, {})
    for item, mark in marks.items():
        if mark is None or before.get(item, mark) != mark:
            found.doubts.append(f"the answer to {display(item, 60)} is not clear: left out")
            before.pop(item, None)
        else:
            before[item] = mark
    said = row.get("comments")
    if isinstance(said, dict):
        comments = found.comments.setdefault(key, {})
        for item, text in said.items():
            if isinstance(text, str) and 0 < len(item) <= 60:
                comments[item] = text[:_MOST_LETTERS]


def _marks(row: dict[str, Any], rules: Head) -> dict[str, dict[str, Any] | None]:
    """Item → its mark; None where it has several, or one that cannot be."""
    found: dict[str, dict[str, Any] | None] = {}
    values = row.get("values")
    for item, value in (values if isinstance(values, dict) else {}).items():
        found[item] = {"values": value} if _is_on_scale(value, item, rules) else None
    for name in _LISTS:
        items = row.get(name)
        for item in dict.fromkeys(each for each in _list(items) if isinstance(each, str)):
            found[item] = {name: True} if item not in found else None
    return {item: mark for item, mark in found.items() if 0 < len(item) <= 60}


def _tally_marks(row: dict[str, Any], rules: Head) -> dict[str, dict[str, Any] | None]:
    found: dict[str, dict[str, Any] | None] = {}
    for name in ("counts", *_LISTS):
        table = row.get(name)
        for item, value in (table if isinstance(table, dict) else {}).items():
            if name == "counts":
                points = points_in(rules.points, item)
                is_right = len(_list(value)) == points and all(map(_is_count, _list(value)))
            else:
                is_right = _is_count(value)
            mark = found.setdefault(item, {})
            if mark is not None and is_right:
                mark[name] = value
            else:
                found[item] = None
    return found


def _is_on_scale(value: Any, item: str, rules: Head) -> bool:
    points = points_in(rules.points, item)
    return _is_count(value) and points is not None and (points == 0 or 1 <= value <= points)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000_000


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
