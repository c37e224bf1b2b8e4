"""The columns or the labels of a form, one line each: a mark, what it is, what it is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from qi_tui.ui.text.paragraphs import filled, fitted
from qi_tui.ui.widgets.lists.line_list import LineList

_MARK, _GAP = 2, 2


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line; all of it safe to show."""

    mark: str
    what: str
    sample: str
    meant: str


class FormList(LineList):
    """Draws the rows that are given to it."""

    HELP = (
        "The columns of the form, or its labels. A tick stands where it is sure what it is taken "
        "for, a half circle where that is only likely, and an exclamation mark where somebody has "
        "to say so. Below the list stands all about the line that the cursor is on."
    )

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[FormRow, ...] = ()

    def show(self, rows: Sequence[FormRow], cursor: int) -> None:
        """Show these rows, with the cursor on one of them."""
        self._rows = tuple(rows)
        self.rows_changed(cursor)

    def row_count(self) -> int:
        """One for each."""
        return len(self._rows)

    def write_row(self, row: int, width: int) -> Content:
        """Mark, what it is, a sample, what it is taken for."""
        shown = self._rows[row]
        room = max(3, width - _MARK - 2 * _GAP)
        what, sample = room * 2 // 5, room // 5
        text = (
            f"{filled(shown.mark, _MARK)}{filled(shown.what, what)}{' ' * _GAP}"
            f"{filled(shown.sample, sample)}{' ' * _GAP}{shown.meant}"
        )
        return Content(fitted(text, width))
