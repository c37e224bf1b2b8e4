"""Going through every screen of a workshop by its keys, and reading all that stands on them."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.ui.screens.workshop import room
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.screens.workshop.present import PresentScreen
from tests.ui.made import app_at, open_gather, until
from tests.ui.pictures import text
from tests.ui.workshop.recording import on_disk

SIZE = (110, 56)
"""So large that nothing of any list or page is out of sight."""
ROWS = 2
"""The rows of a list whose panes are read: the second item is one that fewer have rated."""

Seen = dict[str, str]
"""Surface → everything that was read on it."""


class Walk:
    """Presses keys, and keeps what is seen under the name of a surface."""

    def __init__(self, pilot: Pilot[int], folder: Path) -> None:
        self.pilot = pilot
        self.folder = folder
        self._seen: dict[str, list[str]] = defaultdict(list)

    @property
    def seen(self) -> Seen:
        """What was read so far; of the folder, which is another in each test, nothing."""
        return {
            surface: "\n".join(texts).replace(str(self.folder), "FOLDER")
            for surface, texts in self._seen.items()
        }

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def read(self, surface: str, words: str = "") -> None:
        """Keep what stands on the screen, once these words are on it."""
        if words:
            await until(self.pilot, lambda: words in text(self.pilot.app))
        self._seen[surface].append(text(self.pilot.app))

    async def read_down(self, surface: str) -> None:
        """The same for the first rows of a list."""
        await self.press("home")
        await self.read(surface)
        for _ in range(ROWS - 1):
            await self.press("down")
            await self.read(surface)


async def walk(folder: Path, monkeypatch: pytest.MonkeyPatch, *, whole: bool = True) -> Seen:
    """Everything that the screens show of a revealed workshop of two rounds or one.

    Args:
        folder: the workshop's.
        monkeypatch: takes out the rest before comments are read.
        whole: go to every screen, and not only to the files, the room and an item.
    """
    monkeypatch.setattr(room, "PAUSE", 0.001)
    async with app_at(folder).run_test(size=SIZE, notifications=True) as pilot:
        steps = Walk(pilot, folder)
        files = await open_gather(pilot, folder)
        await until(pilot, lambda: pilot.app.screen is not files)
        await _room(steps, files)
        if whole:
            await _behind(steps)
            await _talk(steps)
            await _rest(steps, files)
        await steps.press("1")
        await steps.read_down("Gather")
        if whole:
            await _present(steps)
        await _left(pilot, files)
        return steps.seen


async def _room(steps: Walk, files: GatherScreen) -> None:
    rounds = len(files.facilitation.rooms.keys)
    for _ in range(rounds):
        await steps.press("f", "home")
        await steps.read("Room", " comment")
        await steps.press("enter")
        await steps.read("Item", " comment")
        await steps.press("escape", "s")
        await steps.read("Domains")
        await steps.press("escape")
        await steps.read_down("Room")
        await steps.press("tab")


async def _behind(steps: Walk) -> None:
    await steps.press("f", "home", "w")
    await steps.read("Behind")
    await steps.press("escape", "o")
    await until(steps.pilot, lambda: "Working out" not in text(steps.pilot.app))
    await steps.read_down("Roles")
    await steps.press("escape")


async def _talk(steps: Walk) -> None:
    await steps.press("3")
    await steps.read_down("Agenda")
    await steps.press("2", "f", "home", "4")
    await steps.read("Discuss", " comment")
    await steps.press("h")
    await steps.read("Discuss", " comment")
    await steps.press("h")
    for _ in range(ROWS):
        await steps.press("right")
        await steps.read("Discuss")


async def _rest(steps: Walk, files: GatherScreen) -> None:
    await steps.press("5")
    await steps.read("Actions")
    await steps.press("6")
    await steps.read_down("Compare")
    await steps.press("7")
    await steps.read("Closing")
    await steps.press("1", "n")
    await steps.read("Hand-over")
    await steps.press("ctrl+s")
    await steps.read("Hand-over", "Hand the laptop")
    await steps.press("escape")
    await until(steps.pilot, lambda: steps.pilot.app.screen is files)


async def _present(steps: Walk) -> None:
    """The second window, following to an item, the agenda and the actions."""
    for keys, what, words in (
        ("4", "item", " comment"),
        ("43", "agenda", "What we will talk about"),
        ("45", "actions", "What we will do"),
    ):
        await steps.press("2", "f", "home", *keys)
        await until(steps.pilot, partial(_shows, steps.folder, what))
        await steps.pilot.app.push_screen(PresentScreen([steps.folder]))
        await steps.read("Present", words)
        await steps.press("escape", "1")


def _shows(folder: Path, what: str) -> bool:
    """Whether the record says that the second window shall show this."""
    return on_disk(folder).head.showing.what == what


async def _left(pilot: Pilot[int], files: GatherScreen) -> None:
    """Let what is still being saved get to the disk."""
    assert await files.facilitation.settled(10)
    await pilot.pause()
