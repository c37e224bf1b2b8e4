"""How a later round ends: finished and handed on, or left."""

from __future__ import annotations

from pathlib import Path

from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.result import ResultScreen
from tests.ui.made import until as comes_about
from tests.ui.opening import SIZE, app_in, flat, found, press, until
from tests.ui.pictures import text
from tests.ui.rating import flagship
from tests.ui.second_round import CHOSEN, ITEMS, ROOM, Ending, earlier, on_disk, opened, rated


async def test_what_was_not_kept_is_asked_about_before_finishing(tmp_path: Path) -> None:
    last = earlier(flagship(), [rated(2)] * 9, ROOM)
    ending = Ending()
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, flagship(), last, CHOSEN, ending)
        await press(pilot, "enter", "f")
        shown = flat(await until(pilot, "2 of 3 are not answered"))
        assert "counts in this round only where you kept it" in shown
        await press(pilot, "b")
        await comes_about(pilot, lambda: pilot.app.screen is screen)
        assert screen.ratings.place == 1
        await press(pilot, "f", "f")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
    session = on_disk(tmp_path)
    assert session.head.status == "final"
    assert session.sheet().values == {ITEMS[0]: 2}


async def test_the_laptop_is_handed_on_with_nothing_of_the_rater_on_it(tmp_path: Path) -> None:
    last = earlier(flagship(), [rated(2)] * 9, ROOM)
    ending = Ending()
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, tmp_path, flagship(), last, CHOSEN, ending)
        pilot.app.notify("a notice about Sam", timeout=60)
        await press(pilot, "enter", "enter", "enter", "enter")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await pilot.pause()
        ((session, path),) = ending.finished
        assert ending.gave_back == [True]
        assert load_session(path).sheet() == session.sheet()
        assert load_session(path).head.status == "final"
        SessionDoor.open(path).close()
        shown = text(pilot.app)
        assert "Sam" not in shown
        assert "Winter" not in shown


async def test_leaving_lets_go_of_the_file_and_is_no_finish(tmp_path: Path) -> None:
    ending = Ending()
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, tmp_path, flagship(), None, CHOSEN, ending)
        await press(pilot, "5", "escape")
        await comes_about(pilot, lambda: ending.gave_back == [False])
        assert ending.finished == []
        (path,) = found(tmp_path, "*.json")
        door = SessionDoor.open(path)
        assert not door.read_only
        assert door.session.head.status == "draft"
        door.close()


async def test_without_anybody_to_tell_the_result_is_shown(tmp_path: Path) -> None:
    last = earlier(flagship(), [rated(2)] * 9, ROOM)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, tmp_path, flagship(), last)
        await press(pilot, *["enter"] * 10)
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, ResultScreen))
