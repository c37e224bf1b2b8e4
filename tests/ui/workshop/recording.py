"""Workshops on disk for tests of the facilitator's screens, and what their files say afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from qi_tui.model.facilitating import with_actions, with_head
from qi_tui.model.workshop import Agreed, WorkshopAction, WorkshopFile
from qi_tui.store.disk.reading import read_bytes
from qi_tui.store.workshop.workshop_folders import start_workshop
from qi_tui.store.workshop.workshop_reading import workshop_in
from qi_tui.store.workshop.workshops import FILE_NAME, new_workshop
from qi_tui.ui.screens.workshop.gather import GatherScreen
from tests.ui.made import REDESIGN, open_gather, put

EARLIER = "93c8dbc8-a0e4-4f50-a37c-5b7594809290"
ITEM, UNKNOWN_ITEM = "project-management-headroom", "interrelationship-with-other-strands"


def record(
    folder: Path,
    *actions: WorkshopAction,
    title: str = "Winter flow",
    day: str = "2026-11-20",
    agreed: Sequence[Agreed] = (),
    **head: Any,
) -> WorkshopFile:
    """Put the record of a workshop into a folder."""
    workshop = with_head(new_workshop(title, day), **{"frameworks": [REDESIGN], **head})
    workshop = with_actions(workshop, actions)
    numbered = {str(number): each for number, each in enumerate(agreed, 1)}
    workshop = workshop.model_copy(update={"agreed": numbered})
    start_workshop(folder, workshop)
    return workshop


def action(text: str, **fields: Any) -> WorkshopAction:
    """An action."""
    return WorkshopAction(text=text, **fields)


def on_disk(folder: Path) -> WorkshopFile:
    """The record as it lies in a folder."""
    return workshop_in(read_bytes(folder / FILE_NAME))


def split_room(folder: Path) -> None:
    """Eight raters: one item splits them, one they don't know, the others are alike."""
    for number in range(8):
        low = number < 4
        put(
            folder,
            f"Rater{number}",
            [6, 1 if low else 7, 6, 6, 2, None if low else 6, 6, 6, 6],
            role="clinician" if number < 5 else "manager",
            dont_know=[UNKNOWN_ITEM] if low else [],
        )


async def facilitated(pilot: Pilot[int], folder: Path, *keys: str) -> GatherScreen:
    """The facilitator's view on a folder, with these keys pressed."""
    screen = await open_gather(pilot, folder)
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    return screen


async def saved(screen: GatherScreen, folder: Path) -> WorkshopFile:
    """The record on disk, once everything is there."""
    assert await screen.facilitation.settled(10)
    return on_disk(folder)
