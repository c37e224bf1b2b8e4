"""What is measured on: definitions and session files that are made up, the same at every run."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from pathlib import Path

from qi_tui.model.framework import Framework
from qi_tui.model.session import Session, Sheet
from qi_tui.model.session_file import tables
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.sessions import new_session
from qi_tui.store.workshop.workshops import FILE_NAME, new_workshop

REAL = "effective-redesign"
ROLES = ("clinician", "manager", "patient", "improver", None)
ITEMS_IN_A_DOMAIN = 11


def library(folder: Path, sizes: tuple[int, ...] = ()) -> Library:
    """The built-in frameworks, and one made up for each of these numbers of items."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        (folder / f"{made_up(size)}.toml").write_text(definition(size), encoding="utf-8")
    return Library(folder)


def made_up(items: int) -> str:
    """The id of the made-up framework with so many items."""
    return f"made-up-{items}"


def definition(items: int) -> str:
    """A definition of so many items, each rated from 1 to 7, with ids as long as real ones."""
    return "\n".join(_definition_lines(items)) + "\n"


def _definition_lines(items: int) -> Iterator[str]:
    yield f'id = "{made_up(items)}"\nversion = 1\ntitle = "Made up, {items} items"'
    yield 'subject = "initiative"\nkind = "graded"\npurpose = "To measure with."\nminutes = 10'
    yield '[source]\ntitle = "None"\npublisher = "None"\nyear = 2026\nsection = "none"'
    yield '[scale]\npoints = ["low", "2", "3", "4", "5", "6", "high"]\nscale_source = "qi-tui"'
    yield '[scoring]\nmethod = "mean"'
    for number in range(items):
        if number % ITEMS_IN_A_DOMAIN == 0:
            domain = number // ITEMS_IN_A_DOMAIN + 1
            yield f'[[domains]]\nid = "domain-{domain}"\ntitle = "Domain {domain}"'
        yield f'[[domains.items]]\nid = "{_item(number)}"\ntitle = "Item number {number + 1}"'


def _item(number: int) -> str:
    words = ("support", "evidence", "training", "leadership", "feedback", "time", "measures")
    return f"{words[number % 7]}-for-improvement-{number + 1}"


def session(framework: Framework, chance: random.Random, number: int) -> Session:
    """A finished session: most items rated, some not known, a comment here and there."""
    begun = new_session(
        framework, f"Rater {number}", chance.choice(ROLES), {"title": "Winter flow"}
    )
    head = begun.head.model_copy(
        update={
            "id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            "revision": len(framework.items),
            "status": "final",
            "priorities": chance.sample(list(framework.points), min(3, len(framework.points))),
        }
    )
    middle = chance.uniform(2, 6)
    values: dict[str, int] = {}
    dont_know: list[str] = []
    comments: dict[str, str] = {}
    for item, points in framework.points.items():
        fate = chance.random()
        if fate < 0.05:
            dont_know.append(item)
        elif fate < 0.98:
            values[item] = max(1, min(points, round(chance.gauss(middle, 1.5))))
        if fate > 0.95:
            comments[item] = "Comes to the group when asked – but not “always”."
    sheet = Sheet(values=values, dont_know=dont_know, comments=comments)
    return begun.model_copy(update={"head": head, "sheets": (sheet,)})


def content(framework: Framework, chance: random.Random, number: int) -> bytes:
    """The bytes of a session file, as the program saves it."""
    return serialise(tables(session(framework, chance, number)))


def workshop(folder: Path, framework: Framework, raters: int) -> Path:
    """Write the files of a workshop that is revealed into a new folder; the folder."""
    fill(folder, framework, raters)
    made = new_workshop("Winter flow", "2026-11-20", frameworks=[framework.id], revealed=True)
    content = serialise(made.model_dump(mode="json", by_alias=True))
    (folder / FILE_NAME).write_bytes(content)
    return folder


def fill(folder: Path, framework: Framework, files: int) -> Path:
    """Write so many session files into a new folder; the folder."""
    folder.mkdir(parents=True)
    chance = random.Random(f"{framework.id} {files}")
    for number in range(files):
        name = f"{framework.id}.rater-{number}.json"
        (folder / name).write_bytes(content(framework, chance, number))
    return folder
