"""The rating list: what the keys that answer do in the picture of `RatingView`.

It owns where the rater is (the row, the facet, a mark that rests, a digit that waits for another).
What was answered comes from outside, in `session`, and what is asked for goes to whoever was given
as `obey`: so the list shows what is kept, never what it hopes for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Click

from qi_tui.model.answer import UNANSWERED, Answer, Standing, answer_on
from qi_tui.ui.text.earlier_text import Earlier
from qi_tui.ui.widgets.rating.acts import (
    Ask,
    Hint,
    RemoveSubject,
    RenameSubject,
    VotePriority,
    WriteComment,
)
from qi_tui.ui.widgets.rating.keys import (
    ACTS_OF_RATING,
    ACTS_ON_SUBJECTS,
    HELP,
    HELP_ON_EARLIER,
    HELP_ON_FACETS,
    HELP_ON_SUBJECTS,
    RATING_BINDINGS,
)
from qi_tui.ui.widgets.rating.lines import PointLine
from qi_tui.ui.widgets.rating.moves import RatingMoves
from qi_tui.ui.widgets.rating.slider import KINDS, Kind

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.model.session import Facet, Session

SECOND_DIGIT_AFTER = 0.6
"""Seconds in which a second digit may follow the first."""
LONGEST_COUNT = 7
"""Digits of a number that is typed."""


class RatingList(RatingMoves, can_focus=True, inherit_bindings=False):
    """The picture with its keys; `read_only` turns off those that answer."""

    HELP = HELP
    BINDINGS = RATING_BINDINGS

    def __init__(
        self,
        framework: Framework,
        session: Session,
        place: int = 0,
        facet: Facet = "now",
        read_only: bool = False,
        earlier: Earlier | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(framework, session, place, facet, earlier, id)
        self.read_only = read_only
        more = [HELP_ON_EARLIER] if earlier is not None else []
        more += [HELP_ON_FACETS] if len(framework.facets) > 1 else []
        more += [HELP_ON_SUBJECTS] if framework.subjects else []
        # Few frameworks have those, and a long help is not read.
        self.HELP = "\n\n".join([HELP, *more])  # type: ignore[misc]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that this framework has no use for are not there; off is what only reads."""
        framework = self.framework
        has_subjects = framework.subjects is not None
        if action in ACTS_ON_SUBJECTS and not has_subjects:
            return False
        if action == "clear" and parameters == ("delete",) and has_subjects:
            return False
        if action == "switch_facet":
            return len(framework.facets) > 1
        if self.read_only and action in ACTS_OF_RATING:
            return None
        if action == "letter":
            return any(KINDS[item.kind].letters for item in framework.items)
        return True

    def action_digit(self, digit: int) -> None:
        """A digit: set the point at once, or wait where it may be the first of two."""
        place = self.place
        if place == len(self.outline.points):
            return
        points, typed = self.outline.points[place], f"{self.pending}{digit}"
        if not points:
            self.pending = typed[:LONGEST_COUNT]
            return
        value = int(typed)
        if not 1 <= value <= points:
            self._drop_pending()
            self._ask(Hint(f"{value} is not on this scale: its points go from 1 to {points}"))
        elif value * 10 <= points:
            self.pending = typed
            self._waiting = self.set_timer(SECOND_DIGIT_AFTER, self._take_pending)
        else:
            self._give(value)

    def action_letter(self, letter: str) -> None:
        """A letter that answers items of this kind."""
        if self.row is None:
            return
        value = self._kind.letters.get(letter)
        if value is None:
            self._ask(Hint("This item is answered with a number"))
        else:
            self._give(value)

    def action_move_mark(self, by: int) -> None:
        """Move the resting mark; it is no answer until it is set."""
        if self.row is None:
            return
        if not self.points:
            self._ask(Hint("Type the number, then press Enter"))
            return
        start = int(self.pending) if self.pending else self.resting or self._starting_value()
        self._drop_pending()
        if start is None:
            start = 0 if by > 0 else self.points + 1
        self.resting = max(1, min(self.points, start + by))

    def action_commit(self) -> None:
        """Set what rests or waits, or keep what was said last time; else go on, or say how to."""
        if self.row is None:
            self._ask(Ask.FINISH)
        elif self.pending:
            self._take_pending()
        elif self.resting is not None:
            self._give(self.resting)
        elif self._answered() != UNANSWERED:
            self.place += 1
        elif (last := self._last()) != UNANSWERED:
            self._give_answer(last)
        else:
            keys = self._kind.keys(self.points)
            self._ask(Hint(f"Not answered: press {keys}, d for don't know, x for not applicable"))

    def action_stand(self, standing: str) -> None:
        """Answer without a value, and go on."""
        if self.row is not None:
            self._give_answer(Answer(Standing[standing]))

    def action_clear(self, key: str) -> None:
        """Take away a digit that waits, a mark that rests, or else the answer.

        Of a number that is being typed, Backspace takes the last digit only.
        """
        if self.row is None:
            return
        if key == "backspace" and not self.points and len(self.pending) > 1:
            self.pending = self.pending[:-1]
            return
        if self.let_go():
            return
        if self._answered() == UNANSWERED:
            self._ask(Hint("There is no answer to take away"))
        else:
            self._ask(self._answer_of(self.row, UNANSWERED))

    def action_comment(self) -> None:
        """Ask to write a comment."""
        self._settle()
        if self.row is not None:
            self._ask(WriteComment(self.row.item, self.facet, self.row.subject))

    def action_priority(self) -> None:
        """Ask to put a priority vote on the item, or to take it off."""
        self._settle()
        if self.row is not None:
            self._ask(VotePriority(self.row.item))

    def action_add_subject(self) -> None:
        """Ask for one more subject."""
        self._settle()
        self._ask(Ask.ADD_SUBJECT)

    def action_rename_subject(self) -> None:
        """Ask for another name of the subject of the focused row."""
        self._settle()
        if self.row is not None and self.row.subject is not None:
            self._ask(RenameSubject(self.row.subject))

    def action_remove_subject(self) -> None:
        """Ask to take away the subject of the focused row; what is half done goes first."""
        if self.let_go():
            return
        if self.row is not None and self.row.subject is not None:
            self._ask(RemoveSubject(self.row.subject))

    def action_undo(self) -> None:
        """Drop what is not set yet, or ask to take the last thing back."""
        if not self.let_go():
            self._ask(Ask.UNDO)

    def finish(self) -> None:
        """Ask to finish."""
        self._settle()
        self._ask(Ask.FINISH)

    def on_click(self, event: Click) -> None:
        """Go to what was clicked; on a slider or a point, answer."""
        offset = event.get_content_offset(self)
        row = -1 if offset is None else offset.y + self.scroll_offset.y
        if offset is None or not 0 <= row < len(self.page.lines):
            return
        line = self.page.lines[row]
        place = next((place for place, at in self.page.rows.items() if at == row), None)
        if place is not None:
            point = self.painter.items.point_at(place, offset.x - self.painter.slider_from)
            self.place = place
            if point is not None and not self.read_only:
                self._give(point)
        elif isinstance(line, PointLine) and not self.read_only:
            self._give(line.value)
        elif row in self.page.headings:
            self.place = self.page.headings[row]
        elif row == len(self.page.lines) - 1:
            self.place = len(self.outline)

    @property
    def _kind(self) -> Kind:
        return self.outline.kinds[self.place]

    def _answered(self) -> Answer:
        if self.row is None:
            return UNANSWERED
        sheet = self._sheets.get((self.facet, self.row.subject))
        return UNANSWERED if sheet is None else answer_on(sheet, self.row.item)

    def _last(self) -> Answer:
        """What the rater said of the focused row in the round before."""
        if self.before is None:
            return UNANSWERED
        last = self.before.last(self.place, self.outline.facets.index(self.facet))
        return UNANSWERED if last is None else last.answer

    def _starting_value(self) -> int | None:
        """Where a mark starts to move: at the answer, else at that of the round before."""
        answered = self._answered()
        return (self._last() if answered == UNANSWERED else answered).value

    def _give(self, value: int) -> None:
        """Answer with a value, and go on to the next row."""
        self._give_answer(Answer(Standing.RATED, value))

    def _give_answer(self, answer: Answer) -> None:
        if self.row is None:
            return
        self._stop_waiting()
        given = self._answer_of(self.row, answer)
        # Drawn when the answer comes back in `session`: one picture instead of two.
        self.set_reactive(RatingList.place, self.place + 1)
        self._let_go_silently()
        self._ask(given)

    def _take_pending(self) -> None:
        if self.pending:
            self._give(int(self.pending))
