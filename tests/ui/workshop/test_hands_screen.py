"""A show of hands by keys: typed in two ways, on the disk after each item, gone on with later."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.screens.workshop.hands import HandsScreen
from tests.ui.made import app_at, define, put
from tests.ui.made import until as comes_about
from tests.ui.opening import flat, type_in, unsafe, until
from tests.ui.pictures import text
from tests.ui.workshop.collected import press, sessions
from tests.ui.workshop.recording import facilitated, record

FIRST = "chief-executive-commitment"
SIZES = [(60, 18), (80, 24), (120, 36)]


async def raised(pilot: Pilot[int], folder: Path) -> HandsScreen:
    """The show of hands is open; what is to be defined first stays empty."""
    await facilitated(pilot, folder, "h")
    await comes_about(pilot, lambda: not isinstance(pilot.app.screen, GatherScreen))
    if "first, for all raters" in text(pilot.app):
        await press(pilot, "ctrl+s")
    await until(pilot, "Show of hands")
    screen = pilot.app.screen
    assert isinstance(screen, HandsScreen)
    return screen


async def types(pilot: Pilot[int], words: str) -> None:
    """Type a line and press Enter."""
    await type_in(pilot, words)
    await press(pilot, "enter")


@pytest.mark.usefixtures("flagship_only")
@pytest.mark.parametrize("size", SIZES)
async def test_counts_are_drawn_while_they_are_typed_and_kept_by_enter(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    workshop = record(tmp_path)
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        await raised(pilot, tmp_path)
        await type_in(pilot, "0 1 3")
        assert "7 numbers, one for each point: 3 so far" in text(pilot.app)
        await type_in(pilot, " 4 0 0 1 d2")
        shown = flat(text(pilot.app))
        assert "11 hands · 2 don't know Enter keeps them" in shown
        await press(pilot, "enter")
        shown = text(pilot.app)
        assert "1 of 9" in shown
        assert "11 hands" in shown
        assert "▸   2 Project management headroom" in shown
        await until(pilot, "saved")
    (tally,) = sessions(tmp_path)
    (sheet,) = tally.tally_sheets
    assert sheet.counts == {FIRST: [0, 1, 3, 4, 0, 0, 1]}
    assert sheet.dont_know == {FIRST: 2}
    assert tally.head.workshop == workshop.head.id
    assert tally.head.rater.alias is None


@pytest.mark.usefixtures("flagship_only")
async def test_digits_are_counted_as_they_are_called_out(tmp_path: Path) -> None:
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await raised(pilot, tmp_path)
        await press(pilot, "f2")
        assert "What each person calls out: 1 to 7" in text(pilot.app)
        await types(pilot, "3 44 2dx")
        await until(pilot, "saved")
        await types(pilot, "8")
        assert "8 is not on this scale: its points go from 1 to 7" in text(pilot.app)
        assert "▸   2" in text(pilot.app), "what is wrong is not passed over"
    (tally,) = sessions(tmp_path)
    (sheet,) = tally.tally_sheets
    assert sheet.counts == {FIRST: [0, 1, 1, 2, 0, 0, 0]}
    assert (sheet.dont_know, sheet.not_applicable) == ({FIRST: 1}, {FIRST: 1})


@pytest.mark.usefixtures("flagship_only")
async def test_opened_again_it_goes_on_where_it_was(tmp_path: Path) -> None:
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await raised(pilot, tmp_path)
        await types(pilot, "0 0 3 5 0 0 0")
        await type_in(pilot, "8 0 0 0 0 0 0")
        await press(pilot, "ctrl+q")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await raised(pilot, tmp_path)
        shown = text(pilot.app)
        assert "2 of 9" in shown, "what was typed and could be read was kept at the end too"
        assert "▸   3" in shown
        await press(pilot, "escape")
        await until(pilot, "8 raters")
    assert len(sessions(tmp_path)) == 1


@pytest.mark.usefixtures("flagship_only")
async def test_another_number_of_hands_is_said_and_never_refused(tmp_path: Path) -> None:
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await raised(pilot, tmp_path)
        await types(pilot, "0 0 3 5 0 0 0")
        await types(pilot, "0 0 3 5 0 0 0")
        assert "the others have" not in text(pilot.app)
        await types(pilot, "0 0 3 4 0 0 0")
        assert "Item 3 has 7 hands; the others have 8" in text(pilot.app)
        assert "3 of 9" in text(pilot.app)


@pytest.mark.usefixtures("flagship_only")
async def test_hands_are_changed_taken_away_and_brought_back(tmp_path: Path) -> None:
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await raised(pilot, tmp_path)
        await types(pilot, "0 0 3 5 0 0 0")
        await press(pilot, "up")
        assert "Kept:" in text(pilot.app)
        await press(pilot, "f4")
        assert "Taken away; Ctrl+Z brings them back" in text(pilot.app)
        assert "0 of 9" in text(pilot.app)
        await press(pilot, "ctrl+z")
        assert "1 of 9" in text(pilot.app)
        await types(pilot, "8 0 0 0 0 0 0")
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert "There is nothing to undo" in text(pilot.app)
        await type_in(pilot, "1")
        await press(pilot, "escape")
        assert "Not kept: Enter keeps what is typed" in flat(text(pilot.app))
        await press(pilot, "escape")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, GatherScreen))


@pytest.mark.usefixtures("flagship_only")
async def test_it_never_shows_what_raters_answered(tmp_path: Path) -> None:
    record(tmp_path)
    put(tmp_path, "Sam", [7] * 9, comments={FIRST: "Never seen"})
    put(tmp_path, "Jo", [1] * 9)
    async with app_at(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        await raised(pilot, tmp_path)
        for _ in range(9):
            shown = text(pilot.app)
            assert "Sam" not in shown
            assert "Never seen" not in shown
            assert "█" not in shown
            await press(pilot, "down")


async def test_subjects_that_raters_named_are_asked_about_and_more_can_be_added(
    tmp_path: Path,
) -> None:
    record(tmp_path, frameworks=["cost-and-quality"])
    put(tmp_path, "Sam", [], framework="cost-and-quality", subjects=["New clinic [/]"])
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await raised(pilot, tmp_path)
        assert "New clinic [/]: Effect on cost" in text(pilot.app)
        await press(pilot, "f3")
        await type_in(pilot, "Old ward")
        await press(pilot, "enter", "enter")
        await until(pilot, "4 Old ward: Effect on quality")
        await press(pilot, "down", "down")
        await types(pilot, "0 0 0 2 0 0 1")
        await until(pilot, "saved")
    (tally,) = [session for session in sessions(tmp_path) if session.is_tally]
    assert tally.head.subjects == ["New clinic [/]", "Old ward"]
    assert [(sheet.subject, sheet.raters()) for sheet in tally.tally_sheets] == [("Old ward", 3)]


async def test_numbers_of_people_are_not_for_hands(tmp_path: Path) -> None:
    record(tmp_path, frameworks=["skills-dosing"])
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "h")
        await until(pilot, "first, for all raters")
        await press(pilot, "ctrl+s")
        await until(pilot, "Every item of it asks")
        assert isinstance(pilot.app.screen, GatherScreen)


async def test_of_several_frameworks_one_is_chosen(tmp_path: Path) -> None:
    own = tmp_path / "own"
    define(own, "night", 3, points=14)
    define(own, "day", 2)
    folder = tmp_path / "workshop"
    record(folder, frameworks=["night", "day"])
    async with app_at(folder, own).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, folder, "h")
        await until(pilot, "Which framework?")
        await press(pilot, "a")
        await until(pilot, "How many chose each point: 14 numbers")
        await press(pilot, "f2")
        await types(pilot, "14 2 d 1")
        await until(pilot, "saved")
    (tally,) = sessions(folder)
    assert tally.head.framework == "night"
    assert tally.tally_sheets[0].counts == {"item-1": [1, 1, *[0] * 11, 1]}


@pytest.mark.usefixtures("flagship_only")
async def test_hostile_text_in_the_line_is_only_text(tmp_path: Path) -> None:
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await raised(pilot, tmp_path)
        screen.focused.post_message(Paste("[/]\x1b]52;c;aGk=\x07"))  # type: ignore[union-attr]
        await pilot.pause()
        await press(pilot, "enter")
        assert "is not a number" in text(pilot.app)
        assert not unsafe(text(pilot.app))
