"""Paper: sheet after sheet is typed in, as many keys as each has items."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.ui.screens.workshop.forms.rater_form import RaterForm
from qi_tui.ui.screens.workshop.gather import GatherScreen
from tests.ui.made import app_at, put
from tests.ui.opening import flat, type_in, until
from tests.ui.pictures import text
from tests.ui.workshop.collected import ALL_NINE, press, sessions
from tests.ui.workshop.recording import facilitated, record

pytestmark = pytest.mark.usefixtures("flagship_only")

ROLES = ["clinician", "manager"]


async def opened(pilot: Pilot[int], folder: Path) -> None:
    """The form of the first sheet; what is to be defined first stays empty."""
    await facilitated(pilot, folder, "p")
    await until(pilot, "first, for all raters")
    await press(pilot, "ctrl+s")
    await until(pilot, "Sheet 1 ·")


async def test_a_sheet_takes_as_many_keys_as_items_and_the_next_one_follows(
    tmp_path: Path,
) -> None:
    record(tmp_path, roles=ROLES)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, tmp_path)
        shown = text(pilot.app)
        assert "You rate alone first" not in shown, "the sheet has told the rater"
        await type_in(pilot, "Sam")
        await press(pilot, "enter", "c", "enter")
        await until(pilot, "Sheet 1: a digit answers")
        await press(pilot, *ALL_NINE, "enter")
        await until(pilot, "Sheet 2 ·")
        assert isinstance(pilot.app.screen, RaterForm)
        await press(pilot, "enter", "m", "enter")
        await until(pilot, "sheet 2 · manager")
        await press(pilot, *"77d7x7777", "enter")
        await until(pilot, "Sheet 3 ·")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, GatherScreen)
        await until(pilot, "2 raters")
    sam, nameless = sessions(tmp_path)
    assert list(sam.sheet().values.values()) == [int(digit) for digit in ALL_NINE]
    assert sam.head.status == "final"
    assert nameless.head.rater.alias == "sheet 2"
    assert len(nameless.sheet().dont_know) == 1
    assert len(nameless.sheet().not_applicable) == 1


async def test_a_mistake_is_taken_back_and_a_sheet_of_this_sitting_opened_again(
    tmp_path: Path,
) -> None:
    record(tmp_path, roles=ROLES)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, tmp_path)
        await type_in(pilot, "Sam")
        await press(pilot, "enter", "c", "enter")
        await until(pilot, "0 of 9")
        await press(pilot, "1", "2", "ctrl+z", *"55555555", "enter")
        await until(pilot, "Sheet 2")
        await type_in(pilot, "Sam")
        await press(pilot, "enter", "c", "enter")
        await until(pilot, "Correct this sheet?")
        await press(pilot, "enter")
        await until(pilot, "9 of 9")
        await press(pilot, "home", "7", "f")
        shown = await until(pilot, "Sheet 2")
        assert "Sam" not in shown
    (sam,) = sessions(tmp_path)
    assert list(sam.sheet().values.values()) == [7, 5, 5, 5, 5, 5, 5, 5, 5]


async def test_a_rating_that_came_another_way_is_not_opened(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES)
    put(tmp_path, "Sam", [1] * 9)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, tmp_path)
        await type_in(pilot, "Sam")
        await press(pilot, "enter", "c", "enter")
        shown = flat(await until(pilot, "Sam has rated already"))
        assert "give this sheet another alias, such as Sam 2" in shown
        assert isinstance(pilot.app.screen, RaterForm)


async def test_a_sheet_left_half_way_stays_a_draft(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, tmp_path)
        await press(pilot, "enter", "n", "enter")
        await until(pilot, "0 of 9")
        await press(pilot, "4", "escape")
        await until(pilot, "Sheet 2 ·")
        await press(pilot, "escape")
        await until(pilot, "1 draft")
    (draft,) = sessions(tmp_path)
    assert (draft.head.rater.alias, draft.head.rater.role) == ("sheet 1", None)
    assert draft.head.status == "draft"


async def test_a_sheet_without_words_gets_two_to_be_written_on_it(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES, naming="anonymous")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, tmp_path)
        await type_in(pilot, "winter soup")
        await press(pilot, "enter", "c", "enter")
        await until(pilot, "0 of 9")
        await press(pilot, *ALL_NINE, "enter")
        await until(pilot, "Sheet 2")
        assert "just typed in" not in text(pilot.app)
        await press(pilot, "enter", "c", "enter")
        await until(pilot, "0 of 9")
        await press(pilot, *ALL_NINE, "enter")
        await until(pilot, "on the sheet that you have just typed in")
    assert [session.head.rater.alias for session in sessions(tmp_path)] == [None, None]
    assert all(session.head.rater.code for session in sessions(tmp_path))
