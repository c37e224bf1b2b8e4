"""Workbooks and Word documents opened by LibreOffice, where it is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qi_tui.report.tables.xlsx import report_xlsx
from qi_tui.report.word.word import report_docx
from tests.report.tabled import HOSTILE, hostile_report, tabled
from tests.store.files import library

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice here")


def convert(folder: Path, name: str, data: bytes, form: str) -> None:
    """Have LibreOffice write a file in another form beside it."""
    (folder / name).write_bytes(data)
    assert OFFICE is not None
    subprocess.run(
        [
            *(OFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", form, "--outdir", str(folder), str(folder / name)),
        ],
        capture_output=True,
        timeout=180,
        check=True,
    )


def test_a_workbook_and_a_document_open(tmp_path: Path) -> None:
    report = tabled(library().need("effective-redesign"), rounds=2)
    for name, data in (("table.xlsx", report_xlsx(report)), ("text.docx", report_docx(report))):
        convert(tmp_path, name, data, "pdf")
        made = (tmp_path / name).with_suffix(".pdf")
        assert made.read_bytes().startswith(b"%PDF-")
        assert made.stat().st_size > 10_000


def test_nothing_hostile_becomes_a_formula_when_it_is_opened(tmp_path: Path) -> None:
    hostile = next(text for text in HOSTILE if text.startswith("="))
    # Every sheet as a table of what its cells come to.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    convert(tmp_path, "report.xlsx", report_xlsx(hostile_report(hostile)), form)
    sheets = {each.stem: each.read_text(encoding="utf-8") for each in tmp_path.glob("*.csv")}
    assert len(sheets) == 5
    assert hostile in sheets["report-Actions"]
    assert hostile in sheets["report-Answers"]
