"""The page that teaches how to write a definition says what is so: its examples are checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from qi_tui.analysis.results.picking import picture_of
from qi_tui.model.definition import read_definition
from qi_tui.model.framework import Framework, Picture, Scoring
from qi_tui.store.definitions.checking import schema
from qi_tui.store.definitions.definition_from_table import Wanted, definition_from_table
from qi_tui.store.definitions.toml_reading import parse_toml
from qi_tui.store.table_reading import read_table
from tests.store.files import put
from tests.store.json_schema import faults

PAGE = (Path(__file__).resolve().parents[2] / "frameworks" / "README.md").read_text(
    encoding="utf-8"
)
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
KINDS = {"anchored", "graded", "yes_no", "stage", "bipolar", "position", "count"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.splitlines()[0])
def test_each_example_has_no_mistake(example: str) -> None:
    raw = parse_toml(example)
    definition = read_definition(raw)
    assert definition.mistakes == ()
    assert faults(raw, schema(), schema()) == []
    assert definition.framework is not None
    assert picture_of(definition.framework) == definition.framework.scoring.picture


def test_there_is_one_of_each_kind() -> None:
    found = [parse_toml(example)["kind"] for example in EXAMPLES]
    assert len(found) == len(set(found))
    assert set(found) == KINDS


def test_every_key_and_picture_is_explained() -> None:
    for name in (*Framework.model_fields, *Scoring.model_fields):
        if name != "bands":
            assert f"`{name}`" in PAGE or f"[{name}]" in PAGE, name
    pictures = re.findall(r"^\| `(\w+)` \|[^|]+\|[^|]*\|$", PAGE, flags=re.MULTILINE)
    assert set(pictures) == set(get_args(Picture))


def test_the_table_becomes_a_definition(tmp_path: Path) -> None:
    [table] = re.findall(r"^```csv\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
    made = definition_from_table(
        read_table(put(tmp_path / "ours.csv", table.encode())), Wanted("ours")
    )
    assert made.problems == ()
    assert made.raw is not None
    framework = read_definition(made.raw).framework
    assert framework is not None
    assert [item.title for item in framework.items] == ["Time and place", "Written record"]
    assert [domain.title for domain in framework.domains] == ["Handover"]
