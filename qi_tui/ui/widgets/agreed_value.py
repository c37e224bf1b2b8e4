"""The rating that the room agrees on: a slider to set by digit or arrow, or a number to type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from qi_tui.model.session import MOST_PEOPLE
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.agreed_words import value_words
from qi_tui.ui.widgets.rating.slider import Mark, draw_slider

STYLES = {"mark": "bold $accent", "track": "$primary", "hollow": "$text-muted"}
YES_NO = {"n": 1, "y": 2}
NOT_AGREED = "not agreed, because"


class AgreedValue(Widget, can_focus=True):
    """Shows what was agreed, and posts `Changed`.

    Args:
        descriptors: what each point says, lowest first; empty for a count item.
        value: the value at first, or None.
        is_parked: whether there is no agreement.
    """

    HELP = (
        "The rating that the room agrees on. A digit or the left and right arrows set it, in a "
        "yes/no item y and n; minus says that nothing was agreed; Delete takes it all away."
    )
    DEFAULT_CSS = """
    AgreedValue { height: 3; &:focus { background: $panel; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Lower", show=False, id="agreed.lower", tooltip="A point less"),
        Binding("right", "move(1)", "Higher", show=False, id="agreed.higher", tooltip="One more"),
        Binding(
            "minus",
            "park",
            "Not agreed",
            key_display="-",
            id="agreed.park",
            tooltip="Nothing was agreed; then say why",
        ),
        Binding(
            "delete,backspace",
            "clear",
            "Clear",
            show=False,
            id="agreed.clear",
            tooltip="Take the rating away",
        ),
    ]

    value: reactive[int | None] = reactive(None)
    is_parked = reactive(False)

    @dataclass
    class Changed(Message):
        """Another value, or none."""

        value: int | None
        is_parked: bool

    def __init__(
        self, descriptors: Sequence[str], value: int | None, is_parked: bool, *, id: str
    ) -> None:
        super().__init__(id=id)
        self._descriptors = tuple(descriptors)
        self._is_typing = False
        self.set_reactive(AgreedValue.value, value)
        self.set_reactive(AgreedValue.is_parked, is_parked)

    @property
    def points(self) -> int:
        """How many points there are; 0 where a number is typed."""
        return len(self._descriptors)

    def on_key(self, event: events.Key) -> None:
        """A digit sets the value; a further one is added to it where that can be."""
        letter = event.character or ""
        if letter.isascii() and letter.isdigit():
            event.stop()
            self._type(int(letter))
        elif self._descriptors == ("no", "yes") and letter.lower() in YES_NO:
            event.stop()
            self._set(YES_NO[letter.lower()])

    def on_blur(self) -> None:
        """The next digit begins a number anew."""
        self._is_typing = False

    def action_move(self, by: int) -> None:
        """Go to the point below or above; from nothing, to the nearer end."""
        highest = self.points or MOST_PEOPLE
        lowest = 1 if self.points else 0
        start = (lowest - 1 if by > 0 else highest + 1) if self.value is None else self.value
        self._set(max(lowest, min(highest, start + by)))

    def action_park(self) -> None:
        """Nothing was agreed."""
        self._set(None, is_parked=True)

    def action_clear(self) -> None:
        """Neither a value nor the word that there is none."""
        self._set(None)

    def render(self) -> Content:
        """The slider, and under it what the value says."""
        marks = glyphs()
        lines = [self._slider(), Content("")]
        if self.is_parked:
            lines[1] = Content.styled(f"{marks.cross} {NOT_AGREED}{marks.ellipsis}", "bold")
        elif self.value is not None:
            lines[1] = value_words(self.value, self._descriptors).stylize("bold")
        else:
            keys = f"1 to {self.points}" if self.points else "a number"
            lines[1] = Content.styled(f"{keys}, or - for not agreed", "$text-muted")
        pointer = f"{marks.arrow} " if self.has_focus else "  "
        width = max(1, self.content_size.width - 2)
        first, *rest = [part for line in lines for part in line.wrap(width)][:3]
        return Content("\n").join(
            [Content.assemble(pointer, first), *(Content.assemble("  ", each) for each in rest)]
        )

    def _slider(self) -> Content:
        if not self.points:
            return Content("a number" if self.value is None else str(self.value))
        mark = Mark(self.value, None, False)
        drawn = draw_slider(self.points, max(2, self.content_size.width - 8), mark, glyphs())
        pieces = [(text, STYLES.get(style, "")) for text, style in drawn]
        return Content.assemble(("1 ", "$text-muted"), *pieces, (f" {self.points}", "$text-muted"))

    def _type(self, digit: int) -> None:
        highest = self.points or MOST_PEOPLE
        longer = (self.value or 0) * 10 + digit if self._is_typing else digit
        value = longer if longer <= highest else digit
        if value <= highest and (value or not self.points):
            self._set(value)
            self._is_typing = True

    def _set(self, value: int | None, is_parked: bool = False) -> None:
        self._is_typing = False
        self.value, self.is_parked = value, is_parked
        self.post_message(self.Changed(value, is_parked))
