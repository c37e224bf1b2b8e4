"""Gathering: the files that were found, live as they arrive; who has answered, and never what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from qi_tui.store.gather import Gatherer, Gathering
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.screens.room import RoomScreen
from qi_tui.ui.text.gather_words import (
    MUTED,
    TROUBLE,
    answered_by,
    file_in_full,
    in_order,
    nothing_yet,
    troubles_of,
)
from qi_tui.ui.widgets.file_list import FileList
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.line_list import LineList
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import count_of, plain

EVERY = 1.0
"""Seconds between two looks at the folders."""


class FilePane(Page, can_focus=False):
    """What there is to say about the file that the cursor is on; it takes no keys."""

    DEFAULT_CSS = """
    FilePane {
        border-top: solid $border-blurred;
        padding: 0 1;
        min-height: 6;
        overflow-y: hidden;
    }
    """


class GatherScreen(QiScreen[None]):
    """Looks at files and folders once a second.

    Args:
        paths: the files and folders.
        recursive: whether the folders below a folder count too.
        reveal: show the room at once, as soon as there is one.
    """

    HELP = (
        "Gathering: the files that were found and who has answered. What they answered stays "
        "hidden until you reveal it, so that everybody can rate alone first. New files appear by "
        "themselves, once a second. No file is ever changed by this, and a broken one stops none "
        "of the others."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,r",
            "reveal",
            "Reveal the room",
            id="gather.reveal",
            tooltip="Show what the room answered, most disagreement first",
        ),
        Binding("escape", "leave", "Back", id="gather.back", tooltip="Stop gathering and go back"),
    ]
    DEFAULT_CSS = """
    GatherScreen {
        #troubles { display: none; padding: 0 1; }
        #troubles.-said { display: block; }
        FileList { max-height: 65%; }
    }
    """

    @dataclass
    class Found(Message):
        """A look found something that was not there before."""

        gathering: Gathering

    @dataclass
    class Progress(Message):
        """A look is on its way through the files."""

        read: int
        of: int

    gathering: var[Gathering | None] = var(None)
    """What was found at the last look; None before the first."""

    _heading = getters.query_one(Heading)
    _list = getters.query_one(FileList)
    _pane = getters.query_one(FilePane)
    _troubles = getters.query_one("#troubles", Static)

    def __init__(
        self, paths: Sequence[Path], recursive: bool = False, reveal: bool = False
    ) -> None:
        super().__init__()
        self._paths = tuple(paths)
        self._recursive = recursive
        self._reveal = reveal
        self._gatherer: Gatherer | None = None
        self._is_looking = False
        self._room: RoomScreen | None = None

    def compose(self) -> ComposeResult:
        """Heading, what is amiss, files, the file, keys."""
        yield Heading()
        yield Static(id="troubles", markup=False)
        yield FileList()
        yield FilePane(self._write_pane)
        yield KeyLine()

    def on_mount(self) -> None:
        """Look at once, and then every second."""
        self._list.focus()
        self._heading.left = Content(f"Gathering · reading the files{glyphs().ellipsis}")
        self.set_interval(EVERY, self._look)
        self._look()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another file."""
        event.stop()
        self._pane.rewrite()

    def watch_gathering(self, before: Gathering | None, gathering: Gathering | None) -> None:
        """Show what was found, here and in the room that stands on top."""
        if gathering is None:
            return
        title = plain(gathering.title) if gathering.title else Content("Gathering")
        self._heading.left = Content(" · ").join([title, answered_by(gathering)])
        self._heading.right = Content("answers hidden")
        troubles = troubles_of(gathering)
        self._troubles.set_class(troubles is not None, "-said")
        self._troubles.update(
            Content.assemble((f"{glyphs().warning} ", TROUBLE), troubles.stylize(TROUBLE))
            if troubles
            else ""
        )
        self._list.show(in_order(gathering.files))
        self._pane.rewrite()
        self.refresh_bindings()
        self._follow(gathering, is_first=before is None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to reveal before somebody has answered."""
        if action == "reveal":
            return True if self._has_room() else None
        return True

    def action_reveal(self) -> None:
        """Show the room."""
        if self.gathering is not None and self._has_room():
            self._room = RoomScreen(self.gathering, self.context.library)
            self.app.push_screen(self._room, self._room_closed)

    def action_leave(self) -> None:
        """Stop looking, and go back."""
        self.dismiss(None)

    def _follow(self, gathering: Gathering, is_first: bool) -> None:
        if self._room is not None:
            self._room.update(gathering)
            return
        workshop = gathering.workshop
        if is_first and workshop is not None and workshop.head.revealed:
            self._reveal = True
        if self._reveal and self._has_room():
            self._reveal = False
            self.action_reveal()

    def _has_room(self) -> bool:
        return self.gathering is not None and bool(self.gathering.rooms)

    def _room_closed(self, _: None) -> None:
        self._room = None

    def _look(self) -> None:
        # A share that is slow to answer must not be asked twice at once.
        if not self._is_looking:
            self._is_looking = True
            self._look_in_thread()

    @work(thread=True, group="gather")
    def _look_in_thread(self) -> None:
        if self._gatherer is None:
            self._gatherer = Gatherer(self._paths, self.context.library, self._recursive)
        found: Gathering | None = None
        try:
            found = self._gatherer.look(self._tell_progress)
        finally:
            self._is_looking = False
        if found is not None:
            self.post_message(self.Found(found))

    def _tell_progress(self, read: int, of: int) -> None:
        self.post_message(self.Progress(read, of))

    def on_gather_screen_progress(self, event: Progress) -> None:
        """Say how far the first look has got; later ones are short."""
        event.stop()
        if self.gathering is None:
            far = f"{event.read} of {count_of(event.of, 'file')}"
            self._heading.left = Content(f"Gathering · reading {far}")

    def on_gather_screen_found(self, event: Found) -> None:
        """Show what a look found."""
        event.stop()
        found, last = event.gathering, self.gathering
        if last is not None and found.troubles and len(found.files) < len(last.files):
            # A folder that has gone for a moment (a share, a stick) takes nothing off the screen.
            found = replace(last, troubles=found.troubles)
        self.gathering = found

    def _write_pane(self, width: int, height: int) -> Sequence[Content]:
        if self.gathering is None:
            return []
        file = self._list.file
        if file is None:
            return nothing_yet([str(path) for path in self._paths], self._recursive)
        hidden = Content.styled("What they answered stays hidden until you reveal the room.", MUTED)
        return [*file_in_full(file, glyphs()), Content(""), hidden]
