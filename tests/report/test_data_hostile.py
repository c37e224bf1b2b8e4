"""What people wrote stays text in every format of data, and every file can be opened again."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import docx
import pytest

from qi_tui.analysis.privacy import Audience
from qi_tui.report.cells import begins_a_formula
from qi_tui.report.report_json import report_json
from qi_tui.report.tables.actions_ics import actions_ics
from qi_tui.report.tables.grid_csv import actions_csv, answers_csv, items_csv
from qi_tui.report.tables.xlsx import report_xlsx
from qi_tui.report.tables.xml_text import xml_text
from qi_tui.report.word.word import report_docx
from tests.report.tabled import HOSTILE, UNSEEN, hostile_report, parts_of, rows_of, sheets_of

short = pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: ascii(text[:30]))


@short
def test_no_cell_of_a_csv_is_a_formula(hostile: str) -> None:
    report = hostile_report(hostile)
    for write in (items_csv, answers_csv, actions_csv):
        for row in rows_of(write(report)):
            for name, cell in row.items():
                is_number = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) is not None
                assert is_number or not begins_a_formula(cell), name
                assert not UNSEEN.search(cell)


@short
def test_no_cell_of_a_workbook_is_a_formula(hostile: str) -> None:
    sheets = sheets_of(report_xlsx(hostile_report(hostile)))
    assert list(sheets) == ["Summary", "Items", "Answers", "Agreed", "Actions"]
    told = [cell for sheet in sheets.values() for row in sheet.rows for cell in row]
    assert not [cell for cell in told if isinstance(cell, str) and UNSEEN.search(cell)]
    assert sheets["Actions"].column("What")[0] is not None
    assert sheets["Items"].column("Chose 1") == [3]


def test_a_text_is_in_the_workbook_as_it_may_be_shown() -> None:
    sheets = sheets_of(report_xlsx(hostile_report("=1+1")))
    assert sheets["Actions"].column("What") == ["=1+1"]
    assert sheets["Answers"].column("Alias") == ["=1+1"] * 5
    packed = zipfile.ZipFile(io.BytesIO(report_xlsx(hostile_report("=1+1"))))
    assert b"quotePrefix" in packed.read("xl/styles.xml"), "it stays text when it is edited"


def elements_of(data: bytes) -> Iterator[str]:
    packed = zipfile.ZipFile(io.BytesIO(data))
    for name in packed.namelist():
        if name.endswith((".xml", ".rels")):
            yield from (each.tag for each in ElementTree.fromstring(packed.read(name)).iter())


@short
def test_a_word_document_has_no_field_and_no_link_of_theirs(hostile: str) -> None:
    data = report_docx(hostile_report(hostile))
    tags = set(elements_of(data))
    assert not [tag for tag in tags if tag.endswith(("}instrText", "}fldSimple", "}hyperlink"))]
    document = docx.Document(io.BytesIO(data))
    text = "\n".join(each.text for each in document.paragraphs)
    assert not UNSEEN.search(text)
    heads = [each.style.name for each in document.paragraphs if each.style is not None]
    plain = docx.Document(io.BytesIO(report_docx(hostile_report("x")))).paragraphs
    assert heads == [each.style.name for each in plain if each.style is not None]


@short
def test_a_calendar_has_the_parts_and_lines_that_it_should(hostile: str) -> None:
    for audience in Audience:
        _, parts = parts_of(actions_ics(hostile_report(hostile, audience)))
        assert [part.kind for part in parts] == ["VTODO"]
        assert set(parts[0].properties) == {
            *("UID", "DTSTAMP", "SUMMARY", "DESCRIPTION", "CONTACT", "STATUS")
        }
        assert not UNSEEN.search("".join(parts[0].properties.values()))


@short
def test_json_is_json_and_shows_nothing_that_acts(hostile: str) -> None:
    found: Any = json.loads(report_json(hostile_report(hostile)))
    for text in texts_in(found):
        assert not UNSEEN.search(text)
        assert len(text) < 10_000


def texts_in(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, each in value.items():
                yield key
                yield from texts_in(each)
        case list():
            for each in value:
                yield from texts_in(each)


def test_xml_gets_only_what_it_can_hold() -> None:
    every = "".join(map(chr, range(0x11000)))
    ElementTree.fromstring(f"<a>{xml_text(every).replace('&', '').replace('<', '')}</a>")
    assert xml_text("Siân\tsaid\n1\u202f°") == "Siân\tsaid\n1\u202f°"
