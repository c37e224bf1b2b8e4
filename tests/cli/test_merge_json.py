"""`merge --format json` is the contract, field by field, in order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.merging import (
    FIGURES_OF_THE_SILENT,
    FIGURES_THAT_TELL,
    entry_named,
    merged,
    same,
)
from tests.making import raw_framework
from tests.store.files import items, named, put, rated, tally
from tests.store.toml import toml

CHIEF, HEADROOM, TALK = items()[:3]
# Three items of the domain leadership; None is no answer, "?" don't know.
PEOPLE: list[tuple[str, Mapping[str, int | str | None]]] = [
    ("clinician", {HEADROOM: 1, CHIEF: 2, TALK: 6}),
    ("clinician", {HEADROOM: 1, CHIEF: 5, TALK: 5}),
    ("clinician", {HEADROOM: 2, CHIEF: 5, TALK: 5}),
    ("clinician", {HEADROOM: "?", CHIEF: 6, TALK: 1}),
    ("manager", {HEADROOM: 5, CHIEF: 5, TALK: 3}),
    ("manager", {HEADROOM: 6, CHIEF: 5, TALK: 4}),
    ("manager", {HEADROOM: 6, CHIEF: 6, TALK: 4}),
    ("manager", {HEADROOM: 6, CHIEF: 6, TALK: None}),
]
# Worked out by hand and with another program.
HEADROOM_IN_THE_ROOM = {
    "item": "project-management-headroom",
    "title": "Project management headroom",
    "domain": "leadership",
    "facet": "now",
    "subject": None,
    "points": 7,
    "counts": [2, 1, 0, 0, 1, 3, 0],
    "n": 7,
    "dont_know": 1,
    "not_applicable": 0,
    "unanswered": 0,
    "priorities": 4,
    "median": 5.0,
    "q1": 1.5,
    "q3": 6.0,
    "mean": 3.857143,
    "sd": 2.410295,
    "disagreement": 0.8055555555555556,
    "shape": "two camps",
    "by_role": {"clinician": [2, 1, 0, 0, 0, 0, 0], "manager": [0, 0, 0, 0, 1, 3, 0]},
}
CHIEF_IN_THE_ROOM = {
    "item": "chief-executive-commitment",
    "title": "Chief executive commitment",
    "domain": "leadership",
    "facet": "now",
    "subject": None,
    "points": 7,
    "counts": [0, 1, 0, 0, 4, 3, 0],
    "n": 8,
    "dont_know": 0,
    "not_applicable": 0,
    "unanswered": 0,
    "priorities": 1,
    "median": 5.0,
    "q1": 5.0,
    "q3": 6.0,
    "mean": 5.0,
    "sd": 1.309307,
    "disagreement": 0.375,
    "shape": "one voice apart",
    "by_role": {"clinician": [0, 1, 0, 0, 2, 1, 0], "manager": [0, 0, 0, 0, 2, 2, 0]},
}
LEADERSHIP_IN_THE_ROOM = {
    "domain": "leadership",
    "title": "Leadership",
    "scores": [9, 11, 12, 13, 15, 16],
    "median": 12.5,
    "bands": {"not there yet": 4, "good progress": 2, "excellent chance": 0},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Eight raters, and a file that is none."""
    folder = tmp_path / "sessions"
    for place, (role, marks) in enumerate(PEOPLE):
        values = {item: mark for item, mark in marks.items() if isinstance(mark, int)}
        tables = rated(values, alias=f"Rater{place}", role=role)
        tables["answers"]["1"]["dont_know"] = [i for i, mark in marks.items() if mark == "?"]
        votes = [HEADROOM] * (place < 4) + [CHIEF] * (place == 0)
        tables["session"]["1"]["priorities"] = votes
        put(folder / f"rater{place}.json", tables)
    put(folder / "zz.json", {"some": "thing"})
    return folder


def test_the_room_is_the_contracts(run: Run, folder: Path) -> None:
    said = run("merge", folder, "--format", "json", "--by-role")
    assert said.status == 1
    assert said.out.endswith("}\n")
    answer = json.loads(said.out)
    assert list(answer) == ["schema", "audience", "rooms", "files"]
    assert (answer["schema"], answer["audience"]) == (1, "room")
    [room] = answer["rooms"]
    assert list(room) == ["framework", "version", "title", "round", "raters", "items", "domains"]
    assert {key: room[key] for key in list(room)[:5]} == {
        "framework": "effective-redesign",
        "version": 1,
        "title": "Are you delivering effective redesign?",
        "round": 1,
        "raters": 8,
    }
    assert same(entry_named(room["items"], HEADROOM), HEADROOM_IN_THE_ROOM)
    assert same(entry_named(room["items"], CHIEF), CHIEF_IN_THE_ROOM)
    leadership = entry_named(room["domains"], "leadership")
    assert same(
        {**leadership, "scores": [int(s) for s in leadership["scores"]]}, LEADERSHIP_IN_THE_ROOM
    )
    assert room["items"][0]["item"] == HEADROOM
    assert sorted(item["item"] for item in room["items"]) == sorted(items())


