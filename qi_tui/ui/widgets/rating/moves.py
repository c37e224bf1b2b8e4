"""Where the rater is in the rating list: going to items and domains, and letting go of half an act.

What is half done (a mark that rests, a digit that waits for another) never goes along: a digit is
taken as the answer that it is, a resting mark is let go.
"""

from __future__ import annotations

from textual.message import Message
from textual.timer import Timer

from qi_tui.model.answering import Answer, Standing
from qi_tui.ui.widgets.rating.acts import Act, GiveAnswer, Hint
from qi_tui.ui.widgets.rating.view import RatingView


class RatingMoves(RatingView, can_focus=True, inherit_bindings=False):
    """The picture with its ways about."""

    _waiting: Timer | None = None
    """Takes a digit that waits, when no other follows."""

    class Asked(Message, namespace="rating_list"):
        """The rater asks for something; `act` says what."""

        def __init__(self, control: RatingMoves, act: Act) -> None:
            super().__init__()
            self.rating_list = control
            self.act = act

        @property
        def control(self) -> RatingMoves:
            """The list that sent it."""
            return self.rating_list

    @property
    def item(self) -> str:
        """The id of the focused item; of the last one, on the row *Finish*."""
        return self.outline.ids[min(self.place, len(self.outline.ids) - 1)]

    @property
    def points(self) -> int:
        """The points of the focused item; 0 where a number is typed."""
        return self.outline.points[min(self.place, len(self.outline.ids) - 1)]

    @property
    def is_on_item(self) -> bool:
        """Whether the focus is on an item, and not on the row *Finish*."""
        return self.place < len(self.outline.ids)

    @property
    def waiting_answer(self) -> GiveAnswer | None:
        """The answer that a digit stands for which still waits for another, if there is one."""
        if not (self.pending and self.is_on_item):
            return None
        return GiveAnswer(self.item, Answer(Standing.RATED, int(self.pending)))

    def go_to(self, item: str) -> None:
        """Focus an item."""
        if item in self.outline.ids:
            self.place = self.outline.ids.index(item)

    def let_go(self) -> bool:
        """Drop a digit that waits or a mark that rests; whether there was one."""
        held = bool(self.pending) or self.resting is not None
        self._drop_pending()
        self.resting = None
        return held

    def action_move(self, by: int) -> None:
        """Go some rows on; a digit that waits is taken as it is."""
        self._settle()
        self.place += by

    def action_edge(self, end: int) -> None:
        """Go to the first item (0) or to the last row (1)."""
        self._settle()
        self.place = len(self.outline.ids) if end else 0

    def action_move_domain(self, by: int) -> None:
        """Go to the first item of the next domain or of the one before."""
        self._settle()
        spans, count = self.outline.spans, len(self.outline.ids)
        here = self.outline.domain_at[self.place] if self.is_on_item else len(spans)
        target = max(0, here + by)
        self.place = spans[target][0] if target < len(spans) else count

    def go_to_next_unanswered(self) -> None:
        """Go to the next item without an answer, from the top again after the last."""
        self._settle()
        missing = self.outline.unanswered(self.sheet)
        if missing:
            self.place = next((place for place in missing if place > self.place), missing[0])
        else:
            self.place = len(self.outline.ids)
            self._ask(Hint("Every item is answered"))

    def watch_place(self) -> None:
        """Another item: no digit waits there."""
        self._stop_waiting()
        super().watch_place()

    def _settle(self) -> None:
        """Take a digit that waits as the answer, and stay; a mark that rests is let go."""
        waiting = self.waiting_answer
        self.let_go()
        if waiting is not None:
            self._ask(waiting)

    def _drop_pending(self) -> None:
        self._stop_waiting()
        self.pending = ""

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _ask(self, act: Act) -> None:
        self.post_message(self.Asked(self, act))
