"""The frameworks that are proposed to somebody who asked which one to take, with the reasons."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.text.choosing_words import TITLE
from qi_tui.ui.text.library_rows import EntryRow, Row
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.library_lines import SourceLine
from qi_tui.ui.widgets.lists.framework_list import FrameworkList
from qi_tui.ui.widgets.lists.line_list import ARROW, LineList
from qi_tui.ui.words import count_of, plain

MARGIN = ARROW + 1
"""The cells of a row that the cursor's arrow and a scroll bar take."""


class ProposedScreen(QiScreen[bool]):
    """Shows what is proposed; gives back whether to ask again."""

    HELP = (
        "What fits your answers, the best first, each with the reason and with what it shows. Open "
        "one with Enter to read all of it before you decide; Escape there leads back here."
    )
    BINDINGS = [
        Binding(
            "a",
            "ask_again",
            "Ask again",
            id="proposed.again",
            tooltip="Answer the questions again",
        ),
        Binding(
            "escape", "leave", "Back", id="proposed.back", tooltip="Go back to the whole library"
        ),
    ]

    def __init__(self, write: Callable[[int], tuple[Row, ...]]) -> None:
        """What is proposed; `write` lists it in rows of so many cells."""
        super().__init__()
        self._write = write

    def compose(self) -> ComposeResult:
        """Heading, list, source, keys."""
        yield Heading()
        yield FrameworkList()
        yield SourceLine()
        yield KeyLine()

    def on_resize(self, event: events.Resize) -> None:
        """List them for this width."""
        rows = self._write(event.size.width - MARGIN)
        found = sum(isinstance(row, EntryRow) for row in rows)
        heading = self.query_one(Heading)
        heading.left = plain(f"{TITLE} {count_of(found, 'proposal')}, the best first")
        listed = self.query_one(FrameworkList)
        listed.show(rows, listed.current)
        self.query_one(SourceLine).row = listed.current

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Tell where the framework under the cursor comes from."""
        self.query_one(SourceLine).row = self.query_one(FrameworkList).current

    def on_framework_list_opened(self, event: FrameworkList.Opened) -> None:
        """Open a framework's page."""
        event.stop()
        if isinstance(event.row, EntryRow):
            from qi_tui.ui.flows import open_framework

            open_framework(self.qi, event.row.entry.id)

    def action_ask_again(self) -> None:
        """Back to the questions."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Back to the library."""
        self.dismiss(False)
