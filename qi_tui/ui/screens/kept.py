"""A screen that owns a session and keeps it on the disk, whatever is done to it."""

from __future__ import annotations

from textual.reactive import var

from qi_tui.model.answering import Pen, stamped
from qi_tui.model.asking import sheets_by_key
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.process.keeping import Keeping
from qi_tui.ui.process.save_trouble import SaveTrouble
from qi_tui.ui.process.saving import PATIENCE, Saved, SaveFailed, Saving
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.widgets.rate_bar import RateBar, joined
from qi_tui.ui.widgets.word_line import WordLine
from qi_tui.ui.words import tell

NOTICE_SECONDS = 20.0


def _given() -> Session:
    raise RuntimeError("the screen has a session from the start")


class KeptScreen(QiScreen[bool | None]):
    """The base of such screens; a rating gives back whether it was finished.

    Args:
        framework: what was rated.
        session: the rater's answers.
        title: what stands first in the bar; safe to show.
        words: what the line below it says.
        is_warning: whether that is a warning.
    """

    # Its own background is all it draws itself; this spares a paint of it at every key.
    BLANK = True

    session: var[Session] = var(_given, init=False, always_update=True)
    """The session as it is on the screen; the disk may be a moment behind."""

    def __init__(
        self,
        framework: Framework,
        session: Session,
        title: str,
        words: str,
        is_warning: bool = False,
    ) -> None:
        super().__init__()
        self.framework = framework
        self.pen = Pen(framework)
        self.set_reactive(KeptScreen.session, session)
        self.saving: Saving | None = None
        self._trouble = SaveTrouble(self)
        head = session.head
        self.bar = RateBar(
            joined(title, str(head.about.get("title", ""))),
            joined(head.rater.alias, head.rater.role),
            len(self.pen.asked(session)),
        )
        self.words = WordLine(words, is_warning)

    def take_door(self, door: SessionDoor) -> None:
        """Save through this door from now on; the screen closes it."""
        self.saving = Saving(self, door)
        self.saving.open()

    def hand_over(self, session: Session) -> None:
        """This is the session now: show it, and put it on the disk; too late once it is left."""
        if self.saving is None:
            return
        self.session = session
        self.bar.keeping = Keeping.SAVING
        self.saving.put(session)

    def show_progress(self) -> None:
        """Say in the bar how many of the answers that are asked for are there."""
        session = self.session
        asking = self.pen.asking(session)
        of = len(asking.asked)
        if self.bar.of != of:
            self.bar.of = of
        self.bar.answered = of - len(asking.unanswered(sheets_by_key(session)))

    def on_saved(self, message: Saved) -> None:
        """Call it saved where what is on the disk is what is on the screen."""
        saved = message.session.head
        if message.session == stamped(self.session, saved.revision, saved.updated_at):
            self.bar.keeping = Keeping.SAVED
        if message.notice is not None:
            tell(self.qi, message.notice, "warning", "Changed by another program", NOTICE_SECONDS)

    def on_save_failed(self, message: SaveFailed) -> None:
        """Say so, and ask what to do; the session stays, and the next act tries again."""
        self.bar.keeping = Keeping.FAILED
        self._trouble.tell(message.error)

    async def is_safe(self) -> bool:
        """Wait for the disk; where it refuses, whether the person wants to leave all the same."""
        if self.saving is None or await self.saving.settled(PATIENCE):
            return True
        if not self.saving.idle:
            self.words.say("Saving what you did last…")
            if await self.saving.settled():
                return True
        return await self._trouble.ask_before_leaving()

    async def has_let_go(self) -> bool:
        """Let go of the file once that is safe; false where the person would rather stay."""
        if not await self.is_safe():
            return False
        await self.let_go_of_file()
        return True

    async def let_go_of_file(self) -> None:
        """End saving, and let other windows open the file."""
        if self.saving is not None:
            saving, self.saving = self.saving, None
            await saving.close()
