"""Workshops for tests of the discussion and of the second window: any kind of answer, any round."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from qi_tui.ui.screens.workshop.discuss import DiscussScreen
from tests.ui.made import REDESIGN, open_gather, put, until
from tests.ui.workshop.recording import record

SPLIT = "chief-executive-commitment"
"""The item that splits the room of `split`."""


def put_sheets(
    folder: Path, alias: str, framework: str, sheets: Sequence[Mapping[str, Any]], **head: Any
) -> Path:
    """Write a session file with these sheets; what they don't say is as in an empty one."""
    path = put(folder, alias, [], framework=framework, **head)
    stored = json.loads(path.read_text(encoding="utf-8"))
    empty: dict[str, Any] = {
        "facet": "now",
        "subject": None,
        "values": {},
        "dont_know": [],
        "not_applicable": [],
        "comments": {},
    }
    stored["answers"] = {
        str(number): {**empty, **sheet} for number, sheet in enumerate(sheets, start=1)
    }
    path.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
    return path


def split(folder: Path, **head: Any) -> None:
    """Eight raters whom the first item splits, with a record that is revealed."""
    for number in range(8):
        first = 2 if number < 4 else 6
        role = "clinician" if number < 4 else "manager"
        put(folder, f"Rater{number}", [first, *[5] * 8], role=role, comments=said(number))
    record(folder, revealed=True, **head)


def said(number: int) -> dict[str, str]:
    """One of the raters wrote something about the first item."""
    return {SPLIT: "Seen once in two years"} if number == 3 else {}


async def open_discuss(pilot: Pilot[int], folder: Path) -> DiscussScreen:
    """The discussion of a revealed workshop, with its comments read."""
    await open_gather(pilot, folder, reveal=True)
    await until(pilot, lambda: len(pilot.app.screen_stack) > 2)
    await pilot.press("4")
    await until(pilot, lambda: isinstance(pilot.app.screen, DiscussScreen))
    screen = pilot.app.screen
    assert isinstance(screen, DiscussScreen)
    await until(pilot, lambda: screen.card is None or screen.card.comments is not None)
    return screen


__all__ = ["REDESIGN", "SPLIT", "open_discuss", "put_sheets", "split"]
