"""My workshops: start one, go on with one, or look at the files of my own folder."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from qi_tui.model.text import display
from qi_tui.store.gathering.finding import is_there
from qi_tui.store.workshop.workshop_folders import workshop_folders
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.text.workshop.workshop_words import folder_in_full, own_folder_in_full
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.widgets.lists.workshop_list import WorkshopList
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import count_of, tell


class WorkshopPane(Page, can_focus=False):
    """What there is to say about the workshop that the cursor is on; it takes no keys."""

    DEFAULT_CSS = """
    WorkshopPane { border-top: solid $border-blurred; padding: 0 1; overflow-y: hidden; }
    """


class WorkshopsScreen(QiScreen[None]):
    """Lists the workshops below the sessions folder.

    Args:
        framework: what a new workshop is offered to be about.
    """

    HELP = (
        "Your workshops. Press n to start one, Enter to go on with the one that the cursor is on, "
        "and o for a folder that lies elsewhere, such as a shared one. A workshop is a folder: "
        "raters' files go into it, and the workshop file holds what the facilitator decides."
    )
    BINDINGS = [
        Binding("enter", "open", "Open", id="workshops.open", tooltip="Facilitate this workshop"),
        Binding("n", "begin", "New", id="workshops.new", tooltip="Start a new workshop"),
        Binding(
            "o",
            "open_folder",
            "Other folder",
            id="workshops.other",
            tooltip="Facilitate the files in another folder",
        ),
        Binding("escape", "leave", "Back", id="workshops.back", tooltip="Back to the library"),
    ]

    _list = getters.query_one(WorkshopList)
    _pane = getters.query_one(WorkshopPane)

    def __init__(self, framework: str | None = None) -> None:
        super().__init__()
        self._framework = framework
        self._was_read = False

    def compose(self) -> ComposeResult:
        """Heading, list, pane, keys."""
        yield Heading()
        yield WorkshopList()
        yield WorkshopPane(self._write)
        yield KeyLine()

    def on_mount(self) -> None:
        """The list takes the keys."""
        heading = self.query_one(Heading)
        heading.left = Content(f"My workshops · reading the folders{glyphs().ellipsis}")
        self._list.focus()

    def on_screen_resume(self) -> None:
        """A workshop may have been started or changed meanwhile."""
        super().on_screen_resume()
        self._read()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another workshop."""
        event.stop()
        self._pane.rewrite()

    @work(group="workshops", exclusive=True)
    async def _read(self) -> None:
        folders = await asyncio.to_thread(
            workshop_folders, self.context.sessions, self.context.library
        )
        found = count_of(len(folders), "workshop") if folders else "none yet"
        self.query_one(Heading).left = Content(f"My workshops · {found}")
        self._list.show(folders, not self._was_read)
        self._was_read = True
        self._pane.rewrite()

    def action_open(self) -> None:
        """The facilitator's view on the workshop at the cursor."""
        from qi_tui.ui.flows import facilitate

        folder = self._list.folder
        facilitate(self.qi, (self.context.sessions if folder is None else folder.path,))

    @work(group="begin", exclusive=True)
    async def action_begin(self) -> None:
        """Set up a new one."""
        from qi_tui.ui.facilitating.flows import new_workshop_flow

        await new_workshop_flow(self.qi, self._framework)

    @work(group="begin", exclusive=True)
    async def action_open_folder(self) -> None:
        """The facilitator's view on another folder."""
        from qi_tui.ui.flows import facilitate
        from qi_tui.ui.screens.place import AskPlace

        place = await self.qi.push_screen_wait(
            AskPlace("Facilitate another folder", "The folder with the raters' files, or a file")
        )
        if place is None:
            return
        if is_there(place):
            facilitate(self.qi, (place,))
        else:
            tell(self.qi, f"There is no file or folder {display(str(place), 300)}.", "warning")

    def action_leave(self) -> None:
        """Back to the library."""
        self.dismiss(None)

    def _write(self, width: int, height: int) -> Sequence[Content]:
        folder = self._list.folder
        if folder is not None:
            return folder_in_full(folder, glyphs(), self._title_of)
        if not self._was_read:
            return []
        return own_folder_in_full(str(self.context.sessions), self._has_workshops)

    def _title_of(self, framework: str) -> str:
        entry = self.context.library.entry(framework)
        return entry.title if entry is not None else framework

    @property
    def _has_workshops(self) -> bool:
        return self._list.row_count() > 1
