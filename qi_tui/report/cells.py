"""Cells of a table that a spreadsheet will open: text stays text, and is never a formula."""

from __future__ import annotations

# Blanks that Python does not take for one: zero-width space, word joiner, byte order mark.
_INVISIBLE = "\u200b\u2060\ufeff"
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n\0")

Cell = str | int | float | None


def safe_cell(value: Cell) -> Cell:
    """A cell as it may be written: an apostrophe before text that could be taken for a formula.

    Numbers stay numbers; what does not exist is an empty cell.
    """
    if value is None:
        return ""
    if isinstance(value, str) and begins_a_formula(value):
        return f"'{value}"
    return value


def begins_a_formula(text: str) -> bool:
    """Whether a spreadsheet acts on the first character of a text after any blanks."""
    for character in text:
        if character in _FORMULA:
            return True
        if not character.isspace() and character not in _INVISIBLE:
            return False
    return False
