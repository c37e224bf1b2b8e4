"""One item as large as the room there is; it moves by lines, so that page keys are free.

A presenter's remote sends the page keys: they go to the next item, and not down the page.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from qi_tui.ui.widgets.pages import Page


class ItemCard(Page, can_focus=True, inherit_bindings=False):
    """What the room sees; whoever owns it writes it."""

    HELP = (
        "The item, as the room sees it. A column stands for a point of the scale, a block for a "
        "person, and the number on top says how many. Where it is longer than the screen the "
        "arrow keys move it. To have it larger, make the letters of the terminal larger."
    )
    KEEPS_ROOM_FOR_BAR = True
    DEFAULT_CSS = """
    ItemCard { padding: 0 0 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lines(-1)", "Up", id="card.up", tooltip="A line up", show=False),
        Binding("down", "lines(1)", "Down", id="card.down", tooltip="A line down", show=False),
        Binding("home", "edge(0)", "Top", id="card.top", tooltip="To the top", show=False),
        Binding("end", "edge(-1)", "End", id="card.end", tooltip="To the end", show=False),
    ]
