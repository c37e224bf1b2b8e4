"""The library: finding a framework, seeing what is unfinished, and leaving."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.framework_page import FrameworkPage
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.text.library_lines import write_row
from qi_tui.ui.text.library_rows import (
    ELSEWHERE,
    IN_TITLE,
    EntryRow,
    HeadingRow,
    NoteRow,
    Row,
    Use,
    latest_unfinished,
    rows_of,
)
from qi_tui.ui.widgets.lists.framework_list import FrameworkList
from tests.analysis.listed import entry
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


async def test_a_slash_as_in_other_programs_begins_to_look(tmp_path: Path) -> None:
    own = tmp_path / "own"
    definition_file(own, "zebra", item="Stripes and/or spots")
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=SIZE) as pilot:
        await type_in(pilot, "/and/or")
        assert "Find: and/or" in text(app)
        assert "Framework zebra" in text(app)


async def test_a_letter_is_one_paint_and_no_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: Counter[str] = Counter()
    async with app_in(tmp_path).run_test(size=(120, 36)) as pilot:
        await until(pilot, "Sessions folder")
        await pilot.press("t")
        await pilot.pause(0.1)
        for name in ("_refresh_layout", "_compositor_refresh"):
            real = getattr(Screen, name)

            def counted(*given: Any, name: str = name, real: Any = real, **named: Any) -> Any:
                counts[name] += 1
                return real(*given, **named)

            monkeypatch.setattr(Screen, name, counted)
        for key in ("e", "backspace"):
            counts.clear()
            await pilot.press(key)
            await pilot.pause(0.1)
            assert counts == {"_compositor_refresh": 1}, key


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


async def test_finished_session_has_another_mark(tmp_path: Path) -> None:
    session_file(tmp_path, final=True)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        shown = await until(pilot, f"{glyphs().finished} rated")
        assert "begun, not finished" not in shown
        line = next(row for row in shown.splitlines() if "effective redesign" in row)
        assert glyphs().finished in line


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


def said_by(rows: tuple[Row, ...]) -> list[str]:
    """Headings and ids, in the order of the list."""
    return [
        row.text if isinstance(row, HeadingRow) else row.entry.id
        for row in rows
        if isinstance(row, HeadingRow | EntryRow)
    ]


def test_grouped_by_what_is_rated_the_core_shelf_before_more() -> None:
    entries = [
        entry("a", subject="system"),
        entry("b", subject="myself", shelf="more"),
        entry("c", subject="myself"),
        entry("d", subject="people", shelf="more"),
        entry("e", subject="martians"),
    ]
    assert said_by(rows_of(entries)) == [
        "Myself", "c", "More: Myself", "b", "Our people", "d", "Our wider system", "a",
        "Other", "e",
    ]  # fmt: skip


def test_within_a_group_unfinished_comes_first_then_what_was_used_last() -> None:
    entries = [entry(name, shelf="core" if name < "d" else "more") for name in "abcdefg"]
    used = {"b": Use(False, 0), "f": Use(True, 3), "c": Use(False, 2), "g": Use(True, 1)}
    rows = rows_of(entries, used=used)
    assert said_by(rows) == [
        "Our initiative", "g", "f", "b", "c", "a", "More: Our initiative", "d", "e",
    ]  # fmt: skip
    latest = latest_unfinished(rows)
    assert latest is not None
    assert latest.entry.id == "g"


def test_titles_that_have_the_words_come_before_items_that_have_them() -> None:
    entries = [
        entry("a", ("Time to lead", "Is there?"), subject="myself"),
        entry("b", ("Other", "Is there time?")),
        entry("c", title="Time", subject="system", shelf="more"),
        entry("d", source="The Times"),
        entry("e"),
    ]
    rows = rows_of(entries, 3, "time")
    assert said_by(rows) == [IN_TITLE, "c", ELSEWHERE, "a", "b", "d"]
    notes = [(row.label, row.text) for row in rows if isinstance(row, NoteRow)]
    assert notes[:2] == [("item", "Time to lead"), ("item", "Other: Is there time?")]
    assert notes[2][0] == "source"


@pytest.mark.parametrize("width", [20, 57, 77, 117])
def test_a_note_shows_the_words_that_were_found(width: int) -> None:
    text = "A title that goes on and on, and then a prompt: far from its start stands zebra at last"
    written = write_row(NoteRow("item", text, ("zebra", "at")), width)
    assert "zebra" in written.plain
    assert written.cell_length <= width


@pytest.mark.parametrize("width", [40, 57, 77, 117, 197])
def test_a_local_title_is_marked_however_long_it_is(width: int) -> None:
    written = write_row(EntryRow(entry("a", title="A title " * 20, local=True)), width)
    assert "(local)" in written.plain
    assert written.cell_length <= width


async def test_the_best_hit_is_opened_and_its_item_is_told(tmp_path: Path) -> None:
    own = tmp_path / "own"
    definition_file(own, "aardvark", item="Two-way communication with ants")
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await type_in(pilot, "two-way")
        shown = text(app)
        assert "Find: two-way" in shown
        assert "2 of 2" in shown
        assert "item: Two-way communication strategy" in shown
        assert "item: Two-way communication with ants" in shown
        assert "(local)" in shown
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, FrameworkPage)


async def test_what_was_begun_last_waits_under_the_cursor(tmp_path: Path) -> None:
    own = tmp_path / "own"
    for number in range(40):
        definition_file(own, f"f{number}", shelf="core")
    session_file(tmp_path)
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, "begun, not finished")
        await settled(pilot)
        assert "effective redesign" in text(app), "it is in view, far down as it stands"
        await press(pilot, "enter")
        assert isinstance(app.screen, FrameworkPage)
        assert app.screen.framework.id == "effective-redesign"


async def test_a_cursor_that_was_moved_stays(tmp_path: Path) -> None:
    own = tmp_path / "own"
    definition_file(own, "mule")
    session_file(tmp_path)
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "down", "up")
        await until(pilot, "begun, not finished")
        current = app.screen.query_one(FrameworkList).current
        assert isinstance(current, EntryRow)
        assert current.entry.id == "mule"


async def test_a_definition_that_is_left_out_is_told_above_the_list(tmp_path: Path) -> None:
    definition_file(tmp_path / "own", "effective-redesign")
    for number in range(40):
        definition_file(tmp_path / "own", f"f{number}")
    app = app_in(tmp_path, own=tmp_path / "own")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        assert "1 definition file cannot be used: see the end of the list" in text(app)
        await press(pilot, "end", "enter")
        assert "left out" in text(app)


async def test_f2_leads_to_my_workshops_and_my_own_folder(tmp_path: Path) -> None:
    session_file(tmp_path)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "f2")
        await until(pilot, "My sessions folder itself")
        await press(pilot, "enter")
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
