"""The rooms of a gathering as the screens need them: figures worked out once, arranged once.

A gathering never changes; when files arrive there is another one, with another of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.orders import Order, arrange
from qi_tui.analysis.privacy import Audience, show_room
from qi_tui.model.framework import YesNoItem
from qi_tui.ui.text.item_text import Reading
from qi_tui.ui.words import count_of, plain

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures, RoomFigures
    from qi_tui.analysis.room import Room
    from qi_tui.model.framework import Framework
    from qi_tui.store.gather import Gathering
    from qi_tui.store.library import Library

RoomKey = tuple[str, int]
"""What names a room: framework and round."""

_FIRST = {
    Order.DISAGREEMENT: "most disagreement first",
    Order.FRAMEWORK: "framework order",
    Order.LOWEST: "lowest first",
    Order.HIGHEST: "highest first",
    Order.DONT_KNOW: "most don't know first",
    Order.PRIORITIES: "most priorities first",
}


class Rooms:
    """What there is to show of a gathering."""

    def __init__(self, gathering: Gathering, library: Library) -> None:
        self.gathering = gathering
        self._library = library
        self._figures: dict[RoomKey, RoomFigures] = {}
        self._arranged: dict[tuple[RoomKey, Order], tuple[ItemFigures, ...]] = {}
        self._names: dict[RoomKey, Mapping[str, tuple[str, ...]]] = {}

    @cached_property
    def _rooms(self) -> dict[RoomKey, Room]:
        return {(room.framework, room.round): room for room in self.gathering.rooms}

    @cached_property
    def keys(self) -> tuple[RoomKey, ...]:
        """The rooms, in the order of the gathering."""
        return tuple(self._rooms)

    @property
    def raters(self) -> int:
        """How many raters there are in all rooms together."""
        return sum(room.raters for room in self.gathering.rooms)

    @property
    def is_anonymous(self) -> bool:
        """Whether no question may be aimed at a person."""
        workshop = self.gathering.workshop
        return workshop is not None and workshop.head.naming == "anonymous"

    def framework(self, key: RoomKey) -> Framework:
        """The framework of a room."""
        return self._library.need(key[0])

    def figures(self, key: RoomKey) -> RoomFigures:
        """The figures of a room, as the people in it may see them; worked out once."""
        if key not in self._figures:
            self._figures[key] = show_room(
                self._rooms[key],
                self.framework(key),
                Audience.ROOM,
                self.gathering.limits,
                by_role=True,
            )
        return self._figures[key]

    def items(self, key: RoomKey, order: Order) -> tuple[ItemFigures, ...]:
        """The items of a room in an order; arranged once."""
        if (key, order) not in self._arranged:
            self._arranged[key, order] = arrange(self.figures(key).items, order)
        return self._arranged[key, order]

    def names(self, key: RoomKey) -> Mapping[str, tuple[str, ...]]:
        """Item → what to call its points, for items whose numbers say nothing."""
        if key not in self._names:
            framework = self.framework(key)
            self._names[key] = {
                item.id: framework.descriptors(item)
                for item in framework.items
                if isinstance(item, YesNoItem)
            }
        return self._names[key]

    def reading(
        self, key: RoomKey, figures: ItemFigures, comments: tuple[str, ...] | None
    ) -> Reading:
        """All that there is to read about an item of a room."""
        framework = self.framework(key)
        defined = framework.item_by_id[figures.item]
        return Reading(
            figures=figures,
            domain=framework.domain_of[figures.item].title,
            prompt=defined.prompt,
            descriptors=framework.descriptors(defined),
            names=self.names(key).get(figures.item, ()),
            raters=self._rooms[key].raters,
            anonymous=self.is_anonymous,
            comments=comments,
        )

    def heading(self, key: RoomKey) -> Content:
        """What stands over a room: title, framework, round, raters."""
        room = self._rooms[key]
        title = self.gathering.title
        named = plain(room.framework.replace("-", " "))
        raters = count_of(room.raters, "rater")
        parts = [plain(title, 80), named] if title else [plain(room.title, 120)]
        return Content(" · ").join([*parts, Content(f"round {room.round}"), Content(raters)])

    def caution(self, key: RoomKey) -> str:
        """What to say of a room so small that people can be told apart; empty of others."""
        raters = self._rooms[key].raters
        if raters == 1:
            return "One rater: what is shown here is what that person answered."
        if raters == 2:
            return "Two raters: each of them can tell what the other one answered."
        return ""


def arranged_by(order: Order) -> str:
    """How the list is arranged, in words."""
    return _FIRST[order]
