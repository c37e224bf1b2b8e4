"""What the facilitator hands out: an invitation that fits, and a sheet to be printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.store.definitions.library import Library
from qi_tui.store.workshop.invitations import load_invitation
from qi_tui.ui.screens.workshop.gather import GatherScreen
from tests.ui.made import app_at, put
from tests.ui.opening import flat, found, until
from tests.ui.pictures import text
from tests.ui.workshop.collected import press
from tests.ui.workshop.recording import facilitated, record

pytestmark = pytest.mark.usefixtures("flagship_only")

ROLES = ["clinician", "manager"]
FIRST, SPLIT = "chief-executive-commitment", "clinical-leadership"


async def asked_where(pilot: Pilot[int], folder: Path, key: str) -> None:
    """The place is asked for; what is to be defined first stays empty."""
    await facilitated(pilot, folder, key)
    await until(pilot, "first, for all raters")
    await press(pilot, "ctrl+s")
    await until(pilot, "or a file name in one")


async def test_an_invitation_carries_what_the_workshop_asks(tmp_path: Path) -> None:
    workshop = record(tmp_path, roles=ROLES, naming="anonymous")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await asked_where(pilot, tmp_path, "i")
        assert str(tmp_path)[:40] in flat(text(pilot.app)), "the workshop's folder is offered"
        await press(pilot, "enter")
        shown = flat(await until(pilot, "The invitation is written"))
        assert "qi-tui rate --invite FILE" in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, GatherScreen)
        await until(pilot, "No session files yet.")
    (path,) = found(tmp_path, "*.invitation.json")
    invited = load_invitation(path, Library())
    assert invited.warning is None
    assert invited.invitation.workshop == workshop.head.id
    assert invited.invitation.naming == "anonymous"
    assert invited.invitation.roles == ROLES
    assert invited.invitation.about == {"title": "Winter flow"}


async def test_of_a_small_room_nothing_leaves_with_the_invitation(tmp_path: Path) -> None:
    record(tmp_path, round=2, round_items=[FIRST, SPLIT])
    for number in range(4):
        put(tmp_path, f"Rater{number}", [7] * 9, comments={FIRST: "Never seen"})
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "i")
        await until(pilot, "or a file name in one")
        await press(pilot, "enter")
        await until(pilot, "The invitation is written")
    (path,) = found(tmp_path, "*.invitation.json")
    invitation = load_invitation(path, Library()).invitation
    assert invitation.items == [FIRST, SPLIT]
    assert invitation.room == []
    written = path.read_text(encoding="utf-8")
    assert "Never seen" not in written
    assert "Rater" not in written


async def test_a_sheet_is_written_with_the_roles_and_the_items_of_the_round(
    tmp_path: Path,
) -> None:
    record(tmp_path, roles=ROLES, round=2, round_items=[SPLIT])
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "s")
        await until(pilot, "or a file name in one")
        await press(pilot, "enter")
        shown = flat(await until(pilot, "The sheet is written"))
        assert "Open it in a browser" in shown
    (path,) = found(tmp_path, "*.sheet.html")
    written = path.read_text(encoding="utf-8")
    assert "Clinical leadership" in written
    assert "Chief executive commitment" not in written
    assert "manager" in written
    assert "Winter flow" in written


async def test_something_else_that_is_there_is_replaced_only_after_a_question(
    tmp_path: Path,
) -> None:
    record(tmp_path)
    there = tmp_path / "winter-flow.effective-redesign.sheet.html"
    there.write_text("mine", encoding="utf-8")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await asked_where(pilot, tmp_path, "s")
        await press(pilot, "enter")
        await until(pilot, "Already there")
        await press(pilot, "enter")
        await until(pilot, "or a file name in one")
        assert there.read_text(encoding="utf-8") == "mine"
        await press(pilot, "enter")
        await until(pilot, "Already there")
        await press(pilot, "o")
        await until(pilot, "The sheet is written")
    assert "mine" not in there.read_text(encoding="utf-8")


async def test_a_place_that_is_not_there_is_a_sentence_and_asked_again(tmp_path: Path) -> None:
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await asked_where(pilot, tmp_path, "i")
        await press(pilot, "end", *["slash", "a", "slash", "b"], "enter")
        await until(pilot, "There is no folder")
        await press(pilot, "enter")
        await until(pilot, "or a file name in one")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, GatherScreen)
    assert found(tmp_path, "*.invitation.json") == []
