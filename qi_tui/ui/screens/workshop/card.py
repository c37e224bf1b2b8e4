"""A few words in the middle of the screen, to be read by whoever the laptop is in front of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.widgets.key_line import KeyLine

T = TypeVar("T")


class CardScreen(QiScreen[T]):
    """The base of such screens: a headline in a frame, and paragraphs below it."""

    DEFAULT_CSS = """
    CardScreen {
        align: center middle;
        VerticalScroll { width: 90%; max-width: 76; height: auto; max-height: 100%; }
        Static { height: auto; text-align: center; }
        #card-headline {
            border: round $primary;
            text-style: bold;
            color: $accent;
            padding: 1 2;
        }
        #card-body { padding: 1 1 0 1; }
        &.-low #card-headline { padding: 0 2; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    def compose(self) -> ComposeResult:
        """Headline, paragraphs, keys."""
        with VerticalScroll(can_focus=False):
            yield Static(self.headline(), id="card-headline")
            yield Static(self._body(), id="card-body")
        yield KeyLine()

    def headline(self) -> Content:
        """What stands in the frame."""
        raise NotImplementedError

    def paragraphs(self) -> Sequence[Content]:
        """What stands below it; each is a paragraph."""
        raise NotImplementedError

    def show_again(self) -> None:
        """What it says has changed."""
        self.query_one("#card-headline", Static).update(self.headline())
        self.query_one("#card-body", Static).update(self._body())

    def _body(self) -> Content:
        return Content("\n\n").join(self.paragraphs())


class Card(CardScreen[None]):
    """Says something, and waits for a key.

    Args:
        headline: what stands in the frame.
        paragraphs: what stands below it.
    """

    HELP = "Something to read. Enter goes on."
    BINDINGS = [
        Binding(
            "enter,escape",
            "go_on",
            "Go on",
            key_display="Enter",
            id="card.go-on",
            tooltip="I have read this: go on",
        ),
    ]

    def __init__(self, headline: Content, paragraphs: Sequence[Content]) -> None:
        super().__init__()
        self._headline = headline
        self._paragraphs = tuple(paragraphs)

    def headline(self) -> Content:
        """As it was given."""
        return self._headline

    def paragraphs(self) -> Sequence[Content]:
        """As they were given."""
        return self._paragraphs

    def action_go_on(self) -> None:
        """On to what comes next."""
        self.dismiss(None)
