"""Tables as forms tools write them, in their encodings; and those that are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qi_tui.errors import QiError, UsageError
from qi_tui.store.forms.form_reading import MOST, read_form
from qi_tui.store.table_reading import read_table
from tests.store.files import put
from tests.store.forms import TITLES, cells, csv_bytes, csv_file, titles, xlsx_file

ROW = cells(1, ["5 - tägliche Übung"] * 9, "Siân")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_ways_in_which_programs_write_csv(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    read = read_form(csv_file(tmp_path, ROW, delimiter=delimiter, encoding=encoding))
    assert read.form.titles == tuple(titles())
    assert read.form.rows == ((2, tuple(str(cell) for cell in ROW)),)
    assert bool(read.notes) == (encoding == "cp1252")


def test_a_workbook(tmp_path: Path) -> None:
    row: list[Any] = ["", 5.0, 3.5, True, "#N/A"]
    path = xlsx_file(tmp_path, [["ID", *TITLES[:5]], row])
    assert read_form(path).form.rows[0][1] == ("", "5", "3.5", "True", "#N/A", "")


def test_formulas_without_their_results_are_refused_by_cell(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["ID", TITLES[0]], [1, "=2+3"]])
    with pytest.raises(QiError, match=r"not stored \(B2\)\."):
        read_form(path)
    # A definition made from such a table is no worse for it than before.
    assert read_table(path).formulas == ("B2",)


def test_a_result_that_is_stored_is_taken(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["ID", TITLES[0]], [1, 5]])
    assert read_table(path).formulas == ()


def test_a_text_that_only_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "text.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ID", TITLES[0]])
    sheet["A2"], sheet["B2"] = 1, "=SUM(1)"
    sheet["B2"].data_type = "s"
    book.save(path)
    assert read_form(path).form.rows[0][1] == ("1", "=SUM(1)")


def test_five_thousand_rows_are_read(tmp_path: Path) -> None:
    rows = [cells(number, [str(number % 7 + 1)] * 9) for number in range(5_000)]
    assert len(read_form(csv_file(tmp_path, *rows)).form.rows) == 5_000


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "there is nothing in it"),
        (b"\n \n,,\n", "there is nothing in it"),
        (csv_bytes([titles()]), "nobody has answered"),
        (csv_bytes([["ID", "A"], [1, 2, 3, 4]]), "row 2 has something in column C"),
        (b"\0\1\2", "it is not a text"),
        (b"x" * (MOST.size + 1), "it is too large: at most 20 MB"),
        (b"a\n" * (MOST.rows + 1), "at most 10,000 rows"),
        (b"," * 600 + b"a", "and 500 columns"),
    ],
)  # fmt: skip
def test_tables_that_cannot_be_taken_in(tmp_path: Path, data: bytes, why: str) -> None:
    path = put(tmp_path / "answers.csv", data)
    with pytest.raises(QiError, match=why):
        read_form(path)


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04" + b"\0" * 50])
def test_a_broken_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(QiError, match="not a workbook"):
        read_form(put(tmp_path / "answers.xlsx", data))


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"neither \.csv nor \.xlsx"):
        read_form(put(tmp_path / "answers.pdf", b""))
    with pytest.raises(QiError, match="No such file"):
        read_form(tmp_path / "gone.csv")
