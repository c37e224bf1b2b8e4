"""Workbooks and Word documents opened by LibreOffice, where it is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qi_tui.report.tables.xlsx import report_xlsx
from qi_tui.report.word.word import report_docx
from tests.report.tabled import tabled
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
