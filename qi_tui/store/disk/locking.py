"""One program at a time on one file, by a lock that dies with the program that holds it.

The lock is on a file of its own beside the data: the data file is replaced at each save, and a
lock on it would let two programs in. That file stays behind when the lock is let go: a program
that has just opened it would otherwise hold the lock of a file that is gone, beside the next one's.
It is empty, and nothing ever reads it as a session.
"""

from __future__ import annotations

import warnings
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".lock"


class Lock:
    """The lock of one data file.

    `held` tells whether it is ours; where it is not, `since` tells when the other program took it
    (None where that cannot be told).
    """

    def __init__(self, path: Path) -> None:
        beside = path.with_name(path.name + LOCK)
        self._lock = FileLock(beside, thread_local=False)
        self.held = False
        self.since: datetime | None = None
        try:
            with warnings.catch_warnings():
                # Where there are no such locks, filelock warns and makes do with a marker file.
                warnings.simplefilter("ignore")
                self._lock.acquire(timeout=0)
        except Timeout:
            self.since = _since(beside)
            return
        except NotImplementedError:
            # An older filelock gives up there. Each save still looks whether somebody else wrote.
            self.held = True
            return
        self.held = True
        # The moment of taking it is the file's own time: nothing has to be written into it.
        with suppress(OSError):
            beside.touch()

    def release(self) -> None:
        """Let others in."""
        if not self.held:
            return
        self.held = False
        self._lock.release()


def _since(beside: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(beside.stat().st_mtime, UTC)
    except OSError:
        return None
