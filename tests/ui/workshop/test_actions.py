"""The actions: what the last workshop left open first, and each thing that can become of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.ui.screens.workshop.actions import ActionsScreen
from qi_tui.ui.screens.workshop.set_up import SetUpScreen
from tests.ui.made import REDESIGN, app_at, put, sees, until
from tests.ui.opening import flat, type_in
from tests.ui.pictures import rows, text
from tests.ui.workshop.recording import (
    EARLIER,
    ITEM,
    UNKNOWN_ITEM,
    action,
    facilitated,
    record,
    saved,
    split_room,
)

pytestmark = pytest.mark.usefixtures("flagship_only")

OLD = action("Invite the night staff", owner="Sam", due="2026-12-01", origin=EARLIER)
NEW = action("Ask for two days a week", owner="Jo", item=ITEM)
HOSTILE = "[/]x[@click=app.quit]y[/]\x1b]52;c;aGk=\x07"


async def test_those_of_the_last_workshop_come_first_each_with_its_owner(tmp_path: Path) -> None:
    record(tmp_path, NEW, OLD, action("Nobody has this"))
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "5")
        listed = [row.strip() for row in rows(pilot.app)[1:6]]
        assert listed[0] == "From the last workshop"
        assert "▸ · open" in listed[1]
        assert "Invite the night staff" in listed[1]
        assert "Sam" in listed[1]
        assert "1 Dec 2026" in listed[1]
        assert listed[2] == "From this workshop"
        assert "Ask for two days a week" in listed[3]
        assert "nobody yet" in listed[4]
        assert "3 still open" in rows(pilot.app)[0]
        await pilot.press("down")
        assert "Item: Project management headroom" in text(pilot.app)


async def test_without_any_it_says_what_to_do(tmp_path: Path) -> None:
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "5", "enter", "space", "c", "d", "delete", "f", "down")
        assert isinstance(pilot.app.screen, ActionsScreen)
        assert "No actions yet." in text(pilot.app)
        assert "a writes down the first" in text(pilot.app)


async def test_an_action_is_added_for_an_item_and_the_cursor_is_on_it(tmp_path: Path) -> None:
    record(tmp_path, OLD)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path, "5", "a")
        await sees(pilot, "What we will do")
        await type_in(pilot, "Ask the board")
        await pilot.press("enter", *"Jo", "enter", *"May", "tab", "enter", "down", "down", "enter")
        await pilot.press("ctrl+s")
        await sees(pilot, "From this workshop")
        added = next(row for row in rows(pilot.app) if "Ask the board" in row)
        assert added.startswith("▸")
        workshop = await saved(screen, tmp_path)
    new = workshop.actions["2"]
    assert (new.text, new.owner, new.due, new.origin) == ("Ask the board", "Jo", "May", None)
    assert (new.framework, new.item) == (REDESIGN, ITEM)


async def test_enter_changes_one_and_keeps_what_the_form_does_not_ask(tmp_path: Path) -> None:
    record(tmp_path, NEW, action("Old item", item="no-longer-there", origin=EARLIER))
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path, "5", "enter")
        await sees(pilot, "What we will do")
        await type_in(pilot, "!")
        await pilot.press("ctrl+s")
        await sees(pilot, "Old item!")
        await pilot.press("down", "enter")
        await sees(pilot, "Project management headroom")
        await pilot.press("escape")
        workshop = await saved(screen, tmp_path)
    changed = workshop.actions["2"]
    assert (changed.text, changed.item, changed.origin) == ("Old item!", "no-longer-there", EARLIER)
    assert workshop.actions["1"] == NEW


async def test_space_ticks_c_carries_over_and_each_opens_it_again(tmp_path: Path) -> None:
    record(tmp_path, OLD)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path, "5")
        for key, mark, state in (
            ("space", "✓ done", "done"),
            ("space", "· open", "open"),
            ("c", "→ carry over", "carried"),
            ("space", "✓ done", "done"),
            ("c", "→ carry over", "carried"),
            ("c", "· open", "open"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert f"▸ {mark}" in text(pilot.app)
            assert (await saved(screen, tmp_path)).actions["1"].state == state


async def test_dropping_asks_for_the_reason_and_needs_one(tmp_path: Path) -> None:
    record(tmp_path, OLD)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path, "5", "d")
        await sees(pilot, "Why is it dropped?")
        await pilot.press("enter")
        await sees(pilot, "It stays as it was")
        assert "▸ · open" in text(pilot.app)
        await pilot.press("d")
        await sees(pilot, "Why is it dropped?")
        await type_in(pilot, "no money")
        await pilot.press("enter")
        await sees(pilot, "Why: no money")
        assert "1 dropped" in rows(pilot.app)[0]
        dropped = (await saved(screen, tmp_path)).actions["1"]
        assert (dropped.state, dropped.reason) == ("dropped", "no money")
        await pilot.press("d")
        await sees(pilot, "▸ · open")


async def test_only_a_mistake_of_this_workshop_is_removed(tmp_path: Path) -> None:
    record(tmp_path, OLD, NEW)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path, "5", "delete")
        await sees(pilot, "It came from the last workshop")
        await pilot.press("down", "delete")
        await sees(pilot, "Remove this action?")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))
        assert len((await saved(screen, tmp_path)).actions) == 2
        await pilot.press("delete")
        await sees(pilot, "Remove this action?")
        await pilot.press("y")
        await until(pilot, lambda: "From this workshop" not in text(pilot.app))
        assert [*(await saved(screen, tmp_path)).actions.values()] == [OLD]


async def test_what_many_do_not_know_is_offered_to_be_found_out(tmp_path: Path) -> None:
    split_room(tmp_path)
    record(tmp_path, OLD, revealed=True)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path, "5")
        await until(pilot, lambda: isinstance(pilot.app.screen, ActionsScreen))
        await pilot.press("f")
        await sees(pilot, "What should somebody find out?")
        assert "4 of 8 don't know: Interrelationship" in text(pilot.app)
        assert "2 [" not in text(pilot.app), "nothing else is offered"
        await pilot.press("enter")
        await sees(pilot, "Find out: Interrelationship")
        await pilot.press("f")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ActionsScreen), "it is offered once"
        new = (await saved(screen, tmp_path)).actions["2"]
    assert (new.framework, new.item, new.owner) == (REDESIGN, UNKNOWN_ITEM, "")


async def test_before_the_reveal_nothing_is_offered(tmp_path: Path) -> None:
    split_room(tmp_path)
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "5", "f")
        assert isinstance(pilot.app.screen, ActionsScreen)
        assert "don't know" not in text(pilot.app)


async def test_files_without_a_record_get_one_first(tmp_path: Path) -> None:
    folder = tmp_path / "beside-no-other" / "files"
    folder.mkdir(parents=True)
    put(folder, "Ann", [4] * 9)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, folder, "5", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, SetUpScreen))
        await pilot.press("ctrl+s")
        await sees(pilot, "What we will do")
        await type_in(pilot, "Ask")
        await pilot.press("ctrl+s")
        await sees(pilot, "1 still open")
        assert (await saved(screen, folder)).actions["1"].text == "Ask"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_what_people_wrote_stays_text_and_is_cut_to_the_line(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    long = f"{HOSTILE} and more " * 20
    record(tmp_path, action(long, owner=HOSTILE, due=HOSTILE, item=HOSTILE[:20], reason=long))
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "5")
        shown = text(pilot.app)
        assert "[/]x[@click=app" in flat(shown)
        assert "\x1b" not in shown
        assert all(len(row) <= size[0] for row in rows(pilot.app))
        await pilot.press("enter", "escape", "d", "escape")
        assert pilot.app.is_running
