"""The room: items by disagreement, and what there is to say about the one the cursor is on."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static

from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.orders import Order
from qi_tui.ui.facilitating.comments import CommentReader, CommentsRead
from qi_tui.ui.facilitating.facilitation import Facilitation
from qi_tui.ui.facilitating.rooms import RoomKey, arranged_by
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.workshop.keys.room_keys import ROOM_BINDINGS
from qi_tui.ui.screens.workshop.steps import Step, StepScreen
from qi_tui.ui.text.workshop.room_rows import said_by, write_caption
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.item_pane import ItemPane
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.widgets.lists.room_list import RoomList
from qi_tui.ui.words import count_of

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.ui.screens.workshop.item import ItemScreen
    from qi_tui.ui.text.workshop.item_text import Reading

NOTE_SECONDS = 6.0
"""How long the heading says that somebody has joined."""
GONE = "the files are gone: this is the last picture"
PAUSE = 0.15
"""Seconds that the cursor rests on an item before its comments are read."""


class RoomScreen(StepScreen):
    """Shows the rooms, one at a time, live as files arrive.

    Args:
        facilitation: what the screens share; at least one room may be shown.
    """

    STEP = Step.ROOM
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

    def __init__(self, facilitation: Facilitation) -> None:
        super().__init__(facilitation)
        self.set_reactive(RoomScreen.order, facilitation.order)
        self._rooms = facilitation.rooms
        self._key: RoomKey = facilitation.room
        self._focus: dict[RoomKey, ItemKey] = {}
        if facilitation.item is not None:
            self._focus[self._key] = facilitation.item
        self._comments = CommentReader(self)
        # What rests under the cursor for a moment is read; what is only passed by is not.
        self._rested: tuple[RoomKey, ItemKey] | None = None
        self._resting: Timer | None = None
        self._note = ""
        self._note_timer: Timer | None = None
        self._open_item: ItemScreen | None = None

    def compose(self) -> ComposeResult:
        """Heading, caption, list, pane, steps, keys."""
        yield Heading()
        yield Static(id="caution", markup=False)
        yield Static(id="caption", markup=False)
        yield RoomList()
        yield ItemPane()
        yield self.step_bar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill everything once."""
        self._list.focus()
        self.facilitation.changed.subscribe(self, self._follow, immediate=True)
        self._show()

    def on_resize(self) -> None:
        """The caption goes by the width of the list."""
        if self.is_mounted:
            self.call_after_refresh(self._write_caption)

    def _follow(self, facilitation: Facilitation) -> None:
        """Show what has changed in the same order, with the cursor on the same item."""
        rooms = facilitation.rooms
        if not rooms.keys:
            # The files were taken away: what the room was talking about stays in sight.
            self._say(GONE)
            return
        before = self._rooms.raters
        self._rooms = rooms
        if self._key not in rooms.keys:
            self._key = facilitation.room
        if rooms.raters > before:
            self._say(count_of(rooms.raters - before, "new rater"))
        if self.is_mounted:
            self._show()

    def watch_order(self) -> None:
        """Arrange the items anew; the cursor stays on its item."""
        self.facilitation.order = self.order
        if self.is_mounted:
            self._show()

    async def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another item: show what is known of it, and read its comments once the cursor rests."""
        event.stop()
        self._show_item()
        # The pane says now that it has changed, so that one paint shows it with the list.
        await asyncio.sleep(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One room cannot be turned to another; it is not shown as a command at all."""
        if action == "turn":
            return len(self._rooms.keys) > 1
        if action == "arrange" and parameters == (Order.MOVED.name,):
            return self._key[1] > 1
        return super().check_action(action, parameters)

    def action_arrange(self, name: str) -> None:
        """Arrange the items by another figure."""
        self.order = Order[name]

    def action_turn(self, by: int) -> None:
        """Show another room."""
        keys = self._rooms.keys
        self._key = self.facilitation.key = keys[(keys.index(self._key) + by) % len(keys)]
        self._show()

    def action_open(self) -> None:
        """Open the whole item."""
        from qi_tui.ui.screens.workshop.item import ItemScreen

        reading = self._pane.reading
        if reading is not None:
            self._open_item = ItemScreen(
                self._rooms.heading(self._key), reading, self._list.action_move
            )
            self.app.push_screen(self._open_item, self._item_closed)

    def action_explain_figures(self) -> None:
        """What the figures mean."""
        from qi_tui.ui.screens.page import PageScreen
        from qi_tui.ui.text.workshop.explain_text import explain_figures

        self.app.push_screen(PageScreen(Content("What the figures mean"), explain_figures))

    def action_scores(self) -> None:
        """The scores of the domains."""
        from qi_tui.ui.screens.page import PageScreen
        from qi_tui.ui.text.workshop.domain_text import domains_in_full

        figures = self._rooms.figures(self._key)
        author = partial(
            domains_in_full,
            figures.domains,
            self._rooms.framework(self._key),
            figures.raters,
            glyphs(),
        )
        self.app.push_screen(PageScreen(self._rooms.heading(self._key), author))

    def action_behind(self) -> None:
        """What is behind the figures of the focused item."""
        from qi_tui.ui.screens.workshop.behind import behind_screen

        if self._list.item is not None:
            self.app.push_screen(behind_screen(self._rooms, self._key, self._list.item))

    def action_roles(self) -> None:
        """What the roles said, beside each other."""
        from qi_tui.ui.screens.workshop.roles import roles_screen

        self.facilitation.key = self._key
        self.app.push_screen(roles_screen(self.facilitation))

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
        self._focus[self._key] = self.facilitation.item = key_of(item)
        self._hand_out()
        if self._resting is not None:
            self._resting.stop()
        if self._rested != (self._key, key_of(item)):
            self._resting = self.set_timer(PAUSE, self._rest)

    def _rest(self) -> None:
        """The cursor has come to rest: read what was written about its item."""
        item = self._list.item
        if item is not None:
            self._rested = (self._key, key_of(item))
            self._hand_out()
            self._prepare()

    def _prepare(self) -> None:
        """Have the items above and below drawn before a key asks for one of them."""
        self._list.prepare()
        self._pane.prepare_readings([self._reading_of(each) for each in self._list.neighbours])

    def _hand_out(self) -> None:
        """Give what is known of the focused item to whoever shows it."""
        figures = self._list.item
        if figures is None:
            return
        reading = self._reading_of(figures)
        self._pane.reading = reading
        if self._open_item is not None:
            self._open_item.show(self._rooms.heading(self._key), reading)

    def _reading_of(self, figures: ItemFigures) -> Reading:
        here = (self._key, key_of(figures))
        known = None
        if here == self._rested or self._comments.has_read(self._rooms, self._key):
            known = self._comments.of(self._rooms, *here)
        said = None if known is None else tuple(said_by(each) for each in known.said)
        return self._rooms.reading(self._key, figures, said)

    def on_comments_read(self, event: CommentsRead) -> None:
        """Comments have been read."""
        event.stop()
        self._comments.take(event)
        self._hand_out()
        self._prepare()

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
