"""What every screen of the program shares: help by F1 and ?, moving the focus, width classes.

A screen's `HELP` and its bindings (each with id, short description and tooltip) are all that help,
footer and palette are made of. A screen ends its `compose` with `yield KeyLine()`
(`widgets.key_line`), one drawn line with the keys that work now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen, Screen

from qi_tui.ui.widgets.drawing.kept_lines import KeptLines

if TYPE_CHECKING:
    from qi_tui.ui.app import QiApp
    from qi_tui.ui.context import Context

T = TypeVar("T")

WIDE = 100
"""From this many columns on a screen has the class `-wide`; below it has `-narrow`."""
COLUMNS, ROWS = 60, 18
"""The smallest terminal that the screens can be drawn in."""
BREAKPOINTS: list[tuple[int, str]] = [(0, "-narrow"), (WIDE, "-wide")]

HELP_BINDING = Binding(
    "f1,question_mark",
    "explain",
    "Help",
    key_display="F1",
    id="screen.help",
    tooltip="Explain this screen and every key that works here",
)
FOCUS_BINDINGS: list[BindingType] = [
    Binding(
        "tab",
        "app.focus_next",
        "Next part",
        show=False,
        id="screen.focus-next",
        tooltip="Go to the next part of the screen",
    ),
    Binding(
        "shift+tab",
        "app.focus_previous",
        "Previous part",
        show=False,
        id="screen.focus-previous",
        tooltip="Go to the previous part of the screen",
    ),
]


def fits(size: Size) -> bool:
    """Whether the screens can be drawn in a terminal of this size."""
    return size.width >= COLUMNS and size.height >= ROWS


class _Shared:
    """The plumbing of screens and dialogs alike."""

    @property
    def qi(self) -> QiApp:
        """The app, by its own type."""
        return cast("QiApp", self.app)  # type: ignore[attr-defined]

    @property
    def context(self) -> Context:
        """Where things lie."""
        return self.qi.context

    def action_explain(self) -> None:
        """Explain this screen and the focused widget."""
        from qi_tui.ui.help import explain

        explain(cast("Screen[object]", self))

    def on_screen_resume(self) -> None:
        """A screen that comes up in a terminal that is too small is covered at once."""
        mind_size = getattr(self.qi, "mind_size", None)
        if mind_size is not None:
            mind_size()

    def keep(self) -> None:
        """Put half-done work where it is safe: called when the program is about to end.

        It must not wait; what it hands to a registered writer is waited for afterwards.
        """


class QiScreen(_Shared, KeptLines, Screen[T], inherit_bindings=False):
    """A full screen."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS = [HELP_BINDING, *FOCUS_BINDINGS]


class QiDialog(_Shared, ModalScreen[T], inherit_bindings=False):
    """A dialog over a screen, awaited with `push_screen_wait`; its parts lie in a `.box`."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS = [HELP_BINDING, *FOCUS_BINDINGS]
    DEFAULT_CSS = """
    QiDialog {
        align: center middle;
        & > .box {
            width: 72;
            max-width: 94%;
            height: auto;
            max-height: 90%;
            border: round $primary;
            background: $surface;
            padding: 1 2;
        }
    }
    """
