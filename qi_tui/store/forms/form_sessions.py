"""From the respondents of a form to sessions.

A session's id is made (UUID version 5) of the table's word in the mapping, the framework, the round
and what tells the respondent from the others, so the same respondent has the same id at each
import. What cannot be known of an answer given elsewhere is not made up: times are days.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qi_tui import __version__
from qi_tui.analysis.forms.mapping import FormMapping
from qi_tui.analysis.forms.respondents import Respondent
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import FACETS
from qi_tui.model.asking import Asked, Asking, items_asked
from qi_tui.model.framework import Framework
from qi_tui.model.session import LONGEST_NAME, LONGEST_TEXT, Session, Sheet
from qi_tui.model.text import same_name
from qi_tui.model.workshop import Naming
from qi_tui.store.sessions import new_session

_NAMESPACE = uuid.UUID("b1a3f0f4-6c1e-4b7e-9a52-3d7b7f0c2c11")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a form does not say of the sessions made of it.

    Attributes:
        round: of the workshop.
        title: what was rated; empty where nobody said.
        workshop: the id of the workshop that they are for.
        naming: how that workshop names its raters.
        today: the date for those of whom no day is known.
    """

    round: int
    today: str
    title: str = ""
    workshop: str | None = None
    naming: Naming = "alias"


def session_id(mapping: FormMapping, round_number: int, key: str) -> str:
    """The id of a respondent's session: always the same for the same respondent."""
    said = [mapping.table, mapping.framework, round_number, key]
    return str(uuid.uuid5(_NAMESPACE, json.dumps(said, ensure_ascii=True)))


def imported_by(mapping: FormMapping) -> str:
    """What such a session says of the program that wrote it."""
    return f"qi-tui {__version__}, {imported_mark(mapping)}"


def imported_mark(mapping: FormMapping) -> str:
    """The words by which the sessions of a table are known."""
    return f"imported from table {mapping.table}"


def session_of(
    framework: Framework, mapping: FormMapping, respondent: Respondent, setting: Setting
) -> Session:
    """A respondent's session, not yet on disk: final where all that the form asks is answered."""
    columns = _columns(framework, mapping)
    asked = [item for item in items_asked(framework, columns) if item in mapping.items()]
    is_all = len(asked) == len(items_asked(framework, columns))
    made = new_session(
        framework,
        respondent.alias,
        respondent.role,
        {"title": setting.title},
        setting.round,
        items=() if is_all else asked,
        workshop=setting.workshop,
        naming=setting.naming,
    )
    names = _subjects(framework, respondent)
    sheets = tuple(_sheets(framework, respondent, names))
    subjects = list(dict.fromkeys(names.values()))
    unanswered = Asking(framework, columns, subjects, made.head.items).unanswered(
        {(sheet.facet, sheet.subject): sheet for sheet in sheets}
    )
    day = respondent.day or setting.today
    changes = {
        "id": session_id(mapping, setting.round, respondent.key),
        "subjects": subjects,
        "columns": columns,
        "status": "draft" if unanswered else "final",
        "started_at": day,
        "updated_at": day,
        "app": imported_by(mapping),
    }
    return Session(head=made.head.model_copy(update=changes), sheets=sheets)


def _columns(framework: Framework, mapping: FormMapping) -> list[str]:
    """The columns of a matrix that the form asks about."""
    asked = {framework.item_by_id[item].column for item in mapping.items()}
    return [column.id for column in framework.columns if column.id in asked]


def _subjects(framework: Framework, respondent: Respondent) -> dict[str, str]:
    """How each subject is called: as it is written first, whatever its capitals and blanks."""
    names: dict[str, str] = {}
    if framework.subjects:
        for asked, _ in (*respondent.answers, *respondent.comments):
            if asked.subject is not None:
                name = asked.subject[:LONGEST_NAME]
                names.setdefault(same_name(name), name)
    return names


def _sheets(framework: Framework, respondent: Respondent, names: dict[str, str]) -> Iterable[Sheet]:
    order = {item: place for place, item in enumerate(framework.points)}

    def named(asked: Asked) -> str | None:
        whole = asked.subject
        return None if whole is None else names.get(same_name(whole[:LONGEST_NAME]))

    for subject in names.values() or (None,):
        for facet in FACETS:
            answers = {
                asked.item: answer
                for asked, answer in respondent.answers
                if asked.facet == facet and named(asked) == subject
            }
            comments: dict[str, str] = {}
            for asked, text in respondent.comments:
                if asked.facet == facet and named(asked) == subject:
                    before = comments.get(asked.item)
                    whole = text if before is None else f"{before}\n{text}"
                    comments[asked.item] = whole[:LONGEST_TEXT]
            if answers or comments:
                yield _sheet(sorted(answers.items(), key=lambda pair: order[pair[0]]), {
                    item: comments[item] for item in sorted(comments, key=order.__getitem__)
                }).model_copy(update={"facet": facet, "subject": subject})  # fmt: skip


def _sheet(answers: Sequence[tuple[str, Answer]], comments: dict[str, str]) -> Sheet:
    return Sheet(
        values={item: answer.value for item, answer in answers if answer.value is not None},
        dont_know=_with(answers, Standing.DONT_KNOW),
        not_applicable=_with(answers, Standing.NOT_APPLICABLE),
        comments=comments,
    )


def _with(answers: Sequence[tuple[str, Answer]], standing: Standing) -> list[str]:
    return [item for item, answer in answers if answer.standing is standing]
