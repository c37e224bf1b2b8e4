"""The roles side by side: letters, figures only where there are enough people, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.analysis.roles.role_room import RoleItem, RoleRoom
from qi_tui.analysis.roles.roles import RoleGroup, role_figures
from qi_tui.ui.facilitating import looking
from qi_tui.ui.glyphs import ASCII, BOX
from qi_tui.ui.screens.workshop.roles import RolesScreen
from qi_tui.ui.screens.workshop.room import RoomScreen
from qi_tui.ui.text.workshop.roles_text import (
    bar_of_roles,
    legend,
    letters_of,
    role_pane,
    share_out,
    why_no_roles,
    write_role_row,
)
from qi_tui.ui.widgets.roles_beside import RolesBeside
from tests.analysis.figuring import figures
from tests.ui.made import app_at, open_gather, put, session_id, until
from tests.ui.opening import flat, unsafe
from tests.ui.pictures import rows, text

HOSTILE = "[/]x[@click=app.quit]y[/]\x1b]52;c;aGk=\x07"
SIZES = [(60, 18), (80, 24), (120, 36)]
APART, SAME = [1] * 9, [6] * 9


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "EVERY", 0.05)


def put_all(folder: Path, role: str | None, *rows_of: Sequence[int | None]) -> None:
    """A rater of a role for each row of values."""
    for number, values in enumerate(rows_of):
        alias = f"{role} {number}"
        put(folder, alias, values, role=role, name=f"{session_id(alias)}.json")


async def open_roles(pilot: Pilot[int], folder: Path) -> RolesScreen:
    """The roles of a folder's room, worked out."""
    await open_gather(pilot, folder, reveal=True)
    await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
    await pilot.pause()
    await pilot.press("o")
    await until(pilot, lambda: isinstance(pilot.app.screen, RolesScreen))
    await until(pilot, lambda: "Working out" not in text(pilot.app))
    assert isinstance(pilot.app.screen, RolesScreen)
    return pilot.app.screen


def item_of(**groups: Sequence[int]) -> RoleItem:
    counts = [sum(chosen) for chosen in zip(*groups.values(), strict=True)]
    return RoleItem(figures("a", counts), role_figures(groups))


def test_every_role_has_a_letter_of_its_own_whatever_it_is_called() -> None:
    letters = letters_of(["clinician", "carer", "CLINICIAN", "管理", ""])
    assert letters == {"clinician": "c", "carer": "a", "CLINICIAN": "l", "管理": "b", "": "d"}
    assert set(letters_of([f"role {number}" for number in range(40)]).values()) >= {"r", "z", "?"}


def test_the_bar_has_a_letter_for_each_person_and_numbers_where_there_is_no_room() -> None:
    letters = {"clinician": "c", "manager": "m"}
    groups = [RoleGroup("clinician", (2, 1, 0)), RoleGroup("manager", (0, 1, 3))]
    assert bar_of_roles(groups, letters, 60, BOX).plain == "1 cc  2 cm  3 mmm"
    many = [RoleGroup("clinician", (20, 1, 0)), RoleGroup("manager", (0, 12, 30))]
    assert bar_of_roles(many, letters, 60, BOX).plain == "1 20c  2 1c 12m  3 30m"
    assert bar_of_roles([RoleGroup("manager", (0, 0))], letters, 60, ASCII).plain == "1 .  2 ."


def test_under_four_in_a_role_there_are_letters_and_no_figures() -> None:
    item = item_of(clinician=(3, 0, 0, 0, 0), manager=(0, 0, 0, 0, 5))
    letters = letters_of(["clinician", "manager"])
    room = RoleRoom(("clinician", "manager"), (), (item,), None)
    row = write_role_row(item, share_out(60, room), letters, BOX).plain
    assert row.split() == ["Item", "a", "c···m"]
    pane = " ".join(line.plain for line in role_pane(item, letters, 78, BOX))
    assert "Fewer than 4 in a group: look at the answers" in pane
    for word in ("median", "apart", "deals", "%"):
        assert word not in pane


