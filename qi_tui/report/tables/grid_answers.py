"""The single answers of a report as a table: one row per rater, item, facet and subject."""

from __future__ import annotations

from qi_tui.report.content import Report
from qi_tui.report.tables.grid import Cell, Column, Grid, column_title, says_of

_COLUMNS = (
    Column("framework", "Framework", 22),
    Column("round", "Round", 8),
    Column("rater", "Rater", 8),
    Column("alias", "Alias", 16, is_spare=True),
    Column("role", "Role", 16, is_spare=True),
    Column("item", "Item id", 24),
    Column("title", "Item", 40),
    Column("domain", "Domain", 26),
    Column("column", "Column", 14, is_spare=True),
    Column("facet", "Facet", 9),
    Column("subject", "Subject", 18, is_spare=True),
    Column("points", "Points", 8),
    Column("answer", "Answer", 14),
    Column("value", "Value", 8),
    Column("says", "What it says", 40, is_spare=True),
    Column("priority", "Worth working on", 10, is_spare=True),
)


def answers_grid(report: Report) -> Grid:
    """One row per rater, item, facet and subject; none where the report has no single answers.

    Raters have numbers that tell nothing of the order of their files; an alias stands only in what
    a *named* workshop keeps for its room.
    """
    frameworks = {each.framework.id: each.framework for each in report.frameworks}
    rows: list[tuple[Cell, ...]] = []
    for row in report.answers.rows:
        framework = frameworks[row.framework]
        item = framework.item_by_id[row.item]
        cells: list[Cell] = [
            row.framework,
            row.round,
            row.rater,
            row.alias,
            row.role,
            row.item,
            item.title,
            framework.domain_of[row.item].title,
            column_title(framework, item),
            row.facet,
            row.subject,
            framework.points[row.item] or None,
            row.standing.value,
            row.value,
            says_of(framework.descriptors(item), row.value),
            "yes" if row.priority else None,
        ]
        rows.append(tuple(cells))
    return Grid(_COLUMNS, tuple(rows))
