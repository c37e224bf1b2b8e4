"""One rater's own answers as a table, each beside what the room may be told to have said."""

from __future__ import annotations

from qi_tui.report.mine import Mine
from qi_tui.report.tables.grid import Cell, Column, Grid, rounded

_COLUMNS = (
    Column("framework", "Framework", 22),
    Column("round", "Round", 8),
    Column("item", "Item id", 24),
    Column("title", "Item", 40),
    Column("domain", "Domain", 26),
    Column("facet", "Facet", 9),
    Column("subject", "Subject", 18, is_spare=True),
    Column("answer", "My answer", 14),
    Column("value", "Value", 8),
    Column("says", "What it says", 40, is_spare=True),
    Column("comment", "My comment", 40, is_spare=True),
    Column("room_n", "Rated it in the room", 10, is_spare=True),
    Column("room_median", "Median of the room", 10, is_spare=True),
    Column("beside", "Beside the room", 40, is_spare=True),
)


def mine_grid(mine: Mine) -> Grid:
    """One row for every answer that was asked of the rater, in the framework's order."""
    rows: list[tuple[Cell, ...]] = []
    for (item, facet, subject), answer in mine.answers.items():
        room = answer.figures
        rows.append(
            (
                mine.framework,
                mine.round,
                item,
                answer.title,
                answer.domain,
                facet,
                subject,
                answer.standing.value,
                answer.value,
                answer.says or None,
                answer.comment or None,
                None if room is None else room.n,
                None if room is None else rounded(room.median),
                answer.beside or None,
            )
        )
    return Grid(_COLUMNS, tuple(rows))
