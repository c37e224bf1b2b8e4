"""A Parquet dataset as a folder: written beside its place, and put there whole or not at all.

`framework=…/round=…/part-0.parquet`, the names that engines read as two more columns, and a note
for whoever finds the folder. Names that begin with `_` are passed over by engines.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from qi_tui.errors import QiError, UsageError
from qi_tui.model.text import display
from qi_tui.store.disk.atomic import STALE_AFTER, TEMPORARY, replace_patiently, sync_folder
from qi_tui.store.disk.placing import cannot_place
from qi_tui.store.disk.reading import Unreadable, read_bytes

if TYPE_CHECKING:
    import pyarrow as pa

    from qi_tui.analysis.shown.answer_sheet import RoomSheets

NOTE = "_README.txt"
NOTE_TEXT = """\
Single answers, written by qi-tui export.

Each row of these tables is what one person answered. People were told that no single answers leave
the room: this folder is for those who were in it and count for them, and for nobody else. Names,
file names and times are not in it, but a few answers together can still tell who gave them. Delete
it when you have counted. What may leave the room is written by: qi-tui report --audience outside
"""
ROWS_IN_A_PART = 8_388_608
"""From so many rows on a file is closed and the next begun, for several machines to share out."""

_OURS = re.compile(r"framework=[a-z0-9-]+/round=[0-9]+/part-[0-9]+\.parquet|_README\.txt")
# What file managers leave in every folder that somebody looks into.
_LEFT_BEHIND = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_SCRATCH = re.compile(r"\..*\.[0-9]+-[0-9a-f]{8}\.tmp")
_NAME_KEPT = 40


def check_place(target: Path, over: bool = False) -> None:
    """Whether a dataset may be written there.

    Args:
        target: the folder that it will be.
        over: whether a dataset of ours that is there may be replaced; nothing else ever is.

    Raises:
        UsageError: where it may not.
        QiError: where there is no folder for it, or the system does not let us look.
    """
    try:
        if not target.parent.is_dir():
            raise QiError(
                "No such folder",
                f"There is no folder {display(str(target.parent), 300)}.",
                "Make it first, or choose another place.",
            )
        if not os.path.lexists(target):
            return
        if not over:
            raise UsageError(
                "Already there",
                f"{display(str(target), 300)} is there already.",
                "Name another folder with -o, or add --force.",
            )
        stranger = _stranger_in(target)
    except OSError as error:
        raise cannot_place(target, error) from error
    if stranger is not None:
        raise UsageError(
            "Not ours",
            f"{display(str(stranger), 300)} was not written by export, so nothing is replaced"
            " there.",
            "Name another folder with -o.",
        )


def write_dataset(target: Path, rooms: Iterable[RoomSheets], over: bool = False) -> int:
    """Write the answers of some rooms into a folder, wholly or not at all.

    Args:
        target: the folder that it will be.
        rooms: the answers; they are read one after the other, and never held together.
        over: as for `check_place`.

    Returns:
        The number of rows; without any, nothing is written.

    Raises:
        UsageError, QiError: as `check_place`, and where the system does not let us write.
    """
    place = Path(os.path.realpath(target))
    check_place(place, over)
    scratch = place.with_name(
        f".{place.name[:_NAME_KEPT]}.{os.getpid()}-{secrets.token_hex(4)}{TEMPORARY}"
    )
    try:
        _sweep(place.parent)
        scratch.mkdir()
        try:
            rows = sum(_write_room(scratch, room) for room in rooms)
            if rows:
                _write_note(scratch / NOTE)
                # Somebody else may have been quicker.
                check_place(place, over)
                _put(scratch, place)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as error:
        raise cannot_place(target, error) from error
    return rows


def _write_room(folder: Path, room: RoomSheets) -> int:
    from qi_tui.store.parquet.columns import tables_of

    place = folder / f"framework={room.framework}" / f"round={room.round}"
    tables = tables_of(room)
    rows = number = 0
    while (first := next(tables, None)) is not None:
        place.mkdir(parents=True, exist_ok=True)
        with (place / f"part-{number}.parquet").open("wb") as file:
            rows += _write_part(file, first, tables)
            _force(file)
        number += 1
    return rows


def _write_part(file: BinaryIO, first: pa.Table, more: Iterator[pa.Table]) -> int:
    """Write one file of some of these tables; the rest stays for the next."""
    from pyarrow.parquet import ParquetWriter

    # The schema of pyarrow itself stays out: the columns then mean the same to every engine.
    with ParquetWriter(file, first.schema, compression="zstd", store_schema=False) as writer:
        table: pa.Table | None = first
        rows = 0
        while table is not None:
            writer.write_table(table)
            rows += table.num_rows
            table = next(more, None) if rows < ROWS_IN_A_PART else None
    return rows


def _write_note(path: Path) -> None:
    with path.open("wb") as file:
        file.write(NOTE_TEXT.encode("utf-8"))
        _force(file)


def _force(file: BinaryIO) -> None:
    """Have what was written on the disk, so that a power cut leaves no folder of empty files."""
    file.flush()
    os.fsync(file.fileno())


def _put(scratch: Path, place: Path) -> None:
    """Put the new folder in its place; the old one is there until then, or comes back."""
    if not os.path.lexists(place):
        replace_patiently(scratch, place)
    else:
        # A name that can be seen: it stays only where the machine stops between the two renames.
        aside = place.with_name(f"{place.name[:_NAME_KEPT]}.previous-{secrets.token_hex(4)}")
        replace_patiently(place, aside)
        try:
            replace_patiently(scratch, place)
        except OSError:
            replace_patiently(aside, place)
            raise
        _take_away(aside)
    with suppress(OSError):
        sync_folder(place.parent)


def _stranger_in(folder: Path) -> Path | None:
    """What is no dataset of ours, of all that lies in a folder; None where there is nothing."""
    if not folder.is_dir():
        return folder
    is_empty = True
    for file in _below(folder):
        is_empty = False
        if not _is_ours(file, folder):
            return file
    return None if is_empty or _has_note(folder) else folder


def _below(folder: Path) -> Iterator[Path]:
    """All that is in a folder and below it but folders; links are told and never followed."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry)
        else:
            yield entry


def _is_ours(file: Path, folder: Path) -> bool:
    name = file.relative_to(folder).as_posix()
    return file.name in _LEFT_BEHIND or _OURS.fullmatch(name) is not None


def _has_note(folder: Path) -> bool:
    try:
        return read_bytes(folder / NOTE).startswith(NOTE_TEXT.partition("\n")[0].encode("utf-8"))
    except Unreadable:
        return False


def _take_away(folder: Path) -> None:
    """Remove a dataset of ours, and nothing that came into its folder meanwhile."""
    with suppress(OSError):
        for file in _below(folder):
            if _is_ours(file, folder):
                file.unlink()
        for below in sorted(folder.rglob("*"), reverse=True):
            below.rmdir()
        folder.rmdir()


def _sweep(folder: Path) -> None:
    """Take away what an export that was killed left here more than an hour ago."""
    with suppress(OSError):
        for leftover in folder.glob(f".*{TEMPORARY}"):
            is_folder = leftover.is_dir() and not leftover.is_symlink()
            is_old = time.time() - leftover.lstat().st_mtime > STALE_AFTER
            if is_folder and is_old and _SCRATCH.fullmatch(leftover.name):
                _take_away(leftover)
