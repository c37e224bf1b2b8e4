"""A framework's page: all of it can be read, and it leads to start, resume and result."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.model.framework import Framework
from qi_tui.store.library import Library
from qi_tui.ui.screens.framework_page import FrameworkPage
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.screens.result import ResultScreen
from qi_tui.ui.screens.start import StartScreen
from qi_tui.ui.text.framework_text import page_of
from tests.making import framework, item, raw_framework
from tests.ui.opening import FLAGSHIP, SIZE, app_in, press, session_file, settled, until
from tests.ui.pictures import text

pytestmark = pytest.mark.usefixtures("flagship_only")

EVERY_ITEM = [
    "chief-executive-commitment",
    "project-management-headroom",
    "two-way-communication",
    "stakeholder-participation",
    "clinical-leadership",
    "interrelationship-with-other-strands",
    "involving-service-users",
    "matching-challenge-to-method",
    "reported-outcomes",
]


def words_of(of: Framework, width: int) -> str:
    return " ".join(" ".join(line.plain for line in page_of(of, width)).split())


@pytest.mark.parametrize("width", [56, 76, 196])
def test_everything_that_is_rated_can_be_read_before(width: int) -> None:
    of = Library().need(FLAGSHIP)
    said = words_of(of, width)
    for text_of_item in of.items:
        assert text_of_item.title in said
        assert text_of_item.prompt in said
        for descriptor in of.descriptors(text_of_item):
            assert descriptor in said
    assert of.source.publisher in said
    assert of.source.credit in said
    for band in of.scoring.bands:
        assert band.meaning in said
    for about in of.about:
        assert about.title in said


@pytest.mark.parametrize("width", [56, 76, 196])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    lines = page_of(Library().need(FLAGSHIP), width)
    assert max(line.cell_length for line in lines) <= width


def test_shared_scale_is_told_once() -> None:
    said = words_of(framework(), 76)
    assert said.count("not at all") == 1


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("yes_no", {}, "yes or no"),
        ("bipolar", {"poles": ["left side", "right side"]}, "fully: left side"),
        ("stage", {"anchors": ["a", "b", "c", "d", "e"]}, "stage"),
        ("count", {"share": 0.1}, "whole number"),
    ],
)
def test_every_kind_says_how_it_is_rated(kind: str, more: dict[str, object], expected: str) -> None:
    domain = {"id": "d", "title": "D", "items": [item("a", **more)]}
    raw = raw_framework(kind=kind, domains=[domain], scoring={})
    said = words_of(framework(**raw), 76)
    assert expected in said


async def test_page_scrolls_to_its_last_descriptor_by_keys(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        assert "not begun yet" in text(app).lower()
        await press(pilot, "end")
        assert "results on each measure are regularly gathered" in text(app)
        await press(pilot, "home")
        assert "Shows how far" in text(app)


async def test_enter_starts_where_nothing_was_begun(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await press(pilot, "r", "v")
        assert isinstance(app.screen, FrameworkPage), "nothing to resume, nothing to see"
        await press(pilot, "enter")
        assert isinstance(app.screen, StartScreen)


async def test_one_unfinished_session_is_told_and_resumed(tmp_path: Path) -> None:
    session_file(tmp_path, "Sam", values=dict.fromkeys(EVERY_ITEM[:4], 3), title="Winter flow")
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await until(pilot, "unfinished: Sam · clinician · Winter flow · 4 of 9 answered")
        await press(pilot, "r")
        await until(pilot, "4 of 9")
        assert isinstance(app.screen, RateScreen)


async def test_one_of_several_is_chosen_from_a_list(tmp_path: Path) -> None:
    session_file(tmp_path, "Sam", "clinician")
    session_file(tmp_path, "Ada", "manager", dict.fromkeys(EVERY_ITEM[:7], 2))
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "r")
        shown = await until(pilot, "Resume which one?")
        assert "Sam · clinician · 1 of 9 answered" in shown
        line = next(row for row in shown.splitlines() if "Ada · manager · 7 of 9" in row)
        number = line.split("Ada")[0].split()[-1]
        await press(pilot, number)
        assert "Ada · manager" in await until(pilot, "7 of 9")


async def test_enter_asks_whether_to_go_on_or_to_start_another(tmp_path: Path) -> None:
    session_file(tmp_path)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "enter")
        await until(pilot, "Start another one")
        await press(pilot, "s")
        await settled(pilot)
        assert isinstance(app.screen, StartScreen)


async def test_finished_session_shows_its_result(tmp_path: Path) -> None:
    session_file(tmp_path, values=dict.fromkeys(EVERY_ITEM, 6), final=True)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await until(pilot, "finished: Sam")
        await press(pilot, "v")
        await settled(pilot)
        assert isinstance(app.screen, ResultScreen)


async def test_session_that_vanished_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = session_file(tmp_path)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await until(pilot, "unfinished")
        path.unlink()
        await press(pilot, "r")
        await until(pilot, "No such file")
        await press(pilot, "enter")
        assert isinstance(app.screen, FrameworkPage)
