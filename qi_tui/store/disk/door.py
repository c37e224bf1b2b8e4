"""A file held open by this program: locked, saved whole, and never written over somebody else's.

What a session's file and a workshop's have in common.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from tinydb import TinyDB

from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.store.disk.atomic import make_folder, mark_of, sweep
from qi_tui.store.disk.locking import Lock
from qi_tui.store.disk.reading import Unreadable, how_it_goes_on, read_bytes, why_not
from qi_tui.store.disk.storage import SafeStorage

T = TypeVar("T")


class SaveError(QiError):
    """Something that could not be put on the disk; what was saved before is safe there."""


class Door:
    """One file, held open by this program or, where another holds it, only to be read.

    Args:
        path: the file; it need not be there yet.
        lock: its lock, held or not.
        storage: what is known of its content.
    """

    def __init__(self, path: Path, lock: Lock, storage: SafeStorage) -> None:
        self._lock = lock
        self._storage = storage
        self._database = TinyDB(path, storage=lambda _: storage)

    @property
    def read_only(self) -> bool:
        """Whether another program holds the file."""
        return not self._lock.held

    @property
    def held_since(self) -> datetime | None:
        """Since when another program holds the file, if that is known."""
        return self._lock.since

    @property
    def path(self) -> Path:
        """Where the file lies; it moves when another program has changed it."""
        return self._storage.path

    @property
    def is_on_disk(self) -> bool:
        """Whether the file has been written."""
        return self._storage.path.exists()

    def take_notice(self) -> str | None:
        """What the person must be told about the last save, once."""
        notice, self._storage.notice = self._storage.notice, None
        return notice

    def close(self) -> None:
        """Let other programs open the file."""
        self._database.close()
        self._lock.release()

    def put(self, tables: dict[str, dict[str, Any]]) -> None:
        """Put these tables on the disk; they are there when this returns.

        Raises:
            SaveError: they are not there; what was saved before still is.
        """
        if self.read_only:
            raise SaveError(
                "Open elsewhere",
                f"{display(self.path.name, 120)} is open in another window.",
                "Close it there, and open it here again.",
            )
        try:
            self._database.storage.write(tables)
        except OSError as error:
            raise SaveError(
                "Not saved",
                f"{display(str(self.path), 300)} could not be written: "
                f"{error.strerror or type(error).__name__}.",
                "What was saved before is safe. Make room or free the file, and the next answer"
                " saves everything.",
            ) from error
        if self._storage.notice is not None:
            # The file lies elsewhere now, or its folder was made anew.
            self._lock.follow(self.path)


def lock_new(folder: Path, name: str) -> Lock:
    """The lock of a file that is about to be made in a folder, which is made where it is missing.

    Raises:
        QiError: where nothing can be written there.
    """
    try:
        make_folder(folder)
        lock = _lock(folder / name)
    except OSError as error:
        raise cannot_write(folder, error) from error
    sweep(folder)
    return lock


def lock_of(path: Path) -> Lock:
    """The lock of a file that is there; opening never makes one.

    Raises:
        QiError: where it is not there, or could not be replaced.
    """
    shown = display(str(path), 300)
    is_file = is_there = False
    with suppress(OSError, ValueError):
        is_file, is_there = path.is_file(), path.exists()
    if not is_there:
        raise QiError(
            "No such file",
            f"{shown} is not there.",
            "Look at the name; opening never makes a file.",
        )
    if not is_file:
        raise QiError(
            "Not a file", f"{shown} is not a file with data in it.", "Name the file that you mean."
        )
    try:
        lock = _lock(path)
    except OSError as error:
        raise cannot_write(path.parent, error) from error
    if lock.held:
        sweep(Path(os.path.realpath(path)).parent)
    return lock


def opened(
    path: Path,
    parse: Callable[[bytes], T],
    title: str,
    refusals: tuple[type[Exception], ...] = (Unreadable,),
) -> tuple[T, Lock, SafeStorage]:
    """What a file holds that is there, its lock, and what is known of its content.

    Args:
        path: the file.
        parse: from its bytes to what it holds.
        title: what to say where that cannot be.
        refusals: what `parse` raises then.

    Raises:
        QiError: where it is not there or cannot be read; it is left as it is.
    """
    lock = lock_of(path)
    try:
        mark = mark_of(path)
        data = read_bytes(path)
        found = parse(data)
    except refusals as error:
        lock.release()
        raise QiError(
            title,
            f"{display(str(path), 300)}: {why_not(error)}.",
            how_it_goes_on(path, error),
        ) from error
    storage = SafeStorage(path)
    storage.remember(data, mark)
    return found, lock, storage


def cannot_write(folder: Path, error: OSError) -> QiError:
    """What to say of a folder in which nothing can be written."""
    return QiError(
        "Cannot save there",
        f"Nothing can be written in {display(str(folder), 300)}:"
        f" {error.strerror or type(error).__name__}.",
        "Choose another folder with --sessions.",
    )


def _lock(path: Path) -> Lock:
    """The lock of a file that can be replaced; a refusal now is better than one after an answer.

    By way of a symlink it is the lock of the file that the link leads to, so that two names of one
    file do not let two programs in.
    """
    real = Path(os.path.realpath(path))
    effective = os.access in os.supports_effective_ids
    if not os.access(real.parent, os.W_OK | os.X_OK, effective_ids=effective):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(real.parent))
    return Lock(real)
