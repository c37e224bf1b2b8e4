"""The library: finding a framework, seeing what is unfinished, and leaving."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.store.catalogue import catalogue
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.framework_page import FrameworkPage
from qi_tui.ui.screens.gather import GatherScreen
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.text.library_rows import EntryRow, HeadingRow, rows_of
from qi_tui.ui.widgets.framework_list import FrameworkList
from tests.ui.opening import (
    SIZE,
    app_in,
    definition_file,
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


async def test_first_screen_says_what_matters(tmp_path: Path) -> None:
    app = app_in(tmp_path / "mine")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        shown = await until(pilot, "Are you delivering effective redesign?")
        assert "What you rate stays on this laptop" in shown
        assert "mine" in shown
        line = next(row for row in shown.splitlines() if "effective redesign" in row)
        assert "9 items" in line
        assert "10 min" in line
        assert "2005" in line
        assert "Improvement Leaders' Guide" in shown
    assert not (tmp_path / "mine").exists(), "looking must not make a folder"


async def test_typing_finds_by_the_text_of_an_item_and_escape_clears(tmp_path: Path) -> None:
    own = tmp_path / "own"
    definition_file(own, "zebra", item="Stripes and spots")
    definition_file(own, "mule", item="Patience")
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await type_in(pilot, "spots stri")
        shown = text(app)
        assert "Framework zebra" in shown
        assert "Framework mule" not in shown
        assert "Find: spots stri" in shown
        await press(pilot, "enter")
        assert isinstance(app.screen, FrameworkPage)
        await press(pilot, "escape", "escape")
        shown = text(app)
        assert "Framework mule" in shown
        assert "Leave qi-tui?" not in shown


async def test_what_is_nowhere_is_said(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await type_in(pilot, "xyzzy")
        assert "nothing has this in it" in text(app)
        await press(pilot, "enter", "down", "up", "end", "pagedown")
        assert isinstance(app.screen, LibraryScreen)
        await press(pilot, "backspace", "backspace", "backspace", "backspace", "backspace")
        assert "effective redesign" in text(app)


async def test_escape_offers_to_leave_and_no_stays(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "escape")
        assert "Leave qi-tui?" in text(app)
        await press(pilot, "n")
        assert isinstance(app.screen, LibraryScreen)
        assert app.return_code is None
        await press(pilot, "escape")
        await press(pilot, "y")
    assert app.return_code == 0


async def test_question_mark_asks_for_help_and_is_not_looked_for(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "question_mark")
        assert "The library of improvement frameworks" in flat(text(app))
        await press(pilot, "escape")
        assert "Find:" not in text(app)


async def test_unfinished_session_is_marked_with_a_sign_that_is_explained(tmp_path: Path) -> None:
    session_file(tmp_path)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        shown = await until(pilot, "begun, not finished")
        line = next(row for row in shown.splitlines() if "effective redesign" in row)
        assert glyphs().unfinished in line


async def test_finished_session_is_not_marked(tmp_path: Path) -> None:
    session_file(tmp_path, final=True)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert "begun, not finished" not in text(app)


async def test_broken_definition_is_told_and_hides_no_other(tmp_path: Path) -> None:
    own = tmp_path / "own"
    definition_file(own, "good")
    (own / "broken.toml").write_text('id = "broken\n', encoding="utf-8")
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        shown = text(app)
        assert "Framework good" in shown
        assert "effective redesign" in shown
        assert "1 definition file cannot be used" in shown
        await press(pilot, "end", "enter")
        assert "broken.toml" in flat(text(app)).replace(" ", "")
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_definition_with_a_mistake_is_refused_when_opened(tmp_path: Path) -> None:
    own = tmp_path / "own"
    path = definition_file(own, "odd")
    path.write_text(path.read_text(encoding="utf-8") + 'colour = "red"\n', encoding="utf-8")
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await type_in(pilot, "odd")
        await press(pilot, "enter")
        assert "This framework has mistakes" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, LibraryScreen)


@pytest.mark.parametrize("size", [(60, 18), (120, 36)])
async def test_many_frameworks_are_all_reached_by_the_arrow_key(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    own = tmp_path / "own"
    subjects = ["myself", "initiative", "organisation", "people", "system"]
    for number in range(45):
        shelf = "core" if number % 2 else "more"
        definition_file(own, f"f{number}", subject=subjects[number % 5], shelf=shelf)
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=size, notifications=True) as pilot:
        listed = app.screen.query_one(FrameworkList)
        reached = []
        for _ in range(46):
            assert isinstance(listed.current, EntryRow)
            reached.append(listed.current.entry.id)
            assert listed.current.entry.title in text(app), "the cursor's row is in view"
            await pilot.press("down")
            await pilot.pause()
        assert len(set(reached)) == 46
        for _ in range(46):
            await pilot.press("up")
        await pilot.pause()
        assert isinstance(listed.current, EntryRow)
        assert listed.current.entry.id == reached[0]
        assert "Myself" in text(app), "the first heading is in view again"


def test_core_shelf_comes_first_then_what_is_rated(tmp_path: Path) -> None:
    own = tmp_path / "own"
    definition_file(own, "a", subject="system", shelf="core")
    definition_file(own, "b", subject="myself", shelf="more")
    definition_file(own, "c", subject="myself", shelf="core")
    rows = rows_of(catalogue(own).entries, 0, "", frozenset())
    said = [row.text if isinstance(row, HeadingRow) else row.entry.id  # type: ignore[union-attr]
            for row in rows]  # fmt: skip
    assert said == [
        "Myself", "c", "Our initiative", "effective-redesign", "Our wider system", "a",
        "More: Myself", "b",
    ]  # fmt: skip


async def test_f2_facilitates_my_own_folder(tmp_path: Path) -> None:
    session_file(tmp_path)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "f2")
        assert isinstance(app.screen, GatherScreen)
        await until(pilot, "draft")


async def test_demo_works_on_a_copy_that_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    app = app_in(tmp_path / "mine")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "f3")
        await until(pilot, "Clinical leadership")
        assert found(tmp_path, "qi-tui-demo-*/sample-workshop/*.json")
    assert not found(tmp_path, "qi-tui-demo-*")
