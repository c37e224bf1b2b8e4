"""The base of the rating screen: the pen, the list, and the acts that can be taken back."""

from __future__ import annotations

from typing import NamedTuple

from qi_tui.analysis.shown.promise import promise_line
from qi_tui.model.asking import Asked, Row
from qi_tui.model.framework import Facet, Framework
from qi_tui.model.session import Session
from qi_tui.model.text import display
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.screens.kept import KeptScreen
from qi_tui.ui.text.earlier_text import Earlier
from qi_tui.ui.text.moments import of_datetime
from qi_tui.ui.widgets.rating.rating_list import RatingList

STEPS_KEPT = 1000


class Step(NamedTuple):
    """One act that can be taken back: the session before it, where it was done, what it was."""

    before: Session
    row: Row | None
    facet: Facet
    words: str


class RatedScreen(KeptScreen):
    """Holds what is rated, and what was done.

    Args:
        framework: what is rated.
        door: the open session file; the screen closes it.
        earlier: the round before; None in the first.
        promise: what is promised about privacy, in a line; None for what holds without a workshop.
    """

    def __init__(
        self,
        framework: Framework,
        door: SessionDoor,
        earlier: Earlier | None = None,
        promise: str | None = None,
    ) -> None:
        words = _looking_words(door) if door.read_only else promise or promise_line()
        super().__init__(framework, door.session, display(framework.title), words, door.read_only)
        self._steps: list[Step] = []
        self.door = door
        self.read_only = door.read_only
        place, facet = self._begin_at()
        self.ratings = RatingList(framework, door.session, place, facet, door.read_only, earlier)

    def watch_session(self, session: Session) -> None:
        """Show the session."""
        self.ratings.session = session
        self.show_progress()

    def do(self, after: Session, row: Row | None, facet: Facet, words: str) -> None:
        """Make this the session; `words` say what was done, should it be taken back."""
        self._steps.append(Step(self.session, row, facet, words))
        del self._steps[:-STEPS_KEPT]
        self.hand_over(after)

    def undo(self) -> None:
        """Take the last act back, and go to where it was done."""
        if not self._steps:
            self.words.say("There is nothing to undo")
            return
        step = self._steps.pop()
        self.hand_over(step.before)
        if step.row is not None:
            self.ratings.go_to(step.row, step.facet)
        self.words.say(f"Undone: {step.words}")

    def go_to_first_unanswered(self) -> None:
        """Go to the first row that lacks an answer, or to the last line."""
        place, facet = self._begin_at()
        self.ratings.place = place
        self.ratings.facet = facet

    def title_of(self, row: Row, facet: Facet) -> str:
        """What an answer is about, in words: item or subject or both, and the facet."""
        title = display(self.framework.item_by_id[row.item].title)
        if row.subject is not None:
            name = display(row.subject)
            title = name if len(self.pen.asking(self.session).items) == 1 else f"{title}, {name}"
        return f"{title} ({facet})" if len(self.framework.facets) > 1 else title

    def titles_of(self, asked: list[Asked], most: int) -> str:
        """The first of some answers that are asked for, a line each, and how many more."""
        lines = [
            f"– {self.title_of(Row(one.item, one.subject), one.facet)}" for one in asked[:most]
        ]
        if len(asked) > most:
            lines.append(f"– and {len(asked) - most} more")
        return "\n".join(lines)

    def _begin_at(self) -> tuple[int, Facet]:
        asking = self.pen.asking(self.session)
        first = self.pen.first_unanswered(self.session)
        if first < len(asking.asked):
            return first % len(asking.rows), asking.asked[first].facet
        return len(asking.rows), self.framework.facets[0]


def _looking_words(door: SessionDoor) -> str:
    since = f" since {of_datetime(door.held_since)}" if door.held_since else ""
    return f"Open in another window{since}: here you can look, but not answer."
