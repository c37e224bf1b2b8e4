"""Asking for a place on the disk: a folder, or a file name in one, typed or taken as offered."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakKeyDictionary

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from qi_tui import paths
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.field import TypedLine
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain

_last_places: WeakKeyDictionary[App[int], str] = WeakKeyDictionary()


class AskPlace(QiDialog[Path | None]):
    """Asks where something should go; None where it was left by Escape.

    Args:
        title: what is going there; any text.
        message: what to type; any text.
        offered: the place that is offered where none was used before; the home folder by default.
    """

    HELP = """\
Type a folder, or a folder and a file name; ~ stands for your home folder. The place that was used \
last is offered. Enter takes it, Escape leaves."""
    BINDINGS = [
        Binding(
            "escape",
            "leave",
            "Leave",
            key_display="Esc",
            id="place.leave",
            tooltip="Go back without choosing a place",
        ),
        Binding(
            "enter",
            "take",
            "Take this place",
            key_display="Enter",
            id="place.take",
            tooltip="Put it there",
            priority=True,
        ),
    ]
    DEFAULT_CSS = """
    AskPlace > .box {
        width: 90%;
        max-width: 100;
        Static { height: auto; margin-bottom: 1; }
    }
    """

    def __init__(self, title: str, message: str, offered: Path | None = None) -> None:
        super().__init__()
        self._offered = offered or Path.home()
        self._title = title
        self._message = message

    def compose(self) -> ComposeResult:
        """Title, message, the place."""
        with Vertical(classes="box"):
            yield Static(plain(self._title, style="bold"))
            yield Static(plain(self._message, 1000))
            yield TypedLine(_last_places.get(self.qi) or str(self._offered))
        yield KeyLine()

    def on_mount(self) -> None:
        """The place takes the keys."""
        self.query_exactly_one(TypedLine).focus()

    def action_take(self) -> None:
        """Take the place that is typed."""
        typed = self.query_exactly_one(TypedLine).said.strip()
        if typed:
            _last_places[self.qi] = typed
            self.dismiss(paths.typed(typed))

    def action_leave(self) -> None:
        """Leave without a place."""
        self.dismiss(None)
