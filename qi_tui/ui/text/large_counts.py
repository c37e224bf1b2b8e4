"""Counts drawn large, to be read across a room: a column for each point, a block for each person.

Where the columns would be higher than the room there is, they are drawn as shares of the tallest.
The number of people always stands on top of a column, so that nobody has to count blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from qi_tui.ui.glyphs import Glyphs
from qi_tui.ui.text.count_bars import picture_of_counts

WIDEST, TALLEST = 24, 4
"""Cells of the widest column, and rows of the tallest block of one person."""
HALF = 3
"""The lower half of a cell among the heights of bars: the gap above it tells people apart."""
BLOCKS = "bold $primary"
MUTED = "$text-muted"


@dataclass(frozen=True)
class Grid:
    """How the cells of a row are shared out.

    Attributes:
        label: cells of what stands before the first column.
        column: cells per point, the blank ones between two columns included.
        points: how many columns there are.
    """

    label: int
    column: int
    points: int

    @property
    def block(self) -> int:
        """The cells of a block."""
        return self.column - max(1, self.column // 6)

    @property
    def width(self) -> int:
        """The cells from the first column to the end of the last."""
        return self.column * self.points


def grid_of(points: int, width: int, label: int = 0) -> Grid:
    """The grid for so many points on lines of `width` cells."""
    return Grid(label, max(2, min(WIDEST, (width - label) // max(1, points))), points)


def rows_wanted(counts: Sequence[int]) -> int:
    """The rows that the drawing takes where there is room for the tallest blocks."""
    return max(counts, default=0) * TALLEST + 1


def draw(counts: Sequence[int], grid: Grid, rows: int, marks: Glyphs) -> list[Content]:
    """The columns with the number of people on top of each, the top row first.

    Args:
        counts: how many people chose each point.
        grid: how wide everything is.
        rows: the most rows to use, at least 2.
        marks: the characters to draw with.
    """
    if not any(counts):
        return []
    cells = _cells(counts, max(1, rows - 1), marks)
    tops = [_top(column) for column in zip(*cells, strict=True)]
    drawn = []
    for row, line in enumerate((" " * len(counts), *cells)):
        parts = [Content(" " * grid.label)]
        for place, mark in enumerate(line):
            is_label = row == tops[place] and counts[place]
            text = f"{counts[place]:^{grid.block}}" if is_label else mark * grid.block
            parts.append(Content.styled(text, "bold" if is_label else BLOCKS))
            parts.append(Content(" " * max(0, grid.column - len(text))))
        drawn.append(Content("").join(parts))
    return drawn


def points_row(names: Sequence[str], counts: Sequence[int], grid: Grid) -> Content:
    """What stands under the columns: the points' numbers or names, bold where anybody chose one."""
    parts = [Content(" " * grid.label)]
    for name, chosen in zip(names, counts, strict=True):
        cell = f"{name:^{grid.block}}"[: grid.column].ljust(grid.column)
        parts.append(Content.styled(cell, "bold" if chosen else MUTED))
    return Content("").join(parts)


def counts_row(label: Content, counts: Sequence[int], grid: Grid, marks: Glyphs) -> Content:
    """The counts of a group in numbers, under the columns that they belong to."""
    cells = "".join(
        f"{chosen or marks.nothing:^{grid.block}}".ljust(grid.column) for chosen in counts
    )
    short = label.truncate(max(0, grid.label - 1), ellipsis=True).truncate(grid.label, pad=True)
    return Content.assemble(short, cells)


def _cells(counts: Sequence[int], rows: int, marks: Glyphs) -> list[str]:
    """One mark per point and row, the top row first."""
    person = min(TALLEST, rows // max(counts))
    if not person:
        shares = picture_of_counts(counts, marks.bars, rows, 2)
        return [row[::2] for row in shares]
    top, rest = marks.bars[HALF], marks.bars[-1]
    lines = []
    for level in range(max(counts) * person - 1, -1, -1):
        mark = top if level % person == person - 1 else rest
        lines.append("".join(mark if level < chosen * person else " " for chosen in counts))
    return lines


def _top(column: Sequence[str]) -> int:
    """The row right above a column, when one row is added on top of all."""
    return next((row for row, mark in enumerate(column) if mark != " "), len(column))
