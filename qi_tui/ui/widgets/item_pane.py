"""The item that the cursor is on, below the list: figures, question, comments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.item_text import Reading, brief
from qi_tui.ui.widgets.pages import Page


class ItemPane(Page, can_focus=False):
    """Shows as much of one item as fits, the most important first; it takes no keys."""

    DEFAULT_CSS = """
    ItemPane {
        border-top: solid $border-blurred;
        padding: 0 1;
        min-height: 6;
        overflow-y: hidden;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(self._write, id=id)
        self._reading: Reading | None = None

    @property
    def reading(self) -> Reading | None:
        """What is shown."""
        return self._reading

    @reading.setter
    def reading(self, reading: Reading | None) -> None:
        if reading != self._reading:
            self._reading = self.about = reading
            self.rewrite()

    def prepare_readings(self, readings: Sequence[Reading]) -> None:
        """Draw these already: the cursor may go to one of them next."""
        self.prepare([(reading, partial(_written, reading)) for reading in readings])

    def _write(self, width: int, height: int) -> Sequence[Content]:
        return [] if self._reading is None else _written(self._reading, width, height)


def _written(reading: Reading, width: int, height: int) -> Sequence[Content]:
    return brief(reading, width, height, glyphs())
