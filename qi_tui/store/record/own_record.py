"""A rater's own record: all that one person rated, packed to go to another machine.

The session files go in as they are, byte for byte, with an index of what there is: into a zip, the
same to the last byte for the same sessions, or into a folder.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qi_tui.errors import QiError, UsageError
from qi_tui.model.session import Session
from qi_tui.model.text import display, same_name
from qi_tui.store.disk.placing import AlreadyThere, place_file
from qi_tui.store.disk.reading import Unreadable, read_bytes
from qi_tui.store.mine import is_session_name
from qi_tui.store.naming import is_safe_name, session_file_name
from qi_tui.store.session_reading import NotASession, session_in

INDEX = "record.index"
"""No `.json`, so that a merge of the folder does not take it for a broken session."""
ENDING, SESSION_ENDING = ".zip", ".json"
SCHEMA = 1
# The first moment that a zip can hold: when a record was packed is nobody's business.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_PRIVATE = 0o600 << 16


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a record: the names of the files, and a sentence for each that could not."""

    path: Path
    files: tuple[str, ...]
    troubles: tuple[str, ...]


def export_record(
    sessions: Path,
    target: Path,
    alias: str | None = None,
    framework: str | None = None,
    over: bool = False,
) -> Packed:
    """Pack the sessions of ratings in a folder.

    Args:
        sessions: the folder; those below it are not looked into.
        target: a file that ends in .zip, or a folder, which is made where it is missing.
        alias: only of this rater, whatever the capitals; None for all.
        framework: only of the framework of this id; None for all.
        over: whether something else that stands there may be replaced.

    Raises:
        AlreadyThere: where something else stands there and `over` is false; nothing was changed.
        UsageError: there is nothing to pack.
        QiError: it cannot be written.
    """
    found, troubles = _found(sessions, alias, framework)
    if not found:
        words = "session of a rater" if alias is None and framework is None else "such session"
        raise UsageError(
            "Nothing to pack",
            f"There is no {words} in {display(str(sessions), 300)}.",
            "Name another folder with --sessions.",
        )
    contents = {name: data for name, (data, _) in found.items()}
    index = _index(found)
    if target.name.casefold().endswith(ENDING):
        place_file(target, _zip({INDEX: index, **contents}), over)
    else:
        _put_into(target, {INDEX: index, **contents}, over)
    return Packed(target, tuple(found), tuple(troubles))


def _found(
    folder: Path, alias: str | None, framework: str | None
) -> tuple[dict[str, tuple[bytes, Session]], list[str]]:
    """Name → bytes and session, by name; and what could not be read."""
    found: dict[str, tuple[bytes, Session]] = {}
    troubles: list[str] = []
    taken: set[str] = set()
    for path in _files(folder):
        try:
            session = session_in(read_bytes(path))
            data = path.read_bytes()
        except NotASession:
            continue
        except (Unreadable, OSError) as error:
            troubles.append(f"{display(path.name, 120)}: {error}")
            continue
        head = session.head
        is_wanted = framework in (None, head.framework) and (
            alias is None or same_name(head.rater.alias or "") == same_name(alias)
        )
        if is_wanted and not session.is_tally:
            name = _name_of(path.name, session, taken)
            taken.add(same_name(name))
            found[name] = data, session
    return found, troubles


def _name_of(name: str, session: Session, taken: Collection[str]) -> str:
    """The name that a session file has in the record: its own where every system takes it."""
    head = session.head
    if not is_safe_name(name):
        name = session_file_name(head.framework, head.rater.alias, head.id)
    number, stem = 1, name[: -len(SESSION_ENDING)]
    while same_name(name) in taken:
        number += 1
        name = f"{stem}.{number}{SESSION_ENDING}"
    return name


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(
            path for path in folder.iterdir() if is_session_name(path.name) and path.is_file()
        )
    except OSError:
        return []


def _index(found: Mapping[str, tuple[bytes, Session]]) -> bytes:
    entries = [_entry(name, data, session) for name, (data, session) in found.items()]
    made = {"schema": SCHEMA, "record": "qi-tui", "sessions": entries}
    # In ASCII: an id of others may hold anything, and somebody may look at the file in a terminal.
    return (json.dumps(made, indent=1) + "\n").encode("ascii")


def _entry(name: str, data: bytes, session: Session) -> dict[str, Any]:
    head = session.head
    return {
        "file": name,
        "id": head.id,
        "revision": head.revision,
        "framework": head.framework,
        "round": head.round,
        "status": head.status,
        "updated_at": head.updated_at,
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _zip(contents: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in contents.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The same on every system, so that the bytes are too.
            entry.create_system, entry.external_attr = 3, _PRIVATE
            archive.writestr(entry, data)
    return packed.getvalue()


def _put_into(folder: Path, contents: Mapping[str, bytes], over: bool) -> None:
    """Put files into a folder: all of them, or, where one is in the way, none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QiError(
            "Not written",
            f"{display(str(folder), 300)} could not be made: {error.strerror}.",
            "Choose another place; nothing was changed.",
        ) from error
    for name in _in_the_way(folder, contents) if not over else ():
        raise AlreadyThere(folder / name)
    for name, data in contents.items():
        # The index is ours, and always that of the latest record.
        place_file(folder / name, data, over or name == INDEX)


def _in_the_way(folder: Path, contents: Mapping[str, bytes]) -> Iterable[str]:
    for name, data in contents.items():
        path = folder / name
        try:
            if name != INDEX and path.exists() and read_bytes(path) != data:
                yield name
        except Unreadable:
            yield name
