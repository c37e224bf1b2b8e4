"""Definitions from spreadsheets: as people save them, and every trouble named with its row."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qi_tui.errors import QiError, UsageError
from qi_tui.model.definition import read_definition
from qi_tui.model.framework import AnchoredItem, BipolarItem, Framework
from qi_tui.store.definitions.definition_from_table import Wanted, definition_from_table
from qi_tui.store.definitions.toml_reading import parse_toml
from qi_tui.store.definitions.toml_text import toml_text
from qi_tui.store.table_reading import LARGEST, MOST_ROWS, read_table
from tests.store.files import put

HANDOVER = """\
Domain,Item,Prompt,low,middle,high
Handover,Time and place,"Is there a time, and a place?",in passing,"set, often missed",kept
,Written record,What is written?,nothing,notes of our own,one record for all
After it,Questions,,none are asked,some,all are answered
"""
AN_ID = "use small letters, digits and single hyphens, such as clinical-leadership"
LABELS = ("low", "middle", "high")


def table(folder: Path, data: bytes | str, name: str = "handover.csv") -> Path:
    return put(folder / name, data.encode() if isinstance(data, str) else data)


def made(path: Path, **wanted: Any) -> Framework:
    """The framework of a table, by way of its text."""
    found = definition_from_table(read_table(path), Wanted(path.stem, **wanted))
    assert found.problems == ()
    assert found.raw is not None
    definition = read_definition(parse_toml(toml_text(found.raw)))
    assert definition.framework is not None, definition.mistakes
    return definition.framework


def problems(path: Path, **wanted: Any) -> list[str]:
    found = definition_from_table(read_table(path), Wanted(path.stem, **wanted))
    assert found.raw is None
    return list(found.problems)


def test_domains_items_and_descriptors(tmp_path: Path) -> None:
    of = made(table(tmp_path, HANDOVER), title="Our handover")
    assert (of.id, of.title, of.kind, of.subject) == (
        "our-handover", "Our handover", "anchored", "organisation",
    )  # fmt: skip
    assert [domain.title for domain in of.domains] == ["Handover", "After it"]
    assert [item.id for item in of.items] == ["time-and-place", "written-record", "questions"]
    assert of.items[0].prompt == "Is there a time, and a place?"
    assert of.scale is not None
    assert of.scale.points == LABELS
    first = of.items[0]
    assert isinstance(first, AnchoredItem)
    assert first.anchors == ("in passing", "set, often missed", "kept")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_however_it_was_saved(delimiter: str, encoding: str, end: str, tmp_path: Path) -> None:
    text = HANDOVER.replace('"Is there a time, and a place?"', '"Siân, is there one; or not?"')
    cells = [line.split('"') for line in text.splitlines()]
    lines = ['"'.join([c.replace(",", delimiter) if n % 2 == 0 else c for n, c in enumerate(line)])
             for line in cells]  # fmt: skip
    read = read_table(table(tmp_path, end.join(lines).encode(encoding)))
    assert read.notes == ()
    assert read.rows[1] == (
        2,
        ("Handover", "Time and place", "Siân, is there one; or not?", "in passing",
         "set, often missed", "kept"),
    )  # fmt: skip


def test_what_windows_saves_is_read_with_a_word_about_it(tmp_path: Path) -> None:
    read = read_table(table(tmp_path, "item;prompt\nSiân’s – way;?\n".encode("cp1252")))
    assert read.rows[1][1][0] == "Siân’s – way"
    [note] = read.notes
    assert "Windows-1252" in note


def test_the_line_that_says_what_parts_the_cells_is_obeyed(tmp_path: Path) -> None:
    read = read_table(table(tmp_path, "sep=;\nitem;prompt\na,b;c\n"))
    assert read.rows == ((2, ("item", "prompt")), (3, ("a,b", "c")))


def test_empty_descriptors_make_a_scale_that_is_shared(tmp_path: Path) -> None:
    of = made(table(tmp_path, "item,prompt,help,low,high\nA,?,Look well,,\nB,?,,,\n"))
    assert of.kind == "graded"
    assert of.descriptors(of.items[0]) == ("low", "high")
    assert of.items[0].help == "Look well"
    assert [domain.title for domain in of.domains] == ["All items"]


def test_without_columns_of_points_the_scale_is_named_or_ours(tmp_path: Path) -> None:
    path = table(tmp_path, "item,prompt\nA,?\nB,?\n")
    ours = made(path)
    assert ours.scale is not None
    assert (ours.scale.scale_source, ours.scale.points[0]) == ("qi-tui", "not yet")
    named = made(path, points=("low", "high"))
    assert named.scale is not None
    assert (named.scale.scale_source, named.scale.points) == ("source", ("low", "high"))


def test_kinds_that_are_asked_for(tmp_path: Path) -> None:
    poles = made(table(tmp_path, "item,left,right\nA,we wait,we act\n"), kind="bipolar")
    assert isinstance(poles.items[0], BipolarItem)
    assert poles.items[0].poles == ("we wait", "we act")
    stages = made(table(tmp_path, HANDOVER), kind="stage")
    assert stages.items[0].kind == "stage"
    answers = made(table(tmp_path, "item,reversed\nA,\nB,yes\n"), kind="yes_no")
    assert [getattr(item, "reversed", None) for item in answers.items] == [False, True]
    assert answers.scale is None


def test_headings_of_their_own_and_empty_rows_are_no_items(tmp_path: Path) -> None:
    of = made(table(tmp_path, "domain,item\nFirst,\n,A\n\n,,,\nSecond\n,B\n,C\n"))
    assert [(d.title, len(d.items)) for d in of.domains] == [("First", 1), ("Second", 2)]


def test_a_domain_that_comes_again_is_the_same(tmp_path: Path) -> None:
    of = made(table(tmp_path, "domain,item\nFirst,A\nSecond,B\nFirst,C\n"))
    assert [[item.title for item in d.items] for d in of.domains] == [["A", "C"], ["B"]]


def test_items_that_are_alike_get_ids_that_are_not(tmp_path: Path) -> None:
    of = made(table(tmp_path, "domain,item\nFirst,Time\nSecond,Time\n"))
    assert [item.id for item in of.items] == ["time", "time-2"]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("", {}, ["it needs a row with the names of its columns, and a row for each item"]),
        ("item\n", {}, ["it needs a row with the names of its columns, and a row for each item"]),
        ("what,how\nA,?\n", {}, ['row 1: no column is called "item" ("what", "how")']),
        (HANDOVER.replace("notes of our own", " "), {}, ['row 3: nothing stands under "middle"']),
        (HANDOVER.replace("Questions", ""), {}, ["row 4: the item has no title"]),
        ("item,a,b,c\nA,1,2,3\n", {"kind": "bipolar"},
         ["a bipolar item has two poles, so two columns beside the known ones, not 3"]),
        ("item,a\nA,1\n", {}, ["a scale has 2 to 14 points, each in a column, not 1"]),
        ("item,id\nA,x\nB,X y\n", {},
         [f'row 3: id: "X y" is not an id: {AN_ID}']),
        ("item,id\nA,x\nB,x\n", {}, ['row 3: id: the id "x" is used twice: give each its own id']),
        ("item\n" + "A" * 201 + "\n", {},
         ["row 2: title: it is too long: at most 200 characters, not 201"]),
        ("item,low,low\nA,,\n", {},
         ['scale.points[2]: the point "low" stands there twice: word them differently']),
    ],
    ids=["empty", "header", "no item", "cell", "title", "poles", "one point", "id", "twice",
         "long", "labels"],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_row(
    text: str, wanted: dict[str, Any], expected: list[str], tmp_path: Path
) -> None:
    assert problems(table(tmp_path, text), **wanted) == expected


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"a\0b", "it is not a text"),
        ("a.csv", b"\xff\xfea", "it is not the text that it says it is"),
        ("a.csv", b'item\n"' + b"x" * 200_000, "a quotation mark is missing"),
        ("a.csv", b"item\n" + b"a\n" * (MOST_ROWS + 1), "it is too large for a definition"),
        ("a.csv", b"," * 100 + b"x", "it is too large for a definition"),
        ("a.csv", b"x" * (LARGEST + 1), "it is too large: at most 5 MB"),
        ("a.xlsx", b"item\nA\n", "it is not a workbook"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 50, "it is not a workbook"),
        ("gone.csv", None, "No such file"),
    ],
    ids=["nul", "utf-16", "quote", "rows", "columns", "bytes", "text", "broken", "gone"],
)
def test_what_cannot_be_read(name: str, data: bytes | None, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if data is not None:
        put(path, data)
    with pytest.raises(QiError, match=words) as caught:
        read_table(path)
    assert str(path) in caught.value.message


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.docx", "a"])
def test_other_files_are_named_for_what_they_are_not(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"neither \.csv nor \.xlsx"):
        read_table(put(tmp_path / name, b"x"))


def workbook(path: Path, *rows: tuple[object, ...], sheets: int = 1) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ours"
    for row in rows:
        sheet.append(row)
    for number in range(1, sheets):
        book.create_sheet(f"Sheet {number}")
    book.save(path)
    return path


def test_a_workbook_says_the_same_as_a_csv(tmp_path: Path) -> None:
    rows = [line for _, line in read_table(table(tmp_path, HANDOVER)).rows]
    path = workbook(tmp_path / "handover.xlsx", *rows)
    assert made(path) == made(table(tmp_path, HANDOVER))


def test_numbers_formulas_and_other_sheets(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", ("item", 1, 2.0), (None,), ("A", 0.5, True), ("=1+1", "x", "y"),
        sheets=3,
    )  # fmt: skip
    read = read_table(path)
    assert read.rows[:2] == ((1, ("item", "1", "2")), (3, ("A", "0.5", "True")))
    assert read.notes == ('of its 3 sheets the first was read, "Ours"',)


def test_a_workbook_that_unpacks_to_very_much_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"\0" * 70_000_000)
    with pytest.raises(QiError, match="what is packed in it is too large"):
        read_table(put(tmp_path / "bomb.xlsx", packed.getvalue()))
