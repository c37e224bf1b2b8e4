"""A question with a few choices: arrow keys and Enter, or the letter before a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain, plain_comment


@dataclass(frozen=True)
class Choice:
    """One answer to a question: its id, the letter that chooses it, and what it says."""

    id: str
    key: str
    label: str


YES_NO = (Choice("yes", "y", "Yes"), Choice("no", "n", "No"))
OK = (Choice("ok", "o", "OK"),)
STAY_OR_LEAVE = (
    "Not everything is saved",
    "Your latest answers could not be put on the disk. The earlier ones are safe there.",
    (
        Choice("stay", "s", "Stay, so that they can be saved"),
        Choice("leave", "l", "Leave without the latest answers"),
    ),
    "error",
)


class Choices(OptionList):
    """The choices of a question."""

    HELP = "The choices: the arrow keys move, Enter takes the one that is marked."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", id="ask.choose", tooltip="Take the marked choice"),
        Binding("up", "cursor_up", "Up", show=False, id="ask.up", tooltip="The choice above"),
        Binding("down", "cursor_down", "Down", show=False, id="ask.down", tooltip="The one below"),
    ]


class Ask(QiDialog[str | None]):
    """Asks one question; gives back the id of the choice, or None where it was left by Escape.

    Args:
        title: a few words.
        message: what is asked, and what follows from each choice; any text.
        choices: at least one; the first is the one that Enter takes.
        severity: "error" draws the frame in the colour of an error.
    """

    HELP = (
        "A question. Move with the arrow keys and choose with Enter, or press the letter in front "
        "of a choice. Escape leaves without choosing."
    )
    BINDINGS = [
        Binding(
            "escape",
            "leave",
            "Leave",
            id="ask.leave",
            tooltip="Close this question without choosing",
        ),
    ]
    DEFAULT_CSS = """
    Ask > .box {
        &.-error { border: round $error; }
        VerticalScroll { height: auto; max-height: 12; }
        Static { height: auto; margin-bottom: 1; }
        Choices { height: auto; max-height: 10; background: $surface; }
    }
    """

    def __init__(
        self,
        title: str,
        message: str,
        choices: Sequence[Choice] = YES_NO,
        severity: str = "information",
    ) -> None:
        super().__init__()
        self._title = title
        self._message = message
        self._choices = tuple(choices)
        self._severity = severity

    def compose(self) -> ComposeResult:
        """Title, message, choices."""
        with Vertical(classes="box -error" if self._severity == "error" else "box"):
            yield Static(plain(self._title, style="bold"))
            # Not focusable: the choices are what the keys are for.
            with VerticalScroll(can_focus=False):
                yield Static(plain_comment(self._message))
            yield Choices(
                *(Option(self._line(choice, False), id=choice.id) for choice in self._choices),
                markup=False,
                compact=True,
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """The choices take the keys."""
        self.query_one(Choices).focus()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses."""
        for choice in self._choices:
            if event.character is not None and event.character.lower() == choice.key:
                event.stop()
                self.dismiss(choice.id)
                return

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Point at the marked choice: colour alone does not say which it is."""
        event.stop()
        for place, choice in enumerate(self._choices):
            line = self._line(choice, place == event.option_index)
            event.option_list.replace_option_prompt_at_index(place, line)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter chooses."""
        event.stop()
        self.dismiss(event.option.id)

    def action_leave(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)

    def _line(self, choice: Choice, is_marked: bool) -> Content:
        pointer = f"{glyphs().arrow} " if is_marked else "  "
        return Content.assemble(pointer, (f"{choice.key:<2}", "bold"), plain(choice.label, 200))
