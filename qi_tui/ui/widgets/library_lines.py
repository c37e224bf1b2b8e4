"""The lines above and below the library's list: what the program promises, what is looked for."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.library_lines import heading_line, source_line
from qi_tui.ui.text.library_rows import Row
from qi_tui.ui.widgets.drawing.kept_lines import KeptLines
from qi_tui.ui.words import plain

SOUGHT_LIMIT = 60


class Banner(KeptLines, Widget, can_focus=False):
    """What the program is, what it promises, where files go, and what is being looked for."""

    DEFAULT_CSS = """
    Banner { height: 5; background: $panel; }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._sought = ""
        self._found = ""
        self._legend = ""

    def show(self, sought: str, found: str, legend: str) -> None:
        """Say what is looked for, how much was found, and what the marks in the list mean."""
        if (sought, found, legend) != (self._sought, self._found, self._legend):
            self._sought, self._found, self._legend = sought, found, legend
            self.refresh()

    def render(self) -> Content:
        """Five lines."""
        width = self.size.width
        lines = [
            Content.assemble(
                (" qi-tui", "bold $accent"), ("  rate alone first, then see the room", "bold")
            ),
            plain(" What you rate stays on this laptop: no account, no server, no network."),
            heading_line(str(self._folder), width),
            plain(f" {self._legend}", 200, "$text-muted"),
            self._finding(),
        ]
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)

    def _finding(self) -> Content:
        if self._sought:
            return Content.assemble(
                (" Find: ", "bold"),
                plain(self._sought, SOUGHT_LIMIT),
                ("▏" if not glyphs().is_ascii else "_", "bold"),
                (f"  {self._found}", "$text-muted"),
            )
        return plain(
            " Type to find one by title, item or source; F4 asks which one you need.",
            120,
            "$text-muted",
        )


class SourceLine(KeptLines, Widget, can_focus=False):
    """Where the framework under the cursor comes from."""

    DEFAULT_CSS = """
    SourceLine { height: 1; background: $panel; }
    """

    row: var[Row | None] = var(None)

    def watch_row(self) -> None:
        """Say it anew."""
        self.refresh()

    def render(self) -> Content:
        """One line."""
        return source_line(self.row, self.size.width)
