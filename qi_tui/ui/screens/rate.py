"""Rating: one domain at a time, one key per item, and nothing called saved that is not on the disk.

The screen owns the session and replaces it at each act; the list and the bar show it, the writer
saves it. Leaving waits for the writer.
"""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding

from qi_tui.model.answering import UNANSWERED, Answer, Pen, Standing, answer_on, finish
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.text import display
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.process.saving import Keeping
from qi_tui.ui.screens.kept import KeptScreen
from qi_tui.ui.text.moments import of_datetime
from qi_tui.ui.text.promise import PROMISE_LINE
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.rating.acts import Act, Ask, GiveAnswer, Hint, VotePriority, WriteComment
from qi_tui.ui.widgets.rating.rating_list import RatingList
from qi_tui.ui.words import count_of

STEPS_KEPT = 1000


class Step(NamedTuple):
    """One act that can be taken back: the session before it, its item, and what it was."""

    before: Session
    item: str
    words: str


class RateScreen(KeptScreen):
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
    ]

    def __init__(self, framework: Framework, door: SessionDoor) -> None:
        words, is_warning = (
            (_looking_words(door), True) if door.read_only else (PROMISE_LINE, False)
        )
        super().__init__(framework, door.session, display(framework.title), words, is_warning)
        self._pen = Pen(framework)
        self._steps: list[Step] = []
        self._door = door
        self._read_only = door.read_only
        self.ratings = RatingList(
            framework,
            door.session.sheet(),
            tuple(door.session.head.priorities),
            self._pen.first_unanswered(door.session),
            read_only=door.read_only,
        )

    def compose(self) -> ComposeResult:
        """Bar, promise, list, keys."""
        yield self.bar
        yield self.words
        yield self.ratings
        yield KeyLine()

    def on_mount(self) -> None:
        """Start the writer, and let the list take the keys."""
        self.take_door(self._door)
        self.ratings.focus()
        self.bar.answered = self._answered()
        if self._read_only:
            self.bar.keeping = Keeping.READ_ONLY
        elif self._door.is_on_disk:
            self.bar.keeping = Keeping.SAVED

    def watch_session(self, session: Session) -> None:
        """Show the session."""
        self.ratings.sheet = session.sheet()
        self.ratings.priorities = tuple(session.head.priorities)
        self.bar.answered = self._answered()

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
            case GiveAnswer(item, answer):
                self._answer(item, answer)
            case VotePriority(item):
                self._vote(item)
            case WriteComment(item):
                self._write_comment(item)
            case Ask.UNDO:
                self._undo()
            case Ask.FINISH:
                self._finish()

    def keep(self) -> None:
        """A digit that still waits for another is an answer: hand it over."""
        waiting = self.ratings.waiting_answer
        if waiting is not None and not self._read_only:
            self._answer(waiting.item, waiting.answer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A session that is only read is not finished here."""
        return None if action == "finish" and self._read_only else True

    def action_finish(self) -> None:
        """Finish, in the order in which the keys were pressed."""
        self.ratings.finish()

    def action_next_unanswered(self) -> None:
        """Go to the next item without an answer."""
        self.ratings.go_to_next_unanswered()

    def action_leave(self) -> None:
        """Let go of what is not set; else leave when all is on the disk."""
        if not self.ratings.let_go():
            self._leave()

    @work(exclusive=True, group="leave")
    async def _leave(self) -> None:
        if await self.is_safe():
            await self.let_go_of_file()
            self.dismiss(None)

    @work(exclusive=True, group="leave")
    async def _finish(self) -> None:
        from qi_tui.ui.screens.result import ResultScreen

        missing = self.ratings.outline.unanswered(self.session.sheet())
        if missing and not await self._wants_to_finish(missing):
            self.ratings.place = missing[0]
            return
        if self.session.head.status != "final":
            self.hand_over(finish(self.session))
        if await self.is_safe():
            await self.let_go_of_file()
            path = self._door.path
            self.qi.switch_screen(ResultScreen(self.framework, self.session, path))

    async def _wants_to_finish(self, missing: list[int]) -> bool:
        from qi_tui.ui.screens.dialog import Ask as Question
        from qi_tui.ui.screens.dialog import Choice

        titles = "\n".join(f"– {self.ratings.outline.titles[place]}" for place in missing)
        of = len(self.framework.items)
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
    async def _write_comment(self, item: str) -> None:
        from qi_tui.ui.screens.comment import CommentEditor

        def take(text: str) -> None:
            before = self.session.sheet().comments.get(item, "")
            if text.strip() != before.strip():
                words = f"the comment on {self._title(item)}"
                self._do(self._pen.comment(self.session, item, text), item, words)

        text = self.session.sheet().comments.get(item, "")
        await self.qi.push_screen_wait(CommentEditor(self._title(item), text, take))

    def _answer(self, item: str, answer: Answer) -> None:
        if answer_on(self.session.sheet(), item) == answer:
            # Nothing to save; the list waits for its answers to go on.
            self.ratings.sheet = self.session.sheet()
            return
        words = f"taking away the answer to {self._title(item)}"
        if answer != UNANSWERED:
            given = str(answer.value) if answer.standing is Standing.RATED else answer.standing
            words = f"{given} for {self._title(item)}"
        self._do(self._pen.answer(self.session, item, answer), item, words)

    def _vote(self, item: str) -> None:
        votes = self.framework.priorities
        after = self._pen.toggle_priority(self.session, item)
        if not votes:
            self.words.say("This framework has no priority votes")
        elif after is None:
            of = "the one vote is" if votes == 1 else f"all {votes} votes are"
            self.words.say(f"{of.capitalize()} spent: take one off another item first")
        else:
            left = count_of(votes - len(after.head.priorities), "vote")
            self.words.say(f"Priorities: {left} left")
            self._do(after, item, f"the priority vote on {self._title(item)}")

    def _undo(self) -> None:
        if not self._steps:
            self.words.say("There is nothing to undo")
            return
        step = self._steps.pop()
        self.hand_over(step.before)
        self.ratings.go_to(step.item)
        self.words.say(f"Undone: {step.words}")

    def _do(self, after: Session, item: str, words: str) -> None:
        self._steps.append(Step(self.session, item, words))
        del self._steps[:-STEPS_KEPT]
        self.hand_over(after)

    def _answered(self) -> int:
        return len(self.framework.items) - len(
            self.ratings.outline.unanswered(self.session.sheet())
        )

    def _title(self, item: str) -> str:
        return display(self.framework.item_by_id[item].title)


def _looking_words(door: SessionDoor) -> str:
    since = f" since {of_datetime(door.held_since)}" if door.held_since else ""
    return f"Open in another window{since}: here you can look, but not answer."
