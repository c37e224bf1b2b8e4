"""Replacing a file so that at every moment it is wholly the old one or wholly the new one.

The recipe: write a temporary file in the same folder, force it to the disk, keep the old version
beside as `.bak`, put the new one in its place, force the folder to the disk. What is on disk after
`replace_file` returns survives a kill and a power cut.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".tmp"
BACKUP = ".bak"
STALE_AFTER = 3600.0

# Windows: access denied, sharing violation, lock violation. A virus scanner or a sync client holds
# a file for some milliseconds; the waits are those that git uses.
_HELD_FOR_A_MOMENT = frozenset({5, 32, 33})
_WAITS = (0.0, 0.001, 0.010, 0.020, 0.040)


def replace_file(path: Path, data: bytes, keep_previous: bool = True) -> None:
    """Put these bytes in the place of a file, or make the file.

    Args:
        path: where; a symlink is written through, and the mode of an existing file is kept.
        data: the whole new content.
        keep_previous: whether the old version stays beside as `<name>.bak`.

    Raises:
        OSError: the file is then wholly the old one, unless it was the very last step (forcing the
            folder to the disk) that failed: then it is wholly the new one.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}{TEMPORARY}")
    try:
        _write_through(temporary, data, mode_of=target)
        if keep_previous:
            _keep_previous(target, temporary)
        _replace_patiently(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def sweep(folder: Path, now: float | None = None) -> None:
    """Take away temporary files that a killed program left behind more than an hour ago."""
    moment = time.time() if now is None else now
    with suppress(OSError):
        for leftover in folder.glob(f".*{TEMPORARY}"):
            with suppress(OSError):
                if moment - leftover.stat().st_mtime > STALE_AFTER:
                    leftover.unlink()


def _write_through(path: Path, data: bytes, mode_of: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    with os.fdopen(handle, "wb") as file:
        if os.name == "posix":
            with suppress(FileNotFoundError):
                os.fchmod(file.fileno(), mode_of.stat().st_mode & 0o7777)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_previous(target: Path, temporary: Path) -> None:
    """Keep the old version beside; a backup that cannot be made never stops a save."""
    fresh = temporary.with_name(temporary.name + BACKUP + TEMPORARY)
    try:
        try:
            os.link(target, fresh)
        except FileNotFoundError:
            return
        except OSError:
            # No links here (FAT, some network shares).
            shutil.copy2(target, fresh)
        _replace_patiently(fresh, target.with_name(target.name + BACKUP))
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _replace_patiently(source: Path, target: Path) -> None:
    for wait in _WAITS:
        time.sleep(wait)
        try:
            os.replace(source, target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_FOR_A_MOMENT:
                raise
            held = error
    raise held


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
