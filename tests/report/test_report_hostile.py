"""Reports made in memory of what no file can hold: the second wall behind the loaders.

What files can hold goes through everything that leaves in the gate `exports`, whose readers are
used here too.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest

from gates.exports import CHECKS
from gates.hostile import EVERY, SURROGATES
from qi_tui.analysis.privacy import Audience
from qi_tui.report.formats import FORMATS, ROWS, format_of, format_of_rows
from qi_tui.report.tables.xlsx import report_xlsx
from qi_tui.report.tables.xml_text import xml_text
from qi_tui.report.web.html import report_html
from tests.report.reading import Page
from tests.report.tabled import hostile_report, sheets_of

UNHOLDABLE = {name: text for name, text in EVERY.items() if SURROGATES.search(text)}
PLAIN = "plain"


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("text", UNHOLDABLE.values(), ids=UNHOLDABLE)
@pytest.mark.parametrize("ending", FORMATS)
def test_half_a_character_breaks_no_format(ending: str, text: str, audience: Audience) -> None:
    write = format_of(ending)
    assert write is not None
    made, plain = (write(hostile_report(each, audience)) for each in (text, PLAIN))
    assert list(CHECKS[f".{ending}"](made, plain)) == []


@pytest.mark.parametrize("text", UNHOLDABLE.values(), ids=UNHOLDABLE)
@pytest.mark.parametrize("rows", ROWS)
def test_half_a_character_breaks_no_rows(rows: str, text: str) -> None:
    write = format_of_rows(rows)
    made, plain = (write(hostile_report(each)) for each in (text, PLAIN))
    assert list(CHECKS[".csv"](made, plain)) == []


def test_a_template_in_a_text_is_not_carried_out() -> None:
    read = Page(report_html(hostile_report("{{ 7 * 7 }}")).decode())
    assert "{{ 7 * 7 }}" in read.text
    assert "49" not in read.text


def test_a_text_is_in_the_workbook_as_it_may_be_shown() -> None:
    made = report_xlsx(hostile_report("=1+1"))
    sheets = sheets_of(made)
    assert sheets["Actions"].column("What") == ["=1+1"]
    assert sheets["Answers"].column("Alias") == ["=1+1"] * 5
    packed = zipfile.ZipFile(io.BytesIO(made))
    assert b"quotePrefix" in packed.read("xl/styles.xml"), "it stays text when it is edited"


def test_xml_gets_only_what_it_can_hold() -> None:
    every = "".join(map(chr, range(0x11000)))
    ElementTree.fromstring(f"<a>{xml_text(every).replace('&', '').replace('<', '')}</a>")
    assert xml_text("Siân\tsaid\n1\u202f°") == "Siân\tsaid\n1\u202f°"
