"""Was this worth our time? The keyboard goes round; each presses one digit, and sees no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from qi_tui.model.facilitating import WORTH_POINTS, voted
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.text.workshop.closing_text import QUESTION, WORTH
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import count_of, plain

if TYPE_CHECKING:
    from textual.timer import Timer

    from qi_tui.ui.facilitating.facilitation import Facilitation

PAUSE = 1.0
"""Seconds without a key after which the next vote counts: a key held down is one person's."""
PASS_ON = "Thank you. Your vote is counted: pass the keyboard on."
TOO_SOON = "That was too soon, and is not counted: wait a moment, then press again."
BEGIN = "Press one key, and pass the keyboard on. Nobody sees which."

_VOTES: list[BindingType] = [
    Binding(
        str(point),
        f"vote({point})",
        WORTH[point - 1].capitalize(),
        show=False,
        id=f"worth.vote-{point}",
        tooltip=f"One vote, without a name: {WORTH[point - 1]}",
    )
    for point in range(1, WORTH_POINTS + 1)
]


class WorthItScreen(QiScreen[None]):
    """Takes the votes; how many there are is shown, and never which.

    Args:
        facilitation: what the screens share; it has a record.
    """

    HELP = (
        "Each person presses one digit, from 1 (not at all) to 5 (very much), and passes the "
        "keyboard on. Only the number of votes is shown until everybody has voted; no name goes "
        "with a vote. The facilitator presses Escape at the end, and the votes are shown."
    )
    BINDINGS = [
        *_VOTES,
        Binding(
            "escape",
            "leave",
            "All have voted",
            id="worth.leave",
            tooltip="Everybody has voted: show the votes",
        ),
    ]
    DEFAULT_CSS = """
    WorthItScreen {
        align: center middle;
        Static { width: 60; max-width: 94%; height: auto; margin-bottom: 1; }
        #worth-points { padding: 0 6; }
        #worth-word { min-height: 2; color: $accent; text-style: bold; }
    }
    """

    def __init__(self, facilitation: Facilitation) -> None:
        super().__init__()
        self._facilitation = facilitation
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Question, points, what to do, how many votes, keys."""
        points = [f"{point}  {word}" for point, word in enumerate(WORTH, 1)]
        yield Static(plain(QUESTION, style="bold"))
        yield Static(Content("\n").join([Content(point) for point in points]), id="worth-points")
        yield Static(id="worth-word")
        yield Static(id="worth-votes")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin."""
        self._say(BEGIN)

    def action_vote(self, point: int) -> None:
        """Count one vote, and save it."""
        if self._pause is not None:
            self._wait(TOO_SOON)
        elif self._facilitation.do(lambda workshop: voted(workshop, point)):
            self._wait(PASS_ON)

    def action_leave(self) -> None:
        """Show the votes."""
        self.dismiss(None)

    def _wait(self, words: str) -> None:
        """Take no vote for a while; a key in this time begins it anew."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._go_on)
        self._say(words)

    def _go_on(self) -> None:
        self._pause = None
        self._say(BEGIN)

    def _say(self, words: str) -> None:
        workshop = self._facilitation.workshop
        votes = sum(workshop.head.worth_it) if workshop is not None else 0
        self.query_one("#worth-word", Static).update(plain(words, 200))
        self.query_one("#worth-votes", Static).update(plain(count_of(votes, "vote")))
