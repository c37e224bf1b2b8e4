"""Repairing and forgetting, in copies of a workshop: what is written, and what is said of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gates.exports_texts import check_file_json
from gates.exports_workshop import Place
from qi_tui.store.session_reading import session_in
from qi_tui.store.workshop.workshop_reading import workshop_in

COPIES = "copies"
FORGET = "forget"
SHARE = 0.7
"""How much of a file is left when it is cut."""


@contextmanager
def copied(place: Place) -> Iterator[Path]:
    """A copy of the workshop, with a rater's file and the record cut short beside it."""
    copies = place.out.with_name(COPIES)
    shutil.copytree(place.sessions, copies / "whole")
    for path in (place.mine, place.sessions / "workshop.json"):
        data = path.read_bytes()
        (copies / path.name).write_bytes(data[: round(len(data) * SHARE)])
    try:
        yield copies
    finally:
        shutil.rmtree(copies)


def mending(place: Place) -> Iterator[tuple[str, list[str]]]:
    """Name → command, each to be run while the copies are there."""
    copies = place.out.with_name(COPIES)
    for name, damaged in (("session", place.mine.name), ("workshop", "workshop.json")):
        target = str(place.out / f"repaired-{name}.json")
        yield f"repaired-{name}.json", ["repair", str(copies / damaged), "-o", target]
    yield FORGET, [FORGET, id_of(place.mine), str(copies / "whole"), "--yes"]


def still_there(place: Place, copies: Path) -> Iterator[str]:
    """The files of a copy in which somebody stands who was forgotten."""
    session = id_of(place.mine).encode()
    for path in sorted((copies / "whole").rglob("*")):
        if path.is_file() and session in path.read_bytes():
            yield f"forget: whoever was forgotten stands in {path.name!a}"


def id_of(path: Path) -> str:
    """The id of a session."""
    found: str = json.loads(path.read_bytes())["session"]["1"]["id"]
    return found


def check_repaired(data: bytes, twin: bytes) -> Iterator[str]:
    """A file that was repaired is one that can be loaded, and holds answers."""
    yield from check_file_json(data, twin)
    if b'"workshop": {' in data[:200]:
        workshop_in(data)
    elif not session_in(data).answered:
        yield "there is no answer in it"
