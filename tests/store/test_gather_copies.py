"""Copies, conflicts, namesakes: identity is in the file, and nobody counts twice."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from pathlib import Path

from tests.store.files import (
    as_bytes,
    put,
    rated,
    workshop,
)
from tests.store.gathering import ID, ITEM, counts, details, gathered, statuses


def test_the_higher_revision_counts_once(tmp_path: Path) -> None:
    put(tmp_path / "a.json", rated(5, id=ID, revision=8, updated_at="2020-01-01"))
    put(tmp_path / "b.json", rated(2, id=ID, revision=7, updated_at="2026-01-01"))
    put(tmp_path / "c.json", rated(1, id=ID, revision=1, updated_at="2027-01-01"))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {
        "a.json": "added",
        "b.json": "superseded",
        "c.json": "superseded",
    }
    assert details(gathering)["b.json"] == "revision 7; revision 8 counts"
    assert counts(gathering) == (0, 0, 0, 0, 1, 0, 0)
    assert not gathering.has_trouble


EVERYDAY = [
    "hal (1).json",
    "hal (2).json",
    "Copy of hal.json",
    "hal - Copy.json",
    "hal-LAPTOP7.json",
    "hal (Jo's conflicted copy 2026-11-20).json",
    "hal.sync-conflict-20261120-141522-ABCDEFG.json",
    "HAL.JSON",
]


def test_eight_everyday_copies_are_one_person(tmp_path: Path) -> None:
    hal = as_bytes(rated(5, alias="Hal", id=ID))
    put(tmp_path / "hal.json", hal)
    for name in EVERYDAY:
        put(tmp_path / "copies" / name, hal)
    put(tmp_path / "sam.json", rated(2, alias="Sam"))
    gathering = gathered(tmp_path, recursive=True)
    assert statuses(gathering) == {
        "hal.json": "added",
        "sam.json": "added",
        **dict.fromkeys(EVERYDAY, "same again"),
    }
    assert details(gathering)["hal (1).json"] == f"the same answers as {tmp_path / 'hal.json'}"
    assert gathering.rooms[0].raters == 2
    assert counts(gathering) == (0, 1, 0, 0, 1, 0, 0)
    assert not gathering.has_trouble


def test_the_same_answers_in_other_bytes_are_the_same_again(tmp_path: Path) -> None:
    tables = rated(5, id=ID)
    put(tmp_path / "hal.json", tables)
    tables["answers"]["1"]["values"] = dict(reversed(tables["answers"]["1"]["values"].items()))
    tables["answers"]["1"]["comments"] = {ITEM: "a word more"}
    put(tmp_path / "hal (1).json", tables)
    gathering = gathered(tmp_path)
    assert Counter(statuses(gathering).values()) == {"added": 1, "same again": 1}
    assert gathering.rooms[0].raters == 1


def test_a_conflict_names_both_and_counts_the_fuller(tmp_path: Path) -> None:
    put(tmp_path / "a.json", rated({ITEM: 1}, id=ID, status="draft"))
    put(tmp_path / "b.json", rated(6, id=ID))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"a.json": "conflict", "b.json": "conflict"}
    assert details(gathering) == {
        "a.json": f"same id and revision as {tmp_path / 'b.json'}, other answers: not counted",
        "b.json": f"same id and revision as {tmp_path / 'a.json'}, other answers: this one counts",
    }
    assert counts(gathering) == (0, 0, 0, 0, 0, 1, 0)
    assert gathering.has_trouble


def test_among_rivals_as_full_the_later_counts(tmp_path: Path) -> None:
    put(tmp_path / "a.json", rated(2, id=ID, updated_at="2026-11-20T14:00:00Z"))
    put(tmp_path / "b.json", rated(6, id=ID, updated_at="2026-11-20T14:00:01Z"))
    assert counts(gathered(tmp_path)) == (0, 0, 0, 0, 0, 1, 0)


def test_among_rivals_alike_in_all_that_the_smaller_digest_counts(tmp_path: Path) -> None:
    contents = {value: as_bytes(rated(value, id=ID)) for value in (2, 4, 6)}
    smallest = min(contents, key=lambda value: hashlib.sha256(contents[value]).hexdigest())
    for order in itertools.permutations(contents):
        for place, value in enumerate(order):
            put(tmp_path / f"{place}.json", contents[value])
        gathering = gathered(tmp_path)
        assert counts(gathering) == tuple(int(point == smallest) for point in range(1, 8))
        assert set(statuses(gathering).values()) == {"conflict"}
        assert sum("this one counts" in detail for detail in details(gathering).values()) == 1
        winner = order.index(smallest)
        for place in range(3):
            for other in range(3):
                if place != other and winner in (place, other):
                    assert f"{other}.json" in details(gathering)[f"{place}.json"]


def test_the_facilitators_choice_counts(tmp_path: Path) -> None:
    chosen = put(tmp_path / "a.json", rated({ITEM: 1}, id=ID))
    put(tmp_path / "b.json", rated(6, id=ID))
    digest = hashlib.sha256(chosen.read_bytes()).hexdigest()
    choice = {"1": {"session": ID, "digest": digest}}
    put(tmp_path / "workshop.json", workshop(chosen=choice))
    gathering = gathered(tmp_path)
    assert counts(gathering) == (1, 0, 0, 0, 0, 0, 0)
    assert "this one counts" in details(gathering)["a.json"]


def test_namesakes_both_count_and_both_are_named(tmp_path: Path) -> None:
    put(tmp_path / "a.json", rated(5, alias="Sam"))
    put(tmp_path / "b.json", rated(2, alias=" sＡm "))
    put(tmp_path / "c.json", rated(2, alias="Sam", round=2))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"a.json": "namesake", "b.json": "namesake", "c.json": "added"}
    assert str(tmp_path / "b.json") in details(gathering)["a.json"]
    assert str(tmp_path / "a.json") in details(gathering)["b.json"]
    assert not gathering.has_trouble
    assert [(room.round, room.raters) for room in gathering.rooms] == [(1, 2), (2, 1)]
