"""The roles side by side: which of them chose what, and how far they lie apart, honestly.

What takes long, dealing the labels out again, is done in a thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from qi_tui.analysis.roles.role_room import RoleRoom, by_gap, role_room
from qi_tui.ui.facilitating.rooms import RoomKey, Rooms
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.text.workshop.roles_text import (
    legend,
    letters_of,
    role_pane,
    whole_form,
    why_no_roles,
    write_role_caption,
)
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.widgets.roles_beside import RolesBeside
from qi_tui.ui.words import plain

if TYPE_CHECKING:
    from qi_tui.ui.facilitating.facilitation import Facilitation

WHOLE_FORM = "Working out the whole form"


def roles_screen(facilitation: Facilitation) -> RolesScreen:
    """The roles of the room that is talked about; where none may be shown it says why."""
    return RolesScreen(facilitation)


class RolePane(Page, can_focus=False):
    """How the roles lie on the item that the cursor is on; it takes no keys."""

    DEFAULT_CSS = """
    RolePane {
        border-top: solid $border-blurred;
        padding: 0 1;
        height: 8;
        max-height: 45%;
        overflow-y: hidden;
    }
    """


class RolesScreen(QiScreen[None]):
    """Shows the roles of one room, live as files arrive.

    Args:
        facilitation: what the screens share; at least one room may be shown.
    """

    HELP = (
        "The roles side by side: which of them chose which point, with a letter for each role. In "
        "rooms of this size roles differ by chance alone, so beside every gap stands how often "
        "labels dealt at random would show one as large. Where a role has fewer than four people "
        "there are only the letters: make no more of them. Too few to show is not the same as no "
        "data."
    )
    BINDINGS = [
        Binding(
            "g",
            "arrange(True)",
            "By gap",
            id="roles.gap",
            tooltip="Those whose disagreement lies most between the roles first",
        ),
        Binding(
            "f",
            "arrange(False)",
            "Framework",
            id="roles.framework",
            tooltip="In the framework's order",
        ),
        Binding("escape", "back", "Back", id="roles.back", tooltip="Back to where you were"),
    ]
    DEFAULT_CSS = """
    RolesScreen {
        #form { padding: 0 1; height: auto; text-style: bold; }
        #legend { padding: 0 1; height: auto; }
        #caption { height: 1; }
        RolesBeside { height: 1fr; }
    }
    """

    _heading = getters.query_one(Heading)
    _list = getters.query_one(RolesBeside)
    _pane = getters.query_one(RolePane)
    _form = getters.query_one("#form", Static)
    _legend = getters.query_one("#legend", Static)
    _caption = getters.query_one("#caption", Static)

    @dataclass
    class WorkedOut(Message):
        """The roles of these rooms."""

        rooms: Rooms
        room: RoleRoom

    def __init__(self, facilitation: Facilitation) -> None:
        super().__init__()
        self._facilitation = facilitation
        self._rooms = facilitation.rooms
        self._key: RoomKey = facilitation.room
        self._room: RoleRoom | None = None
        self._by_gap = False

    def compose(self) -> ComposeResult:
        """Heading, the whole form, what the letters mean, list, pane, keys."""
        yield Heading()
        yield Static(id="form", markup=False)
        yield Static(id="legend", markup=False)
        yield Static(id="caption", markup=False)
        yield RolesBeside()
        yield RolePane(self._write_pane)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to work it out."""
        self._list.focus()
        self._facilitation.changed.subscribe(self, self._follow, immediate=True)
        self._heading.left = self._rooms.heading(self._key)
        self._form.update(plain(f"{WHOLE_FORM}{glyphs().ellipsis}"))
        self._work_out(self._rooms)

    def on_resize(self) -> None:
        """The caption goes by the width of the list."""
        if self.is_mounted:
            self.call_after_refresh(self._write_caption)

    def on_roles_screen_worked_out(self, event: WorkedOut) -> None:
        """Show it, unless other files have arrived since."""
        event.stop()
        if event.rooms is self._rooms:
            self._room = event.room
            self._show(event.room)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another item."""
        event.stop()
        self._pane.rewrite()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is put in order by a gap between groups that are too small for it."""
        if action == "arrange":
            return True if self._room is not None and self._room.may_rank else None
        return True

    def action_arrange(self, by_gap: bool) -> None:
        """Put the items in another order; the cursor stays on its item."""
        self._by_gap = by_gap
        if self._room is not None:
            self._show(self._room)

    def action_back(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)

    def _follow(self, facilitation: Facilitation) -> None:
        rooms = facilitation.rooms
        if self._key in rooms.keys:
            self._rooms = rooms
            self._heading.left = rooms.heading(self._key)
            self._work_out(rooms)

    @work(thread=True, exclusive=True, group="roles")
    def _work_out(self, rooms: Rooms) -> None:
        gathering = rooms.gathering
        here = next(r for r in gathering.rooms if (r.framework, r.round) == self._key)
        found = role_room(rooms.figures(self._key), here.role_sizes, gathering.counted)
        self.post_message(self.WorkedOut(rooms, found))

    def _show(self, room: RoleRoom) -> None:
        letters = letters_of(room.shown)
        self._heading.right = Content(self._order(room))
        self._form.update(whole_form(room) if room.items else "The roles cannot be compared here.")
        self._legend.update(legend(letters, room.hidden) if room.items else "")
        self._list.show(room, by_gap(room.items) if self._by_gap else room.items, letters)
        self.refresh_bindings()
        self.call_after_refresh(self._write_caption)
        self._pane.rewrite()

    def _order(self, room: RoleRoom) -> str:
        if not room.items:
            return ""
        return "most between the roles first" if self._by_gap else "framework order"

    def _write_caption(self) -> None:
        columns = self._list.columns()
        if columns is not None and self._room is not None and self._room.items:
            self._caption.update(write_role_caption(columns, letters_of(self._room.shown)))

    def _write_pane(self, width: int, height: int) -> Sequence[Content]:
        room = self._room
        if room is None:
            return []
        if not room.items:
            least = self._rooms.limits.role_in_room
            return [Content(said) for said in why_no_roles(room, least)]
        item = self._list.item
        return role_pane(item, letters_of(room.shown), width, glyphs()) if item else []
