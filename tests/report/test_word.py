"""A Word document: tables that can be read, and bars that say what they show."""

from __future__ import annotations

import io
import sys
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from qi_tui.analysis.privacy import Audience
from qi_tui.errors import QiError
from qi_tui.report import sayings
from qi_tui.report.content import Report
from qi_tui.report.tables.grid_csv import items_csv
from qi_tui.report.tables.xlsx import report_xlsx
from qi_tui.report.word.word import report_docx
from tests.making import framework
from tests.report.reported import rater, report
from tests.report.tabled import rows_of, sheets_of, tabled

OF = framework()


def read(made: Report) -> Document:
    return docx.Document(io.BytesIO(report_docx(made)))


def headings(document: Document) -> list[str]:
    return [
        each.text
        for each in document.paragraphs
        if each.style is not None and each.style.name.startswith("Heading")
    ]


def test_every_bar_says_what_it_shows_and_has_the_numbers() -> None:
    made = tabled(OF, 8, rounds=2)
    document = read(made)
    described = {
        properties.get(qn("w:val")): table
        for table in document.tables
        if (properties := table._tbl.tblPr.find(qn("w:tblDescription"))) is not None
    }
    for item in made.frameworks[0].items:
        for figures in (item.before, item.figures):
            assert figures is not None
            bar = described[sayings.counts_words(figures, item.names)]
            people = [int(cell.text) for cell in bar.rows[0].cells if cell.text]
            points = [int(cell.text) for cell in bar.rows[1].cells if cell.text]
            assert figures.counts is not None
            used = [(n, point) for point, n in enumerate(figures.counts, 1) if n]
            assert list(zip(people, points, strict=True)) == used


def test_tables_have_a_header_row_that_repeats() -> None:
    for table in read(tabled(OF, 8)).tables:
        if table._tbl.tblPr.find(qn("w:tblDescription")) is None:
            first = table.rows[0]._tr.trPr
            assert first is not None
            assert first.find(qn("w:tblHeader")) is not None


def test_two_rounds_stand_beside_each_other() -> None:
    document = read(tabled(OF, 8, rounds=2))
    assert "What moved between the rounds" in headings(document)
    texts = [each.text for each in document.paragraphs]
    assert sum(text.startswith("Round 2: ") for text in texts) == len(OF.items)


def test_too_few_and_nothing_are_different_words() -> None:
    outside = "\n".join(each.text for each in read(tabled(OF, 4, Audience.OUTSIDE)).paragraphs)
    assert "How the answers were spread: too few to show." in outside
    assert "What was agreed: too few to show." in outside
    nothing = read(replace(tabled(OF, 4), actions=()))
    assert "No actions were written down." in [each.text for each in nothing.paragraphs]


def test_one_rater_beside_the_room() -> None:
    own = rater(OF, 2)
    made = report(OF, 8, mine=own)
    document = read(made)
    assert headings(document)[:2] == ["In short", "My result"]
    assert "My answers" in headings(document)
    texts = [each.text for each in document.paragraphs]
    assert sum(text.startswith("You: ") for text in texts) == len(OF.items)
    rows = rows_of(items_csv(made))
    assert [row["item"] for row in rows] == list(OF.points)
    assert {row["room_n"] for row in rows} <= {"6", "7", "8"}
    sheets = sheets_of(report_xlsx(made))
    assert "Answers" not in sheets, "the others stay counts"
    sheet = sheets["Mine"]
    assert sheet.column("Value") == [int(row["value"]) if row["value"] else None for row in rows]


def test_without_its_library_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(QiError) as caught:
        report_docx(tabled(OF, 3))
    assert "-m pip install python-docx" in caught.value.hint
