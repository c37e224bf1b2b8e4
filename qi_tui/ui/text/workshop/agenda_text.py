"""The lines of the agenda as they are written, cut to the width there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.ui.text.workshop.agenda_rows import HeadingRow, ItemRow, NoteRow, Row
from qi_tui.ui.text.workshop.room_rows import (
    MUTED,
    SHAPE_WIDTH,
    shape_words,
    shown_disagreement,
    title_of,
)
from qi_tui.ui.words import count_of

if TYPE_CHECKING:
    from qi_tui.analysis.talk.plan import Plan
    from qi_tui.model.workshop import WorkshopFile
    from qi_tui.ui.glyphs import Glyphs


@dataclass(frozen=True)
class Columns:
    """How the cells of a row are shared out; 0 where nothing stands in a column."""

    width: int
    title: int
    minutes: int
    marks: int


def share_out(width: int, rows: Sequence[Row]) -> Columns:
    """The columns for these rows on a line of so many cells."""
    items = [row for row in rows if isinstance(row, ItemRow)]
    minutes = max((len(row.minutes) for row in items), default=0)
    said = max((len(row.marks) for row in items), default=0)
    beside = 2 + 4 + SHAPE_WIDTH + 1 + sum(column + 1 for column in (minutes, said) if column)
    return Columns(width, max(8, width - beside), minutes, said)


def write_row(row: Row, columns: Columns, marks: Glyphs) -> Content:
    """One line of the agenda, without the cursor's arrow."""
    match row:
        case HeadingRow(text, right):
            room = columns.width - len(right)
            line = Content.styled(text, "bold $primary").truncate(room, pad=True)
            return Content.assemble(line, (right, MUTED))
        case NoteRow(text):
            return Content.styled(text, MUTED).truncate(columns.width, ellipsis=True)
        case ItemRow():
            return _write_item(row, columns, marks)


def _write_item(row: ItemRow, columns: Columns, marks: Glyphs) -> Content:
    mark, word, style = shape_words(row.figures, marks)
    if row.level:
        word = row.level
    minutes = f" {row.minutes:>{columns.minutes}}" if columns.minutes else ""
    said = f" {row.marks:<{columns.marks}}" if columns.marks else ""
    return Content.assemble(
        (f"{row.join} ", MUTED),
        (f"{shown_disagreement(row.figures):>3} ", style),
        Content.styled(f"{mark} {word}", style).truncate(SHAPE_WIDTH, pad=True),
        " ",
        title_of(row.figures).truncate(columns.title, ellipsis=True, pad=True),
        minutes,
        said,
    )


def time_given(plan: Plan, workshop: WorkshopFile | None) -> str:
    """How many of the minutes that there are items have, and how many were used."""
    used = sum(workshop.head.minutes_used.values()) if workshop is not None else 0
    said = f"{plan.given} of {count_of(plan.minutes, 'minute')} given"
    return f"{said} · {used} used" if used else said
