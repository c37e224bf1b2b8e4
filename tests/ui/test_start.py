"""The start form: what is promised, who rates, and where a rating is gone on with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.context import OpenRating
from qi_tui.ui.screens.framework_page import FrameworkPage
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.screens.result import ResultScreen
from qi_tui.ui.screens.start import StartScreen
from qi_tui.ui.widgets.field import Field
from tests.ui.opening import (
    FLAGSHIP,
    SIZE,
    app_in,
    flat,
    found,
    press,
    session_file,
    settled,
    type_in,
    until,
)
from tests.ui.pictures import text

pytestmark = pytest.mark.usefixtures("flagship_only")


def heads(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(path.read_text(encoding="utf-8"))["session"]["1"]
        for path in sorted(folder.glob("*.json"))
    ]


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (200, 60)])
async def test_privacy_is_promised_in_full_before_anything_is_typed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_in(tmp_path, OpenRating(FLAGSHIP))
    async with app.run_test(size=size, notifications=True) as pilot:
        said = flat(await until(pilot, "You rate alone first"))
        assert "stays on this laptop" in said
        assert "counts without names, from the first rater on; role groups only from 3" in said
        assert "medians are shown only from 5 raters and counts only from 10" in said
        assert "so that you find your rating again" in said, "the first field says what it is for"
        assert "Alias" in said


async def test_enter_goes_from_field_to_field_and_starts_at_the_last(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter", "enter")
        for words in ("Sam", "clinician", "Winter flow", "Northshire"):
            await type_in(pilot, words)
            await press(pilot, "enter")
        assert isinstance(app.screen, StartScreen)
        assert "Whole community, organisation wide" in flat(text(app))
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(app.screen, RateScreen)
        assert not found(tmp_path, "*.json"), "no file before the first answer"
        await press(pilot, "5")
        await until(pilot, "saved")
        (head,) = heads(tmp_path)
        assert head["rater"] == {"alias": "Sam", "role": "clinician", "code": None}
        assert head["about"] == {"title": "Winter flow", "community": "Northshire"}
        await press(pilot, "escape")
        await settled(pilot)
        assert isinstance(app.screen, FrameworkPage)


async def test_all_fields_may_stay_empty(tmp_path: Path) -> None:
    app = app_in(tmp_path, OpenRating(FLAGSHIP))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        await press(pilot, "5")
        await until(pilot, "saved")
    (head,) = heads(tmp_path)
    assert head["rater"] == {"alias": None, "role": None, "code": None}
    assert head["about"] == {}


async def test_escape_leaves_without_a_trace(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Sam")
        await press(pilot, "escape")
        assert isinstance(app.screen, FrameworkPage)
    assert not found(tmp_path)


async def test_arrows_move_between_fields_and_letters_are_letters(tmp_path: Path) -> None:
    app = app_in(tmp_path, OpenRating(FLAGSHIP))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "down")
        await type_in(pilot, "q?sr")
        await press(pilot, "up")
        await type_in(pilot, "x")
        fields = [field.value for field in app.screen.query(Field)]
        assert fields[:2] == ["x", "q?sr"]


async def test_role_is_suggested_from_those_seen(tmp_path: Path) -> None:
    session_file(tmp_path, "Ada", "physiotherapist")
    app = app_in(tmp_path, OpenRating(FLAGSHIP, alias="Sam"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await type_in(pilot, "phy")
        await pilot.pause(0.1)
        await press(pilot, "right")
        assert app.screen.query_one("#field-role", Field).value == "physiotherapist"


@pytest.mark.parametrize("alias", ["Sam", " sam "])
async def test_alias_with_an_unfinished_session_may_go_on_with_it(
    tmp_path: Path, alias: str
) -> None:
    session_file(tmp_path, "Sam", "clinician")
    app = app_in(tmp_path, OpenRating(FLAGSHIP))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await type_in(pilot, alias)
        await press(pilot, "ctrl+s")
        assert "Go on where you left off?" in await until(pilot, "1 of 9 answered")
        await press(pilot, "y")
        await until(pilot, "1 of 9")
        assert isinstance(app.screen, RateScreen)
        await press(pilot, "3")
        await until(pilot, "2 of 9")
        await until(pilot, "saved")
    (head,) = heads(tmp_path)
    assert head["revision"] == 2


async def test_no_starts_a_second_session(tmp_path: Path) -> None:
    session_file(tmp_path, "Sam", "clinician")
    app = app_in(tmp_path, OpenRating(FLAGSHIP))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await type_in(pilot, "Sam")
        await press(pilot, "ctrl+s")
        await until(pilot, "Go on where you left off?")
        await press(pilot, "n")
        await settled(pilot)
        await press(pilot, "3")
        await until(pilot, "saved")
    assert len(heads(tmp_path)) == 2


async def test_alias_and_role_go_straight_to_the_first_item(tmp_path: Path) -> None:
    start = OpenRating(FLAGSHIP, "Sam", "clinician", "Winter flow")
    app = app_in(tmp_path, start)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        shown = await until(pilot, "0 of 9")
        assert isinstance(app.screen, RateScreen)
        assert "stays on this laptop" in flat(shown)
        await press(pilot, "5")
        await until(pilot, "saved")
    (head,) = heads(tmp_path)
    assert head["about"] == {"title": "Winter flow"}


async def test_alias_and_role_resume_their_own_session(tmp_path: Path) -> None:
    session_file(tmp_path, "Sam", "clinician")
    session_file(tmp_path, "Ada", "clinician", {"clinical-leadership": 1, "reported-outcomes": 2})
    app = app_in(tmp_path, OpenRating(FLAGSHIP, "Sam", "clinician"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, "1 of 9")
        assert "not answered: press 1" in flat(text(app))
    assert len(heads(tmp_path)) == 2


async def test_session_that_another_window_holds_can_only_be_read(tmp_path: Path) -> None:
    path = session_file(tmp_path, "Sam", "clinician")
    other = SessionDoor.open(path)
    try:
        before = path.read_bytes()
        app = app_in(tmp_path, OpenRating(FLAGSHIP, "Sam", "clinician"))
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            await until(pilot, "open in another window")
            await press(pilot, "5", "6")
            await settled(pilot)
        assert path.read_bytes() == before
    finally:
        other.close()


async def test_finished_session_that_another_window_holds_shows_its_result(tmp_path: Path) -> None:
    path = session_file(tmp_path, "Sam", "clinician", final=True)
    other = SessionDoor.open(path)
    try:
        app = app_in(tmp_path, OpenRating(FLAGSHIP, "Sam", "clinician"))
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            await until(pilot, "open in another window")
            assert isinstance(app.screen, ResultScreen)
    finally:
        other.close()


async def test_unknown_framework_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    app = app_in(tmp_path, OpenRating("effective-redesing", "Sam", "clinician"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        assert "effective-redesign" in flat(await until(pilot, "Unknown framework"))
        await press(pilot, "enter")
        await until(pilot, "Type to find one")


async def test_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    app = app_in(tmp_path / "file", OpenRating(FLAGSHIP, "Sam", "clinician"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, "Cannot save there")


async def test_another_version_of_the_framework_is_told(tmp_path: Path) -> None:
    path = session_file(tmp_path, "Sam", "clinician")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["session"]["1"]["framework_digest"] = "0" * 64
    path.write_text(json.dumps(content), encoding="utf-8")
    app = app_in(tmp_path, OpenRating(FLAGSHIP, "Sam", "clinician"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, "Another version")
