"""The part of a form that scrolls; its arrow keys stay with the form."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget


class FormScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Lines that scroll when there are more of them than rows.

    Textual's own takes ↑ and ↓ for scrolling as soon as something overflows, so that the same key
    would go from line to line in a large window and not in a small one. What has the focus is
    scrolled into view anyway.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", "Page up", show=False, id="form.page-up", tooltip="A page up"),
        Binding(
            "pagedown",
            "page_down",
            "Page down",
            show=False,
            id="form.page-down",
            tooltip="A page down",
        ),
    ]

    @property
    def stops(self) -> list[Widget]:
        """What takes the keys in it, top to bottom."""
        return [stop for stop in self.screen.focus_chain if self in stop.ancestors]

    def step(self, by: int) -> None:
        """To the line so many below; negative: above."""
        stops, focused = self.stops, self.screen.focused
        # The screen's focus changes at once, a line's own `has_focus` after a burst of keys.
        here = stops.index(focused) if focused in stops else 0
        self.screen.set_focus(stops[max(0, min(here + by, len(stops) - 1))])
