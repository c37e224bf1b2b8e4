"""The picture of a grid: a row per domain, a cell per column, the weakest cell marked and named."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.grid import Cell, Grid, grid_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import filled, hanging
from qi_tui.ui.text.results.drawing import (
    FLAG,
    MOST_NAMED,
    MUTED,
    TITLE_LIMIT,
    bar_of,
    figure_words,
    heads,
    room_of,
    say,
    say_standout,
)
from qi_tui.ui.text.results.profile import draw_item
from qi_tui.ui.words import plain

CELL = (15, 22)
BAR = 5


def draw_grid(framework: Framework, session: Session, width: int) -> list[Content]:
    """The weakest cell; the grid, in blocks of as many columns as fit; the weakest cell's items."""
    grid = grid_of(framework, session)
    lines = say_standout("Weakest cell", grid.weakest, "cells", "weaker", width)
    title = max(20, min(36, width * 2 // 5))
    fitting = max(1, (width - title) // CELL[0])
    for start in range(0, len(grid.columns), fitting):
        block = range(start, min(start + fitting, len(grid.columns)))
        cell = min(CELL[1], (width - title) // len(block))
        lines += [Content(""), *_block(grid, block, title, cell)]
    lines.append(Content.styled("  A figure is the mean of a cell's items.", MUTED))
    if grid.left_out:
        lines += say("Not rated by you:", "; ".join(grid.left_out), width)
    weakest = grid.weakest_cells
    if len(weakest) <= MOST_NAMED:
        for each in weakest:
            lines += [Content(""), *hanging(" ", plain(each.name, TITLE_LIMIT, "bold"), width)]
            lines += [draw_item(row, room_of(width)) for row in each.rows]
    return lines


def _block(grid: Grid, block: range, title: int, cell: int) -> Iterator[Content]:
    for line in heads([grid.columns[place] for place in block], cell):
        yield Content.styled(" " * title + "".join(line).rstrip(), "bold")
    for domain, cells in grid.lines:
        name = filled(plain(domain, TITLE_LIMIT).plain, title - 2)
        drawn = (_cell(cells[place], cells[place] in grid.weakest_cells, cell) for place in block)
        yield Content.assemble(f" {name} ", *drawn)


def _cell(cell: Cell, is_weakest: bool, width: int) -> Content:
    if not cell.rows:
        return Content.styled(filled(glyphs().dash, width), MUTED)
    if cell.mean is None:
        words = f"{cell.rated} of {len(cell.rows)} rated"
        return Content.styled(filled(words, width), MUTED)
    flag = f" {glyphs().down}" if is_weakest else ""
    room = width - BAR - 1
    said = Content.styled(filled(f"{figure_words(cell.mean)}{flag}", room), FLAG if flag else "")
    return Content.assemble(bar_of(cell.mean, cell.points, BAR), " ", said)
