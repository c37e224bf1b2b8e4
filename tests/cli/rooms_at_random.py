"""Rooms of every kind by chance, as session files: what `merge` and `export` must agree on."""

from __future__ import annotations

import copy
import random
import uuid
from pathlib import Path
from typing import Any

from qi_tui.model.framework import Framework
from tests.store.files import Tables, example, library, put, workshop

KINDS = (
    "effective-redesign",
    "engagement-continuum",
    "improvement-modes",
    "improvement-system",
    "skills-dosing",
    "strategic-alignment",
)
"""Frameworks with one facet and two, with subjects, with columns, and with count items."""
ROLES = ("clinician", "manager", "Manager", None)
SUBJECTS = ("The board", "the  BOARD", "Patients", "“Staff” [sic]")


def fill(folder: Path, seed: int, raters: int = 9) -> Path:
    """Write a workshop into a folder: rounds, hands, copies, other versions, files set aside."""
    chance = random.Random(seed)
    left_out: dict[str, Any] = {}
    for name in KINDS:
        framework = library().need(name)
        for number in range(raters):
            place = folder / f"{name}.{number}.json"
            first = _session(framework, chance)
            put(place, first)
            match number:
                case 0:
                    put(folder / f"Copy of {place.name}", first)
                case 1:
                    put(folder / f"{name}.old.json", _changed(first, revision=3))
                case 2:
                    put(folder / f"{name}.rival.json", _with_id_of(first, framework, chance))
                case 3:
                    left_out[str(len(left_out) + 1)] = {
                        "session": first["session"]["1"]["id"],
                        "reason": "a trial",
                    }
                case 4:
                    put(place, _of_other_version(first, framework, chance))
                case _:
                    put(folder / f"{name}.{number}.2.json", _again(first, framework, chance))
        for number in range(2):
            put(folder / f"{name}.hands.{number}.json", _hands(framework, chance))
    put(folder / "workshop.json", workshop(revealed=True, left_out=left_out))
    put(folder / "cut.json", b'{"session": {"1":')
    return folder


def _session(framework: Framework, chance: random.Random, **head: Any) -> Tables:
    tables = _empty(framework, chance, rater={"alias": None, "role": None, "code": None}, **head)
    row = tables["session"]["1"]
    row["rater"]["role"] = chance.choice(ROLES)
    row["status"] = chance.choice(["draft", "final"])
    row["priorities"] = chance.sample(list(framework.points), min(2, len(framework.points)))
    tables["answers"] = {
        str(place): _sheet(framework, chance, facet, subject, row["items"], row["columns"])
        for place, (facet, subject) in enumerate(_whom(framework, row["subjects"]), start=1)
    }
    return tables


def _sheet(
    framework: Framework,
    chance: random.Random,
    facet: str,
    subject: str | None,
    items: list[str],
    columns: list[str],
) -> dict[str, Any]:
    values: dict[str, int] = {}
    dont_know, not_applicable = [], []
    for item in framework.items:
        is_asked = not columns or item.column in {None, *columns}
        fate = chance.random()
        if not is_asked or (items and item.id not in items) or fate < 0.15:
            continue
        points = framework.points[item.id]
        if fate < 0.25:
            dont_know.append(item.id)
        elif fate < 0.35:
            not_applicable.append(item.id)
        else:
            values[item.id] = chance.randint(1, points) if points else chance.randrange(40)
    return {
        "facet": facet,
        "subject": subject,
        "values": values,
        "dont_know": dont_know,
        "not_applicable": not_applicable,
        "comments": {},
    }


def _hands(framework: Framework, chance: random.Random) -> Tables:
    tables = _empty(framework, chance, kind="tally")
    sheets = enumerate(_whom(framework, tables["session"]["1"]["subjects"]), start=1)
    tables["answers"] = {
        str(place): {
            "facet": facet,
            "subject": subject,
            "counts": {
                item: [chance.randrange(4) for _ in range(points)]
                for item, points in framework.points.items()
                if chance.random() < 0.7
            },
            "dont_know": {item: 1 for item in framework.points if chance.random() < 0.3},
            "not_applicable": {item: 2 for item in framework.points if chance.random() < 0.2},
            "comments": {},
        }
        for place, (facet, subject) in sheets
    }
    return tables


def _again(first: Tables, framework: Framework, chance: random.Random) -> Tables:
    """The same rater in the second round, which asks half of the items, or all."""
    items = list(framework.points)[::2] if len(framework.points) < 80 else []
    was = first["session"]["1"]
    return _session(
        framework,
        chance,
        round=2,
        items=items,
        follows=was["id"],
        subjects=was["subjects"],
        columns=was["columns"],
    )


def _of_other_version(first: Tables, framework: Framework, chance: random.Random) -> Tables:
    """The same answers, to a version that has an item more, and another scale in one."""
    tables = _changed(first, framework_digest="3c" * 32)
    points = dict(framework.points)
    changed = chance.choice(list(points))
    points = {**points, changed: 3 if points[changed] != 3 else 4, "gone": 5}
    tables["session"]["1"]["points"] = points
    for sheet in tables["answers"].values():
        sheet["values"]["gone"] = 2
        if sheet["values"].get(changed):
            sheet["values"][changed] = 1
    return tables


def _with_id_of(first: Tables, framework: Framework, chance: random.Random) -> Tables:
    row = first["session"]["1"]
    kept = {name: row[name] for name in ("id", "revision", "subjects", "columns")}
    return _session(framework, chance, **kept)


def _changed(tables: Tables, **head: Any) -> Tables:
    changed = copy.deepcopy(tables)
    changed["session"]["1"].update(head)
    return changed


def _empty(framework: Framework, chance: random.Random, **head: Any) -> Tables:
    """A session without answers, with subjects and columns where the framework has them."""
    subjects = chance.sample(SUBJECTS, 2) if framework.subjects is not None else []
    columns = [column.id for column in framework.columns]
    points = set(framework.points.values())
    fields = {
        "id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        "framework": framework.id,
        "framework_version": framework.version,
        "framework_digest": library().digest(framework),
        "points": points.pop() if len(points) == 1 else dict(framework.points),
        "rater": {"alias": None, "role": None, "code": None},
        "about": {},
        "subjects": subjects,
        "columns": chance.sample(columns, min(1, len(columns))),
        "items": [],
        "priorities": [],
        **head,
    }
    tables = example(**fields)
    tables["answers"], tables["actions"] = {}, {}
    return tables


def _whom(framework: Framework, subjects: list[str]) -> list[tuple[str, str | None]]:
    whom: list[str | None] = [None]
    if framework.subjects is not None:
        # Two spellings of one subject would be one sheet twice.
        whom = list({" ".join(name.casefold().split()): name for name in subjects}.values())
    return [(facet, subject) for facet in framework.facets for subject in whom]
