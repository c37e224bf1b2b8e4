"""How far a look through many files has got, and how long it will take yet: words, now and then."""

from __future__ import annotations

import time
from collections.abc import Callable

FIRST_AFTER = 0.5
"""Seconds before anything is said: most looks are over by then."""
EVERY = 0.25
"""Seconds between two words: nobody reads faster."""
_MINUTE = 60

# Told how many files were read, of how many; or how many were found so far, and None.
Progress = Callable[[int, int | None], None]


class Pace:
    """Says how far it has got.

    Args:
        clock: seconds from anywhere; a clock that never goes back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._reading_since = clock()
        self._speaks_from = self._first = self._reading_since + FIRST_AFTER

    def words(self, done: int, of: int | None) -> str | None:
        """Such as "reading 3,200 of 10,000 files, about 4 seconds left"; None for now nothing.

        Args:
            done: how many files were read, or only found; at least one.
            of: how many there are; None while they are being found. Once all are read, what is in
                them has to be added up.
        """
        now = self._clock()
        if of is None:
            self._reading_since = now
        if now < (self._first if done == of else self._speaks_from):
            return None
        self._speaks_from = now + EVERY
        if of is None:
            return f"finding the files, {done:,} so far"
        if done == of:
            return f"adding up {of:,} files"
        left = (now - self._reading_since) * (of - done) / done
        return f"reading {done:,} of {of:,} files, {_left(left)} left"


def _left(seconds: float) -> str:
    if seconds < 1.5:
        return "about a second"
    if seconds < _MINUTE:
        return f"about {seconds:.0f} seconds"
    minutes = round(seconds / _MINUTE)
    return "about a minute" if minutes == 1 else f"about {minutes:,} minutes"
