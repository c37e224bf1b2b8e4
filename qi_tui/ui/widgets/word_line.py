"""One line that says something lasting, and for a moment what the last key did or why it did not.

A word beside the rows costs no layout and covers nothing, as a notice in the corner would.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import var
from textual.timer import Timer

from qi_tui.model.text import display
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.widgets.drawing.drawn_line import DrawnLine, Piece
from qi_tui.ui.widgets.rating.columns import fit

SECONDS = 5.0
LIMIT = 300


class WordLine(DrawnLine):
    """The line.

    Args:
        lasting: what it says when there is nothing else; any text.
        is_warning: whether that is a warning.
    """

    PREFIX = "word-line"
    STYLES = ("word", "warning")
    COMPONENT_CLASSES = {f"word-line--{name}" for name in STYLES}
    DEFAULT_CSS = """
    WordLine {
        color: $text-muted;
        & > .word-line--word { color: $accent; text-style: bold; }
        & > .word-line--warning { color: $warning; text-style: bold; }
    }
    """

    words: var[str] = var("", init=False)
    """What is said for a moment."""

    def __init__(self, lasting: str, is_warning: bool = False) -> None:
        super().__init__()
        self._lasting = display(lasting, LIMIT)
        self._style = "warning" if is_warning else "text"
        self._until: Timer | None = None

    def say(self, words: str) -> None:
        """Say this for some seconds; any text."""
        self.words = display(words, LIMIT)
        if self._until is not None:
            self._until.stop()
        self._until = self.set_timer(SECONDS, self.be_quiet)

    def be_quiet(self) -> None:
        """Say what lasts again."""
        self.words = ""

    def watch_words(self) -> None:
        """Say it now."""
        self.rewrite()

    def write(self, width: int) -> Sequence[Piece]:
        """The word of the moment, or what lasts."""
        style = "word" if self.words else self._style
        return [(fit(f" {self.words or self._lasting}", width, glyphs().ellipsis), style)]
