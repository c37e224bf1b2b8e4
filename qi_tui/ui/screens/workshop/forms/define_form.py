"""What a framework asks to define first: said once by the facilitator, for all raters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.drawing.form_scroll import FormScroll
from qi_tui.ui.widgets.field import Field
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.model.framework import About

LIMIT = 300


class DefineForm(QiDialog[dict[str, str] | None]):
    """Asks for it; what was said by its id, or None where it was left by Escape.

    Args:
        title: of the framework; any text.
        asked: what is to be defined.
    """

    HELP = """\
Before anybody rates, say what is rated, so that all rate the same. It goes into every rater's \
file, and none of them is asked for it. Lines may stay empty. Enter goes from line to line and \
keeps all of it on the last."""
    BINDINGS = [
        Binding(
            "ctrl+s",
            "keep_all",
            "Keep",
            id="define.keep",
            tooltip="Keep it as it stands here, and go on",
            priority=True,
        ),
        Binding(
            "escape",
            "leave",
            "Leave",
            key_display="Esc",
            id="define.leave",
            tooltip="Go back to the files",
        ),
    ]
    DEFAULT_CSS = """
    DefineForm > .box {
        width: 90%;
        max-width: 84;
        Static { height: auto; margin-bottom: 1; }
        Field { margin-bottom: 1; }
        #define-purpose { height: 2; margin: 0; color: $text-muted; }
    }
    DefineForm.-low > FormScroll {
        padding: 0 2;
        Static, Field { margin-bottom: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]

    def __init__(self, title: str, asked: Sequence[About]) -> None:
        super().__init__()
        self._title = title
        self._asked = tuple(asked)

    def compose(self) -> ComposeResult:
        """Title, a line for each, what the line is for."""
        with FormScroll(classes="box"):
            yield Static(plain("Define first, for all raters", style="bold"))
            yield Static(plain(self._title, 200, "$text-muted"))
            for about in self._asked:
                yield Field(f"define-{about.id}", about.title, about.help, "", LIMIT)
            yield Static(id="define-purpose")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the first line."""
        self._fields[0].line.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the line is for."""
        field = event.widget.parent
        if isinstance(field, Field):
            self.query_one("#define-purpose", Static).update(plain_comment(field.purpose))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next line; the last one keeps all of it."""
        event.stop()
        lines: list[Input] = [field.line for field in self._fields]
        if event.input is lines[-1]:
            self.action_keep_all()
        else:
            lines[lines.index(event.input) + 1].focus()

    def action_keep_all(self) -> None:
        """Keep what was said."""
        said = zip(self._asked, self._fields, strict=True)
        self.dismiss({about.id: field.value for about, field in said if field.value})

    def action_leave(self) -> None:
        """Leave without it."""
        self.dismiss(None)

    @property
    def _fields(self) -> list[Field]:
        return list(self.query(Field))
