"""One widget that draws all its rows by the Line API: as quick as a list in Textual can be.

A digit puts its number into the row and goes on to the next, arrows go up and down and change the
number; a letter and Backspace draw all rows anew. Nothing is kept anywhere.
`python -m benchmarks.apps.rows 28` has 28 rows.
"""

from __future__ import annotations

import sys

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

READY = "Row number 9 "
HERE, ELSEWHERE = Style(reverse=True), Style()


class Rows(ScrollView, can_focus=True):
    """So many rows, each with a number that a digit sets."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.values = [0] * rows
        self.marks = " "
        self.place = 0

    def on_mount(self) -> None:
        """Say how much there is to scroll through."""
        self.virtual_size = Size(self.app.size.width, len(self.values))

    def render_line(self, y: int) -> Strip:
        """One row."""
        row = y + self.scroll_offset.y
        if row >= len(self.values):
            return Strip.blank(self.size.width)
        value = self.values[row]
        slider = "".join("●" if point == value else "─" for point in range(1, 8))
        text = f" {self.marks}Row number {row + 1:<40} {slider}  {value or '·'}"
        style = HERE if row == self.place else ELSEWHERE
        return Strip([Segment(text.ljust(self.size.width), style)])

    def on_key(self, event: events.Key) -> None:
        """Set the number of a row, or go to another."""
        event.stop()
        before = self.place
        if event.key.isdigit():
            self.values[self.place] = int(event.key)
            self._go(1)
        elif event.key in ("right", "left"):
            by = 1 if event.key == "right" else -1
            self.values[self.place] = max(1, min(7, self.values[self.place] + by))
        elif event.key in ("down", "up"):
            self._go(1 if event.key == "down" else -1)
        elif event.key == "home":
            self._go(-self.place)
        elif event.is_printable or event.key == "backspace":
            self.marks = "*" if event.is_printable else " "
            self.refresh()
            return
        else:
            return
        self._redraw(before)
        self._redraw(self.place)

    def _go(self, by: int) -> None:
        self.place = max(0, min(len(self.values) - 1, self.place + by))
        self.scroll_to_region(Region(0, self.place, 1, 1), animate=False)

    def _redraw(self, row: int) -> None:
        self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))


class RowsApp(App[None]):
    """Nothing but the rows."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """The rows."""
        yield Rows(self.rows)


if __name__ == "__main__":
    RowsApp(int(sys.argv[1])).run()
