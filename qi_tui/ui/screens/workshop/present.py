"""The second window: what the room may see, following the facilitator's window by the file.

It takes no lock and writes nothing. What it shows is made by the same functions as the
facilitator's room view; of a round that is not revealed it never shows an item, and of notes it
knows nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from qi_tui.analysis.item.item_key import key_of
from qi_tui.model.text import subject_key
from qi_tui.model.workshop import Showing
from qi_tui.ui.facilitating.cards import card_of
from qi_tui.ui.facilitating.comments import CommentReader, CommentsRead
from qi_tui.ui.facilitating.looking import Found, Looking, Progress
from qi_tui.ui.facilitating.rooms import Rooms
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.process import timing
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.text.workshop.discuss_text import Card, large
from qi_tui.ui.text.workshop.present_text import (
    actions_card,
    agenda_card,
    answered_lines,
    title_card,
)
from qi_tui.ui.text.workshop.room_rows import title_of
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.item_card import ItemCard
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.timer_line import TimerLine

if TYPE_CHECKING:
    from qi_tui.store.gathering.gather import Gathering

EVERY = 0.25
"""Seconds between two looks: the room must not wait for what the facilitator says."""
TICK = 0.5


class PresentScreen(QiScreen[None]):
    """Shows the room what the facilitator's window says.

    Args:
        paths: the files and folders of the workshop.
        recursive: whether the folders below a folder count too.
    """

    HELP = (
        "The second window, for the projector. It follows the facilitator's window on the same "
        "folder: the title, how many have answered, the agenda, or the item that is talked about. "
        "Nothing is ever changed from here, and the facilitator's words never come here. Where an "
        "item is longer than the screen the arrow keys move it."
    )
    BINDINGS = [
        Binding("escape", "close_window", "Close", id="present.close", tooltip="Stop following"),
    ]
    DEFAULT_CSS = """
    PresentScreen Heading { display: none; }
    PresentScreen.-item Heading { display: block; }
    PresentScreen.-wide ItemCard { padding: 1 1 0 2; }
    PresentScreen.-wide TimerLine { padding: 0 2; }
    """

    _heading = getters.query_one(Heading)
    _timer = getters.query_one(TimerLine)
    _page = getters.query_one(ItemCard)

    def __init__(self, paths: Sequence[Path], recursive: bool = False) -> None:
        super().__init__()
        self._paths = tuple(paths)
        self._recursive = recursive
        self._comments = CommentReader(self)
        self._rooms: Rooms | None = None
        self._card: Card | None = None
        self._last = Showing()

    def compose(self) -> ComposeResult:
        """Heading, time, what is shown, keys."""
        yield Heading()
        yield TimerLine()
        yield ItemCard(self._write)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to follow."""
        self._page.focus()
        Looking(self, self._paths, self.context.library, self._recursive, EVERY).start()
        self.set_interval(TICK, self._tick)

    def on_progress(self, event: Progress) -> None:
        """A look is under way: there is nothing to say about it to a room."""
        event.stop()

    def on_found(self, event: Found) -> None:
        """Show what the files say now."""
        event.stop()
        found = event.gathering
        if not self._is_gone(found):
            self._rooms = Rooms(found, self.context.library, found.workshop, _last_round(found))
            self._show()

    def on_comments_read(self, event: CommentsRead) -> None:
        """Comments have been read."""
        event.stop()
        self._comments.take(event)
        self._show()

    def action_close_window(self) -> None:
        """Stop following."""
        self.dismiss(None)

    @property
    def showing(self) -> Showing:
        """What the facilitator's window says that the room shall see."""
        workshop = self._rooms.workshop if self._rooms is not None else None
        return workshop.head.showing if workshop is not None else Showing()

    def _is_gone(self, found: Gathering) -> bool:
        """Whether files have gone, for a moment perhaps: then the last picture stays."""
        last = self._rooms.gathering if self._rooms is not None else None
        if last is None:
            return False
        if last.workshop is not None and found.workshop is None:
            return True
        return bool(found.unreachable) and len(found.files) < len(last.files)

    def _show(self) -> None:
        self._card = self._item_card()
        self.set_class(self._card is not None, "-item")
        self._page.rewrite()
        if _place(self.showing) != _place(self._last):
            self._page.scroll_home(animate=False)
        self._last = self.showing
        self._tick()

    def _item_card(self) -> Card | None:
        """The item that is talked about; None where there is none, or it may not be shown."""
        rooms, shown = self._rooms, self.showing
        if rooms is None or shown.what != "item" or shown.item is None:
            return None
        room = (shown.framework or "", shown.round)
        if room not in rooms.keys:
            return None
        item = shown.item, shown.facet, subject_key(shown.subject)
        self._heading.left = rooms.heading(room)
        return card_of(rooms, room, item, self._comments.of(rooms, room, item))

    def _tick(self) -> None:
        left = timing.left_until(self.showing.until, timing.now())
        self._timer.left = left if self._card is not None else None

    def _write(self, width: int, height: int) -> Sequence[Content]:
        rooms = self._rooms
        if rooms is None:
            return []
        if self._card is not None:
            return large(self._card, width, height, glyphs())
        gathering, workshop = rooms.gathering, rooms.workshop
        title = gathering.title
        if workshop is not None and self.showing.what == "actions":
            return actions_card(title, [*workshop.actions.values()], width, glyphs())
        if workshop is not None and self.showing.what == "agenda" and rooms.keys:
            items = _agenda(rooms)
            if items:
                return agenda_card(title, items, width)
        return title_card(title, answered_lines(gathering), width, height)


def _last_round(gathering: Gathering) -> int:
    """The last round that may be shown; without a record nobody has said that any may be."""
    if gathering.workshop is None:
        return 0
    head = gathering.workshop.head
    return head.round if head.revealed else head.round - 1


def _agenda(rooms: Rooms) -> list[tuple[Content, int]]:
    """Title and minutes of what is on the agenda, as far as it is in a room that may be shown."""
    found: list[tuple[Content, int]] = []
    for entry in rooms.workshop.head.agenda if rooms.workshop is not None else ():
        rounds = [key for key in rooms.keys if entry.framework in (None, key[0])]
        name = key_of(entry)
        for key in reversed(rounds):
            card = card_of(rooms, key, name)
            if card is not None:
                found.append((title_of(card.reading.figures), entry.minutes))
                break
    return found


def _place(shown: Showing) -> tuple[object, ...]:
    return shown.what, shown.framework, shown.item, shown.facet, shown.subject
