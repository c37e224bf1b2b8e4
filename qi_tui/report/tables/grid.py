"""A table of a report before it becomes CSV or a sheet: columns that are named, and cells.

Its texts may be shown; what a spreadsheet would make of them is for the format to see to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from qi_tui.model.framework import Framework, Item
from qi_tui.report.content import Report

Cell: TypeAlias = str | int | float | date | None
"""What does not exist, or is hidden, is None."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        id: its name for programs; `title` is its name for people.
        width: how many characters wide it is on a sheet.
        decimals: how many decimals a sheet shows of its numbers; None for as many as there are.
        is_spare: whether a sheet can go without it where nothing stands in it.
    """

    id: str
    title: str
    width: int = 11
    decimals: int | None = None
    is_spare: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: as many cells in each row as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


_FACE = (
    Column("workshop", "Workshop", 22),
    Column("date", "Date", 12),
    Column("audience", "Made for", 10),
    Column("regime", "Promise", 30),
    Column("rests_on", "Rests on", 30),
)


def rounded(value: float | None) -> float | None:
    """A figure with six decimals, more than anybody can use; a whole number as such."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 6)


def points_of(counts: Sequence[int] | None, most: int) -> list[Cell]:
    """The counts of an item in as many cells as the longest scale has points."""
    known: list[Cell] = list(counts or ())
    return known + [None] * (most - len(known))


def says_of(descriptors: Sequence[str], value: int | None) -> str | None:
    """What a point says; None for a count item's number, and for none."""
    return descriptors[value - 1] if value is not None and 1 <= value <= len(descriptors) else None


def column_title(framework: Framework, item: Item) -> str | None:
    """The title of an item's column; None where the framework is no matrix."""
    return next((each.title for each in framework.columns if each.id == item.column), None)


def without_spare(grid: Grid) -> Grid:
    """The table without the columns that it can go without and in which nothing stands."""
    kept = [
        place
        for place, column in enumerate(grid.columns)
        if not column.is_spare or any(row[place] not in (None, "") for row in grid.rows)
    ]
    return Grid(
        tuple(grid.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in grid.rows),
    )


def with_face(grid: Grid, report: Report) -> Grid:
    """The table with what every report says on its face, in each of its rows.

    That is the workshop and its date, whom it was made for, under which promise, and on how many
    raters it rests: a table of its own has no other place for it that programs can read.
    """
    face: tuple[Cell, ...] = (
        report.title,
        report.date,
        report.audience.value,
        report.regime,
        report.rests_on,
    )
    return Grid((*grid.columns, *_FACE), tuple((*row, *face) for row in grid.rows))
