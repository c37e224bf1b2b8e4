"""Where the rater is in the rating list: going to items and domains, and letting go of half an act.

What is half done (a mark that rests, a digit that waits for another) never goes along: a digit is
taken as the answer that it is, a resting mark is let go.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.asking import Row
from qi_tui.ui.widgets.drawing.own_keys import OwnKeys
from qi_tui.ui.widgets.rating.acts import Act, GiveAnswer, Hint
from qi_tui.ui.widgets.rating.view import RatingView

if TYPE_CHECKING:
    from qi_tui.model.session import Facet

NOTHING_ASKED = "There is nothing to answer yet"


class RatingMoves(OwnKeys, RatingView, can_focus=True, inherit_bindings=False):
    """The picture with its ways about."""

    _waiting: Timer | None = None
    """Takes a digit that waits, when no other follows."""

    obey: Callable[[Act], None] | None = None
    """Does what the rater asks for. It is called and not sent a message: those wait their turn,
    and this is between a key and its paint."""

    @property
    def points(self) -> int:
        """The points of the focused item; 0 where a number is typed, and on the last line."""
        return self.outline.points[self.place] if self.row is not None else 0

    @property
    def waiting_answer(self) -> GiveAnswer | None:
        """The answer that a digit stands for which still waits for another, if there is one."""
        if not self.pending or self.row is None:
            return None
        return self._answer_of(self.row, Answer(Standing.RATED, int(self.pending)))

    def go_to(self, row: Row, facet: Facet | None = None) -> None:
        """Focus a row, and let the keys set this facet."""
        if row in self.outline.rows:
            self.place = self.outline.rows.index(row)
        if facet in self.outline.facets:
            self.facet = facet

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
        """Go to the first row (0) or to the last line (1)."""
        self._settle()
        self.place = len(self.outline) if end else 0

    def action_move_domain(self, by: int) -> None:
        """Go to the first row of the next group or of the one before."""
        self._settle()
        groups, count = self.outline.groups, len(self.outline)
        here = len(groups) if self.row is None else self.outline.group_at[self.place]
        target = max(0, here + by)
        self.place = groups[target].start if target < len(groups) else count

    def action_switch_facet(self) -> None:
        """Let the keys set the other facet; from the last line, go to what it still lacks."""
        self._settle()
        facets = self.outline.facets
        other = facets[(facets.index(self.facet) + 1) % len(facets)]
        if self.row is None:
            missing = self._missing(other)
            self.place = missing[0] if missing else 0
        self.facet = other

    def go_to_next_unanswered(self) -> None:
        """Go to the next row without an answer, from the top again after the last.

        What the other facet lacks comes after what this one does.
        """
        self._settle()
        facets = self.outline.facets
        for facet in (self.facet, *facets):
            missing = self._missing(facet)
            if missing:
                after = [place for place in missing if place > self.place]
                is_here = facet == self.facet
                self.place = after[0] if after and is_here else missing[0]
                self.facet = facet
                return
        self.place = len(self.outline)
        self._ask(Hint("Every item is answered" if len(self.outline) else NOTHING_ASKED))

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

    def _missing(self, facet: Facet) -> list[int]:
        """The places of the rows that have no answer for a facet."""
        count = len(self.outline)
        start = self.outline.facets.index(facet) * count
        missing = self.outline.asking.unanswered(self._sheets)
        return [place - start for place in missing if start <= place < start + count]

    def _answer_of(self, row: Row, answer: Answer) -> GiveAnswer:
        return GiveAnswer(row.item, answer, self.facet, row.subject)

    def _drop_pending(self) -> None:
        self._stop_waiting()
        self.pending = ""

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _ask(self, act: Act) -> None:
        if self.obey is not None:
            self.obey(act)
