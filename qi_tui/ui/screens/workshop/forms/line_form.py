"""The base of a form of many lines: from line to line by keys, and what each line is for."""

from __future__ import annotations

from textual import events, getters
from textual.widget import Widget
from textual.widgets import Input, Static

from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.widgets.drawing.form_scroll import FormScroll
from qi_tui.ui.widgets.field import Field
from qi_tui.ui.widgets.lists.pick_list import PickList
from qi_tui.ui.widgets.press_line import PressLine
from qi_tui.ui.words import plain, plain_comment

Line = Field | PressLine | PickList


class LineForm(QiScreen[bool]):
    """A form whose lines stand in a `FormScroll`, above `#word` and `#purpose`.

    It gives back whether something was kept; `action_start` keeps it.
    """

    _scroll = getters.query_one(FormScroll)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the line is for."""
        line = event.widget.parent if isinstance(event.widget, Input) else event.widget
        if isinstance(line, Line):
            self.show_purpose(line)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next line."""
        event.stop()
        self._go_on(event.input)

    def action_step(self, by: int) -> None:
        """To the line above or below."""
        self._scroll.step(by)

    def action_go_on(self) -> None:
        """On to the next line; what the cursor of a list is on is picked on the way."""
        if isinstance(self.focused, PickList):
            self.focused.action_pick()
        if self.focused is not None:
            self._go_on(self.focused)

    def action_start(self) -> None:
        """Keep what the form says."""
        raise NotImplementedError

    def purpose_of(self, line: Line) -> str:
        """What a line is for; any text."""
        return line.purpose

    def show_purpose(self, line: Line) -> None:
        """Say what a line is for."""
        self.query_one("#purpose", Static).update(plain_comment(self.purpose_of(line)))

    def field(self, key: str) -> Field:
        """A line that is typed into."""
        return self.query_one(f"#field-{key}", Field)

    def value(self, key: str) -> str:
        """What was typed into a line."""
        return self.field(key).value

    def refuse(self, key: str, words: str) -> None:
        """Say what is amiss with a line, and go there."""
        self.say(words)
        self.field(key).line.focus()

    def say(self, words: str) -> None:
        """Say something above the purpose; any text, and nothing takes it away."""
        self.query_one("#word", Static).update(plain(words, 200))

    def _go_on(self, line: Widget) -> None:
        # After the line that was submitted, not the focused one: keys may come in a burst.
        stops = self._scroll.stops
        place = stops.index(line) + 1 if line in stops else 0
        if place < len(stops):
            stops[place].focus()
        else:
            self.action_start()
