"""A screen as most Textual apps have one: a header, a list of 28 rows, a footer. Ctrl+Q leaves."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Label, ListItem, ListView

READY = "Row number 28"


class Typical(App[None]):
    """A header, a list and a footer."""

    BINDINGS = [("o", "open", "Open"), ("f", "find", "Find"), ("r", "report", "Report")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Header, list, footer."""
        yield Header()
        yield ListView(*(ListItem(Label(f"Row number {row}")) for row in range(1, 29)))
        yield Footer()


if __name__ == "__main__":
    Typical().run()