def test_from_four_on_there_are_medians_gaps_and_deals() -> None:
    item = item_of(clinician=(4, 0, 0, 0, 0), manager=(0, 0, 0, 1, 3))
    letters = letters_of(["clinician", "manager"])
    room = RoleRoom(("clinician", "manager"), (), (item,), None)
    row = write_role_row(item, share_out(60, room), letters, BOX).plain
    assert row.split() == ["Item", "a", "c··mm", "1", "5", "3.8"]
    pane = " ".join(line.plain for line in role_pane(item, letters, 78, BOX))
    assert "c clinician: 4 rated it, median 1 · m manager: 4 rated it, median 5" in pane
    assert "Two people of different roles are typically 3.8 points apart" in pane
    assert "would turn up in 1 of 35 deals." in pane
    assert "of the disagreement lies between the roles." in pane


def test_a_role_that_did_not_rate_an_item_has_no_data_there() -> None:
    item = item_of(clinician=(4, 0, 0), manager=(0, 0, 0))
    pane = role_pane(item, letters_of(["clinician", "manager"]), 78, BOX)
    assert "m manager: no data, nobody rated it" in pane[2].plain


def test_too_few_to_show_and_no_data_are_different_words() -> None:
    assert "No data" in why_no_roles(RoleRoom((), (), (), None), 3)[0]
    hidden = " ".join(why_no_roles(RoleRoom(("nurse",), ("porter",), (), None), 3))
    assert "Too few to show: porter." in hidden
    assert "from 3 people on" in hidden
    assert "only one role" in why_no_roles(RoleRoom(("nurse",), (), (), None), 3)[0]
    assert legend({"nurse": "n"}, ["porter"]).plain.endswith("porter: too few to show")


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_form_stands_on_top_and_items_can_be_put_in_order(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    low, high = [6, 1, 6, 6, 2, 6, 6, 6, 6], [6, 7, 6, 6, 2, 6, 6, 6, 5]
    put_all(tmp_path, "clinician", *[low] * 4)
    put_all(tmp_path, "manager", *[high] * 4)
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        screen = await open_roles(pilot, tmp_path)
        shown = flat(text(pilot.app))
        assert "if the labels were dealt at random, a gap this large would turn up in" in shown
        assert "c clinician · m manager" in shown
        listed = screen.query_one(RolesBeside)
        assert listed.items[0].figures.place == 0
        await pilot.press("g")
        await until(pilot, lambda: listed.items[0].figures.place == 1)
        # The cursor stays on its item, and comes back with it.
        assert listed.cursor > 0
        await pilot.press("f")
        await until(pilot, lambda: listed.cursor == 0)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))


async def test_small_roles_cannot_be_put_in_order(tmp_path: Path) -> None:
    put_all(tmp_path, "clinician", *[APART] * 3)
    put_all(tmp_path, "manager", *[SAME] * 5)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_roles(pilot, tmp_path)
        assert "Fewer than 4 in a group" in flat(text(pilot.app))
        await pilot.press("g")
        await pilot.pause()
        assert screen.check_action("arrange", (True,)) is None
        assert screen.query_one(RolesBeside).items[0].figures.place == 0
        assert "c····m·" in text(pilot.app)


async def test_a_role_of_two_is_not_shown_anywhere_and_the_screen_says_why(tmp_path: Path) -> None:
    put_all(tmp_path, "clinician", *[APART] * 2)
    put_all(tmp_path, "manager", *[SAME] * 5)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_roles(pilot, tmp_path)
        shown = flat(text(pilot.app))
        assert "The roles cannot be compared here." in shown
        assert "Too few to show: clinician, manager." in shown
        assert not any("······" in row for row in rows(pilot.app))
        put_all(tmp_path, "clinician", *[APART] * 4)
        await until(pilot, lambda: "c clinician · m manager" in flat(text(pilot.app)))


async def test_without_any_role_there_is_no_data(tmp_path: Path) -> None:
    put_all(tmp_path, None, *[SAME] * 4)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_roles(pilot, tmp_path)
        assert "No data: nobody here has named a role." in flat(text(pilot.app))


async def test_hostile_names_of_roles_stay_text(tmp_path: Path) -> None:
    put_all(tmp_path, HOSTILE, *[APART] * 4)
    put_all(tmp_path, f"{HOSTILE} two", *[SAME] * 4)
    async with app_at(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        await open_roles(pilot, tmp_path)
        shown = text(pilot.app)
        assert "[/]x[@click=app.quit]y[/]" in shown
        assert not unsafe(shown)
