"""Who answered what: the rows of a form as respondents, by a mapping without problems.

What tells a respondent from the others, in this export and the next, is the first of these that
there is: the respondent column; the alias, and the how manieth of that alias; all that stands in
the row, and the how manieth of such rows. Forms tools add new rows below, so the count of equal
ones stays.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from qi_tui.analysis.forms.days import days_in
from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.labels import Seen, answers_by_label
from qi_tui.analysis.forms.mapping import FormMapping, Use
from qi_tui.model.answer import UNANSWERED, Answer
from qi_tui.model.asking import Asked
from qi_tui.model.framework import Framework
from qi_tui.model.text import same_name


@dataclass(frozen=True, slots=True)
class Respondent:
    """One row: `key` tells it from the others, `day` is None where it is not known."""

    row: int
    key: str
    alias: str | None
    role: str | None
    day: str | None
    answers: tuple[tuple[Asked, Answer], ...]
    comments: tuple[tuple[Asked, str], ...]


@dataclass(frozen=True, slots=True)
class People:
    """The respondents, and sentences on what could not be taken as it stood."""

    respondents: tuple[Respondent, ...]
    notes: tuple[str, ...]


def people(
    framework: Framework,
    form: Form,
    mapping: FormMapping,
    seen: tuple[Seen, ...],
    is_anonymous: bool = False,
) -> People:
    """The respondents of a form.

    A row in which no item is answered is passed over, and told.

    Args:
        framework: what was rated.
        form: the table.
        mapping: what its columns are taken for, without problems.
        seen: its labels, all of them known.
        is_anonymous: whether aliases are not kept: nobody is known by theirs, then.
    """
    reader = _Reader(framework, form, mapping, seen, is_anonymous)
    found = [reader.read(number, texts) for number, texts in form.rows]
    kept = tuple(each for each in found if each.answers)
    empty = [str(each.row) for each in found if not each.answers]
    notes = list(reader.notes())
    if empty:
        rows = ", ".join(empty[:10]) + (", …" if len(empty) > 10 else "")
        word = "row" if len(empty) == 1 else "rows"
        notes.append(f"{len(empty)} {word} without an answer to any item passed over ({rows})")
    return People(kept, tuple(notes))


class _Reader:
    def __init__(
        self,
        framework: Framework,
        form: Form,
        mapping: FormMapping,
        seen: tuple[Seen, ...],
        is_anonymous: bool,
    ) -> None:
        self._framework = framework
        self._form = form
        self._mapping = mapping
        self._answers = answers_by_label(seen)
        self._alias = self._only(Use.ALIAS) if not is_anonymous else None
        self._role = self._only(Use.ROLE)
        self._subject = self._only(Use.SUBJECT)
        self._time = self._only(Use.TIME)
        self._id = self._only(Use.RESPONDENT)
        times = [] if self._time is None else [text for _, text in form.cells(self._time)]
        self._days = days_in(times)
        self._keys: Counter[str] = Counter()

    def read(self, row: int, texts: tuple[str, ...]) -> Respondent:
        """One row."""
        answers: list[tuple[Asked, Answer]] = []
        for place in self._mapping.places(Use.ITEM):
            text = texts[place]
            answer = self._answers.get((place, same_name(text))) if text else None
            if answer is not None and answer != UNANSWERED:
                answers.append((self._asked(place, texts), answer))
        comments = tuple(
            (self._asked(place, texts), texts[place])
            for place in self._mapping.places(Use.COMMENT)
            if texts[place]
        )
        time = self._cell(texts, self._time)
        return Respondent(
            row=row,
            key=self._key(texts),
            alias=self._cell(texts, self._alias),
            role=self._cell(texts, self._role),
            day=self._days.get(time) if time else None,
            answers=tuple(answers),
            comments=comments,
        )

    def notes(self) -> list[str]:
        """What could not be told of the times."""
        unread = sum(day is None for day in self._days.values())
        if not unread:
            return []
        name = self._form.name(self._time or 0)
        of = f"{unread} of the {len(self._days)} times"
        return [f'in "{name}" the day of {of} cannot be told: today\'s is kept there']

    def _only(self, use: Use) -> int | None:
        return next(iter(self._mapping.places(use)), None)

    def _cell(self, texts: tuple[str, ...], place: int | None) -> str | None:
        return texts[place] or None if place is not None else None

    def _asked(self, place: int, texts: tuple[str, ...]) -> Asked:
        taken = self._mapping.columns[place].taken
        subject = taken.subject
        if subject is None and self._framework.subjects:
            subject = self._cell(texts, self._subject)
        return Asked(taken.item or "", taken.facet, subject)

    def _key(self, texts: tuple[str, ...]) -> str:
        """The key of a row: its kind, what it says, and the how manieth that is."""
        own = self._cell(texts, self._id)
        alias = self._cell(texts, self._alias)
        if own is not None:
            said = ["respondent", own]
        elif alias is not None and same_name(alias):
            said = ["alias", same_name(alias)]
        else:
            whole = json.dumps(texts, ensure_ascii=True)
            said = ["row", hashlib.sha256(whole.encode("ascii")).hexdigest()]
        key = json.dumps(said, ensure_ascii=True)
        self._keys[key] += 1
        return f"{key} {self._keys[key]}"
