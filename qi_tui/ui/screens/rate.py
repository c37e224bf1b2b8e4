"""Rating: one domain at a time, one key per item, and nothing called saved that is not on the disk.

The screen owns the session and replaces it at each act; the list and the bar show it, the writer
saves it. Leaving waits for the writer.
"""

from __future__ import annotations

import asyncio

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding

from qi_tui.model.answering import UNANSWERED, Standing, answer_on, finish
from qi_tui.model.asking import Asked, Row, sheets_by_key
from qi_tui.model.text import display
from qi_tui.ui.process.saving import Keeping
from qi_tui.ui.screens.rate_asked import AskedScreen
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.rating.acts import (
    Act,
    Ask,
    GiveAnswer,
    Hint,
    RemoveSubject,
    RenameSubject,
    VotePriority,
    WriteComment,
)
from qi_tui.ui.widgets.rating.rating_list import RatingList
from qi_tui.ui.words import count_of

MOST_LISTED = 12
"""Titles of unanswered items that a question lists."""


class RateScreen(AskedScreen):
    """Rates one framework.

    Args:
        framework: what is rated.
        door: the open session file; the screen closes it.
    """

    HELP = """\
Rate alone, item by item. The line at the top says how far you are, and whether what you did is \
saved on the disk. You can leave at any time with Escape, and go on later where you stopped.

When every item has its answer, Enter finishes and shows your result. You can come back from there \
and change what you like."""
    BINDINGS = [
        Binding(
            "escape",
            "leave",
            "Leave",
            key_display="Esc",
            id="rate.leave",
            tooltip="Leave; everything is saved first, and you can go on later",
        ),
        Binding("f", "finish", "Finish", id="rate.finish", tooltip="Finish, and see my result"),
        Binding(
            "u",
            "next_unanswered",
            "Next unanswered",
            id="rate.next-unanswered",
            tooltip="Go to the next item without an answer",
        ),
        Binding(
            "o",
            "choose_columns",
            "Columns",
            id="rate.columns",
            tooltip="Choose other columns of the table to rate; answers stay in the file",
        ),
    ]

    def compose(self) -> ComposeResult:
        """Bar, promise, list, keys."""
        yield self.bar
        yield self.words
        yield self.ratings
        yield KeyLine()

    def on_mount(self) -> None:
        """Start the writer, and let the list take the keys."""
        self.take_door(self.door)
        self.ratings.focus()
        self.show_progress()
        if len(self.framework.facets) > 1:
            self.watch(self.ratings, "facet", self._show_facet)
        if self.read_only:
            self.bar.keeping = Keeping.READ_ONLY
        else:
            if self.door.is_on_disk:
                self.bar.keeping = Keeping.SAVED
            if not self.has_chosen_columns:
                self.choose_columns()

    async def on_rating_list_asked(self, message: RatingList.Asked) -> None:
        """Do what the rater asks for, in the order in which it was asked."""
        message.stop()
        self._do_act(message.act)
        # The list and the bar say now that they have changed, so that one paint shows it all.
        await asyncio.sleep(0)

    def _do_act(self, act: Act) -> None:
        # What was said about the last key is no longer so.
        self.words.be_quiet()
        match act:
            case Hint(words):
                self.words.say(words)
            case GiveAnswer():
                self._answer(act)
            case VotePriority(item):
                self._vote(item)
            case WriteComment():
                self._write_comment(act)
            case RenameSubject(subject):
                self.rename_subject(subject)
            case RemoveSubject(subject):
                self.remove_subject(subject)
            case Ask.ADD_SUBJECT:
                self.add_subjects()
            case Ask.UNDO:
                self.undo()
            case Ask.FINISH:
                self._finish()

    def keep(self) -> None:
        """A digit that still waits for another is an answer: hand it over."""
        waiting = self.ratings.waiting_answer
        if waiting is not None and not self.read_only:
            self._answer(waiting)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A session that is only read is not finished here; few frameworks have columns."""
        if action == "choose_columns" and not self.framework.columns:
            return False
        return None if action in ("finish", "choose_columns") and self.read_only else True

    def action_finish(self) -> None:
        """Finish, in the order in which the keys were pressed."""
        self.ratings.finish()

    def action_next_unanswered(self) -> None:
        """Go to the next item without an answer."""
        self.ratings.go_to_next_unanswered()

    def action_choose_columns(self) -> None:
        """Choose other columns of the table; a digit that waits is taken first."""
        self.keep()
        self.ratings.let_go()
        self.choose_columns()

    def action_leave(self) -> None:
        """Let go of what is not set; else leave when all is on the disk."""
        if not self.ratings.let_go():
            self._leave()

    @work(exclusive=True, group="leave")
    async def _leave(self) -> None:
        if await self.has_let_go():
            self.dismiss(None)

    @work(exclusive=True, group="leave")
    async def _finish(self) -> None:
        from qi_tui.ui.screens.result import ResultScreen

        if not self.pen.asked(self.session):
            self.words.say("There is nothing to finish yet")
            return
        missing = self.pen.unanswered(self.session)
        if missing and not await self._wants_to_finish(missing):
            self.ratings.go_to(Row(missing[0].item, missing[0].subject), missing[0].facet)
            return
        if self.session.head.status != "final":
            self.hand_over(finish(self.session))
        if await self.has_let_go():
            path = self.door.path
            self.qi.switch_screen(ResultScreen(self.framework, self.session, path))

    async def _wants_to_finish(self, missing: list[Asked]) -> bool:
        from qi_tui.ui.screens.dialog import Ask as Question
        from qi_tui.ui.screens.dialog import Choice

        titles = self.titles_of(missing, MOST_LISTED)
        of = len(self.pen.asked(self.session))
        verb = "is" if len(missing) == 1 else "are"
        answer = await self.qi.push_screen_wait(
            Question(
                f"{len(missing)} of {of} {verb} not answered",
                f"{titles}\n\nA domain with an item that is not answered has no score. Finish "
                "anyway? You can come back and answer later.",
                (
                    Choice("back", "b", "Back to the first of them"),
                    Choice("finish", "f", "Finish anyway"),
                ),
            )
        )
        return answer == "finish"

    @work(group="comment")
    async def _write_comment(self, act: WriteComment) -> None:
        from qi_tui.ui.screens.comment import CommentEditor

        row = Row(act.item, act.subject)
        title = self.title_of(row, act.facet)

        def take(text: str) -> None:
            before = self.session.sheet(act.facet, act.subject).comments.get(act.item, "")
            if text.strip() != before.strip():
                after = self.pen.comment(self.session, act.item, text, act.facet, act.subject)
                self.do(after, row, act.facet, f"the comment on {title}")

        text = self.session.sheet(act.facet, act.subject).comments.get(act.item, "")
        await self.qi.push_screen_wait(CommentEditor(title, text, take))

    def _answer(self, act: GiveAnswer) -> None:
        item, answer, facet, subject = act.item, act.answer, act.facet, act.subject
        session = self.session
        sheet = sheets_by_key(session).get((facet, subject))
        if (UNANSWERED if sheet is None else answer_on(sheet, item)) == answer:
            # Nothing to save; the list waits for its answers to go on.
            self.ratings.session = session
            return
        row = Row(item, subject)
        title = self.title_of(row, facet)
        words = f"taking away the answer to {title}"
        if answer != UNANSWERED:
            given = str(answer.value) if answer.standing is Standing.RATED else answer.standing
            words = f"{given} for {title}"
        self.do(self.pen.answer(session, item, answer, facet, subject), row, facet, words)

    def _vote(self, item: str) -> None:
        votes = self.framework.priorities
        after = self.pen.toggle_priority(self.session, item)
        if not votes:
            self.words.say("This framework has no priority votes")
        elif after is None:
            of = "the one vote is" if votes == 1 else f"all {votes} votes are"
            self.words.say(f"{of.capitalize()} spent: take one off another item first")
        else:
            left = count_of(votes - len(after.head.priorities), "vote")
            self.words.say(f"Priorities: {left} left")
            row = self.ratings.row or Row(item)
            self.do(after, row, self.ratings.facet, f"the priority vote on {self._title(item)}")

    def _show_facet(self, facet: str) -> None:
        self.bar.rates = facet

    def _title(self, item: str) -> str:
        return display(self.framework.item_by_id[item].title)
