"""The list of frameworks: rows that Enter opens; the cursor passes over headings and notes."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from qi_tui.ui.text.library_lines import write_row
from qi_tui.ui.text.library_rows import PASSED_OVER, EntryRow, HeadingRow, NoteRow, Row
from qi_tui.ui.widgets.lists.line_list import LineList

KEPT = 1000
"""Drawn rows that are kept; each letter may add some with the words that were found."""


class FrameworkList(LineList):
    """Draws the rows that it is given; says which one was opened."""

    HELP = (
        "The list of frameworks. Move with the arrow keys and open one with Enter. Type a few "
        "letters to list only those with these in their title, an item or their source."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "open", "Open", id="library.open", tooltip="Open the framework and read it"
        ),
    ]
    DEFAULT_CSS = """
    FrameworkList { height: 1fr; }
    """

    class Opened(Message):
        """Enter was pressed on a row, or it was clicked twice."""

        def __init__(self, control: FrameworkList, row: Row) -> None:
            super().__init__()
            self.framework_list = control
            self.row = row

        @property
        def control(self) -> FrameworkList:
            """The list that sent it."""
            return self.framework_list

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def show(self, rows: tuple[Row, ...], row: Row | None = None) -> None:
        """List other rows, with the cursor on this one or, where it is not there, on the first."""
        if rows == self._rows:
            return
        self._rows = rows
        self.rows_changed(rows.index(row) if row in rows else 0)

    def row_count(self) -> int:
        """How many rows there are, headings included."""
        return len(self._rows)

    def row_key(self, row: int) -> Hashable:
        """The same framework looks the same wherever it stands."""
        here = self._rows[row]
        return (here.entry.id, here.use) if isinstance(here, EntryRow) else here

    def forget_rows(self) -> None:
        """A letter more or less lists much of the same again; only so much is kept."""
        if len(self._strips) > KEPT:
            super().forget_rows()

    def write_row(self, row: int, width: int) -> Content:
        """What a row says."""
        return write_row(self._rows[row], width)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a framework: onwards past other rows, or back at the end."""
        cursor = super().validate_cursor(cursor)
        forwards = [*range(cursor, len(self._rows))]
        backwards = [*range(cursor - 1, -1, -1)]
        going_up = self._rows and cursor < self.cursor
        for place in backwards_first(forwards, backwards) if going_up else forwards + backwards:
            if not isinstance(self._rows[place], PASSED_OVER):
                return place
        return cursor

    def _keep_in_view(self) -> None:
        """The heading above the cursor and the notes below it are seen with it."""
        first, last = self.cursor, self.cursor + 1
        while first and isinstance(self._rows[first - 1], HeadingRow):
            first -= 1
        while last < len(self._rows) and isinstance(self._rows[last], NoteRow):
            last += 1
        region = Region(0, first, 1, last - first)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self, self.current))


def backwards_first(forwards: list[int], backwards: list[int]) -> list[int]:
    """The places to try when the cursor moves up: its own, those above, then those below."""
    return [*forwards[:1], *backwards, *forwards[1:]]
