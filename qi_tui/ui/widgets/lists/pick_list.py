"""A list of which one row is picked, as in a form; the arrow keys lead out of it at its ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from qi_tui.model.text import display
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import filled, fitted
from qi_tui.ui.widgets.lists.line_list import LineList

LIMIT = 200


class PickList(LineList, can_focus=True):
    """Rows of which one is picked.

    Args:
        rows: a word and what it means, for each; any text.
        picked: the place of the one that is picked at first, from 0.
        purpose: what it is for; shown while it has the focus.
    """

    HELP = "Space picks the line that the cursor is on; so does its number."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", "Pick", id="pick.pick", tooltip="Pick this line"),
        *(
            Binding(
                str(digit),
                f"pick({digit})",
                f"Pick {digit}",
                id=f"pick.pick-{digit}",
                tooltip=f"Pick line {digit}",
                show=False,
            )
            for digit in range(1, 10)
        ),
    ]
    DEFAULT_CSS = """
    PickList { max-height: 9; }
    """

    class Picked(Message):
        """A row was picked: its place, from 0."""

        def __init__(self, control: PickList, place: int) -> None:
            super().__init__()
            self.pick_list = control
            self.place = place

        @property
        def control(self) -> PickList:
            """The list that sent it."""
            return self.pick_list

    def __init__(self, rows: Sequence[tuple[str, str]], picked: int, purpose: str = "") -> None:
        super().__init__()
        self._rows = [(display(word, LIMIT), display(meaning, LIMIT)) for word, meaning in rows]
        self._widest = max((Content(word).cell_length for word, _ in self._rows), default=0)
        self.picked = picked
        self.purpose = purpose

    def on_mount(self) -> None:
        """Begin at the row that is picked."""
        self.rows_changed(self.picked)

    def row_count(self) -> int:
        """One for each."""
        return len(self._rows)

    def write_row(self, row: int, width: int) -> Content:
        """Number, box, word, meaning."""
        word, meaning = self._rows[row]
        box = f"({glyphs().mark if row == self.picked else ' '})"
        return Content(fitted(f"{row + 1} {box} {filled(word, self._widest)}  {meaning}", width))

    def on_focus(self) -> None:
        """The cursor is seen where the keys act on it."""
        self.rows_changed(self.cursor)

    def on_blur(self) -> None:
        """Elsewhere its arrow would say that they do."""
        self.rows_changed(self.picked)

    def is_marked(self, row: int) -> bool:
        """Whether the cursor is drawn on this row."""
        return self.has_focus and super().is_marked(row)

    def action_move(self, by: int) -> None:
        """Move the cursor; past either end the key is left to the form."""
        if not 0 <= self.cursor + by < len(self._rows):
            raise SkipAction
        super().action_move(by)

    def action_pick(self, number: int = 0) -> None:
        """Pick a row by its number, from 1; 0 is the one at the cursor."""
        row = number - 1 if number else self.cursor
        if row < len(self._rows):
            self.pick(row)
            self.post_message(self.Picked(self, row))

    def pick(self, row: int) -> None:
        """Show this row as the one that is picked."""
        self.picked = row
        self.rows_changed(row)
