"""Raising the privacy limits of a workshop: three numbers, never below what raters were told."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from qi_tui.model.workshop import Limits
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.field import Field
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain

HIGHEST = 1000
NUMBERS = (
    ("role_in_room", "In the room, role groups from so many people"),
    ("median", "Outside, the middle answer from so many raters"),
    ("counts", "Outside, how many gave which answer from so many raters"),
)


class LimitsForm(QiDialog[Limits | None]):
    """Asks for the limits; None where it was left by Escape.

    Args:
        limits: as they are.
        told: the lowest that they may be.
    """

    HELP = """\
Below these numbers a figure is not shown, so that nobody's answer can be worked out. They can be \
raised here, and never go below what raters were told. Enter goes from line to line and keeps them \
on the last; Ctrl+S keeps them at once, Escape leaves them as they were."""
    BINDINGS = [
        Binding(
            "escape",
            "leave",
            "Leave",
            key_display="Esc",
            id="limits.leave",
            tooltip="Leave the limits as they were",
        ),
        Binding(
            "ctrl+s",
            "keep_limits",
            "Keep",
            id="limits.keep",
            tooltip="Keep these limits",
            priority=True,
        ),
    ]
    DEFAULT_CSS = """
    LimitsForm > .box {
        width: 76;
        #limits-word { height: auto; color: $warning; text-style: bold; }
    }
    """

    def __init__(self, limits: Limits, told: Limits) -> None:
        super().__init__()
        self._limits = limits.in_force()
        self._told = told.in_force()

    def compose(self) -> ComposeResult:
        """Three numbers, a word."""
        with Vertical(classes="box"):
            yield Static(plain("From how many people on may it be shown?", style="bold"))
            for key, label in NUMBERS:
                yield Field(key, label, "", str(getattr(self._limits, key)), 4)
            yield Static(id="limits-word")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the first."""
        self._fields[0].line.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What is typed takes the place of the number that is there."""
        if isinstance(event.widget, Input):
            event.widget.select_all()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the next line; from the last one, keep them."""
        event.stop()
        lines: list[Input] = [field.line for field in self._fields]
        place = lines.index(event.input) + 1
        if place < len(lines):
            lines[place].focus()
        else:
            self.action_keep_limits()

    def action_keep_limits(self) -> None:
        """Keep them, where none is below what was told."""
        numbers: dict[str, int] = {}
        for field in self._fields:
            least = getattr(self._told, field.key)
            number = int(field.value) if field.value.isdecimal() else -1
            if not least <= number <= HIGHEST:
                word = f"This must be a number from {least} to {HIGHEST}: it can only be raised."
                self._refuse(field, word)
                return
            numbers[field.key] = number
        if numbers["counts"] < numbers["median"]:
            # Whoever sees how many gave which answer can work the middle one out.
            self._refuse(self._fields[-1], "This cannot be lower than the number above it.")
            return
        self.dismiss(self._limits.model_copy(update=numbers))

    def action_leave(self) -> None:
        """Leave them as they were."""
        self.dismiss(None)

    def _refuse(self, field: Field, words: str) -> None:
        self.query_one("#limits-word", Static).update(plain(words, 200))
        field.line.focus()
        field.line.select_all()

    @property
    def _fields(self) -> list[Field]:
        return list(self.query(Field))
