"""Gathering in a word for the tests of it, and what a file can be broken in."""

from __future__ import annotations

from pathlib import Path

from qi_tui.store.gathering.gather import Gathering, gather
from tests.store.files import (
    as_bytes,
    example,
    library,
    rated,
)

ID = "11111111-1111-4111-8111-111111111111"
ITEM = "chief-executive-commitment"


def gathered(*places: Path, recursive: bool = False) -> Gathering:
    return gather(places, library(), recursive)


def statuses(gathering: Gathering) -> dict[str, str]:
    return {Path(report.path).name: report.status.value for report in gathering.files}


def details(gathering: Gathering) -> dict[str, str]:
    return {Path(report.path).name: report.detail for report in gathering.files}


def counts(gathering: Gathering, item: str = ITEM) -> tuple[int, ...] | None:
    [room] = gathering.rooms
    return next(row.counts for row in room.rows if row.item == item)


BROKEN = {
    "broken.json": (b"not JSON at all", "it is not JSON (line 1, column 1)"),
    "cut.json": (as_bytes(example())[:250], "it is cut short at line 9"),
    "empty.json": (b"", "it is empty"),
    "latin.json": ('{"a": "Siân"}'.encode("latin-1"), "it is not UTF-8 text (line 1)"),
    "photo.json": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "it is not UTF-8 text (line 1)"),
    "off.json": (as_bytes(rated({ITEM: 70})), "has 70, which is off its scale of 7 points"),
    "newer.json": (as_bytes(example(schema=2)), "it comes from a newer qi-tui"),
    "twice.json": (
        as_bytes(example()).replace(b'"revision": 7', b'"revision": 7, "revision": 9'),
        '"revision" stands in it twice',
    ),
    "large.json": (b" " * 20_000_000, "it is too large (20 MB)"),
    "null.json": (b'{"session": {"1": null}, "answers": {}}', "session.1 in it is not"),
}
