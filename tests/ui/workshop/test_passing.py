"""The laptop goes round: each rater is alone, found again, and leaves nothing on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.screens.workshop.forms.rater_form import RaterForm
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.screens.workshop.hand_over import HandOver
from tests.ui.made import app_at, put
from tests.ui.made import until as comes_about
from tests.ui.opening import flat, type_in, unsafe, until
from tests.ui.pictures import text
from tests.ui.workshop.collected import comes_in, handed_over, hands_on, press, rates, sessions
from tests.ui.workshop.recording import facilitated, record

pytestmark = pytest.mark.usefixtures("flagship_only")

ROLES = ["clinician", "manager", "patient"]
SIZES = [(80, 24), (120, 36)]
HOSTILE = "[/]x[@click=app.quit]y[/]\x1b]52;c;aGk=\x07"


@pytest.mark.parametrize("size", SIZES)
async def test_raters_one_after_the_other_leave_a_file_each_and_nothing_to_see(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    workshop = record(tmp_path, roles=ROLES)
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        assert "blank the projector first" in flat(text(pilot.app))
        assert "Nobody has rated yet" in text(pilot.app)
        await comes_in(pilot, "Sam")
        await rates(pilot)
        seen = await hands_on(pilot)
        assert "Sam" not in seen
        await until(pilot, "1 has rated")
        await comes_in(pilot, "Jo", "p")
        await rates(pilot, "777777777")
        await hands_on(pilot)
        await until(pilot, "2 have rated")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, GatherScreen)
        await until(pilot, "2 raters")
    jo, sam = sessions(tmp_path)
    assert [sam.head.rater.alias, sam.head.rater.role] == ["Sam", "clinician"]
    assert [jo.head.rater.alias, jo.head.rater.role] == ["Jo", "patient"]
    assert list(sam.sheet().values.values()) == [1, 2, 3, 4, 5, 6, 7, 1, 2]
    for session in (sam, jo):
        assert session.head.status == "final"
        assert session.head.workshop == workshop.head.id
        assert session.head.about == {"title": "Winter flow"}


async def test_the_promise_of_the_workshop_is_told_before_the_first_item(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES, naming="named")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await press(pilot, "enter")
        shown = await until(pilot, "You rate alone first.")
        assert "your name may stand beside what you write" in flat(shown)
        assert "Name" in shown


async def test_a_rating_left_half_way_is_gone_on_with_under_its_alias(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await comes_in(pilot, "Sam")
        await until(pilot, "Rate alone")
        await press(pilot, "5", "2", "escape")
        shown = flat(await until(pilot, "saved as far as it is"))
        assert "2 of 9 answered. You can go on later with the same alias: Sam" in shown
        await hands_on(pilot)
        await until(pilot, "1 begun and not finished")
        await comes_in(pilot, "SAM", "m")
        await until(pilot, "There is an unfinished rating of SAM: 2 of 9 answered.")
        await press(pilot, "g")
        await until(pilot, "2 of 9")
        await press(pilot, *"3456712", "enter")
        await until(pilot, "Thank you")
    (sam,) = sessions(tmp_path)
    assert list(sam.sheet().values.values()) == [5, 2, 3, 4, 5, 6, 7, 1, 2]
    assert sam.head.rater.role == "clinician", "as it was said first"


async def test_quit_in_the_middle_it_is_on_the_disk_and_goes_on(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await comes_in(pilot, "Sam")
        await until(pilot, "Rate alone")
        await press(pilot, "5", "2", "ctrl+q")
    (sam,) = sessions(tmp_path)
    assert list(sam.sheet().values.values()) == [5, 2]
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "n")
        await until(pilot, "1 begun and not finished")
        await comes_in(pilot, "Sam")
        await until(pilot, "There is an unfinished rating of Sam")
        await press(pilot, "enter")
        await until(pilot, "2 of 9")


async def test_an_alias_that_has_finished_is_refused_without_being_opened(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await comes_in(pilot, "Sam")
        await rates(pilot)
        await hands_on(pilot)
        before = sessions(tmp_path)
        await comes_in(pilot, "sam", "m")
        await until(pilot, "sam has rated already: take another alias, or tell the facilitator")
        assert isinstance(pilot.app.screen, RaterForm)
        await type_in(pilot, "my")
        assert "rated already" not in text(pilot.app)
        await press(pilot, "ctrl+s")
        await until(pilot, "Rate alone")
        await press(pilot, "1", "escape")
        await until(pilot, "saved as far as it is")
    assert sessions(tmp_path)[0] == before[0]
    assert [session.head.rater.alias for session in sessions(tmp_path)] == ["Sam", "sammy"]


async def test_whoever_answers_nothing_leaves_nothing(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await comes_in(pilot, "Sam")
        await until(pilot, "Rate alone")
        await press(pilot, "escape")
        await until(pilot, "Nothing was rated, and nothing is kept.")
        await hands_on(pilot)
        await press(pilot, "enter")
        await until(pilot, "You rate alone first.")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HandOver)
    assert sessions(tmp_path) == []


async def test_a_rating_that_is_open_in_another_window_is_left_alone(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES)
    door = SessionDoor.open(put(tmp_path, "Sam", [1], status="draft"))
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await comes_in(pilot, "Sam")
        await until(pilot, "There is an unfinished rating of Sam")
        await press(pilot, "g")
        await until(pilot, "It is open in another window")
        assert isinstance(pilot.app.screen, RaterForm)
    door.close()


async def test_alias_and_role_are_asked_for_in_words(tmp_path: Path) -> None:
    record(tmp_path, roles=ROLES)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await press(pilot, "enter")
        await until(pilot, "You rate alone first.")
        await press(pilot, "ctrl+s")
        await until(pilot, "Type your alias first")
        await type_in(pilot, "Sam")
        await press(pilot, "enter", "enter")
        await until(pilot, "Choose a role first: its first letter")
        assert "(●)" not in text(pilot.app), "no role is anybody's by default"
        await press(pilot, "down", "down", "enter")
        await until(pilot, "Sam · manager")


async def test_without_roles_one_may_be_typed(tmp_path: Path) -> None:
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await press(pilot, "enter")
        await until(pilot, "You rate alone first.")
        await type_in(pilot, "Sam")
        await press(pilot, "enter")
        await type_in(pilot, "porter")
        await press(pilot, "enter")
        await until(pilot, "Sam · porter")


async def test_hostile_names_stay_text(tmp_path: Path) -> None:
    record(tmp_path, roles=[HOSTILE, "clinician"], title=HOSTILE)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        assert "[/]x[@click=app.quit]y[/]" in text(pilot.app)
        await press(pilot, "enter")
        await until(pilot, "You rate alone first.")
        await type_in(pilot, "[")
        await press(pilot, "slash", "right_square_bracket", "enter", "1", "enter")
        shown = await until(pilot, "Rate alone")
        assert "[/]" in shown
        assert not unsafe(shown)
        await press(pilot, "1", "escape")
        shown = await until(pilot, "saved as far as it is")
        assert "[/]" in shown
    (session,) = sessions(tmp_path)
    assert session.head.rater.alias == "[/]"


async def test_where_nothing_can_be_written_it_says_so_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tmp_path, roles=ROLES)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        with monkeypatch.context() as patched:
            patched.setattr("qi_tui.store.disk.door.Lock", refuse)
            await comes_in(pilot, "Sam")
            shown = flat(await until(pilot, "Cannot save there"))
        assert "Permission denied" in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RaterForm)
        await press(pilot, "ctrl+s")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, RateScreen))
