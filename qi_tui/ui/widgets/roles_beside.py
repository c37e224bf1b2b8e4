"""The items of a room with the roles beside each other, one line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.item_key import key_of
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.roles_text import RoleColumns, share_out, write_role_row
from qi_tui.ui.widgets.lists.line_list import ARROW, LineList

if TYPE_CHECKING:
    from qi_tui.analysis.roles.role_room import RoleItem, RoleRoom


class RolesBeside(LineList):
    """Draws what it is given; tells by `Moved` which item the cursor is on."""

    HELP = (
        "The items, one line each: a cell for each point of the scale, with the letter of the role "
        "that chose it. The arrow keys move the cursor; below the list stands how the roles lie on "
        "the item that the cursor is on."
    )

    def __init__(self) -> None:
        super().__init__()
        self._room: RoleRoom | None = None
        self._items: tuple[RoleItem, ...] = ()
        self._letters: Mapping[str, str] = {}

    @property
    def items(self) -> tuple[RoleItem, ...]:
        """The items, in the order in which they are listed."""
        return self._items

    @property
    def item(self) -> RoleItem | None:
        """The item that the cursor is on."""
        return self._items[self.cursor] if self._items else None

    def show(self, room: RoleRoom, items: Sequence[RoleItem], letters: Mapping[str, str]) -> None:
        """Draw these items, with the cursor on the item that it was on."""
        before = key_of(self.item.figures) if self.item is not None else None
        self._room, self._items, self._letters = room, tuple(items), letters
        places = {key_of(item.figures): place for place, item in enumerate(self._items)}
        self.rows_changed(self.cursor if before is None else places.get(before, self.cursor))

    def columns(self) -> RoleColumns | None:
        """How the width of a row is shared out; None before there is anything to show."""
        width = self.scrollable_content_region.width - ARROW
        return share_out(width, self._room) if self._room is not None else None

    def row_count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def write_row(self, row: int, width: int) -> Content:
        """The row of one item."""
        columns = self.columns()
        assert columns is not None
        return write_role_row(self._items[row], columns, self._letters, glyphs())
