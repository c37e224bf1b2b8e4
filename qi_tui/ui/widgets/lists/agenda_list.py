"""The lines of the agenda, where the cursor passes over headings, and the item that it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.agenda_rows import HeadingRow, ItemRow, Row
from qi_tui.ui.text.workshop.agenda_text import Columns, share_out, write_row
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.widgets.pages import Page

if TYPE_CHECKING:
    from qi_tui.analysis.item.item_key import ItemKey


class AgendaList(LineList):
    """Draws the rows that it is given; tells by `Moved` which item the cursor is on."""

    HELP = (
        "The agenda: where we agree, what is worth our time, what comes if there is time, and the "
        "rest. A bar on the left joins items that are about as far apart: their order among "
        "themselves is no ranking."
    )
    DEFAULT_CSS = """
    AgendaList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._columns: Columns | None = None

    @property
    def item(self) -> ItemRow | None:
        """The item that the cursor is on."""
        row = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        return row if isinstance(row, ItemRow) else None

    def show(self, rows: tuple[Row, ...], focus: ItemKey | None) -> None:
        """List these rows, with the cursor on this item or, where there is none, where it was."""
        self._rows, self._columns = rows, None
        places = {row.key: place for place, row in enumerate(rows) if isinstance(row, ItemRow)}
        self.rows_changed(self.cursor if focus is None else places.get(focus, self.cursor))

    def row_count(self) -> int:
        """How many rows there are, headings included."""
        return len(self._rows)

    def write_row(self, row: int, width: int) -> Content:
        """What a row says."""
        if self._columns is None or self._columns.width != width:
            self._columns = share_out(width, self._rows)
        return write_row(self._rows[row], self._columns, glyphs())

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an item: onwards past other rows, or back at the end."""
        cursor = super().validate_cursor(cursor)
        below = range(cursor, len(self._rows))
        above = range(cursor - 1, -1, -1)
        places = [*below, *above] if cursor >= self.cursor else [cursor, *above, *below]
        return next((p for p in places if isinstance(self._rows[p], ItemRow)), max(0, cursor))

    def _keep_in_view(self) -> None:
        """The heading above the cursor is seen with it."""
        first = self.cursor
        while first and isinstance(self._rows[first - 1], HeadingRow):
            first -= 1
        region = Region(0, first, 1, self.cursor + 1 - first)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)


class AgendaPane(Page, can_focus=False):
    """The item that the cursor is on; it takes no keys."""

    DEFAULT_CSS = """
    AgendaPane {
        border-top: solid $border-blurred;
        padding: 0 1;
        height: 8;
        max-height: 40%;
        overflow-y: hidden;
    }
    """
