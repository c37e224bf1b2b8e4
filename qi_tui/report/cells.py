"""Cells of a table that a spreadsheet will open: text stays text, and is never a formula."""

from __future__ import annotations

from unicodedata import category

# The signs themselves, their small and their full-width forms, and what ends a cell or a text.
_FORMULA = frozenset("=+-@\ufe66\ufe62\ufe63\ufe6b\uff1d\uff0b\uff0d\uff20\t\r\n\0")

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
        # Cf: what is there and takes no room, such as a zero-width space or a soft hyphen.
        if not character.isspace() and category(character) != "Cf":
            return False
    return False
