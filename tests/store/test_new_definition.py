"""A definition to begin with has no mistake, whatever it is called, and replaces nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.errors import QiError, UsageError
from qi_tui.store.definitions.new_definition import (
    HOUSE_SCALES,
    LONGEST_ID,
    Plan,
    mistakes_in,
    planned,
    slug,
    slugs,
    write_new,
)
from qi_tui.store.definitions.toml_reading import parse_toml
from qi_tui.store.definitions.toml_text import toml_text
from tests.store.files import as_somebody_without_rights

KINDS = ["anchored", "graded", "yes_no", "stage", "bipolar", "position", "count"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_begins_without_a_mistake(kind: str) -> None:
    raw = planned(Plan("Ward rounds", kind=kind, domains=("Before", "After", "before"), items=4))
    assert mistakes_in(raw) == ()
    assert mistakes_in(parse_toml(toml_text(raw))) == ()
    assert [len(domain["items"]) for domain in raw["domains"]] == [4, 4, 4]
    assert [domain["id"] for domain in raw["domains"]] == ["before", "after", "before-2"]
    assert ("scale" in raw) == (kind in ("anchored", "graded", "stage", "position"))


def test_a_scale_of_ours_is_said_to_be_ours() -> None:
    for points in HOUSE_SCALES.values():
        assert planned(Plan("T", points=points))["scale"]["scale_source"] == "qi-tui"
    assert planned(Plan("T", points=("low", "high")))["scale"]["scale_source"] == "source"


@given(st.text(min_size=1, max_size=200), st.lists(st.text(min_size=1, max_size=90), max_size=6))
def test_no_title_makes_an_id_that_is_none(title: str, domains: list[str]) -> None:
    raw = planned(Plan(title, domains=tuple(domains) or ("One",)))
    assert [mistake for mistake in mistakes_in(raw) if mistake.path[-1] == "id"] == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ward rounds: how well?", "ward-rounds-how-well"),
        ("Siân’s “new” way", "sians-new-way"),
        ("  7 & 8  ", "7-8"),
        ("☃", "framework"),
        ("--", "framework"),
        ("word " * 30, "word" + "-word" * 11),
        ("x" * 90, "x" * LONGEST_ID),
    ],
)
def test_ids_that_people_can_read(title: str, name: str) -> None:
    assert slug(title, "framework") == name


def test_titles_that_are_alike_get_ids_that_are_not() -> None:
    long = "x" * LONGEST_ID
    made = slugs(["Time", "time!", "Time 2", "☃", "☃", long, long], "item")
    assert made == ["time", "time-2", "time-2-2", "item-4", "item-5", long, f"{long[:-2]}-2"]


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "made" / "ours.toml"
    write_new(path, "first\n")
    with pytest.raises(UsageError, match="is there already"):
        write_new(path, "second\n")
    with pytest.raises(UsageError, match="is there already"):
        write_new(path.parent, "third\n")
    assert path.read_bytes() == b"first\n"


@pytest.mark.skipif(os.name == "nt", reason="there are no such rights here")
def test_a_folder_without_permission_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with as_somebody_without_rights(), pytest.raises(QiError, match="Permission denied"):
        write_new(open_folder / "ours.toml", "")


def test_nothing_is_left_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(QiError, match="No space left"):
        write_new(tmp_path / "ours.toml", "text")
    assert list(tmp_path.iterdir()) == []
