"""How far a look through many files has got, and how long it will take yet: words, now and then."""

from __future__ import annotations

import time
from collections.abc import Callable

FIRST_AFTER = 0.5
"""Seconds before anything is said: most looks are over by then."""
EVERY = 0.25
"""Seconds between two words: nobody reads faster."""
_MINUTE = 60


class Pace:
    """Says how far it has got.

    Args:
        clock: seconds from anywhere; a clock that never goes back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._said = self._began + FIRST_AFTER - EVERY

    def words(self, read: int, of: int) -> str | None:
        """Such as "reading 3,200 of 10,000 files, about 4 seconds left"; None for now nothing.

        Args:
            read: how many files were read; at least one.
            of: how many there are.
        """
        now = self._clock()
        if now - self._said < EVERY:
            return None
        self._said = now
        left = (now - self._began) * (of - read) / read
        return f"reading {read:,} of {of:,} files, {_left(left)} left"


def _left(seconds: float) -> str:
    if seconds < 1.5:
        return "about a second"
    if seconds < _MINUTE:
        return f"about {seconds:.0f} seconds"
    minutes = round(seconds / _MINUTE)
    return "about a minute" if minutes == 1 else f"about {minutes:,} minutes"
