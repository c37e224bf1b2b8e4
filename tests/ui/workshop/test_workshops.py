"""My workshops: which there are, and the ways into each, into a new one and into another folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.store.workshop.workshops import FILE_NAME
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.screens.workshop.set_up import SetUpScreen
from qi_tui.ui.screens.workshop.workshops import WorkshopsScreen
from tests.ui.made import app_at, put, sees, until
from tests.ui.opening import flat
from tests.ui.pictures import rows, text
from tests.ui.workshop.recording import action, record

pytestmark = pytest.mark.usefixtures("flagship_only")

HOSTILE = "[/]x[@click=app.quit]y[/]\x1b]52;c;aGk=\x07"


async def test_f2_lists_the_workshops_newest_first_with_what_matters(tmp_path: Path) -> None:
    record(tmp_path / "old", day="2026-10-12", revealed=True, worth_it=[0, 0, 0, 1])
    record(tmp_path / "new", action("Ask"), title="Stroke unit", day="2026-11-20")
    put(tmp_path / "new", "Ann", [4] * 9)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f2")
        await sees(pilot, "2 workshops")
        listed = [row for row in rows(pilot.app) if "round 1" in row]
        assert "▸ 20 Nov 2026 Stroke unit" in listed[0]
        assert "1 rater · round 1" in listed[0]
        assert "◐ collecting" in listed[0]
        assert "12 Oct 2026 Winter flow" in listed[1]
        assert "✓ closed" in listed[1]
        shown = flat(text(pilot.app))
        assert "Are you delivering effective redesign?" in shown
        assert "still hidden. 1 action still open." in shown
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_enter_opens_the_workshop_and_coming_back_shows_what_is_new(tmp_path: Path) -> None:
    record(tmp_path / "one")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f2")
        await sees(pilot, "0 raters · round 1")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, GatherScreen))
        assert isinstance(pilot.app.screen, GatherScreen)
        assert pilot.app.screen.facilitation.places == (tmp_path / "one",)
        put(tmp_path / "one", "Ann", [4] * 9)
        await pilot.press("escape")
        await sees(pilot, "1 rater · round 1")


async def test_the_cursor_goes_to_a_workshop_that_is_new(tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f2")
        await sees(pilot, "none yet")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, SetUpScreen))
        record(tmp_path / "one")
        await pilot.press("escape")
        await sees(pilot, "1 workshop")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, GatherScreen))
        assert isinstance(pilot.app.screen, GatherScreen)
        assert pilot.app.screen.facilitation.places == (tmp_path / "one",)


async def test_the_last_line_is_my_folder_itself(tmp_path: Path) -> None:
    record(tmp_path / "one")
    put(tmp_path, "Ann", [4] * 9)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f2")
        await sees(pilot, "1 workshop")
        await pilot.press("end")
        assert "without a workshop around them" in text(pilot.app)
        await pilot.press("enter")
        await sees(pilot, "1 rater · 1 complete")


async def test_without_any_it_says_how_to_start_one(tmp_path: Path) -> None:
    async with app_at(tmp_path / "none").run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f2")
        await sees(pilot, "none yet")
        assert "No workshop yet: n starts one." in text(pilot.app)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, SetUpScreen))
        await sees(pilot, "type to choose")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WorkshopsScreen))
    assert not (tmp_path / "none").exists(), "looking makes no folder"


async def test_the_framework_that_was_gone_to_is_offered(tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press(*"redesign")
        await sees(pilot, "Are you delivering effective redesign?")
        await pilot.press("f2", "n")
        await until(pilot, lambda: isinstance(pilot.app.screen, SetUpScreen))
        await sees(pilot, "Frameworks  Are you delivering effective redesign?")


async def test_a_broken_workshop_is_named_with_a_sentence_and_opens_its_files(
    tmp_path: Path,
) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / FILE_NAME).write_text("{", encoding="utf-8")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f2")
        await sees(pilot, "! cannot be read")
        shown = flat(text(pilot.app))
        assert "Its workshop file cannot be read: it is cut short" in shown
        assert "The raters' files in it are safe" in shown
        await pilot.press("enter")
        await sees(pilot, "1 file needs a look")


async def test_another_folder_is_opened_by_its_name(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    put(elsewhere, "Ann", [4] * 9)
    async with app_at(tmp_path / "mine").run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f2")
        await sees(pilot, "none yet")
        for place, there in ((tmp_path / "typo", False), (elsewhere, True)):
            await pilot.press("o")
            await sees(pilot, "Facilitate another folder")
            await pilot.press("end", "ctrl+u", *str(place), "enter")
            if not there:
                await sees(pilot, "There is no file or folder")
        await sees(pilot, "1 rater · 1 complete")
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_what_others_wrote_stays_text(tmp_path: Path, size: tuple[int, int]) -> None:
    record(tmp_path / "one", title=HOSTILE * 3, frameworks=[HOSTILE[:30]], day=HOSTILE[:40])
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        await pilot.press("f2")
        await sees(pilot, "1 workshop")
        shown = text(pilot.app)
        assert "[/]x[@click" in shown
        assert "\x1b" not in shown
        assert all(len(row) <= size[0] for row in rows(pilot.app))
