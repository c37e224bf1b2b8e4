"""One program at a time on one file, by a lock that dies with the program that holds it.

The lock is on a file of its own beside the data: the data file is replaced at each save, and a
lock on it would let two programs in. That file stays behind when the lock is let go: a program
that has just opened it would otherwise hold the lock of a file that is gone, beside the next one's.
It is empty, and nothing ever reads it as a session.
"""

from __future__ import annotations

import errno
import warnings
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".lock"


# What a drive answers that has no locks, as some network drives have none.
_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK})


class Lock:
    """The lock of one data file.

    `held` tells whether it is ours; where it is not, `since` tells when the other program took it
    (None where that cannot be told).

    Raises:
        OSError: where nothing can be written beside the data file.
    """

    def __init__(self, path: Path) -> None:
        beside = path.with_name(path.name + LOCK)
        self._locks = [FileLock(beside, thread_local=False)]
        self.since: datetime | None = None
        self.held = _taken(self._locks[0])
        if not self.held:
            if not beside.exists():
                # Nobody holds what is not there: so Windows tells of a folder that is read only.
                raise PermissionError(errno.EACCES, "Permission denied", str(path.parent))
            self.since = _since(beside)
            return
        # The moment of taking it is the file's own time: nothing has to be written into it.
        with suppress(OSError):
            beside.touch()

    def follow(self, path: Path) -> None:
        """Hold the lock of another place too, where the data now lie, if nobody else does."""
        lock = FileLock(path.with_name(path.name + LOCK), thread_local=False)
        with suppress(OSError):
            if self.held and _taken(lock):
                self._locks.append(lock)

    def release(self) -> None:
        """Let others in."""
        if not self.held:
            return
        self.held = False
        for lock in self._locks:
            # One that cannot be let go goes with the program.
            with suppress(OSError):
                lock.release()


def _taken(lock: FileLock) -> bool:
    """Whether a lock is ours now; so it is where there are none: each save still looks."""
    try:
        with warnings.catch_warnings():
            # Where there are no such locks, filelock warns and makes do with a marker file.
            warnings.simplefilter("ignore")
            lock.acquire(timeout=0)
    except Timeout:
        return False
    except NotImplementedError:
        # An older filelock gives up there.
        return True
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return True


def _since(beside: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(beside.stat().st_mtime, UTC)
    except OSError:
        return None
