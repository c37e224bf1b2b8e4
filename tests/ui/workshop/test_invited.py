"""A rater elsewhere opens an invitation, and what comes back fits the workshop."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from qi_tui.analysis.shown.inviting import invitation_of
from qi_tui.model.occasion import occasion_of
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from qi_tui.store.workshop.invitations import save_invitation
from qi_tui.ui.app import QiApp
from qi_tui.ui.context import OpenRating
from qi_tui.ui.screens.workshop.forms.rater_form import RaterForm
from tests.ui.made import REDESIGN, put, session_id
from tests.ui.opening import app_in, flat, type_in, until
from tests.ui.pictures import text
from tests.ui.workshop.collected import ALL_NINE, press, sessions
from tests.ui.workshop.recording import record

pytestmark = pytest.mark.usefixtures("flagship_only")

FIRST, SPLIT = "chief-executive-commitment", "clinical-leadership"


def invitation(folder: Path, raters: int = 0, **head: Any) -> Path:
    """The invitation of a workshop whose first round had so many raters; the last one said 2."""
    workshop = record(folder, roles=["clinician", "manager"], **head)
    for number in range(raters):
        put(folder, f"Rater{number}", [2 if number == raters - 1 else 6] * 9, role="manager")
    library = Library()
    framework = library.need(REDESIGN)
    before = gather([folder], library).rooms[0] if raters else None
    about = occasion_of(workshop.head, framework).about
    return save_invitation(invitation_of(workshop.head, framework, about, before), folder)


def invited(own: Path, path: Path, alias: str | None = None, role: str | None = None) -> QiApp:
    """The app of a rater with a folder of their own."""
    return app_in(own, OpenRating(REDESIGN, alias, role, invite=path))


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_the_promise_is_told_and_what_comes_back_fits(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    room, own = tmp_path / "room", tmp_path / "own"
    path = invitation(room)
    async with invited(own, path).run_test(size=size, notifications=True) as pilot:
        shown = flat(await until(pilot, "You rate alone first."))
        assert "until you hand that file over" in shown
        assert "Alias" in shown
        await type_in(pilot, "Sam")
        await press(pilot, "enter", "c", "enter")
        await until(pilot, "Rate alone")
        await press(pilot, *ALL_NINE, "enter")
        await until(pilot, "My result")
    (session,) = sessions(own)
    assert session.head.about == {"title": "Winter flow"}
    assert session.head.rater.role == "clinician"
    for file in own.glob("*.json"):
        shutil.copy(file, room)
    gathered = gather([room], Library())
    assert gathered.workshop is not None
    assert session.head.workshop == gathered.workshop.head.id
    assert [each.raters for each in gathered.rooms] == [1]
    assert not gathered.has_trouble


async def test_with_alias_and_role_it_goes_straight_to_the_first_item(tmp_path: Path) -> None:
    room, own = tmp_path / "room", tmp_path / "own"
    app = invited(own, invitation(room), "Sam", "porter")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "Sam · porter")
        assert "0 of 9" in text(pilot.app)


async def test_in_the_second_round_the_own_answers_and_what_may_leave_the_room(
    tmp_path: Path,
) -> None:
    room, own = tmp_path / "room", tmp_path / "own"
    path = invitation(room, raters=6, round=2, round_items=[FIRST, SPLIT])
    own.mkdir()
    shutil.copy(room / f"{REDESIGN}.rater5.{session_id('Rater5')[:8]}.json", own)
    async with invited(own, path).run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "You rate alone first.")
        await type_in(pilot, "rater5")
        await press(pilot, "enter", "enter")
        shown = flat(await until(pilot, "Last time you said 2"))
        assert "median 6 of 6 raters; too few to show more" in shown
        assert "0 of 2" in shown
        await press(pilot, "enter", "5", "enter")
        await until(pilot, "My result")
    two = next(each for each in sessions(own) if each.head.round == 2)
    assert two.head.follows == session_id("Rater5")
    assert two.sheet().values == {FIRST: 2, SPLIT: 5}
    assert two.head.rater.role == "manager"


async def test_without_names_the_rater_gets_two_words(tmp_path: Path) -> None:
    room, own = tmp_path / "room", tmp_path / "own"
    app = invited(own, invitation(room, naming="anonymous"), "Sam", "clinician")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "You rate without a name")
        await press(pilot, "b")
        await until(pilot, "Role")
        await press(pilot, "c", "enter")
        await until(pilot, "Write them down now")
        await press(pilot, "enter")
        await until(pilot, "Rate alone, without a name.")
        await press(pilot, "5", "escape")
        await until(pilot, "qi-tui")
    (session,) = sessions(own)
    assert session.head.rater.alias is None
    assert session.head.rater.code is not None


async def test_a_finished_rating_of_ones_own_can_be_opened(tmp_path: Path) -> None:
    room, own = tmp_path / "room", tmp_path / "own"
    path = invitation(room)
    async with invited(own, path, "Sam", "clinician").run_test(notifications=True) as pilot:
        await until(pilot, "0 of 9")
        await press(pilot, *ALL_NINE, "enter")
        await until(pilot, "My result")
    async with invited(own, path, "Sam", "clinician").run_test(notifications=True) as pilot:
        await until(pilot, "Open your finished rating?")
        await press(pilot, "b")
        await until(pilot, "You rate alone first.")
        assert isinstance(pilot.app.screen, RaterForm)
        await type_in(pilot, "Sam")
        await press(pilot, "enter", "c", "enter")
        await until(pilot, "Open your finished rating?")
        await press(pilot, "enter")
        await until(pilot, "9 of 9")
    assert len(sessions(own)) == 1


async def test_an_invitation_that_has_gone_is_a_sentence(tmp_path: Path) -> None:
    app = invited(tmp_path, tmp_path / "gone.json")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "This invitation cannot be opened")
