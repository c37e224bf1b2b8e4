"""A record for files that are there already, and a set-up that is changed later."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.model.workshop import Limits
from qi_tui.store.workshop.workshops import FILE_NAME
from qi_tui.ui.facilitating.flows import edit_set_up, need_record
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.screens.workshop.set_up import SetUpScreen
from qi_tui.ui.widgets.drawing.form_scroll import FormScroll
from tests.ui.made import REDESIGN, app_at, put, sees, until
from tests.ui.opening import flat, type_in
from tests.ui.pictures import text
from tests.ui.workshop.recording import facilitated, on_disk, record, saved

pytestmark = pytest.mark.usefixtures("flagship_only")


def ask(screen: GatherScreen) -> list[bool]:
    """Ask for a record as an act would; what came of it stands in the list once it is known."""
    told: list[bool] = []

    async def asked() -> None:
        told.append(await need_record(screen, screen.facilitation))

    screen.run_worker(asked())
    return told


def edit(screen: GatherScreen) -> list[bool]:
    """Ask for the set-up to be changed."""
    told: list[bool] = []

    async def asked() -> None:
        told.append(await edit_set_up(screen, screen.facilitation))

    screen.run_worker(asked())
    return told


async def form(pilot: Pilot[int]) -> SetUpScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, SetUpScreen))
    await until(pilot, lambda: pilot.app.screen.focused is not None)
    assert isinstance(pilot.app.screen, SetUpScreen)
    return pilot.app.screen


async def test_the_form_offers_what_the_files_say(tmp_path: Path) -> None:
    for number, role in enumerate(("manager", "Clinician", "clinician", None)):
        put(tmp_path, f"Rater{number}", [4] * 9, role=role, round=2)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path, "enter", "g")
        told = ask(screen)
        await form(pilot)
        shown = flat(text(pilot.app))
        assert "Winter flow" in shown
        assert "Are you delivering effective redesign?" in shown
        assert "linician; manager" in shown
        assert str(tmp_path)[:40] in shown
        await pilot.press("ctrl+s")
        await until(pilot, lambda: told == [True])
        await saved(screen, tmp_path)
        again = ask(screen)
        await until(pilot, lambda: again == [True])
    head = on_disk(tmp_path).head
    assert (head.title, head.frameworks, len(head.roles)) == ("Winter flow", [REDESIGN], 2)
    assert (head.round, head.revealed) == (2, True), "what was shown already stays shown"


async def test_who_leaves_the_form_has_no_record(tmp_path: Path) -> None:
    put(tmp_path, "Ann", [4] * 9)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path)
        told = ask(screen)
        await form(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: told == [False])
    assert not (tmp_path / FILE_NAME).exists()


async def test_files_that_were_rated_under_an_alias_are_never_named(tmp_path: Path) -> None:
    put(tmp_path, "Ann", [4] * 9)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path)
        told = ask(screen)
        await form(pilot)
        await pilot.press(*["down"] * 5, "1")
        await sees(pilot, "it can become more private, never less")
        assert "2 (●) alias" in text(pilot.app)
        await pilot.press("3", "ctrl+s")
        await until(pilot, lambda: told == [True])
        assert (await saved(screen, tmp_path)).head.naming == "anonymous"


async def test_the_arrow_keys_go_from_line_to_line_where_the_form_does_not_fit(
    tmp_path: Path,
) -> None:
    put(tmp_path, "Ann", [4] * 9)
    async with app_at(tmp_path).run_test(size=(60, 18), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path)
        ask(screen)
        shown = await form(pilot)
        lines = shown.query_one(FormScroll)
        assert lines.max_scroll_y > 0
        for place in range(1, len(lines.stops)):
            while pilot.app.focused is lines.stops[place - 1]:
                await pilot.press("down")  # a list takes it for its own rows first
            assert pilot.app.focused is lines.stops[place]
            assert lines.region.contains_region(lines.stops[place].region)
        assert place > 5


async def test_a_broken_record_is_told_and_not_written_over(tmp_path: Path) -> None:
    put(tmp_path, "Ann", [4] * 9)
    (tmp_path / FILE_NAME).write_text("{", encoding="utf-8")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path)
        told = ask(screen)
        await sees(pilot, "The workshop file cannot be read")
        assert told == [False]
    assert (tmp_path / FILE_NAME).read_text(encoding="utf-8") == "{"


async def test_all_but_the_promise_can_be_changed_freely(tmp_path: Path) -> None:
    record(tmp_path, roles=["nurse"], minutes=60, naming="alias", limits=Limits(median=6))
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path)
        told = edit(screen)
        await form(pilot)
        assert "Change the set-up" in text(pilot.app)
        await type_in(pilot, " two")
        await pilot.press("down", "ctrl+u", *"1.12.2026", "down", "down", "ctrl+u", *"doctor")
        await pilot.press("down", "ctrl+u", *"90", "ctrl+s")
        await until(pilot, lambda: told == [True])
        head = (await saved(screen, tmp_path)).head
    assert (head.title, head.date, head.roles) == ("Winter flow two", "2026-12-01", ["doctor"])
    assert (head.minutes, head.limits.median, head.naming) == (90, 6, "alias")


async def test_the_promise_becomes_more_private_and_never_less(tmp_path: Path) -> None:
    record(tmp_path, naming="alias", limits=Limits(median=7))
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path)
        told = edit(screen)
        await form(pilot)
        await pilot.press(*["down"] * 5, "1")
        await sees(pilot, "it can become more private, never less")
        await pilot.press("enter", "space")
        await sees(pilot, "From how many people on")
        await pilot.press("enter", "6", "ctrl+s")
        await sees(pilot, "a number from 7 to 1000")
        await pilot.press("9", "ctrl+s")
        await sees(pilot, "medians from 9")
        await pilot.press("up", "3", "ctrl+s")
        await until(pilot, lambda: told == [True])
        head = (await saved(screen, tmp_path)).head
    assert (head.naming, head.limits.median, head.limits.counts) == ("anonymous", 9, 10)
