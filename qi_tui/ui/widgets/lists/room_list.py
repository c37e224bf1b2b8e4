"""The items of the room, one line each, in the order asked for; its figures are made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.orders import Order
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.room_rows import Columns, share_out, write_item
from qi_tui.ui.widgets.lists.line_list import LineList

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures


class RoomList(LineList):
    """Draws figures that are given to it; tells by `Moved` which item the cursor is on."""

    HELP = (
        "The items of the room, one line each: disagreement from 0 to 100, the shape of the "
        "answers in a word, how many answered, the item, and a strip with one cell for each point "
        "of the scale, higher where more people chose it. The arrow keys move the cursor; what is "
        "below the list is about the item that the cursor is on."
    )

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: tuple[ItemFigures, ...] = ()
        self._names: Mapping[str, tuple[str, ...]] = {}
        self._order = Order.DISAGREEMENT
        self._columns: Columns | None = None

    @property
    def item(self) -> ItemFigures | None:
        """The item that the cursor is on."""
        return self._items[self.cursor] if self._items else None

    @property
    def neighbours(self) -> list[ItemFigures]:
        """The items above and below the cursor, as far as there are any."""
        places = (self.cursor - 1, self.cursor + 1)
        return [self._items[place] for place in places if 0 <= place < len(self._items)]

    def show(
        self,
        items: Sequence[ItemFigures],
        order: Order,
        names: Mapping[str, tuple[str, ...]],
        focus: ItemKey | None,
    ) -> None:
        """Draw these items.

        Args:
            items: the figures, as they are to be listed.
            order: what they are arranged by.
            names: item id → what to call its points, for items whose numbers say nothing.
            focus: the item to keep the cursor on; where it is not listed, the cursor stays.
        """
        self._items, self._order, self._names = tuple(items), order, names
        self._columns = None
        places = {key_of(figures): place for place, figures in enumerate(self._items)}
        self.rows_changed(self.cursor if focus is None else places.get(focus, self.cursor))

    def columns(self) -> Columns:
        """How the width of a row is shared out now; the caption above the list goes by it."""
        width = self.scrollable_content_region.width
        if self._columns is None or self._columns.width != width:
            self._columns = share_out(width, self._items, self._order)
        return self._columns

    def row_count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def write_row(self, row: int, width: int) -> Content:
        """The row of one item."""
        figures = self._items[row]
        names = self._names.get(figures.item, ())
        return write_item(figures, self.columns(), self._order, glyphs(), names)
