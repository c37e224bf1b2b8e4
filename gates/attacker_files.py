"""The attacker's workshops as files: definitions, sessions and the facilitator's record.

Written as text, and not by the code that is tried. The sessions hold the worst that can be in them:
also in an anonymous workshop they have aliases and times of day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gates.attacker_workshops import (
    AGAIN,
    DOMAINS,
    DONT_KNOW,
    MIXED,
    NOT_APPLICABLE,
    PLACED,
    PLACED_POINTS,
    SCALES,
    SUBJECTS,
    Person,
    Workshop,
)
from qi_tui.store.definitions.library import Library

WORKSHOP = "0d4c1a8e-7f4f-4a35-9c7e-3b6f5f0a9d11"
MOMENT = "2026-11-20T13:37:{:02}Z"
HEAD = """\
id = "{id}"
version = 1
title = "Of {id}"
subject = "organisation"
kind = "{kind}"
purpose = "To be attacked."
minutes = 1
priorities = 2
facets = ["now", "needed"]
{more}
[source]
title = "None"
publisher = "None"
year = 2026
section = "1"
"""


def title_of(item: str) -> str:
    """The title of an item, a word that stands nowhere else."""
    return f"Zitem-{item}"


def write_definitions(folder: Path) -> None:
    """Put the two frameworks of the workshops into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [HEAD.format(id=MIXED, kind="graded", more="")]
    for domain, items in DOMAINS.items():
        lines.append(f'[[domains]]\nid = "{domain}"\ntitle = "Zdomain-{domain}"\n')
        lines += [_item(item, SCALES[item]) for item in items]
    lines.append('[scoring]\nmethod = "sum"\n')
    for label, low, high in (("low", 1, 4), ("high", 5, 17)):
        lines.append(f'[[scoring.bands]]\nlabel = "{label}"\nfrom = {low}\nto = {high}\n')
    (folder / f"{MIXED}.toml").write_text("\n".join(lines), encoding="utf-8")
    placed = [
        HEAD.format(id=PLACED, kind="position", more='subjects = "stakeholder"'),
        '[[domains]]\nid = "all"\ntitle = "Zdomain-all"\n',
        _item("stands", PLACED_POINTS),
    ]
    (folder / f"{PLACED}.toml").write_text("\n".join(placed), encoding="utf-8")


def write_workshop(workshop: Workshop, folder: Path, library: Library) -> None:
    """Put a workshop's files into a folder, in place of what is there."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for person in workshop.people:
        for name, content in _sessions(workshop, person, library):
            (folder / name).write_text(json.dumps(content), encoding="utf-8")
    (folder / "workshop.json").write_text(json.dumps(_record(workshop)), encoding="utf-8")


def _item(item: str, points: int) -> str:
    head = f'[[domains.items]]\nid = "{item}"\ntitle = "{title_of(item)}"\n'
    if not points:
        return f'{head}kind = "count"\n'
    if points == 2:
        return f'{head}kind = "yes_no"\n'
    labels = ", ".join(f'"step {point}"' for point in range(1, points + 1))
    return f'{head}[domains.items.scale]\npoints = [{labels}]\nscale_source = "qi-tui"\n'


def _sessions(
    workshop: Workshop, person: Person, library: Library
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    first, placed, second = person.ids
    wanted: list[tuple[str, int, str, str | None]] = [
        (MIXED, 1, first, None),
        (PLACED, 1, placed, None),
    ]
    if workshop.rounds > 1 and any(row[1] > 1 for row in person.marks):
        wanted.append((MIXED, 2, second, first))
    for framework, number, session, follows in wanted:
        of = library.need(framework)
        counts = {*of.points.values()}
        subjects = {row[4] for row in person.marks if row[0] == framework and row[4]}
        moment = MOMENT.format(person.number)
        head = {
            "schema": 1, "id": session, "revision": 2, "framework": framework,
            "framework_version": 1, "framework_digest": library.digest(of),
            "points": dict(of.points) if len(counts) > 1 else counts.pop(), "round": number,
            "follows": follows, "workshop": WORKSHOP, "kind": "ratings",
            "items": list(AGAIN) if number > 1 else [],
            "rater": {"alias": person.alias, "role": person.role, "code": None},
            "about": {"title": "Winter flow"}, "subjects": [s for s in SUBJECTS if s in subjects],
            "priorities": [AGAIN[person.number % 3]] if framework == MIXED else [],
            "status": "final", "started_at": moment, "updated_at": moment,
        }  # fmt: skip
        sheets = _sheets(person, framework, number)
        answers = {str(place): sheet for place, sheet in enumerate(sheets, 1)}
        name = f"zfile-{person.alias}-{framework}-{number}.json"
        yield name, {"session": {"1": head}, "answers": answers, "actions": {}}


def _sheets(person: Person, framework: str, number: int) -> Iterator[Mapping[str, Any]]:
    rows = {row: mark for row, mark in person.marks.items() if row[:2] == (framework, number)}
    for facet, subject in dict.fromkeys((row[3], row[4]) for row in rows):
        mine = {row[2]: mark for row, mark in rows.items() if row[3:] == (facet, subject)}
        yield {
            "facet": facet,
            "subject": subject,
            "values": {item: mark for item, mark in mine.items() if mark >= 0},
            "dont_know": [item for item, mark in mine.items() if mark == DONT_KNOW],
            "not_applicable": [item for item, mark in mine.items() if mark == NOT_APPLICABLE],
            "comments": dict.fromkeys(mine, person.remark),
        }


def _record(workshop: Workshop) -> Mapping[str, Any]:
    agreed = [
        {"framework": MIXED, "item": item, "round": 1, "value": 1, "why_not_lower": "zwhy"}
        for item in ("five", "seven")
    ]
    actions = [{"text": "Ask", "owner": "Zowner", "item": "five", "due": "2026-12-01"}]
    head = {
        "schema": 1, "id": WORKSHOP, "title": "Winter flow", "date": "2026-11-20",
        "frameworks": [MIXED, PLACED], "naming": workshop.naming,
        "limits": workshop.limits.model_dump(), "round": workshop.rounds, "revealed": True,
        "round_items": list(AGAIN) if workshop.rounds > 1 else [],
        "agenda": [{"item": item, "framework": MIXED, "minutes": 5} for item in ("ten", "five")],
        "minutes_used": {"ten": 4}, "worth_it": [0, 0, 1, 2, len(workshop.people)],
    }  # fmt: skip
    return {
        "workshop": {"1": head},
        "agreed": {str(place): each for place, each in enumerate(agreed, 1)},
        "actions": {str(place): each for place, each in enumerate(actions, 1)},
    }
