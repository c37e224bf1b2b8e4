"""What one key costs, counted without a clock: layouts, style sheets, new widgets, paints, calls.

The answer is saved by another thread; its *saved* is one more small paint, counted by itself.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest
from textual import events
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from qi_tui.model.answer import Answer, Standing, answer_on
from qi_tui.model.answering import Pen
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.text.earlier_text import Earlier, EarlierRow
from tests.ui.opening import app_in, until
from tests.ui.rating import (
    flagship,
    framework_of,
    gap_framework,
    matrix_framework,
    position_framework,
)
from tests.ui.second_round import DONT_KNOW, earlier, rated

MOST_CALLS_OF_A_VALUE = 2100
MOST_CALLS_OF_A_MOVE = 1500
SUBJECTS = 30
SETTLED = 0.1
"""Seconds in which everything that a key causes has long been done."""


class Cost(NamedTuple):
    """What a key caused in the thread of the app."""

    layouts: int
    styles: int
    mounts: int
    paints: int
    calls: int


class Meter:
    """Counts what is done between a key and the quiet after it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.counts: Counter[str] = Counter()
        self.may_save = threading.Event()
        self.may_save.set()
        for owner, name in (
            (Screen, "_refresh_layout"),
            (Stylesheet, "apply"),
            (Stylesheet, "update_nodes"),
            (Widget, "mount"),
            (Screen, "_compositor_refresh"),
        ):
            monkeypatch.setattr(owner, name, self._counted(name, getattr(owner, name)))
        save = SessionDoor.save

        def save_when_allowed(door: SessionDoor, session: Session) -> Session:
            self.may_save.wait(10)
            return save(door, session)

        monkeypatch.setattr(SessionDoor, "save", save_when_allowed)

    async def press(self, pilot: Pilot[int], key: str) -> Cost:
        """Press a key while nothing can be saved; then let it be saved."""
        self.may_save.clear()
        self.counts.clear()
        calls = 0

        def count(frame: FrameType, event: str, argument: Any) -> None:
            nonlocal calls
            calls += event == "call"

        sys.setprofile(count)
        try:
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await asyncio.sleep(SETTLED)
        finally:
            sys.setprofile(None)
        cost = Cost(
            self.counts["_refresh_layout"],
            self.counts["apply"] + self.counts["update_nodes"],
            self.counts["mount"],
            self.counts["_compositor_refresh"],
            calls,
        )
        self.counts.clear()
        self.may_save.set()
        await pilot.pause(SETTLED)
        return cost

    def _counted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self.counts[name] += 1
            return function(*arguments, **named)

        return counted


@pytest.fixture
def meter(monkeypatch: pytest.MonkeyPatch) -> Iterator[Meter]:
    meter = Meter(monkeypatch)
    yield meter
    meter.may_save.set()


async def opened(
    pilot: Pilot[int], framework: Framework, folder: Path, earlier: Earlier | None = None
) -> RateScreen:
    session, pen = new_session(framework, "Sam", "clinician"), Pen(framework)
    if framework.subjects:
        for number in range(SUBJECTS):
            session = pen.add_subject(session, f"Stakeholder {number}")
    if framework.columns:
        session = pen.choose_columns(session, [column.id for column in framework.columns])
    # Half of it is answered: what is there already must cost nothing.
    for item, facet, subject in pen.asked(session)[8:]:
        if facet == "now":
            session = pen.answer(session, item, Answer(Standing.RATED, 1), facet, subject)
    door = SessionDoor.begin(folder, session)
    screen = RateScreen(framework, door, earlier=earlier)
    await pilot.app.push_screen(screen)
    await until(pilot, "Rate alone")
    await pilot.pause(SETTLED)
    return screen


FRAMEWORKS: dict[str, Callable[[], Framework]] = {
    "the flagship": flagship,
    "28 items": lambda: framework_of(7, "anchored", items=7, domains=4),
    "87 items": lambda: framework_of(5, "graded", items=29, domains=3),
    "87 items, now and needed": lambda: gap_framework(29, 3),
    "a matrix of 135 items": lambda: matrix_framework(5, 9),
    "30 subjects": lambda: position_framework(1, 7),
    "30 subjects, 3 items each": lambda: position_framework(3, 7),
}
CASES = [
    ("the flagship", (80, 24)),
    ("the flagship", (120, 36)),
    ("the flagship", (200, 60)),
    ("28 items", (80, 24)),
    ("87 items", (80, 24)),
    ("87 items, now and needed", (80, 24)),
    ("a matrix of 135 items", (80, 24)),
    ("30 subjects", (80, 24)),
    ("30 subjects, 3 items each", (80, 24)),
]


