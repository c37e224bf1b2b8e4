"""A line of a form that is not typed into: space opens or turns what it stands for."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.words import plain

LABEL = 14
"""Cells of the label; the fields beside it keep to the same."""


class PressLine(Widget, can_focus=True):
    """Label and value, with an arrow while it has the focus.

    Args:
        key: what the line is called in the code.
        label: what it is called on the screen.
        purpose: what it is for; shown while it has the focus.
        takes_letters: whether a letter presses it too, and is handed on.
    """

    HELP = "A line that is not typed into: space opens it or turns it over."
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "press", "Change", id="press.press", tooltip="Open this line, or turn it over"
        ),
    ]
    DEFAULT_CSS = """
    PressLine {
        height: auto;
        &:focus { background: $block-cursor-blurred-background; text-style: bold; }
    }
    """

    value: reactive[Content] = reactive(Content(""), layout=True)
    """What stands in it."""

    class Pressed(Message):
        """Space was pressed on it, or a letter."""

        def __init__(self, control: PressLine, letter: str) -> None:
            super().__init__()
            self.press_line = control
            self.letter = letter

        @property
        def control(self) -> PressLine:
            """The line that sent it."""
            return self.press_line

    def __init__(self, key: str, label: str, purpose: str, takes_letters: bool = False) -> None:
        super().__init__(id=f"press-{key}")
        self.key = key
        self.label = label
        self.purpose = purpose
        self._takes_letters = takes_letters

    def render(self) -> Content:
        """Label, value."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the value needs."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        arrow = glyphs().arrow if self.has_focus else " "
        label = plain(self.label).truncate(LABEL - 2, pad=True)
        return hanging(Content.assemble(f"{arrow} ", label), self.value, width)

    def on_key(self, event: events.Key) -> None:
        """A letter may press it."""
        letter = event.character or ""
        if self._takes_letters and letter.isalnum() and event.is_printable:
            event.stop()
            self.post_message(self.Pressed(self, letter))

    def on_click(self) -> None:
        """So does a click."""
        self.action_press()

    def action_press(self) -> None:
        """Say that it was pressed."""
        self.post_message(self.Pressed(self, ""))
