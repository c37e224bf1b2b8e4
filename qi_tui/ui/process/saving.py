"""A session between a screen and its file: handed over at each act, called saved when it is.

The writer's thread only posts messages; what the screen shows changes on the screen's own turn.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.message import Message

from qi_tui.errors import QiError
from qi_tui.model.answering import stamped
from qi_tui.model.session import Session
from qi_tui.store.disk.writer import Writer
from qi_tui.store.sessions import SessionDoor

if TYPE_CHECKING:
    from qi_tui.ui.app import QiApp
    from qi_tui.ui.process.keepers import Closable
    from qi_tui.ui.screens.base import QiScreen

PATIENCE = 0.3
"""Seconds after which a person who waits is told what for."""
PAINT_FIRST = 0.01
"""Seconds that an answer has to be painted in before it is written: a key is painted within a few
thousandths. *Saved* comes no later for it, as Textual paints at most every sixtieth of a second."""


class Saved(Message):
    """A session is on the disk.

    Attributes:
        session: what is there now.
        notice: what the person must be told about it, or None.
    """

    def __init__(self, session: Session, notice: str | None) -> None:
        super().__init__()
        self.session = session
        self.notice = notice


class SaveFailed(Message):
    """A session could not be put on the disk; what was saved before is safe."""

    def __init__(self, error: QiError) -> None:
        super().__init__()
        self.error = error


class Saving:
    """The writer of one door, for one screen.

    Args:
        screen: gets `Saved` and `SaveFailed`.
        door: an open session file; it belongs to this from now on.
    """

    def __init__(self, screen: QiScreen[Any], door: SessionDoor) -> None:
        self.door = door
        self._screen = screen
        self._app: QiApp | None = None
        self._writer: Writer[Session] | None = None

    def open(self) -> None:
        """Start the writer; the app waits for it before it ends."""
        self._app = self._screen.qi
        self._app.register(self.door)
        if not self.door.read_only:
            self._writer = Writer(
                self.door,
                lambda session, notice: self._post(Saved(session, notice)),
                lambda error: self._post(SaveFailed(error)),
                PAINT_FIRST,
            )
            self._app.register(self._writer)

    @property
    def idle(self) -> bool:
        """Whether there is nothing left to write."""
        return self._writer is None or self._writer.idle

    def put(self, session: Session) -> None:
        """Hand over the latest state."""
        if self._writer is not None:
            self._writer.put(session)

    async def settled(self, patience: float | None = None) -> bool:
        """Wait, while the app goes on, until nothing is left to write.

        Args:
            patience: the most seconds to wait, or None for as long as it takes.

        Returns:
            Whether all of it is on disk; False also where time ran out.
        """
        writer = self._writer
        return writer is None or await asyncio.to_thread(writer.wait, patience)

    async def close(self) -> None:
        """End the writer and close the door."""
        writer, self._writer = self._writer, None
        if writer is not None:
            await asyncio.to_thread(writer.close)
            self._unregister(writer)
        self.door.close()
        self._unregister(self.door)

    def _unregister(self, keeper: Closable) -> None:
        if self._app is not None:
            self._app.unregister(keeper)

    def _post(self, message: Message) -> None:
        self._screen.post_message(message)


def is_same(one: Session, other: Session) -> bool:
    """Whether two sessions differ in nothing but their revision and the moment of their save."""
    return other == stamped(one, other.head.revision, other.head.updated_at)
