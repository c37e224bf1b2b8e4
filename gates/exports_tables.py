"""Reading tables back: no cell of a CSV or of a workbook is worked out, numbers are numbers."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

import openpyxl

from gates.exports_packed import elements, live
from gates.exports_texts import unseen

_STARTS = frozenset("=+-@")
_FIRST = frozenset("\t\r\n\0")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_SHEET_NAME = re.compile(r"[^\[\]:*?/\\\x00-\x1f']{1,31}")
_LIVE = ("}f", "}hyperlink", "}ddeLink", "}oleLink", "}externalReference", "}extLst")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def begins_a_formula(text: str) -> bool:
    """Whether a spreadsheet could work a text out, with whatever nobody sees before it."""
    if text[:1] in _FIRST:
        return True
    for character in text:
        if unicodedata.category(character) in ("Zs", "Cc", "Cf") or character.isspace():
            continue
        return unicodedata.normalize("NFKC", character)[:1] in _STARTS
    return False


def check_csv(data: bytes, twin: bytes) -> Iterator[str]:
    """A CSV file: as many cells as its twin, the same numbers, and nothing to work out."""
    rows, harmless = _rows(data), _rows(twin)
    if [len(row) for row in rows] != [len(row) for row in harmless]:
        yield "it has other rows or columns than its harmless twin"
        return
    for place, (row, other) in enumerate(zip(rows, harmless, strict=True), 1):
        for cell, same in zip(row, other, strict=True):
            if _NUMBER.fullmatch(same):
                if not _NUMBER.fullmatch(cell):
                    yield f"row {place}: {cell[:60]!a} is no number"
            elif begins_a_formula(cell):
                yield f"row {place}: {cell[:60]!a} can be worked out"
            yield from unseen(cell, f"row {place}")


def check_xlsx(data: bytes, twin: bytes) -> Iterator[str]:
    """A workbook: it opens, its sheets have legal names, and nothing in it is live."""
    yield from _live_parts(data)
    book, harmless = (openpyxl.load_workbook(io.BytesIO(each)) for each in (data, twin))
    names = book.sheetnames
    if len({name.casefold() for name in names}) != len(names):
        yield "two sheets have one name"
    yield from (f"a sheet is called {n!a}" for n in names if not _SHEET_NAME.fullmatch(n))
    if names != harmless.sheetnames:
        yield "it has other sheets than its harmless twin"
        return
    for sheet, other in zip(book, harmless, strict=True):
        if sheet.dimensions != other.dimensions:
            yield f"{sheet.title} has other rows or columns than in its harmless twin"
            continue
        for row, others in zip(sheet.iter_rows(), other.iter_rows(), strict=True):
            for cell, same in zip(row, others, strict=True):
                said = f"{sheet.title} {cell.coordinate}"
                if cell.data_type != same.data_type and cell.value is not None:
                    yield f"{said} has the type {cell.data_type}, not {same.data_type}"
                if isinstance(cell.value, str):
                    yield from unseen(cell.value, said)
                    if begins_a_formula(cell.value) and not cell.quotePrefix:
                        yield f"{said} becomes a formula when somebody edits it"


def _rows(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    if "\n" in text.replace("\r\n", "").replace("\r", "") and not text.endswith("\r\n"):
        raise ValueError("a line does not end in CR LF")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def _live_parts(data: bytes) -> Iterator[str]:
    yield from live(data, "external|embed|macro|vba|connection|query", _LIVE)
    for name, element in elements(data):
        if element.tag == f"{_MAIN}c" and element.get("t") == "e":
            yield f"{name} has an error in {element.get('r')}"
