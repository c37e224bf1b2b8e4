"""A page of text on a screen of its own: read, scroll, Escape back."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.pages import Author, Page


class PageScreen(QiScreen[None]):
    """Shows what an author writes.

    Args:
        title: what stands over it.
        author: writes the lines for the width there is.
    """

    HELP = "A page to read. Arrow keys and page keys move it; Escape goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="page.back", tooltip="Back to where you were"),
    ]
    DEFAULT_CSS = """
    PageScreen Page { padding: 1 2; }
    PageScreen.-narrow Page { padding: 0 1; }
    """

    def __init__(self, title: Content, author: Author) -> None:
        super().__init__()
        self._heading = title
        self._author = author

    def compose(self) -> ComposeResult:
        """Heading, page, keys."""
        heading = Heading()
        heading.set_reactive(Heading.left, self._heading)
        yield heading
        yield Page(self._author)
        yield KeyLine()

    def action_back(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)
