"""Two rooms side by side by keys: rounds with who moved, other places with what differs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.store.definitions.library import Library
from qi_tui.ui.facilitating import looking
from qi_tui.ui.glyphs import ASCII
from qi_tui.ui.screens.dialog import Ask
from qi_tui.ui.screens.place import AskPlace
from qi_tui.ui.screens.workshop.compare import CompareScreen
from qi_tui.ui.text.workshop.compare_text import compare_pane, share_out, write_row
from qi_tui.ui.widgets.field import TypedLine
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.lists.compare_list import CompareList
from tests.ui.made import app_at, define, put, sees, session_id, until
from tests.ui.opening import flat, unsafe
from tests.ui.pictures import rows, text
from tests.ui.workshop.recording import facilitated, record

HEADROOM, STRATEGY = "project-management-headroom", "two-way-communication"
HOSTILE = "[/]x[@click=app.quit]y[/]\x1b]52;c;aGk=\x07"
FIRST = [[6, 1, 1, 4], [6, 1, 1, 4], [6, 7, 7, 4], [6, 7, 7, 4]]


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "EVERY", 0.05)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "here"
    place.mkdir()
    return place


@pytest.fixture
def other(tmp_path: Path) -> Path:
    place = tmp_path / "other"
    place.mkdir()
    return place


def put_round(place: Path, round_number: int, values: Sequence[Sequence[int | None]]) -> None:
    """Four raters' sessions of a round; each follows the same rater's session before."""
    for number, given in enumerate(values):
        alias = f"{place.name}{number}"
        put(
            place,
            alias,
            given,
            name=f"{alias}-{round_number}.json",
            id=session_id(alias, round_number),
            round=round_number,
            follows=session_id(alias, round_number - 1) if round_number > 1 else None,
            items=[HEADROOM, STRATEGY] if round_number > 1 else [],
        )


async def open_compare(pilot: Pilot[int], folder: Path) -> CompareScreen:
    screen = await facilitated(pilot, folder)
    await until(pilot, lambda: screen.facilitation.has_rooms)
    await pilot.pause()
    await pilot.press("6")
    await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
    await pilot.pause()
    assert isinstance(pilot.app.screen, CompareScreen)
    return pilot.app.screen


async def open_place(pilot: Pilot[int], place: Path) -> None:
    await pilot.press("o")
    await until(pilot, lambda: isinstance(pilot.app.screen, AskPlace))
    pilot.app.screen.query_one(TypedLine).value = str(place)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))


def line_with(pilot: Pilot[int], words: str) -> str:
    return next(row for row in rows(pilot.app) if words in row)


def listed(screen: CompareScreen) -> list[str]:
    items = screen.query_one(CompareList)
    return [items._items[place].key[0] for place in range(items.row_count())]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_it_opens_on_the_latest_two_rounds_and_says_who_moved(
    folder: Path, size: tuple[int, int]
) -> None:
    put_round(folder, 1, FIRST)
    put_round(folder, 2, [[None, 4, 1], [None, 4, 1], [None, 4, 7], [None, 4, 7]])
    record(folder, revealed=True, round=2, round_items=[HEADROOM, STRATEGY])
    async with app_at(folder).run_test(size=size, notifications=True) as pilot:
        screen = await open_compare(pilot, folder)
        assert "round 1 → round 2" in screen.query_one(Heading).left.plain
        shown = flat(text(pilot.app))
        assert "2 of 4 items were rated in both rounds." in shown
        assert "– not asked in both" in line_with(pilot, "Chief exec")
        assert "4 moved, converged" in line_with(pilot, "Project man")
        assert "0 moved, no clear change" in line_with(pilot, "Two-way")
        await pilot.press("down")
        await sees(pilot, "4 of 4 moved")
        pane = flat(text(pilot.app))
        assert "disagreement 100 → 0: converged" in pane
        # The smallest terminal has no room for the question; Discuss has it too.
        if size[1] > 18:
            assert "Ask: What did we hear that changed our minds" in pane


async def test_a_round_that_is_not_revealed_is_not_there(folder: Path) -> None:
    put_round(folder, 1, FIRST)
    put_round(folder, 2, [[None, 4, 1]] * 4)
    record(folder, revealed=False, round=2, round_items=[HEADROOM, STRATEGY])
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_compare(pilot, folder)
        shown = flat(text(pilot.app))
        assert "There is only one room here. It is Winter flow, 2026-11-20, round 1." in shown
        assert screen.check_action("choose", ("left",)) is None


async def test_another_date_is_opened_beside_and_shows_what_differs(
    folder: Path, other: Path
) -> None:
    put_round(folder, 1, FIRST)
    put_round(other, 1, [[6, 4, 1, 4], [6, 4, 1, 7], [6, 4, 7, 1], [6, 4, 4, 7]])
    record(folder, revealed=True)
    record(other, title=f"Spring {HOSTILE}", day="2026-03-02", revealed=True)
    async with app_at(folder).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await open_compare(pilot, folder)
        await open_place(pilot, other)
        await sees(pilot, "→ Winter flow")
        assert "▲ 100" in line_with(pilot, "Project man")
        assert "4 → 4" in line_with(pilot, "Project man")
        assert "= unchanged" in line_with(pilot, "Chief exec")
        assert "– no data" in line_with(pilot, "Clinical leadership")
        await pilot.press("d")
        await pilot.pause()
        assert listed(screen)[0] == "stakeholder-participation"
        await pilot.press("u")
        await pilot.pause()
        assert listed(screen)[0] == HEADROOM
        await pilot.press("f")
        await pilot.pause()
        assert listed(screen)[0] == "chief-executive-commitment"
        assert "[/]x[@click=app.quit]y" in text(pilot.app)
        assert not unsafe(text(pilot.app))
        # What was opened is still there when one comes back.
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("6")
        await sees(pilot, "→ Winter flow")


async def test_the_sides_are_chosen_by_keys(folder: Path, other: Path) -> None:
    put_round(folder, 1, FIRST)
    put_round(other, 1, FIRST)
    record(folder, revealed=True)
    record(other, title="Spring flow", day="2026-03-02", revealed=True)
    async with app_at(folder).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await open_compare(pilot, folder)
        await open_place(pilot, other)
        await sees(pilot, "Spring flow, 2026-03-02, round 1 → Winter flow")
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, Ask))
        assert "On the other side stands Winter flow" in flat(text(pilot.app))
        await pilot.press("1")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, Ask))
        await pilot.press("2")
        await until(pilot, lambda: pilot.app.screen is screen)
        await sees(pilot, "Winter flow, 2026-11-20, round 1 → Spring flow")


async def test_a_place_with_nothing_to_compare_is_a_sentence(folder: Path, other: Path) -> None:
    put_round(folder, 1, FIRST)
    record(folder, revealed=True)
    own = other.parent / "own"
    define(own, "another", 3)
    put(other, "Ann", [4], framework="another", library=Library(own))
    async with app_at(folder, own).run_test(size=(120, 36), notifications=True) as pilot:
        await open_compare(pilot, folder)
        await open_place(pilot, other / "not there")
        await sees(pilot, "There is no file or folder")
        await open_place(pilot, folder)
        await sees(pilot, "is the workshop that is open here")
        await open_place(pilot, other)
        await sees(pilot, "It has another, and nothing of effective-redesign.")
        assert "There is only one room here." in text(pilot.app)


async def test_falls_and_rises_are_said_in_words_where_there_is_only_ascii(
    folder: Path, other: Path
) -> None:
    put_round(folder, 1, FIRST)
    put_round(other, 1, [[6, 4, 1, 4], [6, 4, 1, 7], [6, 4, 7, 1], [6, 4, 4, 7]])
    record(folder, revealed=True)
    record(other, title="Spring flow", day="2026-03-02", revealed=True)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_compare(pilot, folder)
        await open_place(pilot, other)
        await sees(pilot, "→ Winter flow")
        pair = screen._pairing.pair
        assert pair is not None
        items = pair.compared().items
        said = [write_row(item, share_out(78), is_one_room=False, marks=ASCII) for item in items]
        assert said[1].plain.endswith("rose 100")
        assert said[3].plain.endswith("fell 88")
        pane = [line.plain for item in items for line in compare_pane(item, pair, 78, ASCII)]
        assert not any("→" in line for line in pane)
