"""The tables of a report as CSV: items, single answers, actions.

Lines end as RFC 4180 says, in CR LF; a byte order mark goes first, without which a spreadsheet on
Windows takes UTF-8 for the machine's code page. Text that could be taken for a formula has an
apostrophe before it; numbers are numbers, a day is written 2026-12-01.
"""

from __future__ import annotations

import csv
import io
from datetime import date

from qi_tui.errors import UsageError
from qi_tui.report.cells import safe_cell
from qi_tui.report.content import Report
from qi_tui.report.tables.grid import Grid, with_face
from qi_tui.report.tables.grid_answers import answers_grid
from qi_tui.report.tables.grid_items import items_grid
from qi_tui.report.tables.grid_mine import mine_grid
from qi_tui.report.tables.grid_outcome import actions_grid


def items_csv(report: Report) -> bytes:
    """One row per item, with its counts as far as they are shown (the wide form).

    In a report of one rater their own answers, one row for each.
    """
    grid = items_grid(report) if report.mine is None else mine_grid(report.mine)
    return grid_csv(with_face(grid, report))


def answers_csv(report: Report) -> bytes:
    """One row per rater, item, facet and subject (the long form).

    Raises:
        UsageError: where the report may not have single answers.
    """
    hidden = report.answers.hidden
    if hidden is not None:
        raise UsageError(
            "Not in this report",
            f"{hidden[:1].upper()}{hidden[1:]}.",
            "Make a table of items: --rows items.",
        )
    return grid_csv(with_face(answers_grid(report), report))


def actions_csv(report: Report) -> bytes:
    """One row per action."""
    return grid_csv(with_face(actions_grid(report), report))


def grid_csv(grid: Grid) -> bytes:
    """A table as CSV, with the names of its columns for programs."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.id for column in grid.columns])
    for row in grid.rows:
        writer.writerow(
            [safe_cell(cell.isoformat() if isinstance(cell, date) else cell) for cell in row]
        )
    return out.getvalue().encode("utf-8-sig")
