"""Choosing the columns of a matrix to rate, such as the levels at which a rater works."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from qi_tui.model.framework import Framework
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.check_list import CheckList
from qi_tui.ui.words import count_of, plain

PROSE_LIMIT = 400


class ColumnChooser(QiDialog[list[str] | None]):
    """Asks which columns are rated: their ids, or None where it was left by Escape.

    Args:
        framework: a matrix.
        chosen: the ids of the columns chosen until now.
    """

    HELP = """\
This framework is a table with several columns. Choose those that you know from your own work; \
only their items are asked. You can choose others later with o: answers that you gave stay in your \
file."""
    BINDINGS = [
        Binding(
            "enter",
            "choose",
            "Go on",
            id="columns.choose",
            tooltip="Rate the columns that are ticked",
        ),
        Binding(
            "escape",
            "leave",
            "Back",
            key_display="Esc",
            id="columns.leave",
            tooltip="Go back without choosing",
        ),
    ]
    DEFAULT_CSS = """
    ColumnChooser > .box {
        Static { height: auto; }
        CheckList { background: $surface; margin: 1 0; }
        #column-word { color: $warning; text-style: bold; }
    }
    """

    def __init__(self, framework: Framework, chosen: Sequence[str]) -> None:
        super().__init__()
        columns = framework.columns
        self._columns = columns
        self._help = [column.help for column in columns]
        rows = [
            f"{column.title}: "
            + count_of(sum(item.column == column.id for item in framework.items), "item")
            for column in columns
        ]
        ticked = {place for place, column in enumerate(columns) if column.id in chosen}
        self._list = CheckList(rows, ticked)

    def compose(self) -> ComposeResult:
        """Question, columns, what the one at the cursor is."""
        with Vertical(classes="box"):
            yield Static(plain("Which of these do you rate?", style="bold"))
            yield Static(plain("Choose those where you work; one is enough.", 200, "$text-muted"))
            yield self._list
            yield Static(id="column-word")
            yield Static(id="column-help")
        yield KeyLine()

    def on_mount(self) -> None:
        """The list takes the keys."""
        self._list.focus()
        self._say_what()

    def on_line_list_moved(self) -> None:
        """Say what this column is."""
        self._say_what()

    def on_check_list_changed(self) -> None:
        """What was missing may be there now."""
        self.query_one("#column-word", Static).update("")

    def action_choose(self) -> None:
        """Take the ticked ones; there must be one."""
        ticked = sorted(self._list.ticked)
        if ticked:
            self.dismiss([self._columns[place].id for place in ticked])
        else:
            word = "Choose at least one: space ticks the line that you are on."
            self.query_one("#column-word", Static).update(plain(word, 200))

    def action_leave(self) -> None:
        """Go back without choosing."""
        self.dismiss(None)

    def _say_what(self) -> None:
        said = self._help[self._list.cursor]
        self.query_one("#column-help", Static).update(plain(said, PROSE_LIMIT, "italic"))
