"""One drawn line with the steps of a workshop: which there are, and which one is open."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.widgets.drawing.kept_lines import KeptLines

MUTED = "$text-muted"


class StepBar(KeptLines, Widget, can_focus=False):
    """The steps, each after the digit that goes to it; the open one is marked, not only coloured.

    Args:
        steps: digit and name of each.
        here: the digit of the open one.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StepBar {
        dock: bottom;
        height: 1;
        margin-bottom: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(self, steps: Sequence[tuple[int, str]], here: int) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._here = here

    def render(self) -> Content:
        """All of them on one line."""
        parts = [
            Content.styled(f"{glyphs().arrow}{digit} {name}", "bold $accent")
            if digit == self._here
            else Content.styled(f" {digit} {name}", MUTED)
            for digit, name in self._steps
        ]
        return Content("  ").join(parts).truncate(self.content_size.width, ellipsis=True)
