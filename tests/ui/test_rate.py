"""Rating, as a rater does it: by keys, with a real file on the disk."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from qi_tui.model.answering import Pen
from qi_tui.model.session import Session
from qi_tui.store.disk import storage
from qi_tui.store.disk.atomic import replace_file
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.ui.app import QiApp
from qi_tui.ui.context import OpenRating
from qi_tui.ui.process.keeping import Keeping
from qi_tui.ui.screens.comment import CommentText
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.screens.result import ResultScreen
from tests.ui.made import until as comes_about
from tests.ui.opening import app_in, flat, press, type_in, unsafe, until
from tests.ui.pictures import check_picture, text
from tests.ui.rating import FLAGSHIP, flagship

SIZE = (80, 24)
ITEMS = tuple(flagship().points)


def rating_app(folder: Path, alias: str = "Sam") -> QiApp:
    return app_in(folder, OpenRating(FLAGSHIP, alias, "clinician", "Winter flow"))


async def rating(pilot: Pilot[int]) -> RateScreen:
    """The screen, once it is open."""
    await comes_about(pilot, lambda: isinstance(pilot.app.screen, RateScreen))
    screen = pilot.app.screen
    assert isinstance(screen, RateScreen)
    return screen


async def saved(pilot: Pilot[int]) -> None:
    """Wait until the screen says *saved*."""
    await comes_about(pilot, lambda: "✓ saved" in text(pilot.app))


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def on_disk(folder: Path) -> Session:
    (path,) = files(folder)
    return load_session(path)


# The story: nine keys.


async def test_nine_digits_rate_everything_and_enter_finishes(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await rating(pilot)
        assert files(tmp_path) == []
        await pilot.press(*"544655667")
        await saved(pilot)
        shown = text(pilot.app)
        assert "All 9 answered: Enter finishes" in shown
        assert "13 of 21 · not there yet" in shown
        assert "16 of 21 · good progress" in shown
        assert "19 of 21 · excellent chance" in shown
        assert list(on_disk(tmp_path).sheet().values.values()) == [5, 4, 4, 6, 5, 5, 6, 6, 7]
        assert on_disk(tmp_path).head.status == "draft"
        await pilot.press("enter")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, ResultScreen))
    session = on_disk(tmp_path)
    assert session.head.status == "final"
    assert session.answered == 9
    assert session.head.rater.alias == "Sam"
    assert session.head.about == {"title": "Winter flow"}


async def test_saved_is_only_said_when_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_save = threading.Event()
    save = SessionDoor.save

    def held(door: SessionDoor, session: Session) -> Session:
        may_save.wait(10)
        return save(door, session)

    monkeypatch.setattr(SessionDoor, "save", held)
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "5", "4")
        assert "saving" in text(pilot.app)
        assert "✓ saved" not in text(pilot.app)
        await press(pilot, "escape")
        await until(pilot, "Saving what you did last")
        assert pilot.app.screen is screen
        may_save.set()
        await comes_about(pilot, lambda: pilot.app.screen is not screen)
    assert list(on_disk(tmp_path).sheet().values.values()) == [5, 4]


async def test_leaving_and_coming_back_goes_on_at_the_first_unanswered(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "5", "down", "4", "escape")
        await comes_about(pilot, lambda: pilot.app.screen is not screen)
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        assert screen.ratings.place == 1
        assert "2 of 9" in text(pilot.app)
        assert screen.bar.keeping is Keeping.SAVED
        await press(pilot, "d")
        await saved(pilot)
    assert on_disk(tmp_path).sheet().dont_know == [ITEMS[1]]
    assert len(files(tmp_path)) == 1


async def test_leaving_without_an_answer_leaves_no_file(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "right", "escape")
        assert pilot.app.screen is screen
        await press(pilot, "escape")
        await comes_about(pilot, lambda: pilot.app.screen is not screen)
    assert files(tmp_path) == []


RATES_UNTIL_KILLED = """
import asyncio, sys
from pathlib import Path
from qi_tui.ui.app import make_app
from qi_tui.ui.context import Context, OpenRating

