"""Files that are well: of a rater, a show of hands, a facilitator, a writer of definitions.

Written as the contract describes them, and not by the program, so that each side checks the other.
"""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any

from qi_tui.store.definitions.library import Library

Tables = dict[str, dict[str, Any]]

FRAMEWORK = "effective-redesign"
POINTS = 7
ITEM = "chief-executive-commitment"
SECOND = "two-way-communication"
THIRD = "project-management-headroom"
NEEDED = ("id", "version", "title", "subject", "kind", "purpose", "minutes", "source", "domains")
"""What a definition cannot do without."""
WORKSHOP_ID = "d0e5c7b4-52f4-4ad2-b6a8-6f6b0d0f5e33"


@cache
def library() -> Library:
    """The frameworks that are built in."""
    return Library()


@cache
def digest(framework: str = FRAMEWORK) -> str:
    """The digest of a framework that is built in."""
    return library().digest(library().need(framework))


def items(framework: str = FRAMEWORK) -> list[str]:
    """The ids of its items."""
    return list(library().need(framework).points)


def uuid_of(number: int) -> str:
    """An id that looks like any other, and is the same each time."""
    return f"{number:08x}-0000-4000-8000-{number:012x}"


def session(number: int = 1, **head: Any) -> Tables:
    """A rater's session with a bit of everything; `head` changes fields of its head."""
    row: dict[str, Any] = {
        "schema": 1,
        "id": uuid_of(number),
        "revision": 7,
        "framework": FRAMEWORK,
        "framework_version": 1,
        "framework_digest": digest(),
        "points": POINTS,
        "round": 1,
        "follows": None,
        "kind": "ratings",
        "rater": {"alias": f"Rater {number}", "role": "clinician", "code": None},
        "about": {"title": "Winter flow", "community": "Northshire"},
        "subjects": [],
        "columns": [],
        "priorities": [SECOND],
        "status": "final",
        "started_at": "2026-11-20T14:02:11Z",
        "updated_at": "2026-11-20T14:09:40Z",
        "app": "qi-tui 0.1.0",
    }
    sheet = {
        "facet": "now",
        "subject": None,
        "values": {ITEM: number % POINTS + 1, SECOND: 2},
        "dont_know": [THIRD],
        "not_applicable": [items()[-1]],
        "comments": {ITEM: "Comes to the group when asked"},
    }
    action = {
        "text": "Ask for two days a week",
        "owner": "Sam",
        "due": "2026-12-15",
        "item": THIRD,
        "state": "open",
        "reason": "",
    }
    return {
        "session": {"1": {**row, **head}},
        "answers": {"1": sheet},
        "actions": {"1": action},
    }


def tally(number: int = 1, **head: Any) -> Tables:
    """The counts of a show of hands."""
    rater = {"alias": None, "role": None, "code": None}
    tables = session(number, **{"kind": "tally", "rater": rater, "priorities": [], **head})
    tables["answers"]["1"] = {
        "facet": "now",
        "subject": None,
        "counts": {ITEM: [0, 1, 2, 0, 3, 0, 1], SECOND: [1, 0, 0, 0, 0, 0, 6]},
        "dont_know": {ITEM: 1},
        "not_applicable": {SECOND: 2},
        "comments": {},
    }
    tables["actions"] = {}
    return tables


def workshop(**head: Any) -> Tables:
    """A facilitator's own record."""
    row: dict[str, Any] = {
        "schema": 1,
        "id": WORKSHOP_ID,
        "title": "Winter flow",
        "date": "2026-11-20",
        "frameworks": [FRAMEWORK],
        "roles": ["clinician", "manager"],
        "naming": "alias",
        "limits": {"median": 5, "counts": 10, "role_in_room": 3, "lowered_because": ""},
        "round": 1,
        "round_items": [],
        "revealed": False,
        "agenda": [{"item": ITEM, "minutes": 10, "framework": FRAMEWORK}],
        "minutes": 60,
        "minutes_used": {ITEM: 4},
        "worth_it": [0, 0, 1, 2, 0],
        "follows": None,
    }
    agreed = {
        "framework": FRAMEWORK,
        "item": ITEM,
        "facet": "now",
        "subject": None,
        "round": 1,
        "value": 4,
        "why_not_lower": "She comes",
        "why_not_higher": "Not to every meeting",
        "parked_because": "",
    }
    return {
        "workshop": {"1": {**row, **head}},
        "agreed": {"1": agreed},
        "notes": {"1": {"item": ITEM, "text": "For my eyes"}},
        "actions": {"1": {"text": "Ask her", "owner": "Sam", "due": "", "state": "open"}},
        "left_out": {},
        "chosen": {},
    }


def invitation(**head: Any) -> Tables:
    """An invitation to a second round."""
    row: dict[str, Any] = {
        "schema": 1,
        "workshop": WORKSHOP_ID,
        "title": "Winter flow",
        "date": "2026-11-20",
        "framework": FRAMEWORK,
        "framework_version": 1,
        "framework_digest": digest(),
        "points": dict.fromkeys(items(), POINTS),
        "naming": "alias",
        "limits": {"median": 5, "counts": 10, "role_in_room": 3},
        "roles": ["clinician"],
        "round": 2,
        "items": [ITEM],
        "about": {"title": "Winter flow"},
        "room": [
            {"item": ITEM, "facet": "now", "n": 12, "median": 4.5, "counts": [1, 2, 3, 3, 2, 1, 0]}
        ],
        "app": "qi-tui 0.1.0",
    }
    return {"invitation": {"1": {**row, **head}}}


def with_subjects(number: int = 1) -> Tables:
    """A session of a framework that rates named subjects, with two marks for each."""
    name = next(entry.id for entry in library().catalogue.entries if entry.kind == "position")
    framework = library().need(name)
    points = next(iter(framework.points.values()))
    made = session(
        number,
        framework=name,
        framework_digest=digest(name),
        points=points,
        subjects=["Ward managers", "Consultants"],
        priorities=[],
        about={},
    )
    made["answers"] = {
        str(place): {
            "facet": facet,
            "subject": subject,
            "values": dict.fromkeys(framework.points, (number + place) % points + 1),
            "dont_know": [],
            "not_applicable": [],
            "comments": {},
        }
        for place, (facet, subject) in enumerate(
            [(f, s) for s in ("Ward managers", "Consultants") for f in framework.facets], start=1
        )
    }
    made["actions"] = {}
    return made


def definition(**changes: Any) -> dict[str, Any]:
    """A definition of two domains with two items each, on five points."""
    raw: dict[str, Any] = {
        "id": "ours",
        "version": 1,
        "title": "Our own framework",
        "subject": "initiative",
        "kind": "graded",
        "purpose": "To see how we do.",
        "minutes": 5,
        "source": {
            "title": "A guide",
            "publisher": "A publisher",
            "year": 2020,
            "section": "2",
        },
        "scale": {
            "points": ["not at all", "a little", "half", "mostly", "fully"],
            "scale_source": "qi-tui",
        },
        "domains": [
            {"id": "first", "title": "First", "items": [item("a"), item("b")]},
            {"id": "second", "title": "Second", "items": [item("c"), item("d")]},
        ],
        "scoring": {
            "method": "sum",
            "bands": [
                {"label": "low", "from": 2, "to": 5},
                {"label": "high", "from": 6, "to": 10},
            ],
        },
    }
    return {**copy.deepcopy(raw), **changes}


def item(name: str, **more: Any) -> dict[str, Any]:
    """An item of a definition."""
    return {"id": name, "title": f"Item {name}", "prompt": "How far?", **more}


def as_json(content: Any) -> bytes:
    """Content as the program writes it."""
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
