"""Putting a file where the person wants it: asked for until it is written, or the person leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qi_tui.errors import QiError
from qi_tui.store.disk.placing import AlreadyThere

if TYPE_CHECKING:
    from qi_tui.ui.screens.base import QiScreen


async def put_file(
    screen: QiScreen[Any],
    offered: Path,
    title: str,
    message: str,
    write: Callable[[Path, bool], Path],
) -> Path | None:
    """Ask for a place until something is written there; None where it was left.

    Args:
        screen: over which it is asked.
        offered: the place that is offered where none was used before.
        title: what is going there.
        message: what to type.
        write: writes it to a place, over something else only where it is told to.
    """
    from qi_tui.ui.screens.dialog import OK, Ask, Choice
    from qi_tui.ui.screens.place import AskPlace

    over: Path | None = None
    while True:
        place = over or await screen.qi.push_screen_wait(AskPlace(title, message, offered))
        if place is None:
            return None
        try:
            return await asyncio.to_thread(write, place, over is not None)
        except AlreadyThere as there:
            choices = (
                Choice("back", "b", "Back: choose another place"),
                Choice("over", "o", "Put the new one over it"),
            )
            question = Ask(there.title, there.message, choices, "error")
            chosen = await screen.qi.push_screen_wait(question)
            over = there.target if chosen == "over" and over is None else None
        except QiError as error:
            over = None
            said = f"{error.message}\n\n{error.hint}".rstrip()
            await screen.qi.push_screen_wait(Ask(error.title, said, OK, "error"))
