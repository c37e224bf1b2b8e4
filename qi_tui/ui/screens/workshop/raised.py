"""The base of the screen for a show of hands: the tally, its rows, and the acts on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual import work

from qi_tui.model.asking import Asked
from qi_tui.model.framework import Framework
from qi_tui.model.hands import Raised
from qi_tui.model.session import Session
from qi_tui.model.tallying import hands_of, with_hands, with_subjects, without_subject
from qi_tui.model.text import display
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.process.keeping import Keeping
from qi_tui.ui.screens.kept import KeptScreen
from qi_tui.ui.text.workshop.hands_text import HandsRow, title_of

ADVICE = "All hands at once, so that nobody follows another. Only the numbers are kept."
STEPS_KEPT = 1000


class Step(NamedTuple):
    """One act that can be taken back: the tally before it, where it was done, what it was."""

    before: Session
    place: int
    words: str


class RaisedScreen(KeptScreen):
    """Holds a tally, and what was done to it.

    Args:
        framework: what is rated.
        door: the tally's open file; the screen closes it.
        subjects: names of subjects that are asked about beside those of the tally.
    """

    def __init__(
        self, framework: Framework, door: SessionDoor, subjects: Iterable[str] = ()
    ) -> None:
        session = with_subjects(door.session, framework, subjects)
        title = f"Show of hands · round {session.head.round} · {display(framework.title)}"
        super().__init__(framework, session, title, ADVICE)
        self.door = door
        self._steps: list[Step] = []
        self.rows: tuple[HandsRow, ...] = ()
        self._write_rows()

    @property
    def place(self) -> int:
        """The row that the cursor is on."""
        raise NotImplementedError

    @property
    def asked(self) -> Asked | None:
        """What the focused row asks; None where there are no rows."""
        rows = self.pen.asked(self.session)
        return rows[self.place] if rows else None

    def show(self, place: int) -> None:
        """Draw the rows, with the cursor on this one."""
        raise NotImplementedError

    def watch_session(self) -> None:
        """Another tally: write its rows anew."""
        self._write_rows()
        self.show(self.place)

    def show_progress(self) -> None:
        """Say in the bar how many of the items that hands can answer have some."""
        can = [row for row in self.rows if row.points]
        self.bar.of = len(can)
        self.bar.answered = sum(row.hands is not None for row in can)

    def begin(self) -> None:
        """Save through the door from now on."""
        self.take_door(self.door)
        if self.door.is_on_disk:
            self.bar.keeping = Keeping.SAVED

    def take(self, hands: Raised) -> None:
        """These are the hands of the focused row."""
        asked = self.asked
        if asked is not None:
            after = with_hands(self.session, self.framework, asked, hands)
            self._do(after, f"the hands of {self.rows[self.place].title.plain}")

    def take_away(self) -> None:
        """Take the hands of the focused row away; where there are none, its subject."""
        asked = self.asked
        if asked is None:
            return
        title = self.rows[self.place].title.plain
        if hands_of(self.session, asked) is not None:
            after = with_hands(self.session, self.framework, asked, None)
            self._do(after, f"taking the hands of {title} away")
            self.words.say("Taken away; Ctrl+Z brings them back")
        elif asked.subject is not None:
            name = display(asked.subject)
            after = without_subject(self.session, self.framework, asked.subject)
            self._do(after, f"taking {name} away")
            self.words.say(f"{name} is taken away; Ctrl+Z brings it back")
        else:
            self.words.say("There are no hands to take away")

    def undo(self) -> None:
        """Take the last act back, and go to where it was done."""
        if not self._steps:
            self.words.say("There is nothing to undo")
            return
        step = self._steps.pop()
        self._become(step.before)
        self.show(step.place)
        self.words.say(f"Undone: {step.words}")

    @work(group="subject")
    async def add_subjects(self) -> None:
        """Ask for names, one after the other."""
        from qi_tui.ui.screens.subject_name import SubjectName

        def take(name: str) -> str:
            after = self.pen.add_subject(self.session, name)
            added = display(after.head.subjects[-1])
            self._do(with_subjects(after, self.framework, ()), f"adding {added}")
            return f"Added {added}"

        await self.qi.push_screen_wait(SubjectName(self.framework.subjects or "", "", take))

    @work(exclusive=True, group="leave")
    async def leave(self) -> None:
        """Leave once all is on the disk."""
        if await self.has_let_go():
            self.dismiss(None)

    def _do(self, after: Session, words: str) -> None:
        if after != self.session:
            self._steps.append(Step(self.session, self.place, words))
            del self._steps[:-STEPS_KEPT]
            self._become(after)

    def _become(self, session: Session) -> None:
        if session.sheets or self.door.is_on_disk:
            self.hand_over(session)
        else:
            # A name without hands is no tally yet: it goes to the disk with the first of them.
            self.session = session

    def _write_rows(self) -> None:
        framework, asking = self.framework, self.pen.asking(self.session)
        items = framework.item_by_id
        self.rows = tuple(
            HandsRow(
                number=number,
                title=title_of(framework, asked, len(asking.items)),
                prompt=items[asked.item].prompt,
                descriptors=framework.descriptors(items[asked.item]),
                points=framework.points[asked.item],
                hands=hands_of(self.session, asked),
            )
            for number, asked in enumerate(asking.asked, start=1)
        )
