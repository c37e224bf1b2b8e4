"""The library: every framework, grouped by what is rated; typing finds one.

This is the first screen, so neither pydantic nor TinyDB is imported before it is painted; which
frameworks have an unfinished session of mine is looked up afterwards.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import var

from qi_tui.store.definitions.catalogue import Catalogue, catalogue
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.text.library_lines import legend
from qi_tui.ui.text.library_rows import EntryRow, ProblemRow, Use, latest_unfinished, rows_of
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.library_lines import SOUGHT_LIMIT, Banner, SourceLine
from qi_tui.ui.widgets.lists.framework_list import FrameworkList
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.words import tell

HELP_CHARACTER = "?"
UNFINISHED = "draft"
DAMAGE_STAYS = 20.0
"""In seconds: there is a command in it to be read."""


class LibraryScreen(QiScreen[None]):
    """The first screen."""

    HELP = (
        "The library of improvement frameworks. Each is a published set of items that people rate "
        "alone and first; a facilitator then merges everyone's files. Open a framework to read "
        "what it is for, where it comes from and every item in it, and to start, resume or look at "
        "a rating of your own. What you rate stays on this laptop, in the sessions folder that is "
        "named above. In each group those that you have begun or used come first, then a small "
        "core for newcomers, then more. F4 asks at most three questions and proposes some; F2 has "
        "your workshops."
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
            tooltip="My workshops: start one, go on, or merge the files in my sessions folder",
        ),
        Binding(
            "f3",
            "demo",
            "Demo",
            id="library.demo",
            tooltip="See a sample workshop as its facilitator; a throw-away copy",
        ),
        Binding(
            "f4",
            "choose",
            "Which one?",
            id="library.choose",
            tooltip="Which one do I need? At most three questions lead to a short list",
        ),
    ]

    sought: var[str] = var("", init=False)
    """What the person has typed."""
    used: var[Mapping[str, Use]] = var({}, init=False)
    """Framework → how its sessions of mine stand."""

    def __init__(self) -> None:
        super().__init__()
        self._catalogue = Catalogue((), ())
        self._was_touched = False
        self._damaged = ""

    def compose(self) -> ComposeResult:
        """Banner, list, keys."""
        self._catalogue = catalogue(self.context.own_frameworks)
        yield Banner(self.context.sessions)
        yield FrameworkList()
        yield SourceLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """List everything."""
        self._show()

    def on_screen_resume(self) -> None:
        """Sessions may have been begun or finished meanwhile."""
        self.call_after_refresh(self._look_for_mine)

    def on_key(self, event: events.Key) -> None:
        """Whatever is typed is looked for."""
        if event.is_printable and event.character and event.character != HELP_CHARACTER:
            event.stop()
            self._was_touched = True
            # Many programs begin to look for something at a slash; no word begins with one.
            if self.sought or event.character not in " /":
                self.sought = (self.sought + event.character)[:SOUGHT_LIMIT]

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is looked for too."""
        event.stop()
        self.sought = (self.sought + " ".join(event.text.split()))[:SOUGHT_LIMIT]

    def watch_sought(self) -> None:
        """List what is found, with the cursor on the best of it."""
        self._show(from_top=bool(self.sought))

    def watch_used(self) -> None:
        """Put first what was begun or used."""
        self._show()

    def on_framework_list_opened(self, event: FrameworkList.Opened) -> None:
        """Open a framework's page, or the list of what is wrong."""
        event.stop()
        self._was_touched = True
        if isinstance(event.row, EntryRow):
            from qi_tui.ui.flows import open_framework

            open_framework(self.qi, event.row.entry.id)
        elif isinstance(event.row, ProblemRow):
            from qi_tui.ui.screens.notes import NotesScreen

            title = "Definition files that cannot be used"
            self.app.push_screen(NotesScreen(title, self._catalogue.problems))

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Tell where the framework under the cursor comes from."""
        self.query_one(SourceLine).row = self.query_one(FrameworkList).current

    def action_erase(self) -> None:
        """Take the last letter away."""
        self.sought = self.sought[:-1]

    def action_back(self) -> None:
        """Clear what was typed, or offer to leave."""
        if self.sought:
            self.sought = ""
        else:
            self._offer_to_leave()

    def action_facilitate(self) -> None:
        """My workshops; a new one is offered to be about the framework that was gone to."""
        from qi_tui.ui.screens.workshop.workshops import WorkshopsScreen

        current = self.query_one(FrameworkList).current
        was_chosen = self._is_touched or bool(self.used)
        about = current.entry.id if was_chosen and isinstance(current, EntryRow) else None
        self.app.push_screen(WorkshopsScreen(about))

    def action_demo(self) -> None:
        """The facilitator's view on a copy of the sample workshop."""
        from qi_tui.ui.flows import open_demo

        open_demo(self.qi)

    def action_choose(self) -> None:
        """Ask what is needed, and propose some."""
        from qi_tui.ui.choosing import choose

        choose(self.qi, self._catalogue.entries, self.used)

    @property
    def _is_touched(self) -> bool:
        """Whether a person has chosen a row, or looked for one."""
        return self._was_touched or self.query_one(FrameworkList).was_put

    def _show(self, from_top: bool = False) -> None:
        known = self._catalogue
        problems = len(known.problems)
        rows = rows_of(known.entries, problems, self.sought, self.used)
        found = sum(isinstance(row, EntryRow) for row in rows)
        words = f"{found} of {len(known.entries)}" if found else "nothing has this in it"
        listed = self.query_one(FrameworkList)
        current = listed.current
        before = current.entry.id if isinstance(current, EntryRow) else None
        again = (row for row in rows if isinstance(row, EntryRow) and row.entry.id == before)
        row = next(again, None)
        if not self._is_touched:
            # Nobody has chosen a row yet: begin where there is something to go on with.
            row = latest_unfinished(rows) or row
        listed.show(rows, None if from_top else row)
        self.query_one(SourceLine).row = listed.current
        self.query_one(Banner).show(self.sought, words, legend(self.used.values(), problems))

    def _look_for_mine(self) -> None:
        self._find_mine()

    @work(group="mine", exclusive=True)
    async def _find_mine(self) -> None:
        self.used, damaged = await asyncio.to_thread(_uses, self.context.sessions)
        if damaged and damaged != self._damaged:
            tell(self.app, damaged, "warning", title="A damaged file", timeout=DAMAGE_STAYS)
        self._damaged = damaged

    @work(group="leave", exclusive=True)
    async def _offer_to_leave(self) -> None:
        from qi_tui.ui.screens.dialog import YES_NO, Ask

        question = Ask("Leave qi-tui?", "Everything is saved.", YES_NO)
        if await self.app.push_screen_wait(question) == "yes":
            self.qi.leave(0)


def _uses(folder: Path) -> tuple[Mapping[str, Use], str]:
    """What was used, and what to say of damaged files.

    Runs in a thread, after the first paint: it imports pydantic.
    """
    from qi_tui.store.disk.reading import Unreadable
    from qi_tui.store.mine import my_sessions

    uses: dict[str, Use] = {}
    refused: list[tuple[Path, Unreadable]] = []
    for order, mine in enumerate(my_sessions(folder, lambda *why: refused.append(why))):
        before = uses.get(mine.framework)
        begun = mine.status == UNFINISHED or bool(before and before.unfinished)
        uses[mine.framework] = Use(begun, before.order if before else order)
    if not refused:
        return uses, ""
    from qi_tui.store.repair.noticing import told_of

    return uses, told_of(refused)
