"""The rooms of a gathering as the screens need them: figures worked out once, arranged once.

A gathering never changes; when files arrive there is another one, with another of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.orders import Order, arrange
from qi_tui.analysis.privacy import Audience, show_room
from qi_tui.model.facilitating import strictest
from qi_tui.model.framework import YesNoItem
from qi_tui.model.workshop import strictest_limits
from qi_tui.ui.text.workshop.item_text import Reading
from qi_tui.ui.words import count_of, plain

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures, RoomFigures
    from qi_tui.analysis.merging.room import Room
    from qi_tui.model.framework import Framework
    from qi_tui.model.workshop import Limits, Naming, WorkshopFile
    from qi_tui.store.definitions.library import Library
    from qi_tui.store.gathering.gather import Gathering

RoomKey = tuple[str, int]
"""What names a room: framework and round."""

_FIRST = {
    Order.DISAGREEMENT: "most disagreement first",
    Order.FRAMEWORK: "framework order",
    Order.LOWEST: "lowest first",
    Order.HIGHEST: "highest first",
    Order.DONT_KNOW: "most don't know first",
    Order.PRIORITIES: "most priorities first",
    Order.MOVED: "most moved first",
}


class Rooms:
    """What there is to show of a gathering.

    Args:
        gathering: what was found.
        library: the frameworks.
        workshop: the facilitator's record, where there is one.
        last: the last round that may be shown; None for all of them.
    """

    def __init__(
        self,
        gathering: Gathering,
        library: Library,
        workshop: WorkshopFile | None = None,
        last: int | None = None,
    ) -> None:
        self.gathering = gathering
        self.workshop = workshop
        self._library = library
        self._last = last
        self._figures: dict[RoomKey, RoomFigures] = {}
        self._by_name: dict[RoomKey, dict[ItemKey, ItemFigures]] = {}
        self._arranged: dict[tuple[RoomKey, Order], tuple[ItemFigures, ...]] = {}
        self._names: dict[RoomKey, Mapping[str, tuple[str, ...]]] = {}

    @cached_property
    def _rooms(self) -> dict[RoomKey, Room]:
        return {
            (room.framework, room.round): room
            for room in self.gathering.rooms
            if self._last is None or room.round <= self._last
        }

    @cached_property
    def keys(self) -> tuple[RoomKey, ...]:
        """The rooms, in the order of the gathering."""
        return tuple(self._rooms)

    @property
    def raters(self) -> int:
        """How many raters there are in all rooms together."""
        return sum(room.raters for room in self._rooms.values())

    @cached_property
    def limits(self) -> Limits:
        """The privacy limits that hold: those of the files and those of the record as it is now."""
        record = [self.workshop.head.limits] if self.workshop is not None else []
        return strictest_limits([self.gathering.limits, *record])

    @cached_property
    def naming(self) -> Naming:
        """What was promised about names, in the files and in the record as it is now."""
        return naming_of(self.gathering, self.workshop)

    @property
    def is_anonymous(self) -> bool:
        """Whether no question may be aimed at a person."""
        return self.naming == "anonymous"

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
                self.limits,
                by_role=True,
            )
        return self._figures[key]

    def role_sizes(self, key: RoomKey) -> Mapping[str, int]:
        """Role → how many raters have it, of the roles that may be shown."""
        shown = {role for item in self.figures(key).items for role in item.by_role or ()}
        sizes = self._rooms[key].role_sizes
        return {role: size for role, size in sizes.items() if role in shown}

    def has_hidden_roles(self, key: RoomKey) -> bool:
        """Whether there are roles that are too few to show."""
        return len(self.role_sizes(key)) < len(self._rooms[key].role_sizes)

    def item(self, key: RoomKey, item: ItemKey) -> ItemFigures | None:
        """The figures of one item of a room; None where it is not in it."""
        if key not in self._by_name:
            self._by_name[key] = {key_of(each): each for each in self.figures(key).items}
        return self._by_name[key].get(item)

    def items(self, key: RoomKey, order: Order) -> tuple[ItemFigures, ...]:
        """The items of a room in an order; arranged once.

        A round on some items has only these; in a first round every item is listed.
        """
        if (key, order) not in self._arranged:
            items = self.figures(key).items
            asked = [item for item in items if item.asked or item.n] if key[1] > 1 else []
            self._arranged[key, order] = arrange(asked or items, order)
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


def naming_of(gathering: Gathering, workshop: WorkshopFile | None) -> Naming:
    """What was promised about names: of all the workshop files and the record the strictest.

    Args:
        gathering: what was found.
        workshop: the record as it is in this window, which may be ahead of its file.
    """
    record = [workshop.head.naming] if workshop is not None else []
    return strictest([gathering.naming, *record])


def arranged_by(order: Order) -> str:
    """How the list is arranged, in words."""
    return _FIRST[order]
