"""The library: every framework, grouped by what is rated; typing finds one.

This is the first screen, so neither pydantic nor TinyDB is imported before it is painted; which
frameworks have an unfinished session of mine is looked up afterwards.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from qi_tui.store.catalogue import Catalogue, catalogue
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.library_rows import EntryRow, ProblemRow, heading_line, rows_of
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.widgets.framework_list import FrameworkList
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain

SOUGHT_LIMIT = 60


class Banner(Widget, can_focus=False):
    """What the program is, what it promises, where files go, and what is being looked for."""

    DEFAULT_CSS = """
    Banner { height: 5; background: $panel; }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._sought = ""
        self._found = ""
        self._any_unfinished = False

    def show(self, sought: str, found: str, any_unfinished: bool) -> None:
        """Say what is looked for, how much was found, and what a mark means."""
        if (sought, found, any_unfinished) != (self._sought, self._found, self._any_unfinished):
            self._sought, self._found, self._any_unfinished = sought, found, any_unfinished
            self.refresh()

    def render(self) -> Content:
        """Five lines."""
        width = self.size.width
        lines = [
            Content.assemble(
                (" qi-tui", "bold $accent"), ("  rate alone first, then see the room", "bold")
            ),
            plain(" What you rate stays on this laptop: no account, no server, no network."),
            heading_line(str(self._folder), width),
            Content(""),
            self._finding(),
        ]
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)

    def _finding(self) -> Content:
        if self._sought:
            return Content.assemble(
                (" Find: ", "bold"),
                plain(self._sought, SOUGHT_LIMIT),
                ("▏" if not glyphs().is_ascii else "_", "bold"),
                (f"  {self._found}", "$text-muted"),
            )
        legend = f"   {glyphs().unfinished} begun, not finished" if self._any_unfinished else ""
        return plain(
            f" Type to find one by its title, an item or its source.{legend}", 120, "$text-muted"
        )


class LibraryScreen(QiScreen[None]):
    """The first screen."""

    HELP = (
        "The library of improvement frameworks. Each is a published set of items that people rate "
        "alone and first; a facilitator then merges everyone's files. Open a framework to read "
        "what it is for, where it comes from and every item in it, and to start, resume or look at "
        "a rating of your own. What you rate stays on this laptop, in the sessions folder that is "
        "named above."
    )
    BINDINGS = [
        Binding(
            "escape",
            "back",
            "Clear or leave",
            id="library.back",
            tooltip="Clear what you typed; where nothing is typed, leave the program",
        ),
        Binding(
            "backspace",
            "erase",
            "Erase",
            show=False,
            id="library.erase",
            tooltip="Take away the last letter that you typed",
        ),
        Binding(
            "f2",
            "facilitate",
            "Facilitate",
            id="library.facilitate",
            tooltip="Facilitate: merge the files in my sessions folder",
        ),
        Binding(
            "f3",
            "demo",
            "Demo",
            id="library.demo",
            tooltip="See a sample workshop as its facilitator; a throw-away copy",
        ),
    ]

    sought: var[str] = var("")
    """What the person has typed."""
    unfinished: var[frozenset[str]] = var(frozenset())
    """Ids of frameworks with a session of mine that is not finished."""

    def __init__(self) -> None:
        super().__init__()
        self._catalogue = Catalogue((), ())

    def compose(self) -> ComposeResult:
        """Banner, list, keys."""
        self._catalogue = catalogue(self.context.own_frameworks)
        yield Banner(self.context.sessions)
        yield FrameworkList()
        yield KeyLine()

    def on_mount(self) -> None:
        """List everything."""
        self._show()

    def on_screen_resume(self) -> None:
        """Sessions may have been begun or finished meanwhile."""
        self.call_after_refresh(self._look_for_mine)

    def on_key(self, event: events.Key) -> None:
        """Whatever is typed is looked for."""
        if event.is_printable and event.character:
            event.stop()
            if event.character != " " or self.sought:
                self.sought = (self.sought + event.character)[:SOUGHT_LIMIT]

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is looked for too."""
        event.stop()
        self.sought = (self.sought + " ".join(event.text.split()))[:SOUGHT_LIMIT]

    def watch_sought(self) -> None:
        """List what is found."""
        self._show()

    def watch_unfinished(self) -> None:
        """Mark what is unfinished."""
        self._show()

    def on_framework_list_opened(self, event: FrameworkList.Opened) -> None:
        """Open a framework's page, or the list of what is wrong."""
        event.stop()
        if isinstance(event.row, EntryRow):
            from qi_tui.ui.flows import open_framework

            open_framework(self.qi, event.row.entry.id)
        elif isinstance(event.row, ProblemRow):
            from qi_tui.ui.screens.notes import NotesScreen

            title = "Definition files that cannot be used"
            self.app.push_screen(NotesScreen(title, self._catalogue.problems))

    def action_erase(self) -> None:
        """Take the last letter away."""
        self.sought = self.sought[:-1]

    async def action_back(self) -> None:
        """Clear what was typed, or offer to leave."""
        if self.sought:
            self.sought = ""
        else:
            self.run_worker(self._offer_to_leave(), group="leave", exclusive=True)

    def action_facilitate(self) -> None:
        """The facilitator's view on my own sessions folder."""
        from qi_tui.ui.flows import facilitate

        facilitate(self.qi, (self.context.sessions,))

    def action_demo(self) -> None:
        """The facilitator's view on a copy of the sample workshop."""
        from qi_tui.ui.flows import open_demo

        open_demo(self.qi)

    def _show(self) -> None:
        if not self.is_mounted:
            return
        known = self._catalogue
        rows = rows_of(known.entries, len(known.problems), self.sought, self.unfinished)
        found = sum(isinstance(row, EntryRow) for row in rows)
        words = f"{found} of {len(known.entries)}" if found else "nothing has this in it"
        listed = self.query_one(FrameworkList)
        current = listed.current
        before = current.entry if isinstance(current, EntryRow) else None
        again = (row for row in rows if isinstance(row, EntryRow) and row.entry == before)
        listed.show(rows, next(again, None))
        self.query_one(Banner).show(self.sought, words, bool(self.unfinished))

    def _look_for_mine(self) -> None:
        self.run_worker(self._find_mine(), group="mine", exclusive=True)

    async def _find_mine(self) -> None:
        mine = await asyncio.to_thread(_drafts, self.context.sessions)
        self.unfinished = mine

    async def _offer_to_leave(self) -> None:
        from qi_tui.ui.screens.dialog import YES_NO, Ask

        question = Ask("Leave qi-tui?", "Everything is saved.", YES_NO)
        if await self.app.push_screen_wait(question) == "yes":
            self.qi.leave(0)


def _drafts(folder: Path) -> frozenset[str]:
    """Runs in a thread, after the first paint: it imports pydantic."""
    from qi_tui.store.mine import my_sessions

    return frozenset(mine.framework for mine in my_sessions(folder) if mine.status == "draft")
