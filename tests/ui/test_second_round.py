"""A later round on the screen, by keys: kept, changed, looked back at."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.model.answer import Answer
from qi_tui.model.framework import Framework
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.page import PageScreen
from qi_tui.ui.text.earlier_text import Earlier
from tests.ui.made import until as comes_about
from tests.ui.opening import SIZE, app_in, flat, found, press, until
from tests.ui.pictures import check_picture, rows, text
from tests.ui.rating import (
    count_framework,
    flagship,
    framework_of,
    gap_framework,
    position_framework,
    stage_framework,
)
from tests.ui.second_round import (
    CHOSEN,
    DONT_KNOW,
    ITEMS,
    NOT_APPLICABLE,
    ROOM,
    earlier,
    on_disk,
    opened,
    rated,
)


async def test_only_the_chosen_items_are_asked_and_enter_keeps_each(tmp_path: Path) -> None:
    last = earlier(flagship(), [rated(2), DONT_KNOW, rated(3), rated(4), NOT_APPLICABLE], ROOM)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, flagship(), last, CHOSEN)
        shown = text(pilot.app)
        assert "0 of 3" in shown
        assert "Two-way communication" not in shown
        assert "Improvement" not in shown
        assert "last 2 · Enter keeps it" in shown
        await press(pilot, "enter", "space", "enter")
        assert screen.ratings.row is None
        await until(pilot, "All 3 answered: Enter finishes")
        await until(pilot, "✓ saved")
    sheet = on_disk(tmp_path).sheet()
    assert sheet.values == {ITEMS[0]: 2}
    assert sheet.dont_know == [ITEMS[1]]
    assert sheet.not_applicable == [ITEMS[4]]


async def test_nothing_is_given_before_a_key_gives_it(tmp_path: Path) -> None:
    last = earlier(flagship(), [rated(2)] * 9, ROOM)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, flagship(), last, CHOSEN)
        await press(pilot, "down", "up", "right", "down", "v", "escape", "u", "tab", "end", "m")
        assert screen.session.answered == 0
        assert "0 of 3" in text(pilot.app)
        await press(pilot, "escape")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
    assert found(tmp_path, "*.json") == []


async def test_a_digit_answers_anew_and_the_mark_moves_from_the_last_answer(tmp_path: Path) -> None:
    last = earlier(flagship(), [rated(2), rated(6), rated(3), rated(4), rated(5)], ROOM)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, flagship(), last, CHOSEN)
        await press(pilot, "7", "left")
        assert screen.ratings.resting == 5
        assert "5  ○ Enter sets it" in text(pilot.app)
        await press(pilot, "enter", "right", "right", "enter")
        assert screen.session.sheet().values == {CHOSEN[0]: 7, CHOSEN[1]: 5, CHOSEN[2]: 7}
        await press(pilot, "home", "backspace")
        assert "last 2 · Enter keeps it" in text(pilot.app)
        await press(pilot, "enter", "ctrl+z")
        assert CHOSEN[0] not in screen.session.sheet().values
        await press(pilot, "left", "left", "enter")
        assert screen.session.sheet().values[CHOSEN[0]] == 1


async def test_enter_where_nothing_was_said_last_time_says_what_to_press(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, flagship(), Earlier(), CHOSEN)
        await press(pilot, "enter")
        assert "Not answered: press 1–7" in text(pilot.app)
        assert screen.session.answered == 0


@pytest.mark.parametrize(
    ("framework", "lasts"),
    [
        (framework_of(5), [rated(1), DONT_KNOW, rated(3)]),
        (framework_of(2, "yes_no"), [rated(1), rated(2), NOT_APPLICABLE]),
        (framework_of(7, "bipolar"), [rated(7), DONT_KNOW, rated(4)]),
        (stage_framework("early", "mid", "late", items=3), [rated(2), rated(1), DONT_KNOW]),
        (position_framework(3, 14), [rated(12), rated(1), NOT_APPLICABLE]),
        (count_framework(1.0, 0.1, 0.01), [rated(0), rated(1200), DONT_KNOW]),
    ],
    ids=["graded", "yes or no", "bipolar", "stage", "position", "count"],
)
async def test_every_kind_is_kept_by_enter(
    framework: Framework, lasts: list[Answer], tmp_path: Path
) -> None:
    last = earlier(framework, lasts)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, framework, last)
        await press(pilot, "enter", "enter", "enter")
        again = Earlier(screen.session).answers(framework, screen.pen.asked(screen.session))
        assert again[:3] == lasts


async def test_now_and_needed_are_kept_each_for_itself(tmp_path: Path) -> None:
    framework = gap_framework(2, 1)
    last = earlier(framework, [rated(1), rated(2), rated(4), rated(5)])
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, framework, last)
        await press(pilot, "enter", "m", "up", "up")
        row = next(row for row in rows(pilot.app) if "▸" in row)
        assert "●┄" not in row
        assert "1 → ·" in row
        assert "Enter keeps 4" in row
        await press(pilot, "enter")
        assert screen.session.sheet("now").values == {"item-1-1": 1}
        assert screen.session.sheet("needed").values == {"item-1-1": 4}


async def test_v_shows_all_that_was_said_without_a_name(tmp_path: Path) -> None:
    last = earlier(flagship(), [rated(2)], ROOM)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, flagship(), last, CHOSEN)
        assert "v shows them in full" in text(pilot.app)
        await press(pilot, "v")
        page = pilot.app.screen
        assert isinstance(page, PageScreen)
        shown = flat(text(pilot.app))
        assert "Last time you said 2." in shown
        assert "The room last time: 3 said 2, 1 said 3, 4 said 6, 1 doesn't know" in shown
        assert "3 knows about it, but takes no part" in shown
        assert "• Comes when asked [/]" in shown
        assert ("word " * 40).strip() in shown
        assert "Sam" not in shown
        await press(pilot, "escape", "end", "v")
        assert pilot.app.screen is screen
        assert "Go to an item first" in text(pilot.app)


async def test_in_the_first_round_v_is_no_key(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, flagship(), None)
        assert "v" not in {one.binding.key for one in screen.active_bindings.values()}
        await press(pilot, "v")
        assert pilot.app.screen is screen


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_picture(size: tuple[int, int], tmp_path: Path) -> None:
    last = earlier(flagship(), [rated(2), DONT_KNOW, rated(3), rated(4), rated(6)], ROOM)
    async with app_in(tmp_path).run_test(size=size, notifications=True) as pilot:
        screen = await opened(pilot, tmp_path, flagship(), last, ITEMS[:5])
        await press(pilot, "3", "down", "down", "up")
        await until(pilot, "✓ saved")
        screen.words.be_quiet()
        await pilot.pause()
        await check_picture(pilot.app, f"second-round-{size[0]}x{size[1]}")
