"""How a rating ends: left or finished, with the result shown or the laptop handed on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import work

from qi_tui.model.answer import UNANSWERED
from qi_tui.model.answering import finish
from qi_tui.model.asking import Asked, Row
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.screens.rated import RatedScreen
from qi_tui.ui.text.earlier_text import Earlier
from qi_tui.ui.words import plain

HELP = """\
Rate alone, item by item. The line at the top says how far you are, and whether what you did is \
saved on the disk. You can leave at any time with Escape, and go on later where you stopped."""
HELP_ON_RESULT = """\
When every item has its answer, Enter finishes and shows your result. You can come back from there \
and change what you like."""
HELP_ON_HANDING_ON = """\
When every item has its answer, Enter finishes, and the next person can have the laptop: nothing \
of yours stays on the screen."""
MOST_LISTED = 12
"""Titles of unanswered items that a question lists."""


class FinishedScreen(RatedScreen):
    """The base of the rating screen with what it does at the end.

    It gives back whether the rating was finished; false where it was left.

    Args:
        framework: what is rated.
        door: the open session file; the screen closes it.
        earlier: the round before; None in the first.
        promise: what is promised about privacy, in a line; None for what is promised without a
            workshop.
        on_finish: called with the session and its path once it is finished and this screen is
            gone, where somebody else takes the laptop now; None where the result is shown.
    """

    HELP = f"{HELP}\n\n{HELP_ON_RESULT}"

    def __init__(
        self,
        framework: Framework,
        door: SessionDoor,
        *,
        earlier: Earlier | None = None,
        promise: str | None = None,
        on_finish: Callable[[Session, Path], None] | None = None,
    ) -> None:
        super().__init__(framework, door, earlier, promise)
        self.earlier = earlier
        self._on_finish = on_finish
        if on_finish is not None:
            self.HELP = f"{HELP}\n\n{HELP_ON_HANDING_ON}"  # type: ignore[misc]

    @work(exclusive=True, group="leave")
    async def leave(self) -> None:
        """Leave once all is on the disk."""
        if await self.has_let_go():
            self._part(is_finished=False)

    @work(exclusive=True, group="leave")
    async def finish(self) -> None:
        """Finish, after a question where something is not answered."""
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
            self._part(is_finished=True)

    def look_back(self) -> None:
        """Open all that was said last time about the focused item."""
        from qi_tui.ui.glyphs import glyphs
        from qi_tui.ui.screens.page import PageScreen
        from qi_tui.ui.text.earlier_text import TITLE_LIMIT, in_full

        row, facet = self.ratings.row, self.ratings.facet
        before = self.ratings.before
        if row is None or before is None:
            self.words.say("Go to an item first: v shows what was said about it last time")
            return
        back = before.look_back(self.ratings.place, facet)
        self.qi.push_screen(
            PageScreen(
                plain(self.title_of(row, facet), TITLE_LIMIT),
                lambda width, _: in_full(back, width, glyphs()),
            )
        )

    def _part(self, is_finished: bool) -> None:
        session, path, tell_others = self.session, self.door.path, self._on_finish
        if tell_others is not None:
            # The laptop goes to the next person: a notice may name this one's file.
            self.qi.clear_notifications()
        elif is_finished:
            from qi_tui.ui.screens.result import ResultScreen

            self.qi.switch_screen(ResultScreen(self.framework, session, path))
            return
        self.dismiss(is_finished)
        if tell_others is not None and is_finished:
            tell_others(session, path)

    async def _wants_to_finish(self, missing: list[Asked]) -> bool:
        from qi_tui.ui.screens.dialog import Ask as Question
        from qi_tui.ui.screens.dialog import Choice

        titles = self.titles_of(missing, MOST_LISTED)
        of = len(self.pen.asked(self.session))
        verb = "is" if len(missing) == 1 else "are"
        answer = await self.qi.push_screen_wait(
            Question(
                f"{len(missing)} of {of} {verb} not answered",
                f"{titles}\n\n{self._follows_from(missing)} Finish anyway? You can come back and "
                "answer later.",
                (
                    Choice("back", "b", "Back to the first of them"),
                    Choice("finish", "f", "Finish anyway"),
                ),
            )
        )
        return answer == "finish"

    def _follows_from(self, missing: list[Asked]) -> str:
        """What it means that these are not answered."""
        if self.earlier is not None:
            lasts = self.earlier.answers(self.framework, missing)
            if any(last != UNANSWERED for last in lasts):
                return "What you said last time counts in this round only where you kept it."
        if self.session.head.items:
            return "In the room, an item that is not answered counts as that."
        return "A domain with an item that is not answered has no score."
