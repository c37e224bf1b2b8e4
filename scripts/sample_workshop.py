"""Writes the sample workshop "Winter flow": nine invented raters and the facilitator's record.

The demo, the README's picture and the tests rest on it, so that every run writes the same bytes:
ids and times are constants. The answers were chosen so that a room of nine shows every shape
once at least; who says what is made up, and so are the people.

Use: `python scripts/sample_workshop.py [FOLDER]`; without a folder, the one in the repository.
"""

from __future__ import annotations

import json
import sys
import tomllib
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))

from qi_tui.model.definition import read_definition  # noqa: E402
from qi_tui.model.digest import framework_digest  # noqa: E402
from qi_tui.model.framework import Framework  # noqa: E402

FRAMEWORK = "effective-redesign"
TITLE = "Winter flow"
DATE = "2026-11-20"
APP = "qi-tui 0.1.0"
ABOUT = {"title": TITLE, "community": "Northshire", "scale": "organisation wide"}
WORKSHOP_ID = "93c8dbc8-a0e4-4f50-a37c-5b759480929f"

MANAGED = "project-management-headroom"
TALK = "two-way-communication"
STAKEHOLDERS = "stakeholder-participation"
CLINICAL = "clinical-leadership"
STRANDS = "interrelationship-with-other-strands"
USERS = "involving-service-users"
METHOD = "matching-challenge-to-method"
OUTCOMES = "reported-outcomes"


class Person(NamedTuple):
    """An invented rater; `started` and `updated` are times of the day of the workshop (UTC)."""

    alias: str
    role: str
    id: str
    started: str
    updated: str
    status: str


PEOPLE_TABLE = """
Siân      clinician  e781669d-85f4-4e70-9087-42b923a1d72f  13:32:08  13:43:51  final
Priya     clinician  ae6ddfe8-4dd7-4efd-9a66-4f62eee0a2ab  13:31:44  13:38:20  final
Callum    clinician  0241053b-fdb5-41b8-8df2-bf66887072f2  13:32:30  13:41:07  final
Adaeze    clinician  004a0ede-f072-42ae-aab2-36ea3694223f  13:36:19  13:40:58  draft
Tom       clinician  a1435228-3775-4985-8d2a-a9e8421636f1  13:31:52  13:39:36  final
Margaret  manager    68f17d62-2f10-43ec-83e3-616c3f182087  13:30:57  13:41:33  final
Kwame     manager    8a15884e-5822-4b40-bdc9-04f4431cf37e  13:33:15  13:42:02  final
Helen     manager    86c142bd-2a2a-43f7-b877-9bfdafa353c3  13:31:20  13:44:12  final
Yusuf     manager    e68bf79d-d08d-421d-a0d4-098acf9ac0dc  13:34:41  13:40:25  final
"""
PEOPLE = [Person(*row.split()) for row in PEOPLE_TABLE.strip().splitlines()]

# One column per rater, in the order of the table above: five clinicians, then four managers.
# "?" is don't know, "." is unanswered.
ANSWERS_TABLE = """
chief-executive-commitment            4 5 ? 4 4  5 5 5 5
project-management-headroom           3 4 3 3 4  4 3 6 6
two-way-communication                 1 2 1 2 2  6 5 7 6
stakeholder-participation             2 6 4 1 3  5 4 7 5
clinical-leadership                   4 5 3 4 3  5 5 6 4
interrelationship-with-other-strands  ? 2 ? ? ?  ? 3 5 ?
involving-service-users               2 2 3 . 2  2 1 2 2
matching-challenge-to-method          6 3 5 . 2  6 3 6 2
reported-outcomes                     2 5 6 . 5  6 6 5 6
"""
ANSWERS = {item: marks for item, *marks in map(str.split, ANSWERS_TABLE.strip().splitlines())}

PRIORITIES = {
    "Siân": [TALK, CLINICAL, OUTCOMES],
    "Priya": [TALK, STAKEHOLDERS, METHOD],
    "Callum": [TALK, USERS],
    "Adaeze": [TALK],
    "Tom": [TALK, STRANDS, METHOD],
    "Margaret": [MANAGED, STAKEHOLDERS, USERS],
    "Kwame": [STRANDS, USERS, METHOD],
    "Helen": [STRANDS, USERS],
    "Yusuf": [MANAGED, USERS, METHOD],
}

