"""A workshop on the disk in which everything that anybody wrote is another string.

The files are written as anybody could write them, not by the program: definitions, sessions of
raters who answer everything, one more that cannot be counted, the facilitator's record, a table to
make a definition of, and a form's answers.
"""

from __future__ import annotations

import json
import os
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gates.exports_definitions import GRID, MIXED, definitions
from gates.exports_record import naming_of, record
from gates.exports_sheets import put_form, put_table
from gates.exports_words import Words
from gates.hostile import EVERY, as_file_names
from qi_tui.model.definition import read_definition
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Framework
from qi_tui.model.text import same_name
from qi_tui.store.definitions.toml_text import toml_text
from qi_tui.store.naming import is_safe_name

ENDING = ".json"
RATERS = 12
"""Enough for everything that a report can show, outside the room too."""
DAY = "2026-11-20T10:00:00Z"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workshop lies; the names of its folder and files say something too.

    Attributes:
        sessions: the folder of the workshop.
        frameworks: the folder of the definitions.
        mine: the file of one rater.
        table, form: spreadsheets from elsewhere.
        out: an empty folder for what is made.
        words: texts for the options of commands.
    """

    sessions: Path
    frameworks: Path
    mine: Path
    table: Path
    form: Path
    out: Path
    words: tuple[str, ...]


def make(root: Path, number: int, is_hostile: bool) -> Place:
    """Write the workshop of this number, or its harmless twin, into an empty folder."""
    words = Words(number, is_hostile)
    names = _file_names(number, is_hostile)
    place = Place(
        sessions=root / "in" / (names.pop().removesuffix(ENDING) or "workshop"),
        frameworks=root / "definitions",
        mine=root,
        table=root / f"{names.pop().removesuffix('.json')}.csv",
        form=root / f"{names.pop().removesuffix('.json')}.csv",
        out=root / "out",
        words=tuple(words.several(6)),
    )
    for folder in (place.sessions, place.frameworks, place.out):
        folder.mkdir(parents=True)
    of = {}
    for name, raw in definitions(words).items():
        (place.frameworks / f"{name}.toml").write_bytes(toml_text(raw).encode("utf-8"))
        made = read_definition(raw)
        assert made.framework is not None, made.mistakes
        of[name] = made.framework
    people, subjects = _people(words, number), words.pair()
    mine = place.sessions
    for rater in range(RATERS):
        for framework in of.values():
            mine = place.sessions / names.pop()
            _put(mine, _session(words, framework, rater, people[rater], subjects))
    broken = _session(words, of[MIXED], RATERS, people[0], subjects)
    broken["session"]["1"]["framework"] = words.needed(60)
    _put(place.sessions / names.pop(), broken)
    roles = list(dict.fromkeys(str(person["role"]) for person in people))
    _put(place.sessions / "workshop.json", record(words, number, roles, subjects[0]))
    put_table(place.table, words)
    put_form(place.form, words, of[MIXED])
    return Place(**{**{name: getattr(place, name) for name in place.__slots__}, "mine": mine})


def _file_names(number: int, is_hostile: bool) -> list[str]:
    """Names for files, of which no two are one where capitals do not count."""
    found: dict[str, str] = {}
    for name in as_file_names(EVERY).values():
        is_here = sys.platform != "win32" or is_safe_name(name.removesuffix(ENDING))
        if is_here and not name.startswith((".", "~$")) and len(name) < 120:
            found.setdefault(same_name(name), name)
    names = list(found.values())
    turn = number * 29 % len(names)
    names = [*names[turn:], *names[:turn]]
    if not is_hostile:
        return [f"s{place:03}{ENDING}" for place in range(len(names))]
    # The bytes are the same whatever the locale; what Python makes of them is not.
    return [os.fsdecode(name.encode("utf-8", "surrogateescape")) for name in names]


def _people(words: Words, number: int) -> list[dict[str, str | None]]:
    aliases, roles = words.several(RATERS), words.several(3)
    is_anonymous = naming_of(number) == "anonymous"
    return [
        {"alias": None if is_anonymous else alias, "role": roles[place % 3], "code": None}
        for place, alias in enumerate(aliases)
    ]


def _session(
    words: Words,
    of: Framework,
    rater: int,
    person: dict[str, str | None],
    subjects: list[str],
) -> dict[str, Any]:
    points = {item: of.points[item] for item in of.points}
    head = {
        "schema": 1,
        "id": str(uuid.UUID(int=1000 * (1 + (of.id == GRID)) + rater)),
        "revision": 3,
        "framework": of.id,
        "framework_version": of.version,
        "framework_digest": framework_digest(of),
        "points": points,
        "round": 1,
        "follows": None,
        "kind": "ratings",
        "rater": person,
        "about": {"title": words.next(has_surrogates=True)},
        "subjects": subjects if of.subjects else [],
        "columns": [column.id for column in of.columns],
        "priorities": list(of.points)[:2],
        "status": "final",
        "started_at": DAY,
        "updated_at": DAY,
        "app": words.next(1000),
    }
    sheets: list[dict[str, Any]] = [
        {
            "facet": facet,
            "subject": subject,
            "values": {
                item: 1 + (rater * (place + 1)) % (count or 4)
                for place, (item, count) in enumerate(points.items())
            },
            "dont_know": [],
            "not_applicable": [],
            "comments": {item: words.needed(100_000) for item in points},
        }
        for facet in of.facets
        for subject in (subjects if of.subjects else [None])
    ]
    action = {"text": words.needed(), "owner": words.next(1000), "due": words.next(1000)}
    return {
        "session": {"1": head},
        "answers": {str(number): sheet for number, sheet in enumerate(sheets, 1)},
        "actions": {"1": action},
    }


def _put(path: Path, content: dict[str, Any]) -> None:
    # By escapes JSON holds every string, also one that UTF-8 cannot.
    path.write_bytes(json.dumps(content).encode("ascii"))
