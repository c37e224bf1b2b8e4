"""Writing down what the room settled on for an item, or why it could not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.text.workshop.room_rows import title_of
from qi_tui.ui.widgets.agreed_value import AgreedValue
from qi_tui.ui.widgets.drawing.form_scroll import FormScroll
from qi_tui.ui.widgets.field import Field
from qi_tui.ui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from qi_tui.model.workshop import Agreed
    from qi_tui.ui.text.workshop.item_text import Reading

REASON_LIMIT = 500
MOST_PRESENT = 9999


class AgreedForm(QiDialog["Agreed | None"]):
    """What was agreed; None where it was left by Escape.

    A value, or a reason why there is none; without either, what was kept before is to be taken
    away.

    Args:
        reading: the item.
        agreed: what stands in the form at first.
        before: what was kept before; None where nothing was.
    """

    HELP = """\
What did the room settle on? Set the rating with a digit or the arrow keys, or press minus for not \
agreed and say why: that is a good ending too. Say why not lower and why not higher, so that \
somebody who was not there understands it. Nobody's own answer is changed by this. Enter goes from \
line to line and keeps it on the last; Ctrl+S keeps it at once, Escape drops the change. With the \
rating taken away by Delete, keeping it says that nothing is settled any more."""
    BINDINGS = [
        Binding(
            "escape",
            "drop",
            "Drop",
            key_display="Esc",
            id="agreed.drop",
            tooltip="Go back without keeping it",
        ),
        Binding(
            "ctrl+s",
            "keep_agreed",
            "Keep",
            key_display="^S",
            id="agreed.keep",
            tooltip="Keep what was agreed",
            priority=True,
        ),
        Binding(
            "enter",
            "next",
            "Next line",
            show=False,
            id="agreed.next",
            tooltip="The next line; from the last one, keep it",
        ),
    ]
    DEFAULT_CSS = """
    AgreedForm > .box {
        width: 90%;
        max-width: 90;
        max-height: 1fr;
        padding: 0 2;
        #agreed-title { height: auto; }
        #agreed-word { height: auto; color: $warning; }
        #field-because { display: none; }
        &.-parked #field-because { display: block; }
        &.-parked #field-lower, &.-parked #field-higher { display: none; }
    }
    """

    def __init__(self, reading: Reading, agreed: Agreed, before: Agreed | None) -> None:
        super().__init__()
        self._reading = reading
        self._agreed = agreed
        self._before = before

    def compose(self) -> ComposeResult:
        """Title, value, reasons, who was there."""
        agreed = self._agreed
        is_parked = agreed.value is None and bool(agreed.parked_because)
        there = str(agreed.present) if agreed.present else ""
        with FormScroll(classes="box -parked" if is_parked else "box"):
            title = title_of(self._reading.figures).stylize("bold")
            yield Static(title, id="agreed-title")
            descriptors = self._reading.descriptors
            yield AgreedValue(descriptors, agreed.value, is_parked, id="agreed-value")
            yield Field("lower", "Why not lower", "", agreed.why_not_lower, REASON_LIMIT)
            yield Field("higher", "Why not higher", "", agreed.why_not_higher, REASON_LIMIT)
            yield Field("because", "Not agreed, because", "", agreed.parked_because, REASON_LIMIT)
            yield Field("present", "How many were there to agree", "", there, 4)
            yield Static("", id="agreed-word", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the value."""
        self._value.focus()

    def on_agreed_value_changed(self, event: AgreedValue.Changed) -> None:
        """Ask for the reasons that go with it."""
        event.stop()
        self.query_exactly_one(FormScroll).set_class(event.is_parked, "-parked")
        self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line."""
        event.stop()
        self.action_next()

    def action_next(self) -> None:
        """Go to the next line; from the last one, keep it."""
        if self.focused is not None and self.focused is self._field("present").line:
            self.action_keep_agreed()
        else:
            self.focus_next()

    def action_keep_agreed(self) -> None:
        """Keep it, where it can be understood."""
        value, because = self._value.value, self._kept("because", self._agreed.parked_because)
        present = self._field("present").value
        if present and not (present.isascii() and present.isdigit()):
            self._ask_for("present", "How many were there? A number, or leave it empty.")
        elif self._value.is_parked and not because:
            self._ask_for("because", "Say why it was not agreed.")
        elif value is None and not self._value.is_parked and self._before is None:
            self._say("Set a rating first, or press - for not agreed.")
            self._value.focus()
        else:
            self.dismiss(self._as_written(value, because, int(present or 0)))

    def action_drop(self) -> None:
        """Go back without it."""
        self.dismiss(None)

    def _as_written(self, value: int | None, because: str, present: int) -> Agreed:
        agreed = self._agreed
        lower = self._kept("lower", agreed.why_not_lower)
        higher = self._kept("higher", agreed.why_not_higher)
        changes = {
            "value": value,
            "why_not_lower": lower if value is not None else "",
            "why_not_higher": higher if value is not None else "",
            "parked_because": because if self._value.is_parked else "",
            "present": min(present, MOST_PRESENT),
        }
        return agreed.model_copy(update=changes)

    def _kept(self, key: str, stored: str) -> str:
        """What a line says; a stored text that was only shown in its safe form stays as it was."""
        field = self._field(key)
        return stored if field.line.is_unchanged else field.value

    def _ask_for(self, key: str, words: str) -> None:
        self._say(words)
        self._field(key).line.focus()

    def _say(self, words: str) -> None:
        self.query_one("#agreed-word", Static).update(words)

    def _field(self, key: str) -> Field:
        return self.query_one(f"#field-{key}", Field)

    @property
    def _value(self) -> AgreedValue:
        return self.query_exactly_one(AgreedValue)
