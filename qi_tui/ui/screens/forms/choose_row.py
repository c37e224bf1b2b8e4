"""Choosing one of many by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from qi_tui.analysis.forms.texts import squeezed
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.text.paragraphs import fitted
from qi_tui.ui.widgets.field import TypedLine
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.words import plain, plain_comment

TYPED_LIMIT = 60


class Rows(LineList, can_focus=False):
    """The rows that were found; the line above it has the keys."""

    DEFAULT_CSS = """
    Rows { max-height: 10; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str] = []

    def show(self, rows: list[str], cursor: int = 0) -> None:
        """Show these."""
        self._rows = rows
        self.rows_changed(cursor)

    def row_count(self) -> int:
        """One for each."""
        return len(self._rows)

    def write_row(self, row: int, width: int) -> Content:
        """What it says."""
        return Content(fitted(self._rows[row], width))


class ChooseRow(QiDialog[int | None]):
    """Asks for one of some rows: its place, from 0; None where it was left by Escape.

    Args:
        title: what is chosen; any text.
        message: what it is about; any text.
        rows: what there is to choose from, safe to show.
        at: the place of the row that the cursor is on at first.
    """

    HELP = """\
Type a few letters of what you look for; the arrow keys move in what was found, Enter takes it. \
Escape goes back and changes nothing."""
    BINDINGS = [
        Binding("up", "move(-1)", "Up", show=False, id="row.up", tooltip="The row above"),
        Binding("down", "move(1)", "Down", show=False, id="row.down", tooltip="The row below"),
        Binding(
            "enter", "take", "Take it", id="row.take", tooltip="Take the marked row", priority=True
        ),
        Binding("escape", "leave", "Back", id="row.leave", tooltip="Go back; nothing is changed"),
    ]
    DEFAULT_CSS = """
    ChooseRow > .box {
        width: 90%;
        max-width: 100;
        padding: 0 2;
        Static { height: auto; max-height: 3; }
        TypedLine { background: $panel; margin: 1 0; }
    }
    """

    def __init__(self, title: str, message: str, rows: Sequence[str], at: int = 0) -> None:
        super().__init__()
        self._title = title
        self._message = message
        self._all = [(place, row, squeezed(row)) for place, row in enumerate(rows)]
        self._found = [place for place, _, _ in self._all]
        self._at = at
        self._list = Rows()

    def compose(self) -> ComposeResult:
        """Title, message, line, rows."""
        with Vertical(classes="box"):
            yield Static(plain(self._title, 200, "bold"))
            yield Static(plain_comment(self._message, 600))
            yield TypedLine(
                placeholder="type to find one",
                max_length=TYPED_LIMIT,
                compact=True,
                select_on_focus=False,
            )
            yield self._list
        yield KeyLine()

    def on_mount(self) -> None:
        """The line takes the keys."""
        self.query_exactly_one(TypedLine).focus()
        self._list.show([row for _, row, _ in self._all], self._at)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has these words in it."""
        event.stop()
        words = squeezed(event.value).split()
        found = [each for each in self._all if all(word in each[2] for word in words)]
        self._found = [place for place, _, _ in found]
        self._list.show([row for _, row, _ in found], 0 if words else self._at)

    def action_move(self, by: int) -> None:
        """To the row above or below."""
        self._list.action_move(by)

    def action_take(self) -> None:
        """Take the marked row, where one was found."""
        if self._found:
            self.dismiss(self._found[self._list.cursor])

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
