"""The tally of a round: the file of its show of hands, found again in the folder or begun."""

from __future__ import annotations

from pathlib import Path

from qi_tui.model.occasion import Occasion
from qi_tui.model.session import Session
from qi_tui.model.tallying import as_tally
from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.mine import is_session_name
from qi_tui.store.session_reading import NotASession, load_session
from qi_tui.store.sessions import SessionDoor, new_session


def open_tally(folder: Path, occasion: Occasion) -> SessionDoor:
    """The tally of a framework in a workshop's present round, to be gone on with.

    Where there is none one is begun; its file is written at the first save. It takes as long as
    reading every file of the folder: not for the thread of the screen.

    Raises:
        QiError: where nothing can be written in the folder.
        ValueError: where the framework has none of the round's items.
    """
    framework = occasion.framework
    found = find_tally(folder, framework.id, occasion.round, occasion.workshop)
    if found is not None:
        return SessionDoor.open(found)
    session = new_session(
        framework,
        about=dict(occasion.about),
        round_number=occasion.round,
        items=occasion.items,
        workshop=occasion.workshop,
        naming=occasion.naming,
    )
    return SessionDoor.begin(folder, as_tally(session, framework))


def find_tally(folder: Path, framework: str, round_number: int, workshop: str) -> Path | None:
    """Where the tally of a workshop's framework and round lies; None where there is none.

    Of several (copies, or two laptops) the one with the highest revision is taken.
    """
    found = [
        (session.head.revision, -len(path.name), path.name, path)
        for path, session in _tallies_in(folder)
        if (session.head.framework, session.head.round) == (framework, round_number)
        and session.head.workshop == workshop
    ]
    return max(found)[-1] if found else None


def _tallies_in(folder: Path) -> list[tuple[Path, Session]]:
    found: list[tuple[Path, Session]] = []
    try:
        paths = [path for path in folder.iterdir() if is_session_name(path.name)]
    except OSError:
        return []
    for path in paths:
        try:
            session = load_session(path)
        except (Unreadable, NotASession):
            continue
        if session.is_tally:
            found.append((path, session))
    return found
