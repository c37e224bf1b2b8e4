"""Ticking what somebody should find out: each item that is ticked becomes an action."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.check_list import CheckList
from qi_tui.ui.words import plain


class FindOutForm(QiDialog[list[int] | None]):
    """Asks which of these to find out: their places, from 0; None where it was left by Escape.

    Args:
        rows: one line for each item; any text.
    """

    HELP = """\
Many said that they don't know these: talking does not help where nobody knows. Tick those that \
somebody should find out; each becomes an action, and Enter on it says who does it."""
    BINDINGS = [
        Binding(
            "enter",
            "add",
            "Add the ticked ones",
            id="find-out.add",
            tooltip="Write an action for each that is ticked",
        ),
        Binding(
            "escape",
            "leave",
            "Back",
            key_display="Esc",
            id="find-out.leave",
            tooltip="Go back without adding any",
        ),
    ]
    DEFAULT_CSS = """
    FindOutForm > .box {
        width: 90%;
        max-width: 100;
        Static { height: auto; }
        CheckList { background: $surface; margin: 1 0; }
        #find-out-word { color: $warning; text-style: bold; }
    }
    """

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        # Where there is only one, ticking it would be a key for nothing.
        self._list = CheckList(rows, {0} if len(rows) == 1 else ())

    def compose(self) -> ComposeResult:
        """Question, items, a word."""
        with Vertical(classes="box"):
            yield Static(plain("What should somebody find out?", style="bold"))
            yield self._list
            yield Static(id="find-out-word")
        yield KeyLine()

    def on_mount(self) -> None:
        """The list takes the keys."""
        self._list.focus()

    def on_check_list_changed(self) -> None:
        """What was missing may be there now."""
        self.query_one("#find-out-word", Static).update("")

    def action_add(self) -> None:
        """Take the ticked ones; there must be one."""
        if self._list.ticked:
            self.dismiss(sorted(self._list.ticked))
        else:
            word = "Tick at least one: space ticks the line that you are on."
            self.query_one("#find-out-word", Static).update(plain(word, 200))

    def action_leave(self) -> None:
        """Go back without adding any."""
        self.dismiss(None)
