"""The items of a show of hands, one line each; the keys that move in it belong to the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.hands_text import HandsRow, write_row
from qi_tui.ui.widgets.lists.line_list import LineList


class HandsList(LineList, can_focus=False):
    """Draws rows that are given to it; the line below it has the focus."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[HandsRow, ...] = ()
        self._strip = 0

    def show(self, rows: Sequence[HandsRow], cursor: int) -> None:
        """Draw these rows, with the cursor on this one."""
        self._rows = tuple(rows)
        self._strip = max((row.points for row in rows), default=0)
        self.rows_changed(cursor)

    def row_count(self) -> int:
        """One for each that is asked."""
        return len(self._rows)

    def write_row(self, row: int, width: int) -> Content:
        """Number, title, strip, total."""
        return write_row(self._rows[row], width, self._strip, glyphs())
