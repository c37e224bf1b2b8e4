"""The agenda screen by keys: what is decided is in the file, and there when one comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.model.workshop import AgendaItem
from qi_tui.ui.facilitating import looking
from qi_tui.ui.screens.dialog import Ask
from qi_tui.ui.screens.workshop.agenda import AgendaScreen
from qi_tui.ui.screens.workshop.discuss import DiscussScreen
from qi_tui.ui.screens.workshop.forms.minutes_form import AskMinutes
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.screens.workshop.set_up import SetUpScreen
from qi_tui.ui.widgets.lists.agenda_list import AgendaList
from tests.ui.made import REDESIGN, app_at, put, sees, session_id, until
from tests.ui.opening import flat
from tests.ui.pictures import rows, text
from tests.ui.workshop.recording import facilitated, on_disk, record, saved

SIZES = [(60, 18), (80, 24), (120, 36)]
HEADROOM, SPLIT_TOO = "project-management-headroom", "clinical-leadership"


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "EVERY", 0.05)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "shared"
    place.mkdir()
    return place


def split(folder: Path) -> None:
    """Eight raters: two items split them, one a little; the others are alike, one of them low."""
    for number in range(8):
        low = number < 4
        values = [6, 1 if low else 7, 6, 6, 2 if low else 6, 6, 2, 6, 4 if low else 6]
        put(folder, f"Rater{number}", values)


async def open_agenda(pilot: Pilot[int], folder: Path) -> tuple[GatherScreen, AgendaScreen]:
    """The agenda of a folder whose room is revealed."""
    screen = await facilitated(pilot, folder)
    if not screen.facilitation.is_revealed:
        await pilot.press("r")
    await until(pilot, lambda: screen.facilitation.has_rooms)
    await pilot.pause()
    await pilot.press("3")
    await until(pilot, lambda: isinstance(pilot.app.screen, AgendaScreen))
    await pilot.pause()
    assert isinstance(pilot.app.screen, AgendaScreen)
    return screen, pilot.app.screen


def focused(screen: AgendaScreen) -> str:
    row = screen.query_one(AgendaList).item
    assert row is not None
    return row.figures.item


def line_with(pilot: Pilot[int], words: str) -> str:
    return next(row for row in rows(pilot.app) if words in row)


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_where_we_agree_first_and_what_is_worth_the_time(
    folder: Path, size: tuple[int, int]
) -> None:
    split(folder)
    record(folder, revealed=True, minutes=30)
    async with app_at(folder).run_test(size=size, notifications=True) as pilot:
        _, screen = await open_agenda(pilot, folder)
        shown = text(pilot.app)
        assert focused(screen) == HEADROOM
        assert "30 of 30 minutes given" in shown
        assert "Enter Discuss" in shown
        await pilot.press("home")
        await sees(pilot, "Where we agree: say it first")
        assert "● strong, 6" in line_with(pilot, "▸")
        assert "We agree: no need to spend time here" in text(pilot.app)


async def test_what_is_decided_is_kept_and_shown_again(folder: Path) -> None:
    split(folder)
    record(folder, revealed=True, minutes=30)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        gather, screen = await open_agenda(pilot, folder)
        assert "suggested" in text(pilot.app)
        await pilot.press("plus", "plus", "J")
        await pilot.pause()
        assert focused(screen) == HEADROOM
        assert "suggested" not in text(pilot.app)
        kept = (await saved(gather, folder)).head.agenda
        assert [each.item for each in kept][:2] == [SPLIT_TOO, HEADROOM]
        assert kept[1].framework == REDESIGN
        minutes = kept[1].minutes
        await pilot.press("space")
        await pilot.pause()
        assert HEADROOM not in [e.item for e in (await saved(gather, folder)).head.agenda]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, GatherScreen))
        await pilot.press("3")
        await sees(pilot, "Not on the agenda")
        assert isinstance(pilot.app.screen, AgendaScreen)
        await until(pilot, lambda: "min" not in line_with(pilot, "Project management headroom"))
        assert minutes > 4


async def test_the_minutes_in_all_are_asked_for_and_shared_out(folder: Path) -> None:
    split(folder)
    record(folder, revealed=True, minutes=30)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        gather, _ = await open_agenda(pilot, folder)
        await pilot.press("m")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskMinutes))
        await pilot.press("ctrl+u", "0", "enter")
        await sees(pilot, "That is no whole number")
        await pilot.press("ctrl+u", "1", "2", "enter")
        await sees(pilot, "12 of 12 minutes given")
        assert (await saved(gather, folder)).head.minutes == 12
        await pilot.press("m")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskMinutes))
        await pilot.press("escape")
        await sees(pilot, "12 of 12 minutes given")


async def test_enter_leads_to_the_talk_about_the_item(folder: Path) -> None:
    split(folder)
    record(folder, revealed=True)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        gather, _ = await open_agenda(pilot, folder)
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, DiscussScreen))
        assert gather.facilitation.item == (SPLIT_TOO, "now", None)
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, AgendaScreen))
        await pilot.pause()
        assert isinstance(pilot.app.screen, AgendaScreen)
        assert focused(pilot.app.screen) == SPLIT_TOO


async def test_without_a_record_the_first_change_asks_for_one(folder: Path) -> None:
    split(folder)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        gather, _ = await open_agenda(pilot, folder)
        await pilot.press("plus")
        await until(pilot, lambda: isinstance(pilot.app.screen, SetUpScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, AgendaScreen))
        await sees(pilot, "suggested")
        assert gather.facilitation.workshop is None
        await pilot.press("plus")
        await until(pilot, lambda: isinstance(pilot.app.screen, SetUpScreen))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AgendaScreen))
        await sees(pilot, "61 of 60 minutes given")
        assert (await saved(gather, folder)).head.agenda


async def test_the_second_vote_is_opened_on_what_is_marked_and_never_by_chance(
    folder: Path,
) -> None:
    split(folder)
    record(folder, revealed=True)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        gather, screen = await open_agenda(pilot, folder)
        await pilot.press("r")
        await pilot.pause()
        assert pilot.app.screen is screen
        await pilot.press("down", "v", "up", "v")
        await pilot.pause()
        assert "vote again" in line_with(pilot, "Project management headroom")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, Ask))
        said = flat(text(pilot.app))
        assert "Vote again on 2 items?" in said
        assert "Project management headroom; Clinical leadership." in said
        assert "hidden until you reveal it" in said
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert on_disk(folder).head.round == 1
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, Ask))
        await pilot.press("y")
        await until(pilot, lambda: pilot.app.screen is gather)
        await sees(pilot, "Collect the new answers here")
        head = (await saved(gather, folder)).head
        assert (head.round, head.revealed) == (2, False)
        assert head.round_items == [HEADROOM, SPLIT_TOO]
        assert not gather.facilitation.chosen_again
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, AgendaScreen))
        assert pilot.app.screen.check_action("vote", ()) is None


async def test_after_two_re_votes_it_is_suggested_to_decide(folder: Path) -> None:
    for round_number in (1, 2, 3):
        for number in range(4):
            alias = f"Rater{number}"
            put(
                folder,
                alias,
                [None, 1 if number < 2 else 7],
                name=f"{alias}-{round_number}.json",
                id=session_id(alias, round_number),
                round=round_number,
                follows=session_id(alias, round_number - 1) if round_number > 1 else None,
            )
    record(folder, revealed=True, round=3, round_items=[HEADROOM])
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await open_agenda(pilot, folder)
        await pilot.press("v", "r")
        await until(pilot, lambda: isinstance(pilot.app.screen, Ask))
        assert "This was rated 3 times: settle on a rating now" in flat(text(pilot.app))


async def test_in_a_later_round_what_was_not_asked_again_keeps_its_figures(folder: Path) -> None:
    split(folder)
    for number in range(8):
        alias = f"Rater{number}"
        put(
            folder,
            alias,
            [None, 4 if number < 4 else 5],
            name=f"{alias}-2.json",
            id=session_id(alias, 2),
            round=2,
            follows=session_id(alias),
            items=[HEADROOM],
        )
    agenda = [AgendaItem(item=item, minutes=9) for item in (HEADROOM, SPLIT_TOO)]
    record(folder, revealed=True, round=2, round_items=[HEADROOM], agenda=agenda)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await open_agenda(pilot, folder)
        assert "round 1" in line_with(pilot, "Clinical leadership")
        assert "round 1" not in line_with(pilot, "▸")
        assert "8 of 8 moved" in flat(text(pilot.app))
