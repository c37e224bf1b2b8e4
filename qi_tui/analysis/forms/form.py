"""A form's answers as a table: a title for each column, a row for each respondent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Cell = tuple[int, str]
"""The number of a row in the file, and what stands in it."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a forms tool exported.

    Attributes:
        titles: one for each column; empty where it has none.
        rows: for each respondent the row's number in the file, and a text for each column.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def cells(self, place: int) -> Iterator[Cell]:
        """What stands in a column, without the empty cells."""
        for number, texts in self.rows:
            if texts[place]:
                yield number, texts[place]

    def name(self, place: int) -> str:
        """A column's title, or its letter where it has none."""
        return self.titles[place] or f"column {letters(place)}"

    def keys(self) -> tuple[tuple[str, int], ...]:
        """What tells a column from the others: its title, and the how manieth of that title."""
        seen: dict[str, int] = {}
        keys: list[tuple[str, int]] = []
        for title in self.titles:
            seen[title] = seen.get(title, 0) + 1
            keys.append((title, seen[title]))
        return tuple(keys)


def letters(place: int) -> str:
    """A column's letters in a spreadsheet: A for place 0, AA for place 26."""
    name = ""
    place += 1
    while place:
        place, digit = divmod(place - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
