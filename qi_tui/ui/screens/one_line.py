"""Asking for one line of text, such as a reason."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.field import TypedLine
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain, plain_comment

LIMIT = 300


class AskLine(QiDialog[str | None]):
    """Asks for a line; None where it was left by Escape. The line may stay empty.

    Args:
        title: what is asked; any text.
        message: what it is for; any text.
        value: what stands in the line at first.
        limit: the most characters.
    """

    HELP = "Type a line; Enter takes it, also an empty one. Escape goes back without it."
    BINDINGS = [
        Binding(
            "escape",
            "leave",
            "Back",
            key_display="Esc",
            id="line.leave",
            tooltip="Go back; nothing is done",
            priority=True,
        ),
    ]
    DEFAULT_CSS = """
    AskLine > .box {
        Static { height: auto; margin-bottom: 1; }
        TypedLine { background: $panel; }
    }
    """

    def __init__(self, title: str, message: str, value: str = "", limit: int = LIMIT) -> None:
        super().__init__()
        self._title = title
        self._message = message
        self._value = value
        self._limit = limit

    def compose(self) -> ComposeResult:
        """Title, message, line."""
        with Vertical(classes="box"):
            yield Static(plain(self._title, 200, "bold"))
            yield Static(plain_comment(self._message))
            yield TypedLine(self._value, max_length=self._limit, compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """The line takes the keys."""
        self.query_exactly_one(TypedLine).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line."""
        event.stop()
        self.dismiss(self.query_exactly_one(TypedLine).said.strip())

    def action_leave(self) -> None:
        """Go back without it."""
        self.dismiss(None)
