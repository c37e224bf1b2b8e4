"""The session files in a person's own folder, as far as a list of them needs to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qi_tui.model.asking import subjects_of
from qi_tui.model.session import Session
from qi_tui.model.text import same_name
from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.session_reading import NotASession, load_session

# How names begin of what is hidden, and of what an office program has open.
_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Mine:
    """One session of mine: `answered` counts answers of any kind; `title` is what is rated.

    `columns`, `subjects` and `items` tell what it is asked: see `model.asking`.
    """

    path: Path
    id: str
    framework: str
    alias: str | None
    role: str | None
    status: str
    answered: int
    round: int
    updated_at: str
    title: str
    columns: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


Refuse = Callable[[Path, Unreadable], None]


def my_sessions(folder: Path, refuse: Refuse | None = None) -> list[Mine]:
    """The readable sessions of ratings in a folder, newest first; no folder is no sessions.

    Args:
        folder: where they lie.
        refuse: is told of each file that cannot be read, and why.
    """
    found = [_mine(path, session) for path, session in ratings_in(folder, refuse)]
    found.sort(key=lambda mine: (mine.updated_at, mine.path.name), reverse=True)
    return found


def ratings_in(folder: Path, refuse: Refuse | None = None) -> Iterator[tuple[Path, Session]]:
    """The readable sessions of ratings in a folder, in no order; no folder is no sessions."""
    try:
        paths = [path for path in folder.iterdir() if is_session_name(path.name)]
    except OSError:
        return
    for path in paths:
        try:
            session = load_session(path)
        except NotASession:
            continue
        except Unreadable as error:
            if refuse is not None:
                refuse(path, error)
            continue
        if not session.is_tally:
            yield path, session


def newest_by_id(folder: Path) -> dict[str, tuple[Path, Session]]:
    """The readable sessions of ratings in a folder by id; of copies the highest revision."""
    found: dict[str, tuple[Path, Session]] = {}
    for path, session in sorted(ratings_in(folder), key=lambda pair: str(pair[0])):
        before = found.get(session.head.id)
        if before is None or before[1].head.revision < session.head.revision:
            found[session.head.id] = path, session
    return found


def matching(mine: list[Mine], framework: str, alias: str, round_number: int = 1) -> Mine | None:
    """The session of this alias in a framework and round: drafts first, then the newest."""
    wanted = same_name(alias)
    same = [
        entry
        for entry in mine
        if entry.framework == framework
        and entry.round == round_number
        and same_name(entry.alias or "") == wanted
    ]
    drafts = [entry for entry in same if entry.status == "draft"]
    return next(iter(drafts or same), None)


def is_session_name(name: str) -> bool:
    """Whether a file of this name may be a session: any `.json` that is nobody's scratch file."""
    return name.casefold().endswith(".json") and not name.startswith(_HIDDEN)


def is_scratch_name(name: str) -> bool:
    """Whether a name is that of a hidden file, a lock or something half written."""
    return name.startswith(_HIDDEN) or name.casefold().endswith((".lock", ".tmp"))


def _mine(path: Path, session: Session) -> Mine:
    head = session.head
    return Mine(
        path=path,
        id=head.id,
        framework=head.framework,
        alias=head.rater.alias,
        role=head.rater.role,
        status=head.status,
        answered=session.answered,
        round=head.round,
        updated_at=head.updated_at,
        title=str(head.about.get("title", "")),
        columns=tuple(head.columns),
        subjects=tuple(subjects_of(session)),
        items=tuple(head.items),
    )
