"""The latest figures of each item of a framework: a later round asks only some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.ui.facilitating.cards import room_of

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.ui.facilitating.rooms import RoomKey, Rooms


@dataclass(frozen=True)
class Latest:
    """The items of a framework over its rounds.

    Attributes:
        key: the room of the latest round.
        items: each item once, as in the latest round in which anybody answered it.
        rounds: item → that round, where it is an earlier one.
    """

    key: RoomKey
    items: tuple[ItemFigures, ...]
    rounds: Mapping[ItemKey, int]


def latest_of(rooms: Rooms, framework: str) -> Latest:
    """The latest figures of a framework, of the rounds that may be shown.

    Raises:
        ValueError: where there is no such room.
    """
    keys = sorted((key for key in rooms.keys if key[0] == framework), key=lambda key: key[1])
    if not keys:
        raise ValueError(f"there is no room of {framework}")
    latest = keys[-1]
    names = dict.fromkeys(key_of(item) for key in keys for item in rooms.figures(key).items)
    items: list[ItemFigures] = []
    rounds: dict[ItemKey, int] = {}
    for name in names:
        room = room_of(rooms, latest, name)
        found = rooms.item(room, name)
        if found is not None:
            items.append(found)
            if room != latest:
                rounds[name] = room[1]
    return Latest(latest, tuple(items), rounds)
