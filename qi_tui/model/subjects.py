"""The subjects of a session: whom or what a rater places on the scale, by name.

Two names are the same where they differ only in case, blanks or what cannot be seen.
"""

from __future__ import annotations

from qi_tui.model.asking import subjects_of
from qi_tui.model.session import Session, Sheet
from qi_tui.model.text import display, same_name

LONGEST = 1000
"""The most characters of a name that a file can hold."""


def add_subject(session: Session, name: str) -> Session:
    """The session with one more subject, the last.

    Raises:
        ValueError: in words for the rater, where the name is empty, too long or there already.
    """
    names = subjects_of(session)
    return _with_subjects(session, [*names, _new_name(name, names)])


def rename_subject(session: Session, name: str, new_name: str) -> Session:
    """The session with a subject under another name; its sheets follow.

    Raises:
        ValueError: in words for the rater, where the new name is empty, too long or that of
            another subject, or there is no subject of the old one.
    """
    names = _that_have(session, name)
    new = _new_name(new_name, [other for other in names if other != name])
    sheets = tuple(
        sheet.model_copy(update={"subject": new}) if sheet.subject == name else sheet
        for sheet in session.rating_sheets
    )
    renamed = [new if other == name else other for other in names]
    return _with_subjects(session, renamed).model_copy(update={"sheets": sheets})


def remove_subject(session: Session, name: str) -> Session:
    """The session without a subject and all that was said of it.

    Raises:
        ValueError: where there is no such subject.
    """
    names = [other for other in _that_have(session, name) if other != name]
    sheets = tuple(sheet for sheet in session.rating_sheets if sheet.subject != name)
    return _with_subjects(session, names).model_copy(update={"sheets": sheets})


def sheets_of(session: Session, name: str) -> list[Sheet]:
    """All that was said of a subject."""
    return [sheet for sheet in session.rating_sheets if sheet.subject == name]


def _that_have(session: Session, name: str) -> list[str]:
    names = subjects_of(session)
    if name not in names:
        raise ValueError(f"There is no {display(name)} here")
    return names


def _new_name(name: str, others: list[str]) -> str:
    new = " ".join(name.split())
    if not same_name(new):
        raise ValueError("Type a name first")
    if len(new) > LONGEST:
        raise ValueError(f"A name has at most {LONGEST} characters")
    for other in others:
        if same_name(other) == same_name(new):
            raise ValueError(f"{display(other)} is there already")
    return new


def _with_subjects(session: Session, names: list[str]) -> Session:
    return session.model_copy(update={"head": session.head.model_copy(update={"subjects": names})})
