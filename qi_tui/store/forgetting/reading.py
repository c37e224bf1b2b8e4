"""What lies at some places and could hold a rater's answers, told by content and not by name.

Beside the sessions that is all that a save, a sync client or a person leaves of them: previous
versions, half-saved ones, copies of any name, and the workshop's own file. Nothing is changed here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qi_tui.model.session import Session
from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.disk.atomic import BACKUP, TEMPORARY
from qi_tui.store.disk.locking import LOCK
from qi_tui.store.disk.reading import Unreadable, read_bytes
from qi_tui.store.session_reading import NotASession, session_in
from qi_tui.store.workshop.workshop_reading import workshop_in

SESSION = ".json"
REPORTS = (
    *(".csv", ".docx", ".htm", ".html", ".index", ".md", ".ods"),
    *(".parquet", ".pdf", ".txt", ".xls", ".xlsx", ".zip"),
)
"""Endings of what people make of answers; what is in it is not looked into."""
_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHORT = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}(?![0-9a-f])")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that should be a session's and cannot be read.

    Attributes:
        reason: in plain words.
        ids: the ids that can still be seen in it.
        short: what in its name could be the first 8 of an id.
    """

    path: Path
    reason: str
    ids: frozenset[str]
    short: frozenset[str]


@dataclass(slots=True)
class Holdings:
    """Everything at some places that has to do with raters' answers.

    Attributes:
        sessions: each file that holds one rater's session, whatever its name.
        records: each file that holds a facilitator's record.
        damaged: those that cannot be read.
        locks: those left behind by programs.
        others: files that may hold answers in a form that is not looked into.
        troubles: a sentence for each place that could not be looked at.
    """

    sessions: list[tuple[Path, Session]] = field(default_factory=list)
    records: list[tuple[Path, WorkshopFile]] = field(default_factory=list)
    damaged: list[Damaged] = field(default_factory=list)
    locks: list[Path] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def holdings(places: Sequence[Path], recursive: bool = False) -> Holdings:
    """What lies at some places; each file is read once.

    Args:
        places: folders, and files, of which only they and what stands beside them under their
            names is looked at.
        recursive: whether the folders below a folder are looked into too.
    """
    found = Holdings()
    seen: set[str] = set()
    for place in places:
        for path in _files(place, recursive, found.troubles):
            identity = os.path.normcase(path.absolute())
            if identity not in seen:
                seen.add(identity)
                _look(path, found)
    return found


def _files(place: Path, recursive: bool, troubles: list[str]) -> Iterator[Path]:
    if not place.is_dir():
        folder = place.parent
        names = [name for name in _names(folder, troubles) if place.name in name]
        if place.name not in names:
            troubles.append(f"{display(str(place), 300)}: it is not there")
        yield from (folder / name for name in names if not (folder / name).is_dir())
        return
    for name in _names(place, troubles):
        path = place / name
        if not path.is_dir():
            yield path
        elif recursive and not path.is_symlink() and not name.startswith("."):
            yield from _files(path, recursive, troubles)


def _names(folder: Path, troubles: list[str]) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, and not paths
    except OSError as error:
        shown = display(str(folder), 300)
        troubles.append(f"{shown}: the folder cannot be read ({error.strerror})")
        return []


def _look(path: Path, found: Holdings) -> None:
    name = path.name.casefold()
    if name.endswith(LOCK):
        found.locks.append(path)
    elif name.startswith("._") or not _may_hold(name):
        # What macOS keeps beside a file, under its name, goes with it and holds no answers.
        if name.endswith(REPORTS):
            found.others.append(path)
    else:
        _read(path, found)


def _may_hold(name: str) -> bool:
    """Whether a name is that of a session, a copy of one, its previous or half-saved version."""
    return SESSION in name or name.endswith((BACKUP, TEMPORARY))


def _read(path: Path, found: Holdings) -> None:
    data = b""
    try:
        data = read_bytes(path)
        try:
            session = session_in(data)
        except NotASession as error:
            if error.is_workshop:
                found.records.append((path, workshop_in(data)))
            elif not error.is_invitation:
                found.others.append(path)
            return
        if not session.is_tally:
            found.sessions.append((path, session))
    except Unreadable as error:
        found.damaged.append(
            Damaged(
                path,
                error.reason,
                frozenset(each.decode("ascii") for each in _UUID.findall(data)),
                frozenset(_SHORT.findall(path.name.casefold())),
            )
        )
