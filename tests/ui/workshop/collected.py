"""Raters at the facilitator's laptop in tests: what they press, what lies in the folder then."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from qi_tui.model.session import Session
from qi_tui.store.session_reading import load_session
from qi_tui.store.workshop.workshops import FILE_NAME
from qi_tui.ui.screens.workshop.hand_over import HandOver
from tests.ui.opening import type_in, until
from tests.ui.pictures import text
from tests.ui.workshop.recording import facilitated

ALL_NINE = "123456712"
"""An answer to each of the nine items."""


def sessions(folder: Path) -> list[Session]:
    """The session files of a folder, in order of alias."""
    found = [load_session(path) for path in folder.glob("*.json") if path.name != FILE_NAME]
    return sorted(found, key=lambda session: session.head.rater.alias or "")


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and let each have its effect."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def handed_over(pilot: Pilot[int], folder: Path) -> None:
    """The laptop is about to be passed; what is to be defined first stays empty."""
    await facilitated(pilot, folder, "n")
    await until(pilot, "first, for all raters")
    await press(pilot, "ctrl+s")
    await until(pilot, "Hand the laptop to the next rater")
    assert isinstance(pilot.app.screen, HandOver)


async def comes_in(pilot: Pilot[int], alias: str, role: str = "c") -> None:
    """The next rater presses Enter, types an alias, and chooses a role by its letter."""
    await press(pilot, "enter")
    await until(pilot, "You rate alone first.")
    await type_in(pilot, alias)
    await press(pilot, "enter", role, "enter")


async def rates(pilot: Pilot[int], digits: str = ALL_NINE) -> None:
    """A rater answers and finishes."""
    await until(pilot, "Rate alone")
    await press(pilot, *digits, "enter")
    await until(pilot, "Thank you")


async def hands_on(pilot: Pilot[int]) -> str:
    """The rater has read the thanks; what the next one sees."""
    await press(pilot, "enter")
    await until(pilot, "Hand the laptop to the next rater")
    return text(pilot.app)
