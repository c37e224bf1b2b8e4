"""Looking at files and folders again and again, in a thread, for as long as a screen is there.

Polling works on network shares and sticks too, where a system's own news of changes does not.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from qi_tui.store.gathering.gather import Gatherer, Gathering
from qi_tui.store.gathering.pace import Pace

if TYPE_CHECKING:
    from qi_tui.store.definitions.library import Library
    from qi_tui.ui.screens.base import QiScreen

EVERY = 0.5
"""Seconds between two looks: a file that arrives is on the screen within one second."""
REST = 4
"""Between two looks at very many files, how often as long as a look took: it leaves the machine to
whoever works at it."""
LONGEST = 10
"""Seconds between two looks at the most."""


@dataclass
class Found(Message):
    """A look found something that was not there before."""

    gathering: Gathering


@dataclass
class Progress(Message):
    """A look is on its way through the files: how far it has got, in words."""

    words: str


def rest_after(took: float, every: float = EVERY) -> float:
    """How long to wait after a look that took so long, both in seconds."""
    return max(every, min(REST * took, LONGEST))


class _Over(Exception):
    """Nobody wants to know any more."""


class Looking:
    """Looks at some places for one screen, which gets `Found` and `Progress`.

    Args:
        screen: whoever wants to know; it stops with it.
        places: files and folders.
        library: the frameworks.
        recursive: whether the folders below a folder count too.
        every: seconds between two looks; `EVERY` by default.
    """

    def __init__(
        self,
        screen: QiScreen[None],
        places: Sequence[Path],
        library: Library,
        recursive: bool = False,
        every: float | None = None,
    ) -> None:
        self._screen = screen
        self._places = tuple(places)
        self._library = library
        self._recursive = recursive
        self._every = every
        self._gatherer: Gatherer | None = None
        self._again = asyncio.Event()
        self._over = threading.Event()
        self._pace = Pace()

    def start(self) -> None:
        """Look at once, and then again and again."""
        self._screen.run_worker(self._look_for_ever(), group="gather")

    def look(self) -> None:
        """Look now, or as soon as the look that is under way is over."""
        self._again.set()

    async def _look_for_ever(self) -> None:
        """Look, and tell the screen only where there is news.

        A screen that lies under another is painted anew, and the one on top with it, whenever a
        message reaches it: a timer of its own would paint everything twice a second.
        """
        try:
            while True:
                self._again.clear()
                began = time.monotonic()
                found = await asyncio.to_thread(self._look)
                if found is not None:
                    self._screen.post_message(Found(found))
                rest = rest_after(time.monotonic() - began, self._every or EVERY)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._again.wait(), rest)
        finally:
            # A thread cannot be stopped from outside: a look at very many files stops by itself.
            self._over.set()

    def _look(self) -> Gathering | None:
        if self._gatherer is None:
            self._gatherer = Gatherer(self._places, self._library, self._recursive)
        self._pace = Pace()
        with suppress(_Over):
            return self._gatherer.look(self._tell_progress)
        return None

    def _tell_progress(self, done: int, of: int | None) -> None:
        if self._over.is_set():
            raise _Over
        words = self._pace.words(done, of)
        if words is not None:
            self._screen.post_message(Progress(words))
