"""The time that is left for an item, on a line of its own; without a timer it takes no room."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from qi_tui.ui.process.timing import time_words

LAST_MINUTE = 60


class TimerLine(Widget, can_focus=False):
    """Says how much time is left, and then how much it is over; nothing else happens then.

    Attributes:
        left: seconds, below 0 where the time is over; None without a timer.
        stands_still: whether the time is not being counted just now.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TimerLine {
        display: none;
        height: 1;
        padding: 0 1;
        text-style: bold;
        &.-told { display: block; }
    }
    """

    left: reactive[float | None] = reactive(None)
    stands_still = reactive(False)

    def watch_left(self) -> None:
        """Take room only where there is something to tell."""
        self.set_class(self.left is not None, "-told")

    def render(self) -> Content:
        """The time in words."""
        if self.left is None:
            return Content("")
        said = time_words(self.left) + (" · stopped" if self.stands_still else "")
        return Content.styled(said, _style(self.left))


def _style(left: float) -> str:
    if left <= 0:
        return "$error"
    return "$warning" if left <= LAST_MINUTE else "$success"
