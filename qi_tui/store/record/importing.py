"""Bringing a rater's own record in: nothing that is there is lost, and nothing comes in twice.

Of two versions of a session the one with the higher revision takes the place; the other is kept
beside it as `<name>.json.older-<n>`, which no list of sessions shows. Two different versions of one
revision both stay as sessions, as after any other conflict: a merge names them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from qi_tui.errors import QiError
from qi_tui.model.session import Session
from qi_tui.model.text import display
from qi_tui.store.disk.atomic import replace_file
from qi_tui.store.disk.door import SaveError, cannot_write, lock_new, lock_of
from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.disk.storage import free_name
from qi_tui.store.mine import newest_by_id, ratings_in
from qi_tui.store.naming import session_file_name
from qi_tui.store.record.reading import Brought, Record, whole_bytes

OLDER = "older"


class Outcome(StrEnum):
    """What became of a session that was brought in."""

    ADDED = "added"
    SAME = "there already"
    NEWER = "newer than yours: it took the place, and yours is kept beside it"
    OLDER = "older than yours: yours stays, and it is kept beside"
    CONFLICT = "not the same as yours, and no newer: both stay"
    BUSY = "open in another window: close it there, and bring it in again"

    @property
    def is_trouble(self) -> bool:
        """Whether somebody has to do something about it."""
        return self in (Outcome.CONFLICT, Outcome.BUSY)


@dataclass(frozen=True, slots=True)
class Placed:
    """A session of a record, what became of it, and the file that has it now."""

    name: str
    outcome: Outcome
    path: Path


def import_record(record: Record, folder: Path) -> tuple[Placed, ...]:
    """Put the sessions of a record into a folder, which is made where it is missing.

    Raises:
        QiError: where a file cannot be written; bringing it in again goes on from there.
    """
    there = newest_by_id(folder)
    placed: list[Placed] = []
    # The lowest revisions first, so that the highest of several in one record ends on top.
    for brought in sorted(record.sessions, key=lambda each: each.session.head.revision):
        try:
            one = _place(brought, folder, there)
        except OSError as error:
            refusal = cannot_write(folder, error)
            hint = "Bringing it in again goes on from there."
            raise SaveError(refusal.title, refusal.message, hint) from error
        except Unreadable as error:
            raise QiError("Not brought in", f"{display(brought.name, 120)}: {error}.") from error
        placed.append(one)
    return tuple(placed)


def _place(brought: Brought, folder: Path, there: dict[str, tuple[Path, Session]]) -> Placed:
    head = brought.session.head
    known = there.get(head.id)
    if known is None:
        path = _add(brought, folder)
        there[head.id] = path, brought.session
        return Placed(brought.name, Outcome.ADDED, path)
    path, mine = known
    data = whole_bytes(path)
    if data == brought.data or (mine == brought.session and mine.head.revision == head.revision):
        return Placed(brought.name, Outcome.SAME, path)
    if head.revision < mine.head.revision:
        kept = _keep_beside(path, brought.data)
        return Placed(brought.name, Outcome.OLDER if kept else Outcome.SAME, path)
    if head.revision == mine.head.revision:
        return _keep_both(brought, folder, path)
    if not _replace(path, brought.data, data):
        return Placed(brought.name, Outcome.BUSY, path)
    there[head.id] = path, brought.session
    return Placed(brought.name, Outcome.NEWER, path)


def _add(brought: Brought, folder: Path) -> Path:
    head = brought.session.head
    name = session_file_name(head.framework, head.rater.alias, head.id)
    lock = lock_new(folder, name)
    try:
        path = folder / name
        # Something of this name that is no session of this id stays as it is.
        path = free_name(path, "imported") if path.exists() else path
        replace_file(path, brought.data, keep_previous=False)
    finally:
        lock.release()
    return path


def _replace(path: Path, data: bytes, before: bytes) -> bool:
    """Put a newer version into a file and the one before beside it; not where another has it."""
    lock = lock_of(path)
    try:
        if not lock.held:
            return False
        _keep_beside(path, before)
        replace_file(path, data)
    finally:
        lock.release()
    return True


def _keep_beside(path: Path, data: bytes) -> bool:
    """Keep a version beside a file, once."""
    number = 1
    while (beside := path.with_name(f"{path.name}.{OLDER}-{number}")).exists():
        if whole_bytes(beside) == data:
            return False
        number += 1
    replace_file(beside, data, keep_previous=False)
    return True


def _keep_both(brought: Brought, folder: Path, path: Path) -> Placed:
    head = brought.session.head
    for other, session in ratings_in(folder):
        if session.head.id == head.id and whole_bytes(other) == brought.data:
            return Placed(brought.name, Outcome.SAME, other)
    beside = free_name(path, "conflict")
    replace_file(beside, brought.data, keep_previous=False)
    return Placed(brought.name, Outcome.CONFLICT, beside)


def counts(placed: tuple[Placed, ...]) -> Mapping[Outcome, int]:
    """How many had each outcome, in the order in which the outcomes stand."""
    return {
        outcome: number
        for outcome in Outcome
        if (number := sum(each.outcome is outcome for each in placed))
    }
