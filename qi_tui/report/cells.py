"""Cells of a table that a spreadsheet will open: text stays text, and is never a formula."""

from __future__ import annotations

# Blanks that Python does not take for one: zero-width space, word joiner, byte order mark.
_BLANKS = " \u00a0\u200b\u2060\ufeff"
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n\0")

Cell = str | int | float | None


def safe_cell(value: Cell) -> Cell:
    """A cell as it may be written: an apostrophe before text that could be taken for a formula.

    Numbers stay numbers; what does not exist is an empty cell.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        # After any blanks; tab and line end are blanks too, and are dangerous themselves.
        begins = {value[:1], value.lstrip()[:1], value.lstrip(_BLANKS)[:1]}
        return f"'{value}" if begins & _FORMULA else value
    return value
