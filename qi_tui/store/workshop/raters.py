"""The raters of a workshop's folder: found again by alias or two-word code, or begun.

All of it reads every file of the folder: not for the thread of the screen.
"""

from __future__ import annotations

from pathlib import Path

from qi_tui.model.codes import hashed, matches, new_code
from qi_tui.model.occasion import Occasion, Who
from qi_tui.model.session import Head, Session
from qi_tui.model.text import same_name
from qi_tui.store.mine import ratings_in
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.store.workshop.codes import Kept, previous_of, session_by_alias, session_by_code


def session_of_round(folder: Path, occasion: Occasion, who: Who) -> Kept | None:
    """The rater's session of this very round; None where they have none."""
    place = folder, occasion.framework.id, occasion.round
    if who.code is not None:
        return session_by_code(*place, who.code, occasion.workshop)
    if who.alias is not None:
        return session_by_alias(*place, who.alias, occasion.workshop)
    return None


def sessions_before(folder: Path, occasion: Occasion, who: Who) -> tuple[Session, ...]:
    """The rater's sessions of earlier rounds, one for each, the latest first."""
    found: list[Session] = []
    before = occasion.round
    while before > 1:
        session = previous_of(
            folder, occasion.framework.id, before, who.alias, who.code, occasion.workshop
        )
        if session is None:
            break
        found.append(session)
        before = session.head.round
    return tuple(found)


def known_by_code(folder: Path, workshop: str, code: str) -> Head | None:
    """Whose code this is in a workshop, whatever they rated; None where it is nobody's."""
    tried: dict[str, bool] = {}
    for _, session in ratings_in(folder):
        head = session.head
        stored = head.rater.code
        if stored is None or head.workshop not in (None, workshop):
            continue
        if stored not in tried:
            tried[stored] = matches(code, stored)
        if tried[stored]:
            return head
    return None


def free_code(folder: Path, workshop: str) -> str:
    """A new two-word code that nobody in a workshop has."""
    return new_code(lambda code: known_by_code(folder, workshop, code) is not None)


def defined_already(folder: Path, framework: str, workshop: str) -> dict[str, str]:
    """What raters of a workshop have defined for a framework, by its ids; the first who said it."""
    found: dict[str, tuple[str, str]] = {}
    for _, session in ratings_in(folder):
        head = session.head
        if head.framework != framework or head.workshop != workshop:
            continue
        for key, said in head.about.items():
            entry = (head.started_at, str(said))
            found[key] = min(entry, found.get(key, entry))
    return {key: said for key, (_, said) in found.items()}


def begin_session(
    folder: Path, occasion: Occasion, who: Who, before: Session | None = None
) -> SessionDoor:
    """Begin a rater's session; its file is written at the first save.

    Args:
        folder: where it goes.
        occasion: what is asked.
        who: who rates; in an anonymous workshop the code is kept as a hash.
        before: the rater's session of the latest earlier round.

    Raises:
        QiError: where nothing can be written there.
        ValueError: where the framework has none of the round's items.
    """
    alias, role = who.alias, who.role
    if before is not None:
        # Spelt as it was, so that both are seen to be the same person's.
        alias = before.head.rater.alias or alias
        role = before.head.rater.role if who.keeps_role else role
    session = new_session(
        occasion.framework,
        alias,
        role,
        dict(occasion.about),
        occasion.round,
        before.head.id if before is not None else None,
        items=occasion.items,
        workshop=occasion.workshop,
        naming=occasion.naming,
        code=hashed(who.code) if who.code is not None else None,
    )
    if before is not None:
        # Who and what was rated is rated again, and so is what was added.
        kept = {"subjects": before.head.subjects, "columns": before.head.columns}
        session = Session(head=session.head.model_copy(update=kept))
    return SessionDoor.begin(folder, session)


def free_alias(folder: Path, workshop: str, word: str, first: int = 1) -> str:
    """A word with the first number, from `first` on, that nobody in a workshop has as alias."""
    taken = {
        same_name(session.head.rater.alias or "")
        for _, session in ratings_in(folder)
        if session.head.workshop in (None, workshop)
    }
    number = first
    while same_name(f"{word} {number}") in taken:
        number += 1
    return f"{word} {number}"
