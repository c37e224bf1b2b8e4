"""Looking at files and folders again and again, in a thread, for as long as a screen is there.

Polling works on network shares and sticks too, where a system's own news of changes does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from qi_tui.store.gather import Gatherer, Gathering

if TYPE_CHECKING:
    from qi_tui.store.library import Library
    from qi_tui.ui.screens.base import QiScreen

EVERY = 0.5
"""Seconds between two looks: a file that arrives is on the screen within one second."""


@dataclass
class Found(Message):
    """A look found something that was not there before."""

    gathering: Gathering


@dataclass
class Progress(Message):
    """A look is on its way through the files."""

    read: int
    of: int


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
        self._is_looking = False
        self._again = False

    def start(self) -> None:
        """Look at once, and then again and again."""
        self._screen.set_interval(self._every or EVERY, self._look_unless_busy)
        self.look()

    def look(self) -> None:
        """Look now, or as soon as the look that is under way is over."""
        if self._is_looking:
            self._again = True
        else:
            self._look_unless_busy()

    def _look_unless_busy(self) -> None:
        # A share that is slow to answer must not be asked twice at once.
        if not self._is_looking:
            self._is_looking = True
            self._screen.run_worker(self._look, thread=True, group="gather")

    def _look(self) -> None:
        if self._gatherer is None:
            self._gatherer = Gatherer(self._places, self._library, self._recursive)
        try:
            found = self._gatherer.look(self._tell_progress)
            if found is None and self._again:
                found = self._gatherer.look(self._tell_progress)
        finally:
            self._is_looking = False
            self._again = False
        if found is not None:
            self._screen.post_message(Found(found))

    def _tell_progress(self, read: int, of: int) -> None:
        self._screen.post_message(Progress(read, of))
