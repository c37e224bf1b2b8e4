"""Tables as forms tools export them, for tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from qi_tui.store.forms.form_import import Imported, import_form
from qi_tui.store.forms.form_opening import Opened, open_form, setting_in
from tests.store.files import framework, library, put

REDESIGN = "effective-redesign"
TITLES = [item.title for item in framework().items]
HEAD = ["ID", "Start time", "Completion time", "Email", "Name", "Alias", "Your role"]


def cells(
    number: int, answers: Sequence[Any], alias: str = "", role: str = "", comment: str = ""
) -> list[Any]:
    """A row as Microsoft Forms writes it: answers in the framework's order, a comment for each."""
    head = [number, "2026-11-20 09:00:03", "2026-11-20 09:05:03", f"p{number}@nhs.example",
            f"Person {number}", alias, role]  # fmt: skip
    return head + [cell for answer in answers for cell in (answer, comment)]


def titles() -> list[str]:
    """The row of titles that belongs to it."""
    both = [[f"{n}. {title}", f"Comments{n}"] for n, title in enumerate(TITLES, 1)]
    return HEAD + [title for pair in both for title in pair]


def csv_bytes(
    rows: Sequence[Sequence[Any]], delimiter: str = ",", encoding: str = "utf-8"
) -> bytes:
    """A CSV with every cell in quotation marks."""
    quoted = [delimiter.join('"' + str(c).replace('"', '""') + '"' for c in row) for row in rows]
    return ("\r\n".join(quoted) + "\r\n").encode(encoding)


def csv_file(folder: Path, *rows: Sequence[Any], name: str = "answers.csv", **how: Any) -> Path:
    """A CSV with the titles above these rows."""
    return put(folder / name, csv_bytes([titles(), *rows], **how))


def xlsx_file(folder: Path, rows: Sequence[Sequence[Any]], name: str = "answers.xlsx") -> Path:
    """A workbook of these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    return put(folder / name, packed.getvalue())


def opened(path: Path, framework: str | None = REDESIGN, kept_in: Path | None = None) -> Opened:
    """A table, opened."""
    return open_form(path, library(), framework, kept_in)


def imported(path: Path, folder: Path, again: bool = False, round_number: int = 1) -> Imported:
    """A table without unknown labels, imported into a folder."""
    found = opened(path)
    setting = setting_in(folder, round_number)
    return import_form(found, found.mapping, folder, setting, again)
