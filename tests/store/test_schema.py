"""The schema that editors use agrees with the program about what a definition is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qi_tui.model.definition import read_definition
from qi_tui.store.definitions.catalogue import definitions_in
from qi_tui.store.definitions.checking import schema
from qi_tui.store.definitions.new_definition import Plan, planned
from qi_tui.store.definitions.toml_reading import read_toml
from tests.making import item, raw_framework
from tests.store.json_schema import faults

KINDS = ["anchored", "graded", "yes_no", "stage", "bipolar", "position", "count"]


def told(raw: dict[str, Any]) -> list[str]:
    whole = schema()
    return faults(raw, whole, whole)


def test_it_takes_every_definition_that_comes_with_the_program(repo: Path) -> None:
    files = definitions_in(repo / "frameworks")
    assert files
    for path in files:
        assert told(read_toml(path)) == [], path.name


@pytest.mark.parametrize("kind", KINDS)
def test_it_takes_every_kind(kind: str) -> None:
    assert told(planned(Plan("T", kind=kind))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"titel": "x"},
        {"id": "Not an id"},
        {"id": "x\n"},
        {"version": "1"},
        {"version": True},
        {"version": 0},
        {"minutes": 601},
        {"shelf": "top"},
        {"kind": "anchord"},
        {"facets": []},
        {"facets": ["then"]},
        {"domains": []},
        {"scale": {"points": ["one"], "scale_source": "source"}},
        {"scale": {"points": ["one", "two"]}},
        {"scoring": {"picture": "pie"}},
        {"scoring": {"bands": [{"label": "low", "from": 1}]}},
        {"domains": [{"id": "d", "title": "D", "items": []}]},
        {"domains": [{"id": "d", "title": "D", "items": [item("a", colour="red")]}]},
        {"domains": [{"id": "d", "title": "D", "items": [item("a", poles=["one"])]}]},
        {"domains": [{"id": "d", "title": "D", "items": [item("a", share=2)]}]},
        {"source": {"title": "A guide"}},
        {"title": ""},
        {"title": "x" * 201},
        {"purpose": 5},
    ],
    ids=str,
)
def test_what_it_refuses_the_program_refuses_too(changes: dict[str, Any]) -> None:
    raw = raw_framework(**changes)
    assert read_definition(raw).framework is None
    assert told(raw)
