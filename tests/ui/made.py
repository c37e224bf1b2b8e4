"""Session files and definitions made for tests of the facilitator's screens."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from qi_tui.store.definitions.library import Library
from qi_tui.ui.app import QiApp, make_app
from qi_tui.ui.context import Context, OpenLibrary
from qi_tui.ui.screens.workshop.gather import GatherScreen
from tests.ui.pictures import text

REDESIGN = "effective-redesign"


def session_id(alias: str, number: int = 0) -> str:
    """An id that is always the same for the same alias and number."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{alias} {number}"))


def put(
    folder: Path,
    alias: str,
    values: Sequence[int | None],
    *,
    framework: str = REDESIGN,
    library: Library | None = None,
    name: str | None = None,
    comments: Mapping[str, str] | None = None,
    dont_know: Sequence[str] = (),
    **head: Any,
) -> Path:
    """Write a session file: `values` in the framework's order, None for unanswered."""
    library = library or Library()
    defined = library.need(framework)
    items = list(defined.points)
    points = set(defined.points.values())
    session = {
        "schema": 1,
        "id": session_id(alias),
        "revision": 3,
        "framework": framework,
        "framework_version": defined.version,
        "framework_digest": library.digest(defined),
        "points": points.pop() if len(points) == 1 else defined.points,
        "round": 1,
        "follows": None,
        "kind": "ratings",
        "rater": {"alias": alias, "role": head.pop("role", None), "code": None},
        "about": {"title": "Winter flow"},
        "subjects": [],
        "columns": [],
        "priorities": [],
        "status": "final",
        "started_at": "2026-11-20T14:00:00Z",
        "updated_at": "2026-11-20T14:10:00Z",
        "app": "qi-tui 0.1.0",
        **head,
    }
    sheet = {
        "facet": "now",
        "subject": None,
        "values": {
            item: value for item, value in zip(items, values, strict=False) if value is not None
        },
        "dont_know": list(dont_know),
        "not_applicable": [],
        "comments": dict(comments or {}),
    }
    stored = {"session": {"1": session}, "answers": {"1": sheet}, "actions": {}}
    path = folder / (name or f"{framework}.{alias.casefold()}.{session['id'][:8]}.json")
    path.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
    return path


def define(folder: Path, framework: str, items: int, points: int = 7) -> None:
    """Write the definition of a graded framework."""
    folder.mkdir(exist_ok=True)
    labels = ", ".join(f'"{point}"' for point in range(1, points + 1))
    listed = "\n".join(
        f'[[domains.items]]\nid = "item-{number}"\ntitle = "Item number {number}"\n'
        for number in range(1, items + 1)
    )
    (folder / f"{framework}.toml").write_text(
        f'id = "{framework}"\nversion = 1\ntitle = "How is {framework}?"\n'
        'subject = "organisation"\nkind = "graded"\npurpose = "For tests."\nminutes = 5\n'
        '[source]\ntitle = "A title"\npublisher = "A publisher"\nyear = 2006\nsection = "1"\n'
        f'[scale]\npoints = [{labels}]\nscale_source = "source"\n'
        f'[[domains]]\nid = "all"\ntitle = "All of it"\n{listed}',
        encoding="utf-8",
    )


def app_at(folder: Path, own_frameworks: Path | None = None) -> QiApp:
    """The app as the command line makes it."""
    return make_app(Context(folder, own_frameworks), OpenLibrary())


async def open_gather(
    pilot: Pilot[int], *paths: Path, recursive: bool = False, reveal: bool = False
) -> GatherScreen:
    """Open the facilitator's view, and wait for its first picture."""
    screen = GatherScreen(paths, recursive, reveal)
    await pilot.app.push_screen(screen)
    await until(pilot, lambda: screen.gathering is not None)
    return screen


async def until(pilot: Pilot[int], is_so: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something that another thread brings about."""
    for _ in range(int(seconds / 0.02)):
        await pilot.pause()
        if is_so():
            await pilot.pause()
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"it did not come about:\n{text(pilot.app)}")


async def sees(pilot: Pilot[int], words: str) -> None:
    """Wait until these words stand on the screen."""
    await until(pilot, lambda: words in text(pilot.app))
