"""Names of files and folders that the program makes: safe on every system, distinct, inside."""

from __future__ import annotations

import io
import re
import unicodedata
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from gates.exports_texts import unseen
from gates.hostile import EVERY
from qi_tui.store import naming

LONGEST = 100
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])")
_SEPARATES = re.compile(r'[<>:"/\\|?*]')


def check_name(name: str, where: str) -> Iterator[str]:
    """A name of a file, without any folder."""
    said = f"{where}: {name[:60]!a}"
    if not 0 < len(name) <= LONGEST:
        yield f"{said} has {len(name)} characters"
    if _SEPARATES.search(name) or name in (".", ".."):
        yield f"{said} could lie elsewhere"
    if name.endswith((".", " ")) or name != name.strip():
        yield f"{said} begins or ends in a dot or a blank"
    if _RESERVED.fullmatch(name.partition(".")[0].strip()):
        yield f"{said} is a device of Windows"
    yield from unseen(name, said, allowed="")


def check_distinct(names: Iterable[str], where: str) -> Iterator[str]:
    """Names in one folder: no two are one where neither capitals nor accents' forms count."""
    seen: dict[str, str] = {}
    for name in names:
        key = unicodedata.normalize("NFC", name).casefold()
        if seen.setdefault(key, name) != name:
            yield f"{where}: {name!a} and {seen[key]!a} are one"


def check_makers() -> Iterator[str]:
    """What the functions make that all names come from, of every string in each of its places."""
    for number, text in enumerate(EVERY.values()):
        session = str(uuid.UUID(int=(number + 1) << 96))
        made = (
            naming.session_file_name("small", text, session),
            naming.session_file_name(text, text, session),
            naming.invitation_name(text, text),
            naming.invitation_name(text, "f" * 60, 1000),
            naming.sheet_name(text, text, 2),
            f"{naming.report_name(text)}.html",
            naming.workshop_folder_name(text, text),
            naming.workshop_folder_name("", text),
        )
        for name in made:
            yield from check_name(name, "a name that is made")


def check_folder(folder: Path) -> Iterator[str]:
    """All that was made in a folder, and in the folders below it."""
    for below in (folder, *sorted(path for path in folder.rglob("*") if path.is_dir())):
        names = [path.name for path in below.iterdir()]
        for name in names:
            yield from check_name(name, below.name)
        yield from check_distinct(names, below.name)


def check_archive(data: bytes, _twin: bytes) -> Iterator[str]:
    """An archive: no folder in it, no time, and names that lie inside wherever it is unpacked."""
    packed = zipfile.ZipFile(io.BytesIO(data))
    entries = packed.infolist()
    names = [entry.orig_filename for entry in entries]
    for name in names:
        yield from check_name(name, "in the archive")
    yield from check_distinct(names, "in the archive")
    if packed.testzip() is not None or {entry.date_time[0] for entry in entries} != {1980}:
        yield "the archive is damaged, or says when it was made"
