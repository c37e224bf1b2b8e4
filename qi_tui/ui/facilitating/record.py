"""The facilitator's own record while it is open: changed by acts, put on the disk at each of them.

The file is taken when the first act needs it, so that whoever only looks leaves no trace and keeps
nobody out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from qi_tui.errors import QiError
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.disk.writer import Writer
from qi_tui.store.gathering.finding import is_folder, is_there
from qi_tui.store.workshop.workshops import FILE_NAME, WorkshopDoor

if TYPE_CHECKING:
    from qi_tui.ui.screens.base import QiScreen

Act = Callable[[WorkshopFile], WorkshopFile]
"""Takes the workshop as it is, and gives back what it becomes; ValueError says why it cannot."""


@dataclass
class RecordSaved(Message):
    """The workshop is on the disk; `notice` is what the person must be told about it, or None."""

    notice: str | None


@dataclass
class RecordFailed(Message):
    """The workshop could not be put on the disk; what was saved before is safe."""

    error: QiError


class Record:
    """The workshop file of one folder.

    Args:
        screen: gets `RecordSaved` and `RecordFailed`.
        folder: where the file lies, or will lie.
        last: what it said when it could be read last; written again where the file has gone.
    """

    def __init__(
        self, screen: QiScreen[None], folder: Path, last: WorkshopFile | None = None
    ) -> None:
        self._screen = screen
        self.folder = folder
        self._last = last
        self._door: WorkshopDoor | None = None
        self._writer: Writer[WorkshopFile] | None = None
        self._workshop: WorkshopFile | None = None

    @property
    def workshop(self) -> WorkshopFile | None:
        """The workshop as it is in this window; None where this window has not taken the file."""
        return self._workshop

    def begin(self, workshop: WorkshopFile) -> None:
        """Make the file of a new workshop.

        Raises:
            QiError: where nothing can be written there, or a workshop is there already.
        """
        self._take(WorkshopDoor.begin(self.folder, workshop))
        self._put(workshop)

    def do(self, act: Act) -> None:
        """Do something to the workshop, and put it on the disk.

        Raises:
            QiError: the file cannot be taken, or another window has it; nothing was done.
            ValueError: the act is not possible; its words may be shown.
        """
        if self._workshop is None:
            self._take(self._opened())
        before = self._workshop
        assert before is not None
        after = act(before)
        if after != before:
            self._put(after)

    async def settled(self, patience: float | None = None) -> bool:
        """Wait until nothing is left to write; whether all of it is on disk."""
        writer = self._writer
        return writer is None or await asyncio.to_thread(writer.wait, patience)

    async def close(self) -> None:
        """Write what is left, and let other windows take the file."""
        writer, self._writer = self._writer, None
        door, self._door = self._door, None
        self._workshop = None
        if writer is not None:
            await asyncio.to_thread(writer.close)
            self._screen.qi.unregister(writer)
        if door is not None:
            door.close()
            self._screen.qi.unregister(door)

    def _opened(self) -> WorkshopDoor:
        path = self.folder / FILE_NAME
        if self._last is not None and is_folder(self.folder) and not is_there(path):
            return WorkshopDoor.begin(self.folder, self._last)
        return WorkshopDoor.open(path)

    def _take(self, door: WorkshopDoor) -> None:
        if door.read_only:
            door.close()
            raise QiError(
                "Open in another window",
                "Another window facilitates this workshop; here it can only be looked at.",
                "Close the other window to go on here.",
            )
        self._door = door
        self._workshop = door.workshop
        post = self._screen.post_message
        self._writer = Writer(
            door,
            lambda _, notice: _drop(post(RecordSaved(notice))),
            lambda error: _drop(post(RecordFailed(error))),
        )
        self._screen.qi.register(door)
        self._screen.qi.register(self._writer)

    def _put(self, workshop: WorkshopFile) -> None:
        self._workshop = workshop
        if self._writer is not None:
            self._writer.put(workshop)


def _drop(_: object) -> None:
    """A callback's answer that nobody needs."""
