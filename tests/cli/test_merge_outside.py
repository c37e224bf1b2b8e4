"""What leaves the room: by how many raters there are, and nothing by subtraction."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.merging import FIGURES_THAT_TELL, merged, raters
from tests.store.files import items, put, rated, workshop

CHIEF = items()[0]


def places_of(value: Any, key: str) -> int:
    """How often a field of this name stands anywhere in a JSON value."""
    if isinstance(value, dict):
        return int(key in value) + sum(places_of(inner, key) for inner in value.values())
    if isinstance(value, list):
        return sum(places_of(inner, key) for inner in value)
    return 0


@pytest.mark.parametrize("size", [1, 4, 5, 9, 10, 12])
@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_outside_no_form_names_a_person_or_a_file(
    size: int, form: str, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "secretfolder"
    for number in range(size):
        tables = rated(number % 7 + 1, alias=f"Alias{number}")
        tables["answers"]["1"]["comments"] = {CHIEF: "Comes when asked"}
        put(folder / f"file{number}.json", tables)
    said = run("merge", folder, "--format", form, "--audience", "outside")
    assert said.status == 0
    for secret in ("Alias", "alias", "secretfolder", "file0", "Comes when"):
        assert secret not in said.out
    if form == "json":
        answer = json.loads(said.out)
        assert places_of(answer, "scores") == 0
        assert [list(file) for file in answer["files"]] == [["status", "files"]]


@pytest.mark.parametrize("size", [1, 4])
def test_outside_of_fewer_than_five_nothing_is_told(size: int, run: Run, tmp_path: Path) -> None:
    raters(tmp_path, {"nurse": size})
    [room] = merged(run, tmp_path, "--audience", "outside", "--by-role")["rooms"]
    assert room["raters"] == size
    assert len(room["items"]) == 9
    for item in room["items"]:
        told = [item[name] for name in (*FIGURES_THAT_TELL, "median", "dont_know", "priorities")]
        assert told == [None] * len(told)
        assert (item["n"], item["hidden"]) == (size, "too few")
    assert [item["item"] for item in room["items"]] == items()
    for domain in room["domains"]:
        assert (domain["median"], domain["bands"]) == (None, None)
        assert domain["hidden"] == "too few"


@pytest.mark.parametrize("size", [5, 9])
def test_outside_from_five_the_median(size: int, run: Run, tmp_path: Path) -> None:
    raters(tmp_path, {"nurse": size})
    [room] = merged(run, tmp_path, "--audience", "outside", "--by-role")["rooms"]
    for item in room["items"]:
        assert isinstance(item["median"], float)
        assert [item[name] for name in FIGURES_THAT_TELL] == [None] * len(FIGURES_THAT_TELL)
        assert item["hidden"] == "too few"
    # The order would tell where the hidden disagreement lies.
    assert [item["item"] for item in room["items"]] == items()


def test_outside_from_ten_everything_but_single_people(run: Run, tmp_path: Path) -> None:
    raters(tmp_path, {"nurse": 10})
    [room] = merged(run, tmp_path, "--audience", "outside", "--by-role")["rooms"]
    for item in room["items"]:
        assert item["counts"] == [2, 2, 2, 1, 1, 1, 1]
        assert item["by_role"] == {"nurse": [2, 2, 2, 1, 1, 1, 1]}
        assert None not in [item[name] for name in FIGURES_THAT_TELL]
        assert "hidden" not in item
    assert [list(domain) for domain in room["domains"]] == [
        ["domain", "title", "median", "bands"]
    ] * 3


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"nurse": 12, "porter": 3}, set()),
        ({"nurse": 12, "porter": 9}, set()),
        ({"nurse": 12, "porter": 11}, {"nurse", "porter"}),
        ({"nurse": 12, "porter": 10, "doctor": 1}, {"nurse"}),
        ({"nurse": 12, "porter": 5, "doctor": 5}, {"nurse"}),
        ({"nurse": 12, None: 3}, set()),
        ({"nurse": 12, None: 10}, {"nurse"}),
    ],
)
@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_outside_a_role_is_shown_only_where_subtraction_tells_nothing(
    sizes: dict[str | None, int], shown: set[str], form: str, run: Run, tmp_path: Path
) -> None:
    raters(tmp_path, sizes)
    said = run("merge", tmp_path, "--audience", "outside", "--by-role", "--format", form)
    if form == "json":
        [room] = json.loads(said.out)["rooms"]
        assert {role for item in room["items"] for role in item["by_role"]} == shown
    else:
        assert {role for role in sizes if role and role in said.out} == shown


def test_in_the_room_roles_are_shown_from_three(run: Run, tmp_path: Path) -> None:
    raters(tmp_path, {"nurse": 4, "porter": 3, "doctor": 3})
    [room] = merged(run, tmp_path, "--by-role")["rooms"]
    assert set(room["items"][0]["by_role"]) == {"nurse", "porter", "doctor"}
    put(tmp_path / "one.json", rated(5, role="chief"))
    [room] = merged(run, tmp_path, "--by-role")["rooms"]
    assert "chief" not in room["items"][0]["by_role"]
    assert len(room["items"][0]["by_role"]) == 2


def test_the_limits_of_the_workshop_file_hold(run: Run, tmp_path: Path) -> None:
    raters(tmp_path, {"nurse": 12})
    put(tmp_path / "workshop.json", workshop(limits={"median": 13, "counts": 20}))
    [room] = merged(run, tmp_path, "--audience", "outside")["rooms"]
    assert {item["median"] for item in room["items"]} == {None}
    put(tmp_path / "workshop.json", workshop(limits={"median": 1, "counts": 1}))
    (tmp_path / "0.json").unlink()
    for number in range(1, 9):
        (tmp_path / f"{number}.json").unlink()
    [room] = merged(run, tmp_path, "--audience", "outside")["rooms"]
    assert {item["median"] for item in room["items"]} == {None}