@pytest.mark.parametrize(("which", "size"), CASES)
async def test_a_value_key_is_one_paint(
    which: str, size: tuple[int, int], meter: Meter, tmp_path: Path
) -> None:
    async with app_in(tmp_path).run_test(size=size) as pilot:
        screen = await opened(pilot, FRAMEWORKS[which](), tmp_path)
        for place, key in enumerate("5432145"):
            cost = await meter.press(pilot, key)
            assert screen.ratings.place == place + 1
            assert cost[:4] == (0, 0, 0, 1), (place, cost)
            assert cost.calls <= MOST_CALLS_OF_A_VALUE, (place, cost)


@pytest.mark.parametrize(("which", "size"), CASES)
async def test_keeping_what_was_said_last_time_is_one_paint(
    which: str, size: tuple[int, int], meter: Meter, tmp_path: Path
) -> None:
    framework = FRAMEWORKS[which]()
    room = EarlierRow((2, 0, 1, 0, 3), "2 said 1, 1 said 3, 3 said 5", ("Not yet. " * 30,) * 9)
    last = earlier(framework, [rated(2), DONT_KNOW] * 4, room, SUBJECTS)
    async with app_in(tmp_path).run_test(size=size) as pilot:
        screen = await opened(pilot, framework, tmp_path, last)
        # What is worked out once in a process is not what a key costs.
        for key in ("5", "ctrl+z"):
            await meter.press(pilot, key)
        for place, key in enumerate(["enter", "5", "enter", "enter", "3", "d", "space"]):
            cost = await meter.press(pilot, key)
            assert screen.ratings.place == place + 1
            assert cost[:4] == (0, 0, 0, 1), (place, cost)
            assert cost.calls <= MOST_CALLS_OF_A_VALUE, (place, cost)
        given = [
            answer_on(screen.session.sheet(facet, subject), item)
            for item, facet, subject in screen.pen.asked(screen.session)[:7]
        ]
        kept = rated(2)
        assert given == [kept, rated(5), kept, DONT_KNOW, rated(3), DONT_KNOW, kept]


async def test_being_saved_is_one_more_paint_of_one_line(meter: Meter, tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, flagship(), tmp_path)
        await meter.press(pilot, "5")
        assert screen.bar.keeping == "saved"
        assert meter.counts["_compositor_refresh"] == 1
        assert meter.counts["_refresh_layout"] == 0


@pytest.mark.parametrize(("which", "size"), CASES)
async def test_moving_is_one_paint(
    which: str, size: tuple[int, int], meter: Meter, tmp_path: Path
) -> None:
    async with app_in(tmp_path).run_test(size=size) as pilot:
        screen = await opened(pilot, FRAMEWORKS[which](), tmp_path)
        for place, key in enumerate(["down"] * 5 + ["up"] * 2):
            cost = await meter.press(pilot, key)
            assert cost[:4] == (0, 0, 0, 1), (place, cost)
            assert cost.calls <= MOST_CALLS_OF_A_MOVE, (place, cost)
        assert screen.ratings.place == 3
        for key in ("right", "right", "left"):
            cost = await meter.press(pilot, key)
            assert cost[:4] == (0, 0, 0, 1), (key, cost)
            assert cost.calls <= MOST_CALLS_OF_A_MOVE, (key, cost)


@pytest.mark.parametrize("which", ["87 items, now and needed", "30 subjects, 3 items each"])
async def test_the_other_facet_is_one_paint_away(which: str, meter: Meter, tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, FRAMEWORKS[which](), tmp_path)
        for facet in ("needed", "now", "needed"):
            cost = await meter.press(pilot, "m")
            assert screen.ratings.facet == facet
            assert cost[:4] == (0, 0, 0, 1), cost
            assert cost.calls <= MOST_CALLS_OF_A_MOVE, cost
