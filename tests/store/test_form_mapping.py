"""A form's mapping as a file: read back as it was written, found again, refused with its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from qi_tui.analysis.forms.mapping import Column, FormMapping, Label, Sure, Taken, Use
from qi_tui.analysis.forms.scales import DONT_KNOW, NOT_APPLICABLE
from qi_tui.errors import QiError, UsageError
from qi_tui.model.answer import UNANSWERED, Answer, Standing
from qi_tui.store.forms.form_mapping import mapping_path, read_mapping, save_mapping
from tests.store.files import put
from tests.store.forms import cells, csv_file, opened

HOSTILE = '[/] "]\n[[columns]] \x1b]52;c;\x07 \u202e = \\ """'
ROW = cells(1, ["5"] * 9)
WHOLE = FormMapping(
    "effective-redesign",
    "2fac24ed",
    (
        Column("A", 1, Taken(Use.ITEM, "a"), Sure.SURE),
        Column("A", 2, Taken(Use.COMMENT, "a", "needed", "Ward 5"), Sure.LIKELY),
        Column(HOSTILE, 1, Taken(Use.ALIAS), Sure.SAID),
        Column("Email", 1, Taken(Use.IGNORED), Sure.PRIVATE),
        Column("", 1, Taken(Use.IGNORED), Sure.UNKNOWN),
    ),
    (
        Label("sort of", Answer(Standing.RATED, 3), ("a", "b")),
        Label("dk", DONT_KNOW),
        Label("na", NOT_APPLICABLE),
        Label("-", UNANSWERED),
        Label(HOSTILE, None),
    ),
)


def test_a_mapping_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "answers.mapping.toml"
    save_mapping(path, WHOLE)
    assert read_mapping(path) == WHOLE
    save_mapping(path, WHOLE)
    assert path.with_name(path.name + ".bak").exists()


def test_it_can_be_edited_and_what_somebody_changed_is_said(tmp_path: Path) -> None:
    path = tmp_path / "answers.mapping.toml"
    save_mapping(path, WHOLE)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# What the columns and labels of a form are taken for")
    before, after = 'title = "Email"\nuse = "ignored"', 'title = "Email"\nuse = "role"'
    path.write_text(text.replace(before, after), encoding="utf-8")
    column = read_mapping(path).columns[3]
    assert (column.taken, column.sure) == (Taken(Use.ROLE), Sure.SAID)


def test_the_mapping_lies_beside_the_table_and_is_used_by_itself(tmp_path: Path) -> None:
    table = csv_file(tmp_path, ROW, name="Winter flow(1-12).csv")
    first = opened(table)
    assert (first.path, first.is_kept) == (mapping_path(table), False)
    assert first.path.name == "Winter flow(1-12).mapping.toml"
    save_mapping(first.path, first.mapping.take(5, Taken(Use.IGNORED)))
    again = opened(table, None)
    assert (again.is_kept, again.mapping.columns[5].sure) == (True, Sure.SAID)


def test_the_next_export_of_the_same_columns_finds_it_too(tmp_path: Path) -> None:
    first = opened(csv_file(tmp_path, ROW, name="Winter flow(1-12).csv"))
    save_mapping(first.path, first.mapping)
    put(tmp_path / "a.mapping.toml", b"schema = ")
    later = opened(csv_file(tmp_path, ROW, name="Winter flow(1-15).csv"), None)
    assert (later.path, later.is_kept) == (first.path, True)
    other = put(tmp_path / "other.csv", b"ID,Clinical leadership\n1,5\n")
    assert not opened(other).is_kept


def test_columns_that_came_and_went_are_told(tmp_path: Path) -> None:
    first = opened(csv_file(tmp_path, ROW))
    save_mapping(first.path, first.mapping)
    csv_file(tmp_path)
    put(tmp_path / "answers.csv", b"Alias,Clinical leadership\nSam,5\n")
    notes = opened(tmp_path / "answers.csv").notes
    assert 'there is no column "ID" any more' in notes
    assert 'the column "Clinical leadership" is new' in notes
    assert not any("Email" in note for note in notes)


def test_a_mapping_of_another_framework_is_not_used(tmp_path: Path) -> None:
    first = opened(csv_file(tmp_path, ROW))
    save_mapping(first.path, first.mapping)
    with pytest.raises(UsageError, match="made for effective-redesign, not for mindset-shift"):
        opened(first.read.path, "mindset-shift")


def test_something_must_say_which_framework_it_is(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="which framework was rated"):
        opened(csv_file(tmp_path, ROW), None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[[columns]]", "[columns]]"), r"mapping.toml:\d+:\d+: it is not TOML"),
        (('use = "item"', 'use = "thing"'), r'columns, entry 8 \("1. Chief'),
        (('means = "?"', 'means = "often"'), r'labels, entry 1 \("so so"\), means'),
        (('means = "?"', "means = -1"), "labels, entry 1"),
        (('means = "?"', "meaning = 5"), "labels, entry 1"),
        (("schema = 1", "schema = 2"), "schema is not what it should be"),
        (("schema = 1", ""), "schema is missing"),
        (("schema = 1", "schema = 1\nextra = 1"), "extra is nothing that a mapping has"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    first = opened(csv_file(tmp_path, ROW))
    save_mapping(first.path, first.mapping.label(Label("so so", None)))
    text = first.path.read_text(encoding="utf-8")
    assert change[0] in text
    first.path.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(QiError, match=said):
        opened(first.read.path)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"a = 1", b"[" * 5000])
def test_whatever_lies_there_is_refused_and_left(tmp_path: Path, data: bytes) -> None:
    table = csv_file(tmp_path, ROW)
    path = put(mapping_path(table), data)
    with pytest.raises(QiError, match=path.name):
        opened(table)
    assert path.read_bytes() == data


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(QiError, match="could not be written"):
        save_mapping(tmp_path / "gone" / "m.mapping.toml", WHOLE)


def test_the_file_is_toml_for_any_reader(tmp_path: Path) -> None:
    path = tmp_path / "m.mapping.toml"
    save_mapping(path, WHOLE)
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    assert raw["columns"][1] == {
        "title": "A", "nth": 2, "use": "comment", "item": "a", "facet": "needed",
        "subject": "Ward 5", "sure": "likely",
    }  # fmt: skip
    assert [label["means"] for label in raw["labels"]] == [
        3, "don't know", "not applicable", "unanswered", "?",
    ]  # fmt: skip
