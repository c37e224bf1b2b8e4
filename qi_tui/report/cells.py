"""Cells of a table that a spreadsheet will open: text stays text, and is never a formula."""

from __future__ import annotations

_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n\0")

Cell = str | int | float | None


def safe_cell(value: Cell) -> Cell:
    """A cell as it may be written: an apostrophe before text that could be taken for a formula.

    Numbers stay numbers; what does not exist is an empty cell.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        begins = value.lstrip(" \u00a0")[:1]
        return f"'{value}" if begins and begins in _FORMULA else value
    return value