def test_numbers_that_do_not_exist_are_null_and_the_item_is_listed(run: Run, folder: Path) -> None:
    [room] = merged(run, folder)["rooms"]
    item = entry_named(room["items"], "reported-outcomes")
    assert (item["n"], item["unanswered"], item["counts"]) == (0, 8, [0] * 7)
    missing = ("median", "q1", "q3", "mean", "sd", "disagreement")
    assert [item[name] for name in missing] == [None] * 6
    assert item["shape"] == "no answers"
    assert item["by_role"] is None
    assert "hidden" not in item


def test_the_files_of_the_room(run: Run, folder: Path) -> None:
    files = merged(run, folder)["files"]
    assert [list(file) for file in files] == [["path", "status", "detail"]] * 9
    assert files[0] == {
        "path": str(folder / "rater0.json"),
        "status": "added",
        "detail": "3 of 9 answered",
    }
    assert files[8] == {
        "path": str(folder / "zz.json"),
        "status": "not a session",
        "detail": "valid JSON, but not a session file: left alone",
    }


def test_outside_eight_raters_give_their_medians_and_no_more(run: Run, folder: Path) -> None:
    said = run("merge", folder, "--format", "json", "--audience", "outside", "--by-role")
    answer = json.loads(said.out)
    assert answer["audience"] == "outside"
    [room] = answer["rooms"]
    told = dict.fromkeys((*FIGURES_THAT_TELL, *FIGURES_OF_THE_SILENT))
    expected = {**HEADROOM_IN_THE_ROOM, **told, "hidden": "too few"}
    assert same(entry_named(room["items"], HEADROOM), expected)
    assert same(
        entry_named(room["domains"], "leadership"),
        {
            "domain": "leadership",
            "title": "Leadership",
            "median": 12.5,
            "bands": None,
            "hidden": "too few",
        },
    )
    assert same(
        answer["files"],
        [{"status": "not a session", "files": 1}, {"status": "added", "files": 8}],
    )


def test_a_tally_and_two_rounds(run: Run, tmp_path: Path) -> None:
    put(tmp_path / "hands.json", tally({CHIEF: [0, 0, 1, 2, 3, 0, 0]}))
    put(tmp_path / "second.json", rated({CHIEF: 4}, round=2))
    first, second = merged(run, tmp_path)["rooms"]
    assert (first["round"], first["raters"]) == (1, 6)
    assert (second["round"], second["raters"]) == (2, 1)


def test_a_count_item_has_its_numbers_and_their_sum(run: Run, tmp_path: Path) -> None:
    domains = [{"id": "x", "title": "X", "items": [{"id": "a", "title": "A"}]}]
    raw = raw_framework(id="heads", kind="count", domains=domains, scoring={})
    put(tmp_path / "own" / "heads.toml", toml(raw).encode())
    for name, number in {"one": 12, "two": 0, "three": 5}.items():
        put(
            tmp_path / f"{name}.json",
            rated({"a": number}, framework="heads", points=0, framework_digest="ab" * 32),
        )
    answer = merged(run, tmp_path, "--frameworks", tmp_path / "own")
    [item] = answer["rooms"][0]["items"]
    assert list(item) == [
        *("item", "title", "domain", "facet", "subject", "points", "counts", "values", "sum"),
        *("n", "dont_know", "not_applicable", "unanswered", "priorities", "median", "q1", "q3"),
        *("mean", "sd", "disagreement", "shape", "by_role"),
    ]
    assert (item["points"], item["counts"]) == (None, None)
    assert (item["values"], item["sum"], item["n"]) == ([0, 5, 12], 17, 3)


def test_strings_are_in_their_display_form(run: Run, tmp_path: Path) -> None:
    hostile = "\x1b]52;c;x\x07\u202eevil"
    raw = raw_framework(id="odd", title=hostile)
    raw["domains"][0]["title"] = hostile
    raw["domains"][0]["items"][0]["title"] = hostile
    raw["scoring"]["bands"][0]["label"] = hostile
    put(tmp_path / "own" / "odd.toml", toml(raw).encode())
    for number in range(3):
        put(
            tmp_path / named(f"{number}\u202e.json"),
            rated({"a": 5}, framework="odd", points=5, role=hostile),
        )
    said = run("merge", tmp_path, "--frameworks", tmp_path / "own", "--by-role", "--format", "json")
    assert "evil" in said.out
    shown = json.dumps(json.loads(said.out), ensure_ascii=False)
    assert shown.isprintable()
    assert "\ufffd" in shown
