"""One line across the top: what this is on the left, how it is arranged on the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from qi_tui.ui.widgets.drawing.kept_lines import KeptLines


class Heading(KeptLines, Widget, can_focus=False):
    """A drawn line; where both sides do not fit, the left one is cut."""

    DEFAULT_CSS = """
    Heading {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-style: bold;
    }
    """

    left: reactive[Content] = reactive(Content(""))
    right: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """Both sides, with what is between them left blank."""
        room = self.content_size.width - self.right.cell_length
        if not self.right:
            return self.left.truncate(self.content_size.width, ellipsis=True)
        return Content.assemble(
            self.left.truncate(max(0, room - 2), ellipsis=True, pad=True), "  ", self.right
        )