COMMENTS = {
    "Siân": {
        TALK: "I hear of changes from the bed manager, on the day they start",
        OUTCOMES: "Since the new system came in, discharge times are typed in from memory at the "
        "end of the shift. I know because I type them",
    },
    "Priya": {
        STAKEHOLDERS: "The ambulance service come every time, and do what they say they will",
    },
    "Callum": {
        TALK: "Nothing reaches therapies. Happy to be told where to look!",
        USERS: "The carers' centre is helping us find people",
    },
    "Adaeze": {
        TALK: "There is a poster in the mess, which is a start",
        STAKEHOLDERS: "On the medical take I only ever meet our own people",
    },
    "Tom": {
        METHOD: "We went straight to a discharge lounge because last year we had one",
    },
    "Margaret": {
        TALK: "Weekly bulletin, drop-ins, a board that says what we changed. People do use them",
        STRANDS: "We should ask the frailty and same day care teams",
    },
    "Kwame": {
        METHOD: "We know why the beds jam at four o'clock. What to do about it is not settled yet",
    },
    "Helen": {
        MANAGED: "The post is full time from this month, with cover. I should have told everyone",
        TALK: "Every point from the drop-ins goes into the Monday log and gets an answer",
    },
    "Yusuf": {
        MANAGED: "Funded to the end of March, signed off last week",
        USERS: "We agreed to ask people in. As far as I know nobody has been asked yet",
    },
}


def read_framework() -> Framework:
    """The framework of the sample workshop, from its definition in the repository."""
    path = ROOT / "frameworks" / f"{FRAMEWORK}.toml"
    definition = read_definition(tomllib.loads(path.read_text(encoding="utf-8")))
    if definition.framework is None:
        raise SystemExit(f"{path.name} has mistakes: qi-tui frameworks check {path.name}")
    return definition.framework


def sample_files() -> dict[str, bytes]:
    """File name → content of the whole sample workshop."""
    framework = read_framework()
    files = {"workshop.json": _as_json(workshop_tables())}
    for person in PEOPLE:
        files[_file_name(person)] = _as_json(session_tables(person, framework))
    return files


def write(folder: Path) -> None:
    """Writes the sample workshop into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in sample_files().items():
        (folder / name).write_bytes(content)


def session_tables(person: Person, framework: Framework) -> dict[str, Any]:
    """The tables of one person's session file."""
    sheet = _sheet(person)
    priorities = PRIORITIES[person.alias]
    # One save when the file was made, one for each thing the rater did, one for finishing.
    saves = len(sheet["values"]) + len(sheet["dont_know"]) + len(sheet["comments"])
    finished = int(person.status == "final")
    head = {
        "schema": 1,
        "id": person.id,
        "revision": 1 + saves + len(priorities) + finished,
        "framework": framework.id,
        "framework_version": framework.version,
        "framework_digest": framework_digest(framework),
        "points": 7,
        "round": 1,
        "follows": None,
        "kind": "ratings",
        "rater": {"alias": person.alias, "role": person.role, "code": None},
        "about": ABOUT,
        "subjects": [],
        "columns": [],
        "priorities": priorities,
        "status": person.status,
        "started_at": f"{DATE}T{person.started}Z",
        "updated_at": f"{DATE}T{person.updated}Z",
        "app": APP,
    }
    return {"session": {"1": head}, "answers": {"1": sheet}, "actions": {}}


def workshop_tables() -> dict[str, Any]:
    """The tables of the facilitator's record: everyone has rated, nothing was discussed yet."""
    head = {
        "schema": 1,
        "id": WORKSHOP_ID,
        "title": TITLE,
        "date": DATE,
        "frameworks": [FRAMEWORK],
        "roles": ["clinician", "manager"],
        "naming": "alias",
        "limits": {"median": 5, "counts": 10, "role_in_room": 3},
        "round": 1,
        "round_items": [],
        "revealed": True,
        "agenda": [],
        "minutes_used": {},
        "worth_it": [0, 0, 0, 0, 0],
    }
    empty: dict[str, Any] = {"agreed": {}, "notes": {}, "actions": {}, "left_out": {}, "chosen": {}}
    return {"workshop": {"1": head}, **empty}


def _sheet(person: Person) -> dict[str, Any]:
    column = PEOPLE.index(person)
    marks = {item: row[column] for item, row in ANSWERS.items()}
    return {
        "facet": "now",
        "subject": None,
        "values": {item: int(mark) for item, mark in marks.items() if mark.isdecimal()},
        "dont_know": [item for item, mark in marks.items() if mark == "?"],
        "not_applicable": [],
        "comments": COMMENTS[person.alias],
    }


def _file_name(person: Person) -> str:
    plain = unicodedata.normalize("NFKD", person.alias).encode("ascii", "ignore").decode("ascii")
    return f"{FRAMEWORK}.{plain.lower()}.{person.id[:8]}.json"


def _as_json(tables: dict[str, Any]) -> bytes:
    return (json.dumps(tables, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "sessions" / "sample-workshop")
