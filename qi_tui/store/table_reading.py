"""The rows of a spreadsheet: CSV as different programs save it, or the first sheet of an XLSX."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qi_tui.errors import QiError, UsageError
from qi_tui.model.text import display

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE
LARGEST_UNPACKED = 64 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 5000, 60
DELIMITERS = ",;\t"
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Table:
    """The rows of a table, each with its number in the file, and words on how it was read.

    `formulas` are the cells of a workbook, such as "B7", whose results were never worked out.
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Most:
    """How large a table may be: in bytes, rows and columns; `what` it would be too large for."""

    size: int = LARGEST
    rows: int = MOST_ROWS
    columns: int = MOST_COLUMNS
    what: str = "a definition"


DEFINITION = Most()


def read_table(path: Path, most: Most = DEFINITION) -> Table:
    """The rows that have anything in them; blanks around a cell's text are taken off.

    Args:
        path: a .csv or .xlsx file.
        most: how large it may be.

    Raises:
        QiError: it cannot be read, or is no table.
        UsageError: it is a kind of file that is not read here.
    """
    ending = path.suffix.casefold()
    if ending not in (".csv", ".txt", ".tsv", ".xlsx", ".xlsm"):
        raise UsageError(
            "Not a table",
            f"{display(str(path), 300)} is neither .csv nor .xlsx.",
            "Save the sheet as CSV (UTF-8) or as .xlsx.",
        )
    try:
        if path.stat().st_size > most.size:
            raise _unreadable(path, f"it is too large: at most {most.size // MEGABYTE} MB")
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, str(error.strerror)) from None
    read = _from_xlsx if ending.startswith(".xls") else _from_csv
    return read(path, data, most)


def _from_csv(path: Path, data: bytes, most: Most) -> Table:
    text, notes = _decoded(path, data)
    first = text.partition("\n")[0].strip().casefold()
    if first.startswith("sep=") and len(first) == len("sep=;"):
        delimiter, skipped = first[-1], 1
    else:
        delimiter, skipped = _delimiter(text), 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    try:
        for cells in reader:
            if line > skipped:
                _take(rows, line, cells, path, most)
            line = reader.line_num + 1
    except csv.Error:
        raise _unreadable(path, "a quotation mark is missing, or a cell is far too long") from None
    return Table(tuple(rows), notes)


def _decoded(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                raise _unreadable(path, "it is not the text that it says it is") from None
    if b"\0" in data:
        raise _unreadable(path, "it is not a text")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        # What spreadsheets on Windows save as plain "CSV".
        word = "it is not UTF-8, so it was read as Windows-1252: look at its accents and dashes"
        return data.decode("cp1252", "replace"), (word,)


def _delimiter(text: str) -> str:
    """What parts the cells of the first line that has any; what stands in quotes does not count."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _from_xlsx(path: Path, data: bytes, most: Most) -> Table:
    # Large, and wanted only here.
    from openpyxl import load_workbook as load

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise _unreadable(path, "what is packed in it is too large")
        with warnings.catch_warnings():
            # It tells of colours and the like that it leaves out.
            warnings.simplefilter("ignore")
            table = _first_sheet(path, load(io.BytesIO(data), read_only=True, data_only=True), most)
            as_written = load(io.BytesIO(data), read_only=True)
            return replace(table, formulas=tuple(_without_result(table, as_written, most)))
    except QiError:
        raise
    # A workbook that is broken fails in any of a dozen ways.
    except Exception:  # noqa: BLE001
        raise _unreadable(path, "it is not a workbook, or is broken or locked") from None


def _first_sheet(path: Path, book: Any, most: Most) -> Table:
    rows: list[tuple[int, tuple[str, ...]]] = []
    sheet = book.worksheets[0]
    cells = sheet.iter_rows(max_row=most.rows + 1, max_col=most.columns + 1, values_only=True)
    for number, values in enumerate(cells, 1):
        _take(rows, number, [_shown(value) for value in values], path, most)
    many = len(book.worksheets)
    word = f'of its {many} sheets the first was read, "{display(sheet.title)}"'
    return Table(tuple(rows), (word,) if many > 1 else ())


def _without_result(table: Table, book: Any, most: Most) -> Iterator[str]:
    """The cells with a formula whose result no spreadsheet program has stored."""
    known = dict(table.rows)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(max_row=most.rows, max_col=most.columns):
        for cell in row:
            if cell.data_type == "f":
                texts = known.get(cell.row, ())
                if cell.column > len(texts) or not texts[cell.column - 1]:
                    yield cell.coordinate


def _take(
    rows: list[tuple[int, tuple[str, ...]]],
    number: int,
    cells: list[str],
    path: Path,
    most: Most,
) -> None:
    """Keep a row that has anything in it, without the empty cells at its end."""
    texts = [" ".join(cell.split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if not texts:
        return
    if len(rows) >= most.rows or len(texts) > most.columns:
        said = f"at most {most.rows:,} rows and {most.columns} columns"
        raise _unreadable(path, f"it is too large for {most.what}: {said}")
    rows.append((number, tuple(texts)))


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _unreadable(path: Path, why: str) -> QiError:
    return QiError("It cannot be read", f"{display(str(path), 300)}: {why}.", "")