async def main():
    start = OpenRating("effective-redesign", "Sam", "clinician", "Winter flow")
    app = make_app(Context(Path(sys.argv[1])), start)
    async with app.run_test(size=(80, 24)) as pilot:
        while not hasattr(app.screen, "ratings"):
            await pilot.pause(0.01)
        for number in range(1, 9):
            await pilot.press(str(number % 7 + 1))
            while app.screen.bar.keeping != "saved":
                await pilot.pause(0.01)
            print("saved", number, file=sys.__stdout__, flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""


def rate_until_killed(folder: Path, after: int) -> None:
    """Rate in a process of its own that is killed once so many answers were called saved."""
    rater = subprocess.Popen(
        [sys.executable, "-c", RATES_UNTIL_KILLED, str(folder)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert rater.stdout is not None
    try:
        for line in rater.stdout:
            if line.split() == ["saved", str(after)]:
                break
    finally:
        rater.send_signal(signal.SIGKILL)
        rater.stdout.close()
        rater.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("after", [1, 5])
async def test_what_was_called_saved_survives_a_kill(tmp_path: Path, after: int) -> None:
    rate_until_killed(tmp_path, after)
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        values = list(screen.session.sheet().values.values())
        assert values[:after] == [number % 7 + 1 for number in range(1, after + 1)]
        assert screen.ratings.place == len(values)
        assert len(values) in (after, after + 1)


# Acts.


async def test_undo_goes_back_over_every_act(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        empty = screen.session
        await press(pilot, "5", "p", "d", "home", "4", "home", "delete")
        assert screen.session.sheet().values == {}
        await press(pilot, "ctrl+z")
        assert "Undone: taking away the answer to Chief executive" in text(pilot.app)
        assert screen.session.sheet().values == {ITEMS[0]: 4}
        assert screen.ratings.place == 0
        await press(pilot, "ctrl+z")
        assert screen.session.sheet().values == {ITEMS[0]: 5}
        await press(pilot, "ctrl+z")
        assert screen.session.sheet().dont_know == []
        assert screen.ratings.place == 1
        await press(pilot, "ctrl+z")
        assert "Undone: the priority vote on Project management" in text(pilot.app)
        await press(pilot, "ctrl+z")
        assert screen.session == empty
        await press(pilot, "ctrl+z")
        assert "There is nothing to undo" in text(pilot.app)
        await saved(pilot)
    assert on_disk(tmp_path).answered == 0


async def test_the_same_answer_again_is_no_new_act(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "5", "up", "5")
        assert screen.ratings.place == 1
        assert "▸  2 Project" in text(pilot.app)
        await saved(pilot)
        assert on_disk(tmp_path).head.revision == 1


async def test_priorities_are_counted_and_refused_when_spent(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "p")
        assert "Priorities: 2 votes left" in text(pilot.app)
        assert "★" in text(pilot.app)
        await press(pilot, "down", "p", "down", "p")
        assert "Priorities: 0 votes left" in text(pilot.app)
        await press(pilot, "down", "p")
        assert "All 3 votes are spent: take one off another item first" in text(pilot.app)
        await press(pilot, "home", "p")
        assert "Priorities: 1 vote left" in text(pilot.app)
        assert screen.session.head.priorities == [ITEMS[1], ITEMS[2]]
        await saved(pilot)
    assert on_disk(tmp_path).head.priorities == [ITEMS[1], ITEMS[2]]


async def test_a_comment_is_typed_in_place(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "c")
        assert pilot.app.screen.query(CommentText)
        await type_in(pilot, "Comes when asked 5")
        assert "18 of 2,000" in text(pilot.app)
        assert "Drop the change" in text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        assert screen.session.sheet().comments == {ITEMS[0]: "Comes when asked 5"}
        assert screen.session.sheet().values == {}
        assert "✎ Comes when asked 5" in text(pilot.app)
        await press(pilot, "c", "x", "ctrl+g")
        assert screen.session.sheet().comments == {ITEMS[0]: "Comes when asked 5"}
        await press(pilot, "c", "x", "ctrl+s")
        assert screen.session.sheet().comments == {ITEMS[0]: "Comes when asked 5x"}
        await press(pilot, "ctrl+z", "ctrl+z")
        assert screen.session.sheet().comments == {}
        await press(pilot, "c")
        await type_in(pilot, "why")
        await press(pilot, "enter", "b", "escape")
        await saved(pilot)
    assert on_disk(tmp_path).sheet().comments == {ITEMS[0]: "why\nb"}


async def test_a_comment_stops_at_its_limit_and_takes_in_nothing_dangerous(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "c")
        editor = pilot.app.screen.query_one(CommentText)
        editor.insert("\x1b]52;c;eA==\x07[/] [@click=app.quit]x[/] \u202e" + "x" * 5000)
        await pilot.pause()
        assert len(editor.text) == 2000
        assert "2,000 of 2,000" in text(pilot.app)
        assert unsafe(text(pilot.app)) <= {"\n"}
        await press(pilot, "y", "escape")
        assert len(screen.session.sheet().comments[ITEMS[0]]) == 2000
        assert unsafe(text(pilot.app)) <= {"\n"}


async def test_a_stored_comment_that_is_only_looked_at_stays_as_it_was(tmp_path: Path) -> None:
    stored = "raw \x1b[31m text"
    framework = flagship()
    door = SessionDoor.begin(tmp_path, new_session(framework, "Sam", "clinician"))
    door.save(Pen(framework).comment(door.session, ITEMS[0], stored))
    door.close()
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        assert unsafe(text(pilot.app)) <= {"\n"}
        await press(pilot, "c", "escape")
        assert screen.session.sheet().comments == {ITEMS[0]: stored}


async def test_finishing_with_items_missing_asks_first(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "5", "tab", *"444444", "f")
        await until(pilot, "2 of 9 are not answered")
        assert "Project management headroom" in text(pilot.app)
        await press(pilot, "enter")
        await comes_about(pilot, lambda: pilot.app.screen is screen)
        assert screen.ratings.place == 1
        await press(pilot, "f", "f")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, ResultScreen))
    assert on_disk(tmp_path).head.status == "final"


async def test_a_final_session_can_be_changed_and_stays_final(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await rating(pilot)
        await press(pilot, *"555555555", "enter")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, ResultScreen))
        await press(pilot, "e")
        screen = await rating(pilot)
        assert screen.ratings.place == 9
        await press(pilot, "home", "3")
        await saved(pilot)
    session = on_disk(tmp_path)
    assert session.head.status == "final"
    assert session.sheet().values[ITEMS[0]] == 3


async def test_hints_are_said_beside_the_list(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await rating(pilot)
        assert "Rate alone first" in text(pilot.app)
        await press(pilot, "enter")
        assert "Not answered: press 1–7, d for don't know" in text(pilot.app)
        await press(pilot, "9")
        assert "9 is not on this scale: its points go from 1 to 7" in text(pilot.app)
        await press(pilot, "5")
        assert "Rate alone first" in text(pilot.app)
        await press(pilot, *"55555555", "u")
        assert "Every item is answered" in text(pilot.app)


async def test_a_resize_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "5", "4", "right", "right")
        for size in [(60, 18), (40, 10), (200, 60), (80, 24)]:
            await pilot.resize_terminal(*size)
            await press(pilot)
        await comes_about(pilot, lambda: pilot.app.screen is screen)
        assert screen.ratings.resting == 2
        await press(pilot, "enter")
        await saved(pilot)
    assert list(on_disk(tmp_path).sheet().values.values()) == [5, 4, 2]


# What goes wrong.


def full_disk(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


async def test_a_full_disk_is_told_and_the_next_answer_saves_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "5")
        await saved(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(storage, "replace_file", full_disk)
            await press(pilot, "4")
            shown = flat(await until(pilot, "Not saved"))
            assert "No space left on device" in shown
            assert files(tmp_path)[0].name in shown.replace(" ", "")
            assert "What was saved before is safe" in shown
            await press(pilot, "t")
            await until(pilot, "Not saved")
            await press(pilot, "g")
            await comes_about(pilot, lambda: pilot.app.screen is screen)
            assert "NOT SAVED" in text(pilot.app)
            assert list(on_disk(tmp_path).sheet().values.values()) == [5]
        await press(pilot, "3")
        await saved(pilot)
    assert list(on_disk(tmp_path).sheet().values.values()) == [5, 4, 3]


async def test_with_a_full_disk_a_copy_can_go_elsewhere(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path_factory.mktemp("stick")

    def full_here(path: Path, *arguments: Any, **named: Any) -> None:
        if path.parent == tmp_path:
            full_disk()
        replace_file(path, *arguments, **named)

    monkeypatch.setattr(storage, "replace_file", full_here)
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "5")
        await until(pilot, "Not saved")
        await press(pilot, "c")
        await until(pilot, "Save a copy elsewhere")
        await press(pilot, "ctrl+u")
        await type_in(pilot, str(stick))
        await press(pilot, "enter")
        await until(pilot, "All your answers are in")
        await comes_about(pilot, lambda: pilot.app.screen is screen)
        await press(pilot, "escape")
        await comes_about(pilot, lambda: pilot.app.screen is not screen)
    assert list(on_disk(stick).sheet().values.values()) == [5]
    assert files(tmp_path) == []


async def test_leaving_while_nothing_can_be_saved_asks_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "replace_file", full_disk)
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await rating(pilot)
        await press(pilot, "5")
        await until(pilot, "Not saved")
        await press(pilot, "g")
        await press(pilot, "escape")
        await until(pilot, "what is not saved is lost")
        await press(pilot, "escape")
        await comes_about(pilot, lambda: pilot.app.screen is screen)
        assert screen.session.sheet().values == {ITEMS[0]: 5}
        await press(pilot, "escape")
        await until(pilot, "what is not saved is lost")
        await press(pilot, "l")
        await comes_about(pilot, lambda: pilot.app.screen is not screen)


async def test_a_second_window_only_reads(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as first:
        await rating(first)
        await press(first, "5")
        await saved(first)
        before = files(tmp_path)[0].read_bytes()
        async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as second:
            screen = await rating(second)
            shown = flat(text(second.app))
            assert "Open in another window since" in shown
            assert "read only" in shown
            await press(second, "4", "d", "p", "c", "f")
            assert second.app.screen is screen
            assert list(screen.session.sheet().values.values()) == [5]
            await press(second, "down", "escape")
            await comes_about(second, lambda: second.app.screen is not screen)
        assert files(tmp_path)[0].read_bytes() == before
        await press(first, "4")
        await saved(first)
    assert list(on_disk(tmp_path).sheet().values.values()) == [5, 4]


async def test_a_file_that_another_program_changed_is_kept_and_told(tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await rating(pilot)
        await press(pilot, "5")
        await saved(pilot)
        path = files(tmp_path)[0]
        foreign = json.loads(path.read_text(encoding="utf-8"))
        foreign["answers"]["1"]["values"][ITEMS[0]] = 1
        path.write_text(json.dumps(foreign), encoding="utf-8")
        await press(pilot, "4")
        assert "was changed by another program" in flat(await until(pilot, "another program"))
        await saved(pilot)
    values = [list(load_session(path).sheet().values.values()) for path in files(tmp_path)]
    assert sorted(values) == [[1], [5, 4]]


async def test_quitting_takes_a_digit_that_waits_and_a_comment_in_the_making(
    tmp_path: Path,
) -> None:
    async with rating_app(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await rating(pilot)
        await press(pilot, "c")
        await type_in(pilot, "half a")
        await pilot.press("ctrl+q")
    assert on_disk(tmp_path).sheet().comments == {ITEMS[0]: "half a"}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_picture(size: tuple[int, int], tmp_path: Path) -> None:
    async with rating_app(tmp_path).run_test(size=size, notifications=True) as pilot:
        await rating(pilot)
        await press(pilot, "5", "d", "p", "2", "up", "c")
        await type_in(pilot, "Only by e-mail")
        await press(pilot, "escape", "up", "up", "down", "right", "right")
        await saved(pilot)
        # Let what was said for a moment go.
        screen = await rating(pilot)
        screen.words.be_quiet()
        await pilot.pause()
        await check_picture(pilot.app, f"rate-{size[0]}x{size[1]}")
