"""The app as a whole: what it opens first, and terminals of every size."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.ui.context import OpenFacilitator, OpenRating
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.screens.start import StartScreen
from qi_tui.ui.screens.too_small import TooSmall
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.widgets.field import Field
from tests.ui.opening import FLAGSHIP, SIZE, app_in, press, session_file, settled, type_in, until

pytestmark = pytest.mark.usefixtures("flagship_only")


async def test_too_small_a_terminal_is_covered_and_nothing_is_lost(tmp_path: Path) -> None:
    app = app_in(tmp_path, OpenRating(FLAGSHIP))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await type_in(pilot, "Sam")
        await pilot.resize_terminal(40, 10)
        shown = await until(pilot, "now 40×10")
        assert "60 columns and 18 rows" in " ".join(shown.split())
        assert "Nothing is lost" in shown
        await press(pilot, "x", "enter", "escape", "tab", "f1", "question_mark", "ctrl+s")
        assert isinstance(app.screen, TooSmall)
        await pilot.resize_terminal(50, 30)
        await until(pilot, "now 50×30")
        await pilot.resize_terminal(60, 18)
        await until(pilot, "Alias")
        assert isinstance(app.screen, StartScreen)
        assert app.screen.query_one("#field-alias", Field).value == "Sam"
        await type_in(pilot, "my")
        assert app.screen.query_one("#field-alias", Field).value == "Sammy"


async def test_start_in_too_small_a_terminal_waits_until_it_grows(tmp_path: Path) -> None:
    app = app_in(tmp_path, OpenRating(FLAGSHIP, "Sam", "clinician"))
    async with app.run_test(size=(30, 8), notifications=True) as pilot:
        await until(pilot, "now 30×8")
        await settled(pilot)
        await press(pilot, "5")
        await pilot.resize_terminal(80, 24)
        await until(pilot, "0 of 9")
        assert isinstance(app.screen, RateScreen)
        await press(pilot, "5")
        await until(pilot, "1 of 9")
        await press(pilot, "escape")
        await until(pilot, "Type to find one")


async def test_dialog_that_comes_up_in_a_small_terminal_is_covered_too(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "escape")
        await until(pilot, "Leave qi-tui?")
        await pilot.resize_terminal(50, 10)
        await until(pilot, "now 50×10")
        await press(pilot, "y")
        assert app.return_code is None
        await pilot.resize_terminal(80, 24)
        await until(pilot, "Leave qi-tui?")
        await press(pilot, "n")
        assert isinstance(app.screen, LibraryScreen)


async def test_facilitator_is_opened_on_the_paths(tmp_path: Path) -> None:
    folder = tmp_path / "workshop"
    session_file(folder)
    app = app_in(tmp_path, OpenFacilitator((folder,)))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, "draft")
        assert isinstance(app.screen, GatherScreen)
