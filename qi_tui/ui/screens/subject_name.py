"""Typing the name of a subject below the list: one after the other, or one that is changed."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from qi_tui.model.text import NAME_LIMIT, display
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.field import TypedLine
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain


class SubjectName(QiDialog[None]):
    """Takes names.

    Args:
        word: what a subject is called, such as "stakeholder"; any text.
        name: the name as it is, to be changed; empty where names are added.
        take: called with each name; gives back what was done, and raises `ValueError` with a
            sentence for the rater where the name is refused.
    """

    HELP = """\
Type a name and press Enter. When you add names, the next one can follow at once; Enter on an \
empty line, or Escape, goes back to rating. No two names are the same."""
    BINDINGS = [
        Binding(
            "escape",
            "leave",
            "Back to rating",
            key_display="Esc",
            id="name.leave",
            tooltip="Go back to rating; what stands in the line is dropped",
            priority=True,
        ),
    ]
    DEFAULT_CSS = """
    SubjectName {
        align: center bottom;
        & > Vertical {
            height: 5;
            background: $surface;
            border-top: solid $primary;
            padding: 0 1;
        }
        Static { height: 1; }
        #name-word { color: $text-muted; }
        #name-word.-refused { color: $warning; text-style: bold; }
        TypedLine { background: $panel; }
    }
    """

    def __init__(self, word: str, name: str, take: Callable[[str], str]) -> None:
        super().__init__()
        self._word = word
        self._name = name
        self._shown = display(name)
        self._take = take

    def compose(self) -> ComposeResult:
        """What is asked, the line, what came of it."""
        asked = f"New name of {self._shown}" if self._name else f"Name of the {self._word}"
        with Vertical():
            yield Static(plain(asked, 200, "bold"))
            yield TypedLine(self._shown, max_length=NAME_LIMIT, compact=True, select_on_focus=False)
            yield Static(id="name-word")
        yield KeyLine()

    def on_mount(self) -> None:
        """The line takes the keys."""
        self.query_exactly_one(TypedLine).focus()
        self._say("Enter keeps the name" if self._name else "Enter adds it")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take a name; an empty line is the end of them."""
        event.stop()
        typed = event.value.strip()
        if not typed or (self._name and typed == self._shown):
            self.dismiss(None)
            return
        try:
            done = self._take(typed)
        except ValueError as error:
            self._say(str(error), is_refused=True)
            return
        if self._name:
            self.dismiss(None)
            return
        event.input.value = ""
        self._say(f"{done}. Type the next one, or press Enter to rate.")

    def action_leave(self) -> None:
        """Go back to rating."""
        self.dismiss(None)

    def _say(self, words: str, is_refused: bool = False) -> None:
        line = self.query_one("#name-word", Static)
        line.set_class(is_refused, "-refused")
        line.update(plain(words, 200))
