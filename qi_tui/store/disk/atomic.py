"""Replacing a file so that at every moment it is wholly the old one or wholly the new one.

The recipe: write a temporary file in the same folder, force it to the disk, keep the old version
beside as `.bak`, put the new one in its place, force the folder to the disk. What is on disk after
`replace_file` returns survives a kill and a power cut.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".tmp"
BACKUP = ".bak"
STALE_AFTER = 3600.0
# A whole file name may be 255 bytes long; a temporary one needs only to be told by eye.
_NAME_KEPT = 40
_OURS = re.compile(r"\..*\.\d+-[0-9a-f]{8}\.tmp(\.bak\.tmp)?")

# What tells that a file is another one or has another content: time, size, inode.
Mark = tuple[int, int, int]

# Windows: access denied, sharing violation, lock violation. A virus scanner or a sync client holds
# a file for some milliseconds; the waits are those that git uses.
_HELD_FOR_A_MOMENT = frozenset({5, 32, 33})
_WAITS = (0.0, 0.001, 0.010, 0.020, 0.040)


def replace_file(path: Path, data: bytes, keep_previous: bool = True) -> Mark:
    """Put these bytes in the place of a file, or make the file.

    Args:
        path: where; a symlink is written through, and the mode of an existing file is kept.
        data: the whole new content.
        keep_previous: whether the old version stays beside as `<name>.bak`.

    Returns:
        The mark of the new file, taken before anybody else could come upon it.

    Raises:
        OSError: the file is then wholly the old one, unless it was the very last step (forcing the
            folder to the disk) that failed: then it is wholly the new one.
    """
    target = Path(os.path.realpath(path))
    scratch = f".{target.name[:_NAME_KEPT]}.{os.getpid()}-{secrets.token_hex(4)}{TEMPORARY}"
    temporary = target.with_name(scratch)
    try:
        mark = _write_through(temporary, data, mode_of=target)
        if keep_previous:
            _keep_previous(target, temporary)
        _replace_patiently(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return mark


def is_held_for_a_moment(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open just now."""
    return getattr(error, "winerror", None) in _HELD_FOR_A_MOMENT


def mark_of(path: Path) -> Mark | None:
    """The mark of what is at a path; None where nothing is that can be had."""
    try:
        return _mark(path.stat())
    except OSError:
        return None


def sweep(folder: Path, now: float | None = None) -> None:
    """Take away temporary files of ours that a killed program left more than an hour ago."""
    moment = time.time() if now is None else now
    with suppress(OSError):
        for leftover in folder.glob(f".*{TEMPORARY}"):
            with suppress(OSError):
                found = leftover.lstat()
                # A link to the old version has its old time, but was made only now.
                age = moment - max(found.st_mtime, found.st_ctime)
                if _OURS.fullmatch(leftover.name) and age > STALE_AFTER:
                    leftover.unlink()


def _write_through(path: Path, data: bytes, mode_of: Path) -> Mark:
    mode = _mode(mode_of)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # With the mode from the start, nobody who may not read the file can open the new one early.
    handle = os.open(path, flags, 0o666 if mode is None else mode)
    with os.fdopen(handle, "wb") as file:
        # Where it is right already it is left alone: some shared drives refuse to set any mode.
        if mode is not None and stat.S_IMODE(os.fstat(handle).st_mode) != mode:
            os.fchmod(handle, mode)
        file.write(data)
        file.flush()
        os.fsync(handle)
        return _mark(os.fstat(handle))


def _mode(path: Path) -> int | None:
    """The mode that a new version must have; None where it may have the usual one."""
    if os.name != "posix":
        return None
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _mark(found: os.stat_result) -> Mark:
    return (found.st_mtime_ns, found.st_size, found.st_ino)


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
            _write_through(fresh, target.read_bytes(), mode_of=target)
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
            if not is_held_for_a_moment(error):
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
