"""The actions of a workshop, one line each; the cursor passes over the headings."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.action_words import ActionRow, HeadingRow, Row, TitleOf, write_row
from qi_tui.ui.widgets.lists.line_list import LineList


class WorkshopActions(LineList):
    """Draws the rows that it is given; the cursor stays on its action.

    Args:
        title_of: the title of the item that an action is for.
    """

    HELP = (
        "The actions: how each stands by a mark and a word, what is to be done, by whom and by "
        "when. Those that the last workshop left open come first. Below the list stands all about "
        "the one that the cursor is on."
    )
    DEFAULT_CSS = """
    WorkshopActions { max-height: 70%; }
    """

    def __init__(self, title_of: TitleOf) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._title_of = title_of

    @property
    def current(self) -> ActionRow | None:
        """The row of the action at the cursor; None where there is none."""
        row = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        return row if isinstance(row, ActionRow) else None

    def show(self, rows: Sequence[Row], place: int | None = None) -> None:
        """List these, with the cursor on the action of this place, or on the one that it was on."""
        before = self.current
        wanted = place if place is not None else before.place if before is not None else None
        self._rows = tuple(rows)
        places = {row.place: n for n, row in enumerate(rows) if isinstance(row, ActionRow)}
        self.rows_changed(self.cursor if wanted is None else places.get(wanted, self.cursor))

    def row_count(self) -> int:
        """One for each, and the headings."""
        return len(self._rows)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an action: past a heading in the way that it goes."""
        cursor = super().validate_cursor(cursor)
        actions = [n for n, row in enumerate(self._rows) if isinstance(row, ActionRow)]
        if not actions or cursor in actions:
            return cursor
        before = [n for n in actions if n < cursor]
        after = [n for n in actions if n > cursor]
        if before and (cursor < self.cursor or not after):
            return before[-1]
        return after[0]

    def _keep_in_view(self) -> None:
        """The heading above the cursor is seen with it."""
        above = self.cursor > 0 and isinstance(self._rows[self.cursor - 1], HeadingRow)
        region = Region(0, self.cursor - above, 1, 1 + above)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def write_row(self, row: int, width: int) -> Content:
        """The row of one action."""
        return write_row(self._rows[row], width, glyphs(), self._title_of)
