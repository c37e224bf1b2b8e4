"""Replacing a file so that at every moment it is wholly the old one or wholly the new one.

The recipe: write a temporary file in the same folder, force it to the disk, keep the old version
beside as `.bak`, put the new one in its place, force the folder to the disk. What is on disk after
`replace_file` returns survives a kill and a power cut. A hard link to the old version keeps the old
version: only a symlink is written through.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Callable
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
# What drives answer that cannot force a folder to the disk at all, as some network drives cannot.
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def replace_file(
    path: Path,
    data: bytes,
    keep_previous: bool = True,
    look: Callable[[], None] | None = None,
) -> Mark:
    """Put these bytes in the place of a file, or make the file.

    Args:
        path: where; a symlink is written through, and the mode of an existing file is kept.
        data: the whole new content.
        keep_previous: whether the old version stays beside as `<name>.bak`.
        look: called when the new content is on the disk and the old file still in its place; what
            it raises leaves that file as it is.

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
        mark = _write_through(temporary, data, like=target)
        if look is not None:
            look()
        if keep_previous:
            _keep_previous(target, temporary)
        replace_patiently(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return mark


def is_held_for_a_moment(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open just now."""
    return getattr(error, "winerror", None) in _HELD_FOR_A_MOMENT


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where they are missing; on the disk when this returns.

    Raises:
        OSError: it is not there.
    """
    missing = [place for place in (folder, *folder.parents) if not place.is_dir()]
    folder.mkdir(parents=True, exist_ok=True)
    for place in reversed(missing):
        # In a folder that may not be read there is no more that can be done.
        with suppress(PermissionError):
            sync_folder(place.parent)


def mark_of(path: Path) -> Mark | None:
    """The mark of what is at a path; None where nothing is that can be had."""
    try:
        return mark_at(path)
    except OSError:
        return None


def mark_at(path: Path) -> Mark | None:
    """The mark of what is at a path; None where nothing is.

    Raises:
        OSError: where it cannot be told whether anything is.
    """
    try:
        return _mark(path.stat())
    except (FileNotFoundError, NotADirectoryError):
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


def _write_through(path: Path, data: bytes, like: Path) -> Mark:
    before = _rights(like)
    mode = None if before is None else stat.S_IMODE(before.st_mode)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    # With the mode from the start, nobody who may not read the file can open the new one early.
    handle = os.open(path, flags, 0o666 if mode is None else mode)
    try:
        if before is not None:
            _give_rights(handle, before)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        _force(handle)
        return _mark(os.fstat(handle))
    finally:
        os.close(handle)


def _rights(path: Path) -> os.stat_result | None:
    """Whose file it is and its mode; None where a new version may have what is usual."""
    if os.name != "posix":
        return None
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _give_rights(handle: int, like: os.stat_result) -> None:
    """Give an open file the group and the mode of another one, where it has not got them."""
    found = os.fstat(handle)
    if found.st_gid != like.st_gid:
        # One who is not of that group cannot give a file to it.
        with suppress(OSError):
            os.fchown(handle, -1, like.st_gid)
    # Where it is right already it is left alone: some shared drives refuse to set any mode.
    if stat.S_IMODE(found.st_mode) != stat.S_IMODE(like.st_mode):
        os.fchmod(handle, stat.S_IMODE(like.st_mode))


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
            _write_through(fresh, target.read_bytes(), like=target)
        replace_patiently(fresh, target.with_name(target.name + BACKUP))
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def replace_patiently(source: Path, target: Path) -> None:
    """Rename, and try again for a moment where Windows says that it is held; raises OSError."""
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


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system has a way to; raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _force(handle)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(handle)


def _force(handle: int) -> None:
    """Have the disk itself keep what was written."""
    if sys.platform == "darwin":
        import fcntl

        # On macOS fsync hands it to the disk, which may hold it in its own memory for a while.
        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)
