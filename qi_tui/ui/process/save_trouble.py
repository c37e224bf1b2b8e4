"""What to do when the disk refuses a save: try again, put a copy elsewhere, or go on.

The session stays in memory whatever is chosen, and every next act tries again.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from qi_tui.errors import QiError
from qi_tui.model.session import Session
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.process.saving import is_same
from qi_tui.ui.words import tell

if TYPE_CHECKING:
    from pathlib import Path

    from qi_tui.ui.screens.kept import KeptScreen

TOLD_SECONDS = 20.0


class SaveTrouble:
    """Asks the person at one screen; one question at a time."""

    def __init__(self, screen: KeptScreen) -> None:
        self._screen = screen
        self._error: QiError | None = None
        self._is_asking = False
        self._copied: Session | None = None

    def tell(self, error: QiError) -> None:
        """A save failed: ask what to do, unless that is being asked already."""
        self._error = error
        if not self._is_asking:
            self._is_asking = True
            self._screen.run_worker(self._ask_while_rating(), group="trouble")

    async def ask_before_leaving(self) -> bool:
        """Whether the person wants to leave although the session is not in its place."""
        if self._copied is not None and is_same(self._copied, self._screen.session):
            return True
        choice = await self._ask("l", "Leave; what is not saved is lost")
        if choice == "leave":
            return True
        return choice is not None and await self._do(choice)

    async def _ask_while_rating(self) -> None:
        try:
            while not await self._do(await self._ask("g", "Go on; the next answer tries again")):
                pass
        finally:
            self._is_asking = False

    async def _ask(self, key: str, leave: str) -> str | None:
        from qi_tui.ui.screens.dialog import Ask, Choice

        error = self._error or QiError("Not saved", "Your last answers could not be saved.")
        return await self._screen.qi.push_screen_wait(
            Ask(
                error.title,
                f"{error.message}\n\n{error.hint}".rstrip(),
                (
                    Choice("again", "t", "Try again"),
                    Choice("copy", "c", "Save a copy of all my answers elsewhere"),
                    Choice("leave", key, leave),
                ),
                "error",
            )
        )

    async def _do(self, choice: str | None) -> bool:
        """Do what was chosen; whether the question is settled by it."""
        session = self._screen.session
        saving = self._screen.saving
        if choice == "again" and saving is not None:
            saving.put(session)
            return await saving.settled()
        if choice == "copy":
            return await self._copy(session)
        return True

    async def _copy(self, session: Session) -> bool:
        from qi_tui.ui.screens.place import AskPlace

        place = await self._screen.qi.push_screen_wait(
            AskPlace("Save a copy elsewhere", "The folder where the copy should go")
        )
        if place is None:
            return False
        try:
            path = await asyncio.to_thread(_save_in, place, session)
        except QiError as error:
            self._error = error
            return False
        self._copied = session
        tell(self._screen.qi, f"All your answers are in {path}", timeout=TOLD_SECONDS)
        return True


def _save_in(folder: Path, session: Session) -> Path:
    door = SessionDoor.begin(folder, session)
    try:
        door.save(session)
        return door.path
    finally:
        door.close()
