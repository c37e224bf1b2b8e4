"""The blank screen: the workshop's title and nothing else, until any key."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from qi_tui.ui.text.workshop.present_text import title_card
from qi_tui.ui.widgets.pages import Page


class BlankScreen(ModalScreen[None], inherit_bindings=False):
    """Covers everything that the room could see.

    Args:
        title: what the workshop is called; any text.
    """

    HELP = "The screen is blank for the room. Any key brings back what was there."
    DEFAULT_CSS = """
    BlankScreen { background: $background; }
    BlankScreen Page { padding: 0 4; }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """The title alone."""
        page = Page(self._write)
        page.can_focus = False
        yield page

    def on_key(self, event: events.Key) -> None:
        """Any key brings it back."""
        event.stop()
        event.prevent_default()
        self.dismiss()

    def _write(self, width: int, height: int) -> Sequence[Content]:
        return title_card(self._title, (), width, height)
