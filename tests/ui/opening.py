"""Opening the app in tests: apps, definitions of one's own, sessions on disk, and what is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen, finish
from qi_tui.store.definitions.library import Library
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.ui.app import QiApp, make_app
from qi_tui.ui.context import Context, Start
from tests.ui.pictures import text

FLAGSHIP = "effective-redesign"
SIZE = (80, 24)
DANGEROUS = (*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F))


def app_in(folder: Path, start: Start | None = None, own: Path | None = None) -> QiApp:
    """The app with this sessions folder."""
    return make_app(Context(folder, own), start)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, and wait until each has had its effect."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def type_in(pilot: Pilot[Any], words: str) -> None:
    """Type a text."""
    names = {" ": "space", "?": "question_mark"}
    await press(pilot, *(names.get(letter, letter) for letter in words))


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until what is looked up is found, and all is painted."""
    for _ in range(200):
        await pilot.pause(0.01)
        busy = [w for w in pilot.app.workers if w.is_running and w.group in {"mine", "roles"}]
        if not busy:
            break
    await pilot.pause()


async def until(pilot: Pilot[Any], words: str) -> str:
    """Wait until the screen shows these words; give back what it shows."""
    for _ in range(300):
        shown = text(pilot.app)
        if words in flat(shown):
            return shown
        await pilot.pause(0.01)
    raise AssertionError(f"{words!r} is not on the screen:\n{text(pilot.app)}")


def flat(shown: str) -> str:
    """What is shown as one line, so that wrapped sentences can be found; without frames."""
    for mark in "│╭╮╰╯─▁▔▎▊":
        shown = shown.replace(mark, " ")
    return " ".join(shown.split())


def unsafe(shown: str) -> set[str]:
    """The characters on a screen that a terminal could obey, or that reorder what is read."""
    return {letter for letter in shown if ord(letter) in DANGEROUS}


def found(folder: Path, pattern: str = "*") -> list[Path]:
    """The files of a folder that fit a pattern."""
    return sorted(folder.glob(pattern))


def session_file(
    folder: Path,
    alias: str | None = "Sam",
    role: str | None = "clinician",
    values: Mapping[str, int] | None = None,
    final: bool = False,
    title: str = "",
) -> Path:
    """A session of the flagship on disk."""
    framework = Library().need(FLAGSHIP)
    session = new_session(framework, alias, role, {"title": title})
    for item, value in (values or {"chief-executive-commitment": 5}).items():
        session = Pen(framework).answer(session, item, Answer(Standing.RATED, value))
    door = SessionDoor.begin(folder, finish(session) if final else session)
    door.save(finish(session) if final else session)
    door.close()
    return door.path


def definition_file(folder: Path, name: str, **changes: str) -> Path:
    """A small definition of one's own; `changes` are its title, purpose, subject, shelf, item."""
    folder.mkdir(parents=True, exist_ok=True)
    said = {
        "title": f"Framework {name}",
        "purpose": "To test with.",
        "subject": "myself",
        "shelf": "more",
        "item": "An item",
        **changes,
    }
    quoted = {key: json.dumps(value) for key, value in said.items()}
    path = folder / f"{name}.toml"
    path.write_text(
        f"""id = "{name}"
version = 1
title = {quoted["title"]}
shelf = {quoted["shelf"]}
subject = {quoted["subject"]}
kind = "graded"
purpose = {quoted["purpose"]}
minutes = 5

[source]
title = "A guide"
publisher = "A publisher"
year = 2005
section = "1"

[scale]
points = ["not at all", "a little", "partly", "largely", "fully"]
scale_source = "qi-tui"

[[domains]]
id = "one"
title = "One"

[[domains.items]]
id = "first"
title = {quoted["item"]}
prompt = "How far?"
""",
        encoding="utf-8",
    )
    return path
