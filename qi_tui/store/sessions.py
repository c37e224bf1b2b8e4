"""A rater's session file, open for rating: begun, resumed, saved, closed."""

from __future__ import annotations

import errno
import os
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tinydb import TinyDB

from qi_tui import __version__
from qi_tui.errors import QiError
from qi_tui.model.answering import stamped
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Framework
from qi_tui.model.session import Head, Rater, Session
from qi_tui.model.session_file import tables
from qi_tui.model.text import display
from qi_tui.store.atomic import mark_of, sweep
from qi_tui.store.locking import Lock
from qi_tui.store.naming import session_file_name
from qi_tui.store.reading import Unreadable, read_bytes
from qi_tui.store.session_reading import NotASession, session_in
from qi_tui.store.storage import SafeStorage

_LAST_REVISION = 2**53
# What the models of a session allow, in characters.
_LONGEST_NAME, _LONGEST_TEXT = 1000, 100_000


class SaveError(QiError):
    """An answer that could not be put on the disk; the earlier ones are safe there."""


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
) -> Session:
    """A session without answers, not yet on disk; blanks around names are dropped."""
    counts = set(framework.points.values())
    moment = now()
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
        rater=Rater(alias=_text(alias, _LONGEST_NAME), role=_text(role, _LONGEST_NAME), code=None),
        about={key: said for key, value in (about or {}).items() if (said := _text(value))},
        subjects=[],
        columns=[],
        priorities=[],
        status="draft",
        started_at=moment,
        updated_at=moment,
        app=f"qi-tui {__version__}",
    )
    return Session(head=head)


class SessionDoor:
    """One session file, held open by this program or, where another holds it, only to be read.

    Attributes:
        session: what is on disk (for one just begun: what will be).
        read_only: whether another program holds the file; `held_since` tells since when, if known.
    """

    def __init__(self, path: Path, session: Session, storage: SafeStorage, lock: Lock) -> None:
        self.session = session
        self._lock = lock
        self._storage = storage
        self._database = TinyDB(path, storage=lambda _: storage)
        self.read_only = not lock.held
        self.held_since = lock.since

    @classmethod
    def begin(cls, folder: Path, session: Session) -> SessionDoor:
        """Take the place of a new session in a folder; its file is written at the first save.

        Raises:
            QiError: where nothing can be written in the folder.
        """
        name = session_file_name(session.head.framework, session.head.rater.alias, session.head.id)
        path = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = _lock(path)
        except OSError as error:
            raise _cannot_write(folder, error) from error
        sweep(folder)
        return cls(path, session, SafeStorage(path), lock)

    @classmethod
    def open(cls, path: Path) -> SessionDoor:
        """Open a session file that is there; opening never makes one.

        Raises:
            QiError: where it is no session file that can be read; it is left as it is.
        """
        lock = _lock_of(path)
        try:
            mark = mark_of(path)
            data = read_bytes(path)
            session = session_in(data)
        except (Unreadable, NotASession) as error:
            lock.release()
            raise QiError(
                "This file cannot be opened",
                f"{display(str(path), 300)}: {error}.",
                "The file is left as it is; a .bak file beside it holds the version before.",
            ) from error
        if lock.held:
            sweep(path.parent)
        storage = SafeStorage(path)
        storage.remember(data, mark)
        return cls(path, session, storage, lock)

    @property
    def path(self) -> Path:
        """Where the session lies; it moves when another program has changed the file."""
        return self._storage.path

    @property
    def is_on_disk(self) -> bool:
        """Whether the file has been written."""
        return self._storage.path.exists()

    def save(self, session: Session) -> Session:
        """Put a session on the disk, one revision up; it is there when this returns.

        Raises:
            SaveError: it is not there; what was saved before still is.
        """
        if self.read_only:
            raise SaveError(
                "Open elsewhere",
                f"{display(self.path.name, 120)} is open in another window.",
                "Close it there, and open it here again.",
            )
        saved = stamped(session, min(self.session.head.revision + 1, _LAST_REVISION), now())
        try:
            self._database.storage.write(tables(saved))
        except OSError as error:
            raise SaveError(
                "Not saved",
                f"{display(str(self.path), 300)} could not be written: "
                f"{error.strerror or type(error).__name__}.",
                "What was saved before is safe. Make room or free the file, and the next answer"
                " saves everything.",
            ) from error
        self.session = saved
        return saved

    def take_notice(self) -> str | None:
        """What the person must be told about the last save, once."""
        notice, self._storage.notice = self._storage.notice, None
        return notice

    def close(self) -> None:
        """Let other programs open the file."""
        self._database.close()
        self._lock.release()


def _lock_of(path: Path) -> Lock:
    is_there = False
    with suppress(OSError):
        is_there = path.is_file()
    if not is_there:
        raise QiError(
            "No such file",
            f"{display(str(path), 300)} is not there.",
            "Look at the name; opening a session never makes a file.",
        )
    try:
        return _lock(path)
    except OSError as error:
        raise _cannot_write(path.parent, error) from error


def _lock(path: Path) -> Lock:
    """The lock of a file that can be replaced; a refusal now is better than one after an answer."""
    effective = os.access in os.supports_effective_ids
    if not os.access(path.parent, os.W_OK, effective_ids=effective):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path.parent))
    return Lock(path)


def _cannot_write(folder: Path, error: OSError) -> QiError:
    return QiError(
        "Cannot save there",
        f"Nothing can be written in {display(str(folder), 300)}:"
        f" {error.strerror or type(error).__name__}.",
        "Choose another folder with --sessions.",
    )


def _text(text: str | None, longest: int = _LONGEST_TEXT) -> str | None:
    """What somebody typed as a file can hold it: trimmed, not endless, no halves of characters."""
    whole = (text or "").encode("utf-8", "replace").decode("utf-8")
    return whole.strip()[:longest].strip() or None
