"""The page behind one item's figures: what each of them says, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.ui.screens.page import PageScreen
from qi_tui.ui.text.workshop.behind_text import behind_in_full

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.ui.facilitating.rooms import RoomKey, Rooms


def behind_screen(rooms: Rooms, key: RoomKey, figures: ItemFigures) -> PageScreen:
    """The page for one item of a room, as it is now.

    Args:
        rooms: the rooms that may be shown.
        key: the room.
        figures: the item of it.
    """
    domain = rooms.framework(key).domain_of[figures.item].title
    others, names = rooms.figures(key).items, rooms.names(key).get(figures.item, ())

    def write(width: int, height: int) -> Sequence[Content]:
        return behind_in_full(figures, others, domain, names, width)

    return PageScreen(rooms.heading(key), write)
