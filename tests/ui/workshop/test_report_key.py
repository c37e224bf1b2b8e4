"""A report by one key: for others or for the room, where it is wanted, never over another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.made import app_at, sees
from tests.ui.opening import found, session_file, type_in, until
from tests.ui.workshop.collected import press
from tests.ui.workshop.recording import facilitated, record, split_room


async def asked_where(pilot: object, target: Path) -> None:
    from textual.pilot import Pilot

    assert isinstance(pilot, Pilot)
    await until(pilot, "Write a report")
    await press(pilot, "ctrl+u")
    await type_in(pilot, str(target))
    await press(pilot, "enter")


@pytest.mark.usefixtures("flagship_only")
async def test_for_others_small_groups_are_hidden_and_for_the_room_they_are_not(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    split_room(folder)
    record(folder, revealed=True)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, folder, "7")
        await until(pilot, "on one page")
        await press(pilot, "ctrl+r")
        await until(pilot, "Who will read it?")
        await press(pilot, "o")
        await asked_where(pilot, tmp_path)
        await sees(pilot, "The report is in")
        await press(pilot, "ctrl+r")
        await until(pilot, "Who will read it?")
        await press(pilot, "r")
        await asked_where(pilot, tmp_path / "room.md")
        await until(pilot, "room.md")
    (outside,) = found(tmp_path, "*.html")
    assert outside.name == "winter-flow-report.html"
    assert "4 said 1" not in outside.read_text(encoding="utf-8")
    assert "4 said 1" in (tmp_path / "room.md").read_text(encoding="utf-8")


async def test_an_unknown_ending_is_said_and_another_file_stays(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    split_room(folder)
    record(folder, revealed=True)
    there = tmp_path / "minutes.md"
    there.write_text("mine", encoding="utf-8")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, folder)
        await press(pilot, "2", "ctrl+r")
        await until(pilot, "Who will read it?")
        await press(pilot, "o")
        await asked_where(pilot, tmp_path / "report.pdf")
        await until(pilot, "No such format")
        await press(pilot, "enter")
        await asked_where(pilot, there)
        await until(pilot, "is there already")
        await press(pilot, "b", "escape")
    assert there.read_text(encoding="utf-8") == "mine"


async def test_before_anything_is_revealed_there_is_nothing_to_report(tmp_path: Path) -> None:
    split_room(tmp_path)
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path, "ctrl+r")
        await pilot.pause()
        assert pilot.app.screen is screen


@pytest.mark.usefixtures("flagship_only")
async def test_a_rater_takes_their_own_result_along(tmp_path: Path) -> None:
    session_file(tmp_path, final=True)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "down", "enter")
        await until(pilot, "Sam")
        await press(pilot, "v")
        await until(pilot, "My result")
        await press(pilot, "ctrl+r")
        await asked_where(pilot, tmp_path / "mine.html")
        await sees(pilot, "The report is in")
    said = (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert "Chief executive commitment" in said
