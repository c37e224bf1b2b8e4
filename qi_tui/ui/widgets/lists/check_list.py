"""A list whose rows are ticked by keys."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from qi_tui.model.text import display
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import fitted
from qi_tui.ui.widgets.lists.line_list import LineList

LIMIT = 300


class CheckList(LineList, can_focus=True):
    """Rows with a box each.

    Args:
        rows: what each says; any text.
        ticked: the places of those that are ticked at first, from 0.
    """

    HELP = "Space ticks a line, and again takes the tick away; so does its number."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", id="check.tick", tooltip="Tick this line, or untick it"),
        *(
            Binding(
                str(digit),
                f"tick({digit})",
                f"Tick {digit}",
                id=f"check.tick-{digit}",
                tooltip=f"Tick line {digit}, or untick it",
                show=False,
            )
            for digit in range(1, 10)
        ),
    ]
    DEFAULT_CSS = """
    CheckList { max-height: 12; }
    """

    class Changed(Message):
        """A row was ticked or unticked."""

    def __init__(self, rows: Sequence[str], ticked: Collection[int]) -> None:
        super().__init__()
        self._rows = [display(row, LIMIT) for row in rows]
        self.ticked = set(ticked)

    def on_mount(self) -> None:
        """Show the rows."""
        self.rows_changed(0)

    def row_count(self) -> int:
        """One for each."""
        return len(self._rows)

    def write_row(self, row: int, width: int) -> Content:
        """Number, box, words."""
        box = f"[{glyphs().tick if row in self.ticked else ' '}]"
        return Content(fitted(f"{row + 1} {box} {self._rows[row]}", width))

    def action_tick(self, number: int = 0) -> None:
        """Tick or untick a row by its number, from 1; 0 is the one at the cursor."""
        row = number - 1 if number else self.cursor
        if row < len(self._rows):
            self.ticked ^= {row}
            self.rows_changed(row)
            self.post_message(self.Changed())
