"""A rater's session file, open for rating: begun, resumed, saved, closed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui import __version__
from qi_tui.model.answering import stamped
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Framework
from qi_tui.model.session import (
    LAST_REVISION,
    LONGEST_NAME,
    LONGEST_TEXT,
    Head,
    Rater,
    Session,
)
from qi_tui.model.session_file import tables
from qi_tui.store.disk.door import Door, lock_new, opened
from qi_tui.store.disk.locking import Lock
from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.disk.storage import SafeStorage
from qi_tui.store.naming import session_file_name
from qi_tui.store.session_reading import NotASession, session_in

if TYPE_CHECKING:
    from qi_tui.model.workshop import Naming

# The characters of a moment that are its date.
_DATE = len("2026-11-20")


def now() -> str:
    """This moment as session files write it: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def new_session(
    framework: Framework,
    alias: str | None = None,
    role: str | None = None,
    about: dict[str, str] | None = None,
    round_number: int = 1,
    follows: str | None = None,
    *,
    items: Iterable[str] = (),
    workshop: str | None = None,
    naming: Naming = "alias",
    code: str | None = None,
) -> Session:
    """A session without answers, not yet on disk; blanks around names are dropped.

    Args:
        framework: what is rated.
        alias: who rates; in an anonymous workshop no alias is kept, whatever is given.
        role: of the rater.
        about: what the framework asks to define first.
        round_number: 1 is the private first rating.
        follows: the id of the same rater's session in the round before.
        items: ids of the items that this round asks; none for all of them.
        workshop: the id of the workshop that it is for.
        naming: how that workshop names its raters; where it is anonymous, times are dates.
        code: what is kept of the rater's two-word code (`codes.hashed`), where it is anonymous.

    Raises:
        ValueError: where the framework has none of the items.
    """
    counts = set(framework.points.values())
    is_anonymous = naming == "anonymous"
    moment = now()[:_DATE] if is_anonymous else now()
    kept_alias = None if is_anonymous else _text(alias, LONGEST_NAME)
    head = Head(
        schema_=1,
        id=str(uuid.uuid4()),
        revision=0,
        framework=framework.id,
        framework_version=framework.version,
        framework_digest=framework_digest(framework),
        points=counts.pop() if len(counts) == 1 else dict(framework.points),
        round=round_number,
        follows=follows,
        kind="ratings",
        rater=Rater(
            alias=kept_alias, role=_text(role, LONGEST_NAME), code=code if is_anonymous else None
        ),
        about={key: said for key, value in (about or {}).items() if (said := _text(value))},
        subjects=[],
        columns=[],
        items=_asked(framework, items),
        workshop=workshop,
        priorities=[],
        status="draft",
        started_at=moment,
        updated_at=moment,
        app=f"qi-tui {__version__}",
    )
    return Session(head=head)


class SessionDoor(Door):
    """One session file, held open by this program or, where another holds it, only to be read.

    `session` is what is on disk (for one just begun: what will be).
    """

    def __init__(self, path: Path, session: Session, storage: SafeStorage, lock: Lock) -> None:
        super().__init__(path, lock, storage)
        self.session = session

    @classmethod
    def begin(cls, folder: Path, session: Session) -> SessionDoor:
        """Take the place of a new session in a folder; its file is written at the first save.

        Raises:
            QiError: where nothing can be written in the folder.
        """
        head = session.head
        hint = "hands" if session.is_tally else head.rater.alias
        name = session_file_name(head.framework, hint, head.id)
        lock = lock_new(folder, name)
        return cls(folder / name, session, SafeStorage(folder / name), lock)

    @classmethod
    def open(cls, path: Path) -> SessionDoor:
        """Open a session file that is there; opening never makes one.

        Raises:
            QiError: where it is no session file that can be read; it is left as it is.
        """
        title, refusals = "This file cannot be opened", (Unreadable, NotASession)
        session, lock, storage = opened(path, session_in, title, refusals)
        return cls(path, session, storage, lock)

    def save(self, session: Session) -> Session:
        """Put a session on the disk, one revision up; it is there when this returns.

        Raises:
            SaveError: it is not there; what was saved before still is.
        """
        moment = now()[:_DATE] if _is_without_times(session.head) else now()
        revision = min(self.session.head.revision + 1, LAST_REVISION)
        saved = stamped(session, revision, moment)
        self.put(tables(saved))
        self.session = saved
        return saved


def _is_without_times(head: Head) -> bool:
    """Whether a session was begun without a name, where the time of day could tell who it is."""
    return head.rater.code is not None or len(head.started_at) == _DATE


def _asked(framework: Framework, items: Iterable[str]) -> list[str]:
    """The items of a framework among these, in its order; none where that is all there are."""
    wanted = set(items)
    known = [item for item in framework.points if item in wanted]
    if wanted and not known:
        raise ValueError(f"None of these items is in {framework.id}")
    return known if len(known) < len(framework.points) else []


def _text(text: str | None, longest: int = LONGEST_TEXT) -> str | None:
    """What somebody typed as a file can hold it: trimmed, not endless, no halves of characters."""
    whole = (text or "").encode("utf-8", "replace").decode("utf-8")
    return whole.strip()[:longest].strip() or None
