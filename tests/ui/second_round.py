"""A later round made for tests: what was said before it, and the screen that asks again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.text.earlier_text import Earlier, EarlierRow
from tests.ui.opening import until
from tests.ui.rating import flagship

ITEMS = list(flagship().points)
CHOSEN = [ITEMS[0], ITEMS[1], ITEMS[4]]
ROOM = EarlierRow(
    (0, 3, 1, 0, 0, 4, 0),
    "3 said 2, 1 said 3, 4 said 6, 1 doesn't know",
    ("Comes when asked [/]", "Only ever by e-mail\nand late", "word " * 40),
)
PROMISE = "Round 2 of Winter flow: the room sees counts, not names."
DONT_KNOW = Answer(Standing.DONT_KNOW)
NOT_APPLICABLE = Answer(Standing.NOT_APPLICABLE)


def rated(value: int) -> Answer:
    return Answer(Standing.RATED, value)


def session_of(
    framework: Framework, round_number: int = 1, items: Sequence[str] = (), names: int = 2
) -> Session:
    """A session without answers, with subjects and columns where the framework has them."""
    about = {"workforce": "4,500 people"}
    session, pen = new_session(framework, "Sam", "clinician", about, round_number), Pen(framework)
    for number in range(names) if framework.subjects else ():
        session = pen.add_subject(session, f"Stakeholder {number}")
    if framework.columns:
        session = pen.choose_columns(session, [column.id for column in framework.columns])
    head = session.head.model_copy(update={"items": list(items)})
    return session.model_copy(update={"head": head})


def answered(framework: Framework, session: Session, answers: Sequence[Answer]) -> Session:
    """The session with these answers to what it is asked, in that order, as far as they go."""
    pen = Pen(framework)
    for (item, facet, subject), answer in zip(pen.asked(session), answers, strict=False):
        session = pen.answer(session, item, answer, facet, subject)
    return session


def earlier(
    framework: Framework,
    answers: Sequence[Answer] = (),
    room: EarlierRow | None = None,
    names: int = 2,
) -> Earlier:
    """The round before with these own answers; `room` is what was said to every item."""
    own = answered(framework, session_of(framework, names=names), answers)
    asked = Pen(framework).asked(own)
    return Earlier(own, dict.fromkeys(asked, room) if room else {})


class Ending:
    """What a rating screen told at its end."""

    def __init__(self) -> None:
        self.finished: list[tuple[Session, Path]] = []
        self.gave_back: list[bool | None] = []

    def take(self, session: Session, path: Path) -> None:
        self.finished.append((session, path))


async def opened(
    pilot: Pilot[int],
    folder: Path,
    framework: Framework,
    last: Earlier | None,
    items: list[str] | None = None,
    ending: Ending | None = None,
) -> RateScreen:
    """The screen of the second round."""
    session = session_of(framework, 2, items or ())
    screen = RateScreen(
        framework,
        SessionDoor.begin(folder, session),
        earlier=last,
        promise=PROMISE,
        on_finish=ending.take if ending else None,
    )
    pilot.app.push_screen(screen, ending.gave_back.append if ending else None)
    await until(pilot, "Round 2 of Winter flow")
    return screen


def on_disk(folder: Path) -> Session:
    (path,) = folder.glob("*.json")
    return load_session(path)
