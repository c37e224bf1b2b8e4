"""Rating: one domain at a time, one key per item, and nothing called saved that is not on the disk.

The screen owns the session and replaces it at each act; the list and the bar show it, the writer
saves it. Leaving waits for the writer.
"""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult

from qi_tui.model.answer import UNANSWERED, Standing, answer_on
from qi_tui.model.asking import Row, sheets_by_key
from qi_tui.model.text import display
from qi_tui.ui.process.keeping import Keeping
from qi_tui.ui.screens.rate_asked import AskedScreen
from qi_tui.ui.screens.rate_keys import RATE_BINDINGS
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
from qi_tui.ui.words import count_of


class RateScreen(AskedScreen):
    """Rates one framework; see `FinishedScreen` for what it takes and gives back."""

    BINDINGS = RATE_BINDINGS

    def compose(self) -> ComposeResult:
        """Bar, promise, list, keys."""
        yield self.bar
        yield self.words
        yield self.ratings
        yield KeyLine()

    def on_mount(self) -> None:
        """Start the writer, and let the list take the keys."""
        self.take_door(self.door)
        self.ratings.obey = self._do_act
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
                self.finish()

    def keep(self) -> None:
        """A digit that still waits for another is an answer: hand it over."""
        waiting = self.ratings.waiting_answer
        if waiting is not None and not self.read_only:
            self._answer(waiting)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only reading does not finish; few frameworks have columns, few rounds one before."""
        if action == "choose_columns" and not self.framework.columns:
            return False
        if action == "look_back" and self.earlier is None:
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
            self.leave()

    def action_look_back(self) -> None:
        """Open what was said last time about the item; a digit that waits is taken first."""
        if self.ratings.waiting_answer is not None:
            self.keep()
            self.ratings.let_go()
        self.look_back()

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
