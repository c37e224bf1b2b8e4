"""One line to type into, with its label; it says what it is for while it has the focus."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import Suggester, SuggestFromList
from textual.widgets import Input, Label

from qi_tui.model.text import REPLACEMENT, display, visible
from qi_tui.ui.words import plain

LABEL_LIMIT = 60
PLACEHOLDER = "may stay empty"
_LAYOUT = dict.fromkeys(map(ord, "\t\n\r"), REPLACEMENT)


class TypedLine(Input):
    """An input in which no character stands that a terminal could obey.

    Args:
        value: what stands in it at first; any text.
        options: those of an `Input`.
    """

    HELP = "A line to type into. What is suggested in grey is taken over with the right arrow."

    def __init__(self, value: str = "", **options: Any) -> None:
        self._stored = value
        super().__init__(value, **options)
        self._begun = self.value

    @property
    def is_unchanged(self) -> bool:
        """Whether it stands there as it did at first."""
        return self.value == self._begun

    @property
    def said(self) -> str:
        """What stands in it; where nothing was changed, what it began with as it was stored."""
        return self._stored if self.is_unchanged else self.value

    def validate_value(self, value: str) -> str:
        """Show what cannot be seen, wherever it comes from: a file, a path, a paste."""
        # Sign for sign, and nothing composed: it may be a path.
        return visible(value).translate(_LAYOUT)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        first = next((line for line in event.text.splitlines() if line.strip()), "")
        # Of a text that is too long an `Input` takes nothing at all.
        room = len(first) if not self.max_length else max(0, self.max_length - len(self.value))
        if first[:room]:
            self.insert_text_at_cursor(visible(first[:room]).translate(_LAYOUT))


class Field(Vertical):
    """A label and a line to type into.

    Args:
        key: what the field is called in the code.
        label: what it is called on the screen.
        purpose: what it is for; shown while it has the focus.
        value: what stands in it at first.
        limit: the most characters.
        suggestions: what may be completed with →.
        placeholder: what is said in it while it is empty.
    """

    DEFAULT_CSS = """
    Field {
        height: auto;
        Label { width: 1fr; height: auto; }
        TypedLine { width: 1fr; background: $panel; }
        TypedLine:focus {
            background: $block-cursor-blurred-background;
            background-tint: $background 0%;
        }
        &:focus-within Label { text-style: bold; color: $accent; }
        .input--placeholder, .input--suggestion { color: $text-muted; }
    }
    """

    def __init__(
        self,
        key: str,
        label: str,
        purpose: str,
        value: str = "",
        limit: int = 80,
        suggestions: tuple[str, ...] = (),
        placeholder: str = PLACEHOLDER,
    ) -> None:
        super().__init__(id=f"field-{key}")
        self.key = key
        self.label = label
        self.purpose = purpose
        self._first_value = value
        self._limit = limit
        self._suggestions = suggestions
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Label and input."""
        yield Label(plain(self.label, LABEL_LIMIT))
        yield TypedLine(
            self._first_value,
            placeholder=self._placeholder,
            max_length=self._limit,
            compact=True,
            select_on_focus=False,
            suggester=self._suggester(),
        )

    @property
    def line(self) -> TypedLine:
        """The input."""
        return self.query_one(TypedLine)

    @property
    def value(self) -> str:
        """What was typed, without blanks around it."""
        return self.line.said.strip()

    def suggest(self, suggestions: tuple[str, ...]) -> None:
        """Offer these to be completed."""
        self._suggestions = suggestions
        self.line.suggester = self._suggester()

    def _suggester(self) -> Suggester | None:
        shown = [display(text) for text in self._suggestions]
        return SuggestFromList(shown, case_sensitive=False) if shown else None
