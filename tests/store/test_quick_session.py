"""The quick way into a merge: never otherwise than the careful one, and taken where it can be."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from benchmarks import material
from gates import files_bytes, files_fields, files_texts
from gates.files_good import library
from gates.fuzz_mutants import mutated_json
from gates.properties_making import one_of_each_kind, sessions
from qi_tui.analysis.merging.entry import Entry
from qi_tui.model.session import Session
from qi_tui.model.session_file import tables
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.gathering.quick_session import quick_entry
from tests.store.carefully import MUTANTS, PATH, carefully, layouts


def quickly(data: bytes) -> Entry | None:
    """What the quick way makes of it, which must be nothing or what the careful way does."""
    quick = quick_entry(data, PATH, layouts())
    assert quick is None or quick == carefully(data), data
    return quick


def usual(**head: Any) -> dict[str, Any]:
    """The tables of a file as the program writes it."""
    found: dict[str, Any] = json.loads(
        material.content(library().need(material.REAL), random.Random(3), 1)
    )
    found["session"]["1"].update(head)
    return found


def as_bytes(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


@given(sessions(tuple(one_of_each_kind())))
def test_a_made_up_session_is_read_alike(session: Session) -> None:
    quickly(serialise(tables(session)))


def hostile() -> Iterator[bytes]:
    for case in (*files_bytes.cases(), *files_fields.cases(), *files_texts.cases(True)):
        if case.data is not None:
            yield case.data


def test_a_hostile_file_is_read_alike() -> None:
    tried = [quickly(data) for data in hostile()]
    assert len(tried) > 500


def test_a_file_that_was_changed_somewhere_is_read_alike() -> None:
    chance = random.Random(7)
    seeds = [material.content(layout.framework, chance, 1) for layout in layouts().values()]
    taken = [quickly(mutated_json(chance.choice(seeds), chance)) for _ in range(MUTANTS)]
    assert any(taken)
    assert not all(taken)


def test_the_files_of_a_workshop_take_it(repo: Path) -> None:
    sample = repo / "sessions" / "sample-workshop"
    files = [*sample.glob("effective-redesign.*.json")]
    taken = [path for path in files if quickly(path.read_bytes()) is not None]
    assert len(taken) >= len(files) - 1


@pytest.mark.parametrize(
    "head",
    [
        {"revision": True},
        {"revision": 1.0},
        {"revision": -1},
        {"revision": 2**53 + 1},
        {"schema": True},
        {"schema": 2},
        {"round": 0},
        {"round": 1.0},
        {"points": 7.0},
        {"points": True},
        {"framework_version": 10_001},
        {"id": "x"},
        {"id": "1b6f1c1c-5c0a-4c0e-9d1e-0a0b0c0d0e0f\n"},
        {"started_at": "2026-11-31T14:02:11Z\n"},
        {"status": "done"},
        {"kind": "tally"},
        {"app": None},
        {"app": "x" * 1001},
        {"rater": {"alias": 1, "role": None, "code": None}},
        {"rater": {"alias": None, "role": None}},
        {"priorities": ["no-such-item"]},
        {"priorities": None},
        {"about": {"": "x"}},
        {"about": {"title": None}},
        {"about": {"title": True}},
        {"follows": "x"},
        {"workshop": None},
        {"extra": 1},
    ],
    ids=str,
)
def test_a_head_that_is_unusual_takes_the_careful_way(head: dict[str, Any]) -> None:
    assert quickly(as_bytes(usual(**head))) is None


@pytest.mark.parametrize("value", [0, 8, True, 3.0, "3", None, [3], 256, -1])
def test_a_value_off_the_scale_takes_the_careful_way(value: Any) -> None:
    content = usual()
    content["answers"]["1"]["values"][next(iter(content["answers"]["1"]["values"]))] = value
    assert quickly(as_bytes(content)) is None


def test_what_is_answered_twice_takes_the_careful_way() -> None:
    content = usual()
    sheet = content["answers"]["1"]
    sheet["not_applicable"] = [next(iter(sheet["values"]))]
    assert quickly(as_bytes(content)) is None
    data = as_bytes(usual())
    assert quickly(data) is not None
    assert quickly(data.replace(b'"values": {', b'"values": {}, "values": {')) is None
    item = next(iter(sheet["values"])).encode()
    assert quickly(data.replace(b'{"' + item, b'{"' + item + b'": 1, "' + item)) is None


def test_a_vote_counts_once_however_often_the_file_names_it() -> None:
    item = library().need(material.REAL).items[0].id
    quick = quickly(as_bytes(usual(priorities=[item, item])))
    assert quick is not None
    assert quick.contribution is not None
    assert quick.contribution.priorities == (item,)
