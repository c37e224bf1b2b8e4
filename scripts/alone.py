"""One set-up at a time: a second start waits for the first instead of tearing down its work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PAUSE = 0.2


@contextmanager
def alone(path: Path, when_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock, which the operating system gives back when this process ends in any way.

    Args:
        path: the file to lock; it stays, empty.
        when_waiting: called once if another process holds it.

    Raises:
        OSError: the file cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        if not is_taken(file):
            when_waiting()
            while not is_taken(file):
                time.sleep(PAUSE)
        yield


def is_taken(file: IO[str]) -> bool:
    """Try to take the lock; is it ours now?"""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
