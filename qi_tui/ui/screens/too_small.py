"""The cover over a screen that does not fit the terminal; under it nothing changes."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult, RenderResult
from textual.screen import ModalScreen
from textual.widget import Widget

from qi_tui.ui.screens.base import COLUMNS, ROWS, fits
from qi_tui.ui.words import plain_comment


class _Words(Widget):
    DEFAULT_CSS = """
    _Words { width: 100%; height: 100%; background: $background; content-align: center middle; }
    """

    def render(self) -> RenderResult:
        size = self.app.size
        return plain_comment(
            f"qi-tui needs {COLUMNS} columns and {ROWS} rows; now {size.width}×{size.height}.\n"
            "Nothing is lost. Make the window larger, or the letters smaller.\n"
            "Ctrl+Q quits; everything is saved."
        )


class TooSmall(ModalScreen[None], inherit_bindings=False):
    """Takes every key but those of the app until the terminal is large enough."""

    HELP = "The terminal is too small for the program. Nothing is lost: make it larger."

    def compose(self) -> ComposeResult:
        """The words alone."""
        yield _Words()

    def on_resize(self, event: events.Resize) -> None:
        """Say the new size, or leave."""
        self._look()

    def on_screen_resume(self) -> None:
        """What lay on top has gone; the terminal may have grown meanwhile."""
        self._look()

    def _look(self) -> None:
        if fits(self.app.size):
            # A screen that something else lies on cannot leave; it looks again when it comes up.
            if self.app.screen is self:
                self.dismiss()
        else:
            self.query_one(_Words).refresh()
