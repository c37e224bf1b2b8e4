"""What somebody could find out: items of the shown rooms that many don't know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopAction
from qi_tui.ui.facilitating.latest import latest_of
from qi_tui.ui.text.workshop.room_rows import title_of

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.ui.facilitating.facilitation import Facilitation

FIND_OUT = "Find out: "


@dataclass(frozen=True)
class ToFindOut:
    """An item that many don't know, and how many said so of how many."""

    framework: str
    figures: ItemFigures

    @property
    def title(self) -> str:
        """What it is about, safe to show."""
        return title_of(self.figures).plain

    @property
    def words(self) -> str:
        """How many don't know, and what: "3 of 8 don't know: Clinical leadership"."""
        asked = f" of {self.figures.asked}" if self.figures.asked is not None else ""
        return f"{self.figures.dont_know}{asked} don't know: {self.title}"

    def action(self) -> WorkshopAction:
        """The action that it becomes; nobody has it yet."""
        return WorkshopAction(
            text=f"{FIND_OUT}{self.title}", item=self.figures.item, framework=self.framework
        )


def to_find_out(facilitation: Facilitation) -> tuple[ToFindOut, ...]:
    """The items that many don't know (`ItemFigures.many_silent`), as they were last rated.

    Those for which there is such an action already are left out, unless it was dropped; so are all
    before a room may be shown.
    """
    if not facilitation.has_rooms:
        return ()
    rooms = facilitation.rooms
    found: list[ToFindOut] = []
    for framework in dict.fromkeys(key[0] for key in rooms.keys):
        items = sorted(latest_of(rooms, framework).items, key=lambda item: item.place)
        found += [
            ToFindOut(framework, item) for item in items if item.many_silent and item.dont_know
        ]
    workshop = facilitation.workshop
    actions = workshop.actions.values() if workshop is not None else ()
    there = {display(action.text, 1000) for action in actions if action.state != "dropped"}
    return tuple(each for each in found if display(each.action().text, 1000) not in there)
