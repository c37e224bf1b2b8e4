"""What must be on disk before the program ends: the writers and doors that screens have open."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol, runtime_checkable


class Closable(Protocol):
    """Something open, such as a session's door."""

    def close(self) -> None:
        """Let go of it."""


@runtime_checkable
class Waitable(Protocol):
    """Something that still writes, such as a session's writer."""

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until nothing is left to write; whether all of it is on disk."""


class Keepers:
    """The set of everything open."""

    def __init__(self) -> None:
        self._open: dict[int, Closable] = {}

    def add(self, keeper: Closable) -> None:
        """Wait for this, and close it, before the program ends."""
        self._open[id(keeper)] = keeper

    def discard(self, keeper: Closable) -> None:
        """This was closed by whoever opened it."""
        self._open.pop(id(keeper), None)

    def wait(self, timeout: float) -> bool:
        """Wait for all that writes; from any thread but the app's own, which may be needed by it.

        Args:
            timeout: seconds, for all together.

        Returns:
            Whether all of it is on disk.
        """
        until = time.monotonic() + timeout
        # The app may open and close others meanwhile.
        there = list(self._open.values())
        writing = [keeper for keeper in there if isinstance(keeper, Waitable)]
        # All are waited for, also after one that failed.
        saved = [keeper.wait(max(0.0, until - time.monotonic())) for keeper in writing]
        return all(saved)

    async def settle(self, seconds: float) -> bool:
        """Like `wait`, from the app's own thread, which goes on working meanwhile."""
        return not self._open or await asyncio.to_thread(self.wait, seconds)

    async def close(self) -> None:
        """Close all that is still open: what writes first, then what it writes to."""
        keepers = sorted(
            self._open.values(), key=lambda keeper: isinstance(keeper, Waitable), reverse=True
        )
        self._open.clear()
        for keeper in keepers:
            await asyncio.to_thread(keeper.close)
