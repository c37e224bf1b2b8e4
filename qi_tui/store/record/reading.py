"""What is in a record that came from elsewhere: read whole, and refused whole where it is hostile.

A zip can lie about the size of what is in it, name places outside, and hold anything at all. Only
the bytes of its entries are used, never a name as a path, and nothing is written before all of it
has been read.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qi_tui.errors import QiError, UsageError
from qi_tui.model.session import Session
from qi_tui.model.text import display
from qi_tui.store.disk.reading import BOM, LARGEST, Unreadable, parse, read_bytes
from qi_tui.store.gathering.finding import is_there
from qi_tui.store.mine import is_session_name
from qi_tui.store.record.own_record import INDEX
from qi_tui.store.session_reading import NotASession, session_in

MOST_TOGETHER = 64 * 1024 * 1024
MOST_ENTRIES = 10_000
_ENCRYPTED = 0x1
_STEP = 1024 * 1024
_MB = 1024 * 1024
_SYMLINK, _KIND = 0o120000, 0o170000


@dataclass(frozen=True, slots=True)
class Brought:
    """A session of a record: the name that it had there, its bytes, and what is in them."""

    name: str
    data: bytes
    session: Session


@dataclass(frozen=True, slots=True)
class Record:
    """What is in a record: the sessions, and a sentence for each file that was passed over."""

    sessions: tuple[Brought, ...]
    passed_over: tuple[str, ...]


def whole_bytes(path: Path) -> bytes:
    """All the bytes of a session file, with its byte order mark where it has one.

    Raises:
        Unreadable: it is not a file, or too large.
    """
    data = read_bytes(path)
    try:
        raw = path.read_bytes()
    except OSError:
        return data
    return raw if raw.removeprefix(BOM) == data else data


def read_record(path: Path) -> Record:
    """The sessions in a record.

    Args:
        path: a zip, or a folder, as `own_record` writes them; or a single session file.

    Raises:
        UsageError: it is not there.
        QiError: it is none of these, is damaged, reaches outside itself, or is too large (over
            16 MiB for a file or 64 MiB for all).
    """
    if not is_there(path):
        message = f"There is no file or folder {display(str(path), 300)}."
        raise UsageError("Nothing there", message, "Look at the name.")
    sessions: list[Brought] = []
    passed_over: list[str] = []
    contents = list(_contents(path, passed_over))
    passed_over += _missing(contents)
    for name, data in contents:
        if name == INDEX:
            continue
        try:
            session = session_in(data.removeprefix(BOM))
        except NotASession as error:
            if not error.is_workshop:
                passed_over.append(f"{display(name, 120)}: it is no session file")
            else:
                passed_over.append(f"{display(name, 120)}: a workshop's file, and nobody's rating")
        except Unreadable as error:
            passed_over.append(f"{display(name, 120)}: {error}")
        else:
            if session.is_tally:
                passed_over.append(f"{display(name, 120)}: a show of hands, and nobody's rating")
            else:
                sessions.append(Brought(name, data, session))
    return Record(tuple(sessions), tuple(passed_over))


def _contents(path: Path, passed_over: list[str]) -> Iterator[tuple[str, bytes]]:
    try:
        if path.is_dir():
            yield from _in_folder(path, passed_over)
        elif path.suffix.casefold() == ".json":
            yield path.name, whole_bytes(path)
        else:
            yield from _in_zip(path, passed_over)
    except Unreadable as error:
        raise _refused(path, str(error)) from None
    except OSError as error:
        raise _refused(path, f"it cannot be read ({error.strerror})") from None


def _in_folder(folder: Path, passed_over: list[str]) -> Iterator[tuple[str, bytes]]:
    total = 0
    for path in sorted(folder.iterdir()):
        is_ours = is_session_name(path.name) or path.name == INDEX
        if not is_ours or not path.is_file():
            continue
        try:
            data = whole_bytes(path)
        except Unreadable as error:
            passed_over.append(f"{display(path.name, 120)}: {error}")
            continue
        total += len(data)
        if total > MOST_TOGETHER:
            raise _too_large(folder)
        yield path.name, data


def _in_zip(path: Path, passed_over: list[str]) -> list[tuple[str, bytes]]:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise _refused(path, "it is not a file with data in it")
    if found.st_size > MOST_TOGETHER:
        raise _too_large(path)
    # The length was asked for first: a zip may be four times as large as a session file.
    data = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(path, archive, passed_over)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        # A damaged zip fails in any of these ways, depending on where it is damaged.
        raise _refused(path, "it is no zip, or is damaged: ask for it again") from None


def _unpacked(
    path: Path, archive: zipfile.ZipFile, passed_over: list[str]
) -> list[tuple[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise _refused(path, f"there are more than {MOST_ENTRIES:,} files in it")
    for entry in entries:
        _check(path, entry)
    if sum(entry.file_size for entry in entries) > MOST_TOGETHER:
        raise _too_large(path)
    found: list[tuple[str, bytes]] = []
    total = 0
    for entry in entries:
        name = entry.filename.rpartition("/")[2]
        is_link = (entry.external_attr >> 16) & _KIND == _SYMLINK
        if entry.is_dir():
            continue
        if is_link or not (is_session_name(name) or name == INDEX):
            passed_over.append(f"{display(entry.filename, 120)}: it is no session file")
            continue
        data = _read(path, archive, entry)
        total += len(data)
        if total > MOST_TOGETHER:
            raise _too_large(path)
        found.append((name, data))
    return found


def _check(path: Path, entry: zipfile.ZipInfo) -> None:
    """Refuse a zip with an entry that no record of ours has."""
    # `filename` is cut at a NUL and has its backslashes turned; what was written has not.
    name = entry.orig_filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name:
        raise _refused(path, f'"{display(name, 120)}" in it would lie outside it')
    if entry.flag_bits & _ENCRYPTED:
        raise _refused(path, f'"{display(name, 120)}" in it is locked with a password')
    if entry.file_size > LARGEST:
        raise _refused(path, f'"{display(name, 120)}" in it is too large (over 16 MB)')


def _read(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, at most 16 MiB of them whatever it says of its size."""
    data = bytearray()
    with archive.open(entry) as packed:
        while more := packed.read(_STEP):
            data += more
            if len(data) > LARGEST:
                raise _refused(path, f'"{display(entry.filename, 120)}" in it is too large')
    return bytes(data)


def _missing(contents: Sequence[tuple[str, bytes]]) -> list[str]:
    """What the index of a record names and is not there; nothing where it cannot be read."""
    index = next((data for name, data in contents if name == INDEX), b"")
    names = {name for name, _ in contents}
    try:
        named = [entry["file"] for entry in parse(index)["sessions"]]
    except (Unreadable, KeyError, TypeError):
        return []
    return [
        f"{display(name, 120)}: the index names it, and it is not there"
        for name in named
        if isinstance(name, str) and name not in names
    ]


def _too_large(path: Path) -> QiError:
    return _refused(path, f"it is too large: at most {MOST_TOGETHER // _MB} MB together")


def _refused(path: Path, why: str) -> QiError:
    return QiError(
        "This record cannot be brought in",
        f"{display(str(path), 300)}: {why}.",
        "Nothing was changed.",
    )
