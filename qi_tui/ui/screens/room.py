"""The room: items by disagreement, and what there is to say about the one the cursor is on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static

from qi_tui.analysis.orders import Order
from qi_tui.store.gather import Gathering, comments
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.room_keys import ROOM_BINDINGS
from qi_tui.ui.rooms import RoomKey, Rooms, arranged_by
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.text.room_rows import ItemKey, key_of, write_caption
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.item_pane import ItemPane
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.line_list import LineList
from qi_tui.ui.widgets.room_list import RoomList
from qi_tui.ui.words import count_of

if TYPE_CHECKING:
    from qi_tui.store.library import Library
    from qi_tui.ui.screens.item import ItemScreen

NOTE_SECONDS = 6.0
"""How long the heading says that somebody has joined."""
GONE = "the files are gone: this is the last picture"
PAUSE = 0.15
"""Seconds that the cursor rests on an item before its comments are read."""


class RoomScreen(QiScreen[None]):
    """Shows the rooms of a gathering, one at a time, until its owner hands it another gathering.

    Args:
        gathering: what was found; at least one room.
        library: the frameworks.
    """

    HELP = (
        "The room: every item of the framework with the counts of its answers, those that split "
        "the room first. The pane below is about the item that the cursor is on: what to ask the "
        "room comes right after the counts. Nobody's name stands beside an answer. Press e for "
        "what the figures mean and what they don't."
    )
    BINDINGS = ROOM_BINDINGS
    DEFAULT_CSS = """
    RoomScreen {
        #caution { display: none; padding: 0 1; color: $warning; text-style: bold; }
        #caution.-said { display: block; }
        #caption { height: 1; }
        RoomList { max-height: 55%; }
    }
    """

    order: var[Order] = var(Order.DISAGREEMENT)
    """How the items are arranged."""

    _heading = getters.query_one(Heading)
    _list = getters.query_one(RoomList)
    _pane = getters.query_one(ItemPane)
    _caption = getters.query_one("#caption", Static)
    _caution = getters.query_one("#caution", Static)

    @dataclass
    class CommentsRead(Message):
        """What raters wrote about an item of these rooms."""

        rooms: Rooms
        key: RoomKey
        item: ItemKey
        found: tuple[str, ...]

    def __init__(self, gathering: Gathering, library: Library) -> None:
        super().__init__()
        self._library = library
        self._rooms = Rooms(gathering, library)
        self._key: RoomKey = self._rooms.keys[0]
        self._focus: dict[RoomKey, ItemKey] = {}
        self._comments: dict[tuple[RoomKey, ItemKey], tuple[str, ...]] = {}
        self._resting: Timer | None = None
        self._note = ""
        self._note_timer: Timer | None = None
        self._open_item: ItemScreen | None = None

    def compose(self) -> ComposeResult:
        """Heading, caption, list, pane, keys."""
        yield Heading()
        yield Static(id="caution", markup=False)
        yield Static(id="caption", markup=False)
        yield RoomList()
        yield ItemPane()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill everything once."""
        self._list.focus()
        self._show()

    def on_resize(self) -> None:
        """The caption goes by the width of the list."""
        if self.is_mounted:
            self.call_after_refresh(self._write_caption)

    def update(self, gathering: Gathering) -> None:
        """Show another gathering in the same order, with the cursor on the same item."""
        if not gathering.rooms:
            # The files were taken away: what the room was talking about stays in sight.
            self._say(GONE)
            return
        before = self._rooms.raters
        self._rooms = Rooms(gathering, self._library)
        if self._key not in self._rooms.keys:
            self._key = self._rooms.keys[0]
        self._comments.clear()
        if self._rooms.raters > before:
            self._say(count_of(self._rooms.raters - before, "new rater"))
        if self.is_mounted:
            self._show()

    def watch_order(self) -> None:
        """Arrange the items anew; the cursor stays on its item."""
        if self.is_mounted:
            self._show()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another item: show what is known of it, and read its comments once the cursor rests."""
        event.stop()
        self._show_item()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One room cannot be turned to another; it is not shown as a command at all."""
        if action == "turn":
            return len(self._rooms.keys) > 1
        return True

    def action_arrange(self, name: str) -> None:
        """Arrange the items by another figure."""
        self.order = Order[name]

    def action_turn(self, by: int) -> None:
        """Show another room."""
        keys = self._rooms.keys
        self._key = keys[(keys.index(self._key) + by) % len(keys)]
        self._show()

    def action_leave(self) -> None:
        """Back to the files."""
        self.dismiss(None)

    def action_open(self) -> None:
        """Open the whole item."""
        from qi_tui.ui.screens.item import ItemScreen

        reading = self._pane.reading
        if reading is not None:
            self._open_item = ItemScreen(
                self._rooms.heading(self._key), reading, self._list.action_move
            )
            self.app.push_screen(self._open_item, self._item_closed)

    def action_explain_figures(self) -> None:
        """What the figures mean."""
        from qi_tui.ui.screens.page import PageScreen
        from qi_tui.ui.text.explain_text import explain_figures

        self.app.push_screen(PageScreen(Content("What the figures mean"), explain_figures))

    def action_scores(self) -> None:
        """The scores of the domains."""
        from qi_tui.ui.screens.page import PageScreen
        from qi_tui.ui.text.domain_text import domains_in_full

        figures = self._rooms.figures(self._key)
        author = partial(
            domains_in_full,
            figures.domains,
            self._rooms.framework(self._key),
            figures.raters,
            glyphs(),
        )
        self.app.push_screen(PageScreen(self._rooms.heading(self._key), author))

    def _show(self) -> None:
        rooms, key = self._rooms, self._key
        caution = rooms.caution(key)
        self._caution.update(caution)
        self._caution.set_class(bool(caution), "-said")
        self._write_heading()
        items = rooms.items(key, self.order)
        self._list.show(items, self.order, rooms.names(key), self._focus.get(key))
        self.refresh_bindings()
        self.call_after_refresh(self._write_caption)
        self._show_item()

    def _write_heading(self) -> None:
        keys = self._rooms.keys
        left = self._rooms.heading(self._key)
        if len(keys) > 1:
            left = Content.assemble(f"{keys.index(self._key) + 1} of {len(keys)} · ", left)
        self._heading.left = left
        order = Content(arranged_by(self.order))
        if self._note:
            said = Content.styled(self._note, "$accent")
            order = Content.assemble(said, " · ", order) if self.has_class("-wide") else said
        self._heading.right = order

    def _write_caption(self) -> None:
        self._caption.update(write_caption(self._list.columns(), self.order))

    def _show_item(self) -> None:
        item = self._list.item
        if item is None:
            self._pane.reading = None
            return
        self._focus[self._key] = key_of(item)
        self._hand_out()
        if self._resting is not None:
            self._resting.stop()
        if (self._key, key_of(item)) not in self._comments:
            read = partial(self._read_comments, self._rooms, self._key, key_of(item))
            self._resting = self.set_timer(PAUSE, read)

    def _hand_out(self) -> None:
        """Give what is known of the focused item to whoever shows it."""
        figures = self._list.item
        if figures is None:
            return
        known = self._comments.get((self._key, key_of(figures)))
        reading = self._rooms.reading(self._key, figures, known)
        self._pane.reading = reading
        if self._open_item is not None:
            self._open_item.show(self._rooms.heading(self._key), reading)

    @work(thread=True, exclusive=True, group="comments")
    def _read_comments(self, rooms: Rooms, key: RoomKey, item: ItemKey) -> None:
        framework, round_number = key
        found = comments(rooms.gathering, framework, round_number, *item)
        self.post_message(self.CommentsRead(rooms, key, item, found))

    def on_room_screen_comments_read(self, event: CommentsRead) -> None:
        """Comments have been read; they may be of a room that is no longer shown."""
        event.stop()
        if event.rooms is not self._rooms:
            return
        self._comments[event.key, event.item] = event.found
        if (event.key, event.item) == (self._key, self._focus.get(self._key)):
            self._hand_out()

    def _item_closed(self, _: None) -> None:
        self._open_item = None

    def _say(self, note: str) -> None:
        """Say something in the heading for a while."""
        self._note = note
        if self._note_timer is not None:
            self._note_timer.stop()
        self._note_timer = self.set_timer(NOTE_SECONDS, self._forget_note)
        if self.is_mounted:
            self._write_heading()

    def _forget_note(self) -> None:
        self._note = ""
        self._write_heading()
