"""The rating list: what the keys that answer do in the picture of `RatingView`.

It owns where the rater is (the item, a mark that rests, a digit that waits for another). What was
answered comes from outside, in `sheet` and `priorities`, and what is asked for goes out in one
message, `RatingList.Asked`: so the list shows what is kept, never what it hopes for.
"""

from __future__ import annotations

from textual.events import Click

from qi_tui.model.answering import UNANSWERED, Answer, Standing, answer_on
from qi_tui.model.framework import Framework
from qi_tui.model.session import Sheet
from qi_tui.ui.widgets.rating.acts import Ask, GiveAnswer, Hint, VotePriority, WriteComment
from qi_tui.ui.widgets.rating.keys import ACTS_OF_RATING, HELP, RATING_BINDINGS
from qi_tui.ui.widgets.rating.lines import Heading, PointLine
from qi_tui.ui.widgets.rating.moves import RatingMoves
from qi_tui.ui.widgets.rating.slider import KINDS, Kind, point_at

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
        sheet: Sheet,
        priorities: tuple[str, ...] = (),
        place: int = 0,
        read_only: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(framework, sheet, priorities, place, id)
        self.read_only = read_only

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that answer are off where the file is only to be read."""
        if self.read_only and action in ACTS_OF_RATING:
            return None
        if action == "letter":
            return any(KINDS[item.kind].letters for item in self.outline.framework.items)
        return True

    def action_digit(self, digit: int) -> None:
        """A digit: set the point at once, or wait where it may be the first of two."""
        if not self.is_on_item:
            return
        typed = f"{self.pending}{digit}"
        if not self.points:
            self.pending = typed[:LONGEST_COUNT]
            return
        value = int(typed)
        if not 1 <= value <= self.points:
            self._drop_pending()
            self._ask(Hint(f"{value} is not on this scale: its points go from 1 to {self.points}"))
        elif value * 10 <= self.points:
            self.pending = typed
            self._waiting = self.set_timer(SECOND_DIGIT_AFTER, self._take_pending)
        else:
            self._give(value)

    def action_letter(self, letter: str) -> None:
        """A letter that answers items of this kind."""
        if not self.is_on_item:
            return
        value = self._kind.letters.get(letter)
        if value is None:
            self._ask(Hint("This item is answered with a number"))
        else:
            self._give(value)

    def action_move_mark(self, by: int) -> None:
        """Move the resting mark; it is no answer until it is set."""
        if not self.is_on_item:
            return
        if not self.points:
            self._ask(Hint("Type the number, then press Enter"))
            return
        start = int(self.pending) if self.pending else self.resting or self._value()
        self._drop_pending()
        if start is None:
            start = 0 if by > 0 else self.points + 1
        self.resting = max(1, min(self.points, start + by))

    def action_commit(self) -> None:
        """Set what rests or waits; without either go on, or say what to press."""
        if not self.is_on_item:
            self._ask(Ask.FINISH)
        elif self.pending:
            self._take_pending()
        elif self.resting is not None:
            self._give(self.resting)
        elif self._answered() != UNANSWERED:
            self.place += 1
        else:
            keys = self._kind.keys(self.points)
            self._ask(Hint(f"Not answered: press {keys}, d for don't know, x for not applicable"))

    def action_stand(self, standing: str) -> None:
        """Answer without a value, and go on."""
        if self.is_on_item:
            self._give_answer(Answer(Standing[standing]))

    def action_clear(self) -> None:
        """Take away a digit that waits, a mark that rests, or else the answer."""
        if not self.is_on_item:
            return
        if self.let_go():
            return
        if self._answered() == UNANSWERED:
            self._ask(Hint("There is no answer to take away"))
        else:
            self._ask(GiveAnswer(self.item, UNANSWERED))

    def action_comment(self) -> None:
        """Ask to write a comment."""
        self._settle()
        if self.is_on_item:
            self._ask(WriteComment(self.item))

    def action_priority(self) -> None:
        """Ask to put a priority vote on the item, or to take it off."""
        self._settle()
        if self.is_on_item:
            self._ask(VotePriority(self.item))

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
            room = self.painter.columns.slider_room
            cell = offset.x - self.painter.slider_from
            point = point_at(self.outline.points[place], room, cell)
            self.place = place
            if point is not None and not self.read_only:
                self._give(point)
        elif isinstance(line, PointLine) and not self.read_only:
            self._give(line.value)
        elif isinstance(line, Heading):
            headings = [
                at for at, drawn in enumerate(self.page.lines) if isinstance(drawn, Heading)
            ]
            self.place = self.outline.spans[headings.index(row)][0]
        elif row == len(self.page.lines) - 1:
            self.place = len(self.outline.ids)

    @property
    def _kind(self) -> Kind:
        return KINDS[self.outline.framework.item_by_id[self.item].kind]

    def _answered(self) -> Answer:
        return answer_on(self.sheet, self.item)

    def _value(self) -> int | None:
        return self._answered().value

    def _give(self, value: int) -> None:
        """Answer with a value, and go on to the next item."""
        self._give_answer(Answer(Standing.RATED, value))

    def _give_answer(self, answer: Answer) -> None:
        self._stop_waiting()
        self._ask(GiveAnswer(self.item, answer))
        # Drawn when the answer comes back in `sheet`: one picture instead of two. The next key,
        # however soon it comes, already concerns the next item.
        self.set_reactive(RatingList.place, self.place + 1)
        self.set_reactive(RatingList.resting, None)
        self.set_reactive(RatingList.pending, "")

    def _take_pending(self) -> None:
        if self.pending:
            self._give(int(self.pending))
