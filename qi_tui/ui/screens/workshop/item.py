"""One item of the room on a screen of its own, with every descriptor and every comment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from qi_tui.analysis.item.item_key import key_of
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.page import PageScreen
from qi_tui.ui.text.workshop.item_text import Reading, in_full
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.pages import Page


class ItemScreen(PageScreen):
    """Shows a reading, until the room hands it another one.

    Args:
        room: what the room is, for the heading.
        reading: what to show first.
        step: moves the room's cursor by so many items.
    """

    HELP = (
        "One item in full: how the answers lie, what each point says, the question to ask the "
        "room, and the comments without names. Left and right go to the item before and after."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right", "step(1)", "Next item", id="item.next", tooltip="The next item of the list"
        ),
        Binding(
            "left",
            "step(-1)",
            "Item before",
            id="item.previous",
            tooltip="The item before this one in the list",
        ),
    ]

    def __init__(self, room: Content, reading: Reading, step: Callable[[int], None]) -> None:
        super().__init__(room, self._write)
        self._reading = reading
        self._step = step

    def show(self, room: Content, reading: Reading) -> None:
        """Show another reading, from the top where it is of another item."""
        is_same = key_of(reading.figures) == key_of(self._reading.figures)
        self._reading = reading
        if not self.is_mounted:
            return
        self.query_one(Heading).left = room
        page = self.query_one(Page)
        page.rewrite()
        if not is_same:
            page.scroll_home(animate=False)

    def action_step(self, by: int) -> None:
        """Go to the item before or after."""
        self._step(by)

    def _write(self, width: int, height: int) -> Sequence[Content]:
        return in_full(self._reading, width, glyphs())
