"""The items of two rooms side by side, one line each."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from qi_tui.analysis.rounds.comparing import ComparedItem
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.compare_text import share_out, write_row
from qi_tui.ui.widgets.lists.line_list import LineList


class CompareList(LineList):
    """Draws what it is given; tells by `Moved` which item the cursor is on."""

    HELP = (
        "The items, one line each: how many rated it in either, its disagreement in either, and "
        "what came of it. Where an item cannot be compared, the reason stands there instead."
    )

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[ComparedItem, ...] = ()
        self._is_one_room = False

    @property
    def item(self) -> ComparedItem | None:
        """The item that the cursor is on."""
        return self._items[self.cursor] if self._items else None

    def show(self, items: Sequence[ComparedItem], is_one_room: bool) -> None:
        """Draw these items, with the cursor on the item that it was on.

        Args:
            items: in the order in which they are listed.
            is_one_room: whether these are a round and the next one of one workshop.
        """
        before = self.item.key if self.item is not None else None
        self._items, self._is_one_room = tuple(items), is_one_room
        places = {item.key: place for place, item in enumerate(self._items)}
        self.rows_changed(self.cursor if before is None else places.get(before, self.cursor))

    def row_count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def write_row(self, row: int, width: int) -> Content:
        """The row of one item."""
        return write_row(self._items[row], share_out(width), self._is_one_room, glyphs())
