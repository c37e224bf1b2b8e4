"""What raters wrote about an item, read in a thread and decided on by privacy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from qi_tui.analysis.privacy import Audience, Comments, Said, show_comments
from qi_tui.store.comments import said_in

if TYPE_CHECKING:
    from qi_tui.analysis.item.item_key import ItemKey
    from qi_tui.analysis.merging.entry import Entry
    from qi_tui.store.gathering.gather import Gathering
    from qi_tui.ui.facilitating.rooms import RoomKey, Rooms
    from qi_tui.ui.screens.base import QiScreen


@dataclass
class CommentsRead(Message):
    """What raters wrote in a room, in the sessions that counted when it was asked for."""

    counted: tuple[Entry, ...]
    key: RoomKey
    found: Mapping[ItemKey, tuple[Said, ...]]


class CommentReader:
    """Knows the comments of the sessions that count, of the rooms that were asked for.

    A room's files are read once for all of its items, so that going on to another item costs none.

    Args:
        screen: gets `CommentsRead`, hands it to `take`, and then asks again.
    """

    def __init__(self, screen: QiScreen[None]) -> None:
        self._screen = screen
        self._counted: tuple[Entry, ...] = ()
        self._found: dict[RoomKey, Mapping[ItemKey, tuple[Said, ...]]] = {}
        self._asked: set[RoomKey] = set()

    def of(self, rooms: Rooms, key: RoomKey, item: ItemKey) -> Comments | None:
        """The comments that the room may see; None while they are read.

        Args:
            rooms: the rooms.
            key: the room that the item is shown in.
            item: the item.
        """
        gathering = rooms.gathering
        if gathering.counted != self._counted:
            self._counted = gathering.counted
            self._found.clear()
            self._asked.clear()
        read = self._found.get(key)
        if read is None:
            if key not in self._asked:
                self._asked.add(key)
                work = partial(self._read, gathering, key)
                self._screen.run_worker(work, thread=True, group="comments")
            return None
        found = read.get(item, ())
        return show_comments(found, Audience.ROOM, rooms.limits, rooms.naming, len(found))

    def has_read(self, rooms: Rooms, key: RoomKey) -> bool:
        """Whether the comments in a room are known, so that asking for them costs nothing."""
        return rooms.gathering.counted == self._counted and key in self._found

    def take(self, read: CommentsRead) -> None:
        """Know what was read, unless other sessions count by now."""
        if read.counted == self._counted:
            self._found[read.key] = read.found

    def _read(self, gathering: Gathering, key: RoomKey) -> None:
        found = said_in(gathering, *key)
        self._screen.post_message(CommentsRead(gathering.counted, key, found))
