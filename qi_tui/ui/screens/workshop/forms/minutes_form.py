"""Asking for a number of minutes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.text.workshop.workshop_words import MOST_MINUTES, minutes_in
from qi_tui.ui.widgets.field import TypedLine
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain

LONGEST = 8
"""Characters, such as "600 min"."""
ASKED = f"A whole number from 1 to {MOST_MINUTES}; Enter keeps it."
REFUSED = f"That is no whole number from 1 to {MOST_MINUTES}."


class AskMinutes(QiDialog[int | None]):
    """Asks how many minutes there are; None where it was left by Escape.

    Args:
        minutes: as it is.
        message: what becomes of it.
    """

    HELP = "Type the minutes that there are for the talk in all. Enter keeps them, Escape leaves."
    BINDINGS = [
        Binding(
            "escape",
            "leave",
            "Leave",
            key_display="Esc",
            id="minutes.leave",
            tooltip="Go back; the minutes stay as they were",
            priority=True,
        ),
    ]
    DEFAULT_CSS = """
    AskMinutes > .box {
        width: 60;
        Static { height: auto; margin-bottom: 1; }
        TypedLine { background: $panel; }
        #minutes-word { color: $warning; margin: 1 0 0 0; }
    }
    """

    def __init__(self, minutes: int, message: str) -> None:
        super().__init__()
        self._minutes = minutes
        self._message = message

    def compose(self) -> ComposeResult:
        """What is asked, the line, what is amiss."""
        with Vertical(classes="box"):
            yield Static(plain("How many minutes are there to talk?", style="bold"))
            yield Static(plain(self._message, 400))
            yield TypedLine(str(self._minutes), max_length=LONGEST, compact=True)
            yield Static(ASKED, id="minutes-word")
        yield KeyLine()

    def on_mount(self) -> None:
        """The line takes the keys."""
        self.query_exactly_one(TypedLine).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep a number; anything else stays in the line."""
        event.stop()
        minutes = minutes_in(event.value)
        if minutes:
            self.dismiss(minutes)
        else:
            self.query_one("#minutes-word", Static).update(REFUSED)

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
