"""A report as a workbook: summary, items, single answers where they may be shown, outcome.

Numbers are numbers and days are days; a text is a text whatever it begins with, and never a
formula. The same report gives the same bytes.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from qi_tui.report.cells import begins_a_formula
from qi_tui.report.content import Report
from qi_tui.report.tables.due_day import day_in
from qi_tui.report.tables.grid import Cell, Column, Grid, without_spare
from qi_tui.report.tables.grid_answers import answers_grid
from qi_tui.report.tables.grid_items import items_grid
from qi_tui.report.tables.grid_mine import mine_grid
from qi_tui.report.tables.grid_outcome import actions_grid, agreed_grid
from qi_tui.report.tables.grid_summary import summary_grid
from qi_tui.report.tables.steady_zip import steady
from qi_tui.report.tables.xml_text import xml_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUMMARY, MINE, ITEMS = "Summary", "Mine", "Items"
ANSWERS, AGREED, ACTIONS = "Answers", "Agreed", "Actions"
LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""
LINE_HEIGHT, MOST_LINES = 15, 12
"""Points of a line, and how many lines a row is high at most: sheets do not fit rows by
themselves, and what does not fit can still be read in the cell."""
WRAPPED_FROM = 20
"""Columns so wide hold titles and sentences, which go on in a further line."""
WIDEST_ON_PAPER = 260
"""Characters that are still readable across a page; a wider table goes over several."""


def report_xlsx(report: Report) -> bytes:
    """The workbook. Outside the room there is no sheet of single answers.

    A report of one rater has a sheet of their own answers too.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, grid in _grids(report):
        shown = without_spare(grid)
        sheet = book.create_sheet(name)
        _write(sheet, shown)
        _set_for_paper(sheet, shown)
    book.properties.creator = "qi-tui"
    book.properties.title = _text(report.title)
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue(), day_in(report.date))


def _grids(report: Report) -> Iterator[tuple[str, Grid]]:
    yield SUMMARY, summary_grid(report)
    if report.mine is not None:
        yield MINE, mine_grid(report.mine)
    yield ITEMS, items_grid(report)
    if report.answers.hidden is None:
        yield ANSWERS, answers_grid(report)
    yield AGREED, agreed_grid(report)
    yield ACTIONS, actions_grid(report)


def _write(sheet: Worksheet, grid: Grid) -> None:
    """A table under a header that stays in sight, with a filter on each column."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    bold, grey = Font(name="Calibri", size=11, bold=True), PatternFill("solid", fgColor="FFE6E6E6")
    wrapped = Alignment(wrap_text=True, vertical="top", horizontal="left")
    plain = Alignment(vertical="top")
    for place, column in enumerate(grid.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        head = _put(sheet, 1, place, column.title, column)
        head.font, head.fill, head.alignment = bold, grey, wrapped
    # The arrow of the filter takes the room of a few characters.
    titles = [(column.title, column.width - 3) for column in grid.columns]
    sheet.row_dimensions[1].height = _height(titles)
    for number, row in enumerate(grid.rows, start=2):
        sentences: list[tuple[str, int]] = []
        for place, (column, cell) in enumerate(zip(grid.columns, row, strict=True), start=1):
            if cell is None or cell == "":
                continue
            is_wrapped = column.width >= WRAPPED_FROM
            _put(sheet, number, place, cell, column).alignment = wrapped if is_wrapped else plain
            if is_wrapped and isinstance(cell, str):
                sentences.append((cell, column.width))
        sheet.row_dimensions[number].height = _height(sentences)
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(grid.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(grid.rows) + 1}"


def _put(sheet: Worksheet, row: int, place: int, value: Cell, column: Column) -> Any:
    cell = sheet.cell(row, place)
    if isinstance(value, str):
        text = _text(value)
        cell.value = text
        # The library takes what begins with "=" for a formula, and "#N/A" for an error.
        cell.data_type = "s"
        # Nor does it become one when somebody edits the cell and presses Enter.
        cell.quotePrefix = begins_a_formula(text)
        return cell
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    elif column.decimals is not None:
        cell.number_format = f"0.{'0' * column.decimals}"
    return cell


def _text(value: str) -> str:
    return xml_text(value)[:LONGEST_TEXT]


def _height(texts: Sequence[tuple[str, int]]) -> int:
    """The height of a row with these texts, each in a column so many characters wide."""
    lines = [
        sum(max(1, len(textwrap.wrap(line, width))) for line in text.split("\n"))
        for text, width in texts
    ]
    return LINE_HEIGHT * min(max(lines, default=1), MOST_LINES)


def _set_for_paper(sheet: Worksheet, grid: Grid) -> None:
    """A4, lying on its side, with the header on each page."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "1:1"
    if sum(column.width for column in grid.columns) <= WIDEST_ON_PAPER:
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
