"""What stands on a terminal after what a program sent to it: as much of one as the program uses."""

from __future__ import annotations

from rich.cells import get_character_cell_size

from gates.screens_stream import pieces


class Picture:
    """The cells of a terminal.

    Args:
        columns, rows: its size.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._cells = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0

    def take(self, output: bytes) -> None:
        """Draw what was sent; whole sequences, as far as they go."""
        for kind, held in pieces(output):
            if kind == "text":
                self._write(held)
            elif kind == "csi":
                self._obey(held)
            elif held == "\r":
                self._column = 0
            elif held == "\n":
                self._row = min(self._row + 1, self._rows - 1)

    @property
    def text(self) -> str:
        """What can be read, row by row."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def _write(self, text: str) -> None:
        if text.isascii():
            end = min(self._column + len(text), self._columns)
            self._cells[self._row][self._column : end] = text[: end - self._column]
            self._column = end
        else:
            for character in text:
                self._draw(character)

    def _draw(self, character: str) -> None:
        width = get_character_cell_size(character)
        row = self._cells[self._row]
        if not width:
            if self._column:
                row[self._column - 1] += character
            return
        if self._column + width > self._columns:
            return
        row[self._column] = character
        for more in range(1, width):
            row[self._column + more] = ""
        self._column += width

    def _obey(self, command: str) -> None:
        if command.endswith("H"):
            place = [int(part or 1) for part in (command[:-1] or "1;1").split(";")]
            self._row = min(max(place[0], 1), self._rows) - 1
            self._column = min(max(place[-1], 1), self._columns) - 1
        elif command in ("2J", "?1049h"):
            self._cells = [[" "] * self._columns for _ in range(self._rows)]
