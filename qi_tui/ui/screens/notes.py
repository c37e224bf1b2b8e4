"""A few paragraphs over a screen, scrolled by keys: what is wrong with some files, for instance."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import plain

PARAGRAPH_LIMIT = 1000


class NotesPage(Page, can_focus=True):
    """The paragraphs."""

    DEFAULT_CSS = """
    NotesPage {
        width: 90%;
        max-width: 110;
        height: 70%;
        border: round $primary;
        border-title-color: $accent;
        background: $surface;
        padding: 0 1;
    }
    """

    def __init__(self, title: str, paragraphs: Sequence[str]) -> None:
        super().__init__(self.write)
        self._paragraphs = paragraphs
        self.border_title = plain(title)

    def write(self, width: int, height: int) -> Sequence[Content]:
        """Each paragraph with a mark, and a blank line between them."""
        lines: list[Content] = []
        for paragraph in self._paragraphs:
            mark = f"{glyphs().bullet} "
            lines += [*hanging(mark, plain(paragraph, PARAGRAPH_LIMIT), width), Content("")]
        return lines


class NotesScreen(QiDialog[None]):
    """Shows a title and paragraphs; any text."""

    HELP = "Something to read. Scroll with the arrow keys; Escape closes it."
    BINDINGS = [
        Binding(
            "escape,enter",
            "close_notes",
            "Close",
            key_display="Esc",
            id="notes.close",
            tooltip="Close this and go back",
        ),
    ]

    def __init__(self, title: str, paragraphs: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        """The paragraphs, and the keys."""
        yield NotesPage(self._title, self._paragraphs)
        yield KeyLine()

    def action_close_notes(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)
