"""The discussion by keys: one item large, and nothing that is for the facilitator alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.model.workshop import AgendaItem
from qi_tui.store.definitions.library import Library
from qi_tui.ui.facilitating import looking
from qi_tui.ui.screens.workshop import talk
from qi_tui.ui.screens.workshop.blank import BlankScreen
from qi_tui.ui.screens.workshop.gather import GatherScreen
from tests.ui.made import app_at, put, sees, until
from tests.ui.opening import flat, type_in
from tests.ui.pictures import rows, text
from tests.ui.workshop.collected import press
from tests.ui.workshop.recording import on_disk, record, saved
from tests.ui.workshop.talking import REDESIGN, SPLIT, open_discuss, split

STEPS = "▸4 Discuss"
ITEMS = list(Library().need(REDESIGN).points)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "EVERY", 0.05)
    monkeypatch.setattr(talk, "SHOW_AFTER", 0.01)


def gather_of(pilot: Pilot[int]) -> GatherScreen:
    return next(each for each in pilot.app.screen_stack if isinstance(each, GatherScreen))


async def test_the_room_sees_the_item_and_nothing_for_the_facilitator(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        shown = text(pilot.app)
        assert "Chief executive commitment" in shown
        assert "4 said 2, 4 said 6" in shown
        assert "Seen once in two years" in shown
        for hidden in ("two camps", "Avoid", "Ask ", STEPS, "t Timer", "n Note"):
            assert hidden not in shown
        assert "h My words" in rows(pilot.app)[-1]


async def test_h_shows_my_words_from_item_to_item_until_it_hides_them(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "h")
        shown = flat(text(pilot.app))
        assert "◆ two camps · disagreement 67 · 8 min" in shown
        assert "Ask What would somebody who chose 2 have seen? And 6?" in shown
        assert STEPS in shown
        assert "t Timer" in shown
        await press(pilot, "right")
        await sees(pilot, "No need to spend time here.")
        await press(pilot, "h", "right", "left")
        shown = text(pilot.app)
        assert "Avoid" not in shown
        assert STEPS not in shown
        # Keys that are not told work all the same.
        await press(pilot, "2")
        await sees(pilot, "most disagreement first")


async def test_arrows_and_a_remote_go_through_all_items_most_disagreement_first(
    tmp_path: Path,
) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_discuss(pilot, tmp_path)
        assert rows(pilot.app)[0].endswith("1 of 9")
        await press(pilot, "left")
        assert rows(pilot.app)[0].endswith("1 of 9")
        await press(pilot, "right", "pagedown", "pagedown", "pageup")
        assert rows(pilot.app)[0].endswith("3 of 9")
        assert [name for name, _, _ in screen.path] == [SPLIT, *ITEMS[1:]]


async def test_with_an_agenda_they_go_through_it_and_the_open_item_stays_reachable(
    tmp_path: Path,
) -> None:
    agenda = [AgendaItem(item=ITEMS[4], minutes=5), AgendaItem(item=ITEMS[2], minutes=7)]
    split(tmp_path, agenda=agenda)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_discuss(pilot, tmp_path)
        # The room's cursor was on the first item, which is not on the agenda.
        assert [name for name, _, _ in screen.path] == [SPLIT, ITEMS[4], ITEMS[2]]
        await press(pilot, "right")
        await sees(pilot, "1 of 2")
        await press(pilot, "right", "right")
        await sees(pilot, "2 of 2")
        assert screen.card is not None
        assert screen.card.reading.figures.item == ITEMS[2]
        assert gather_of(pilot).facilitation.item == (ITEMS[2], "now", None)


async def test_the_second_window_is_told_of_the_item_and_of_the_way_out(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await until(pilot, lambda: on_disk(tmp_path).head.showing.item == SPLIT)
        assert on_disk(tmp_path).head.showing.what == "item"
        await press(pilot, "right")
        await until(pilot, lambda: on_disk(tmp_path).head.showing.item == ITEMS[1])
        await press(pilot, "escape")
        head = (await saved(gather_of(pilot), tmp_path)).head
        assert (head.showing.what, head.showing.item) == ("title", None)


async def test_an_item_that_is_only_passed_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk, "SHOW_AFTER", 1000)
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        before = (tmp_path / "workshop.json").read_bytes()
        await press(pilot, "right", "right", "left")
        assert await gather_of(pilot).facilitation.settled(10)
        assert (tmp_path / "workshop.json").read_bytes() == before


async def test_b_blanks_everything_until_any_key(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_discuss(pilot, tmp_path)
        await until(pilot, lambda: on_disk(tmp_path).head.showing.what == "item")
        await press(pilot, "b")
        await until(pilot, lambda: isinstance(pilot.app.screen, BlankScreen))
        assert text(pilot.app).split() == [*"Winterflow"]
        await until(pilot, lambda: on_disk(tmp_path).head.showing.what == "title")
        await press(pilot, "right")
        back: object = pilot.app.screen
        assert back is screen
        assert rows(pilot.app)[0].endswith("1 of 9"), "the key does nothing else"
        await until(pilot, lambda: on_disk(tmp_path).head.showing.what == "item")


async def test_a_note_is_kept_and_never_where_the_room_reads_along(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_discuss(pilot, tmp_path)
        await press(pilot, "n")
        assert pilot.app.screen is screen, "it would show the note to the room"
        await sees(pilot, "Press h to see them first")
        await press(pilot, "h", "n")
        await sees(pilot, "For you alone:")
        await type_in(pilot, "Ask the wards")
        await press(pilot, "escape")
        await sees(pilot, "Ask the wards")
        await press(pilot, "h")
        assert "Ask the wards" not in text(pilot.app)
        workshop = await saved(gather_of(pilot), tmp_path)
        assert [(note.item, note.text) for note in workshop.notes.values()] == [
            (SPLIT, "Ask the wards")
        ]


async def test_v_marks_the_item_for_the_second_vote_and_takes_it_back(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "v")
        await sees(pilot, "Marked for the second vote")
        assert gather_of(pilot).facilitation.chosen_again == {SPLIT}
        await press(pilot, "h")
        assert "second vote" in text(pilot.app)
        await press(pilot, "v")
        assert gather_of(pilot).facilitation.chosen_again == set()


async def test_an_action_is_for_the_item_and_to_find_out_is_offered(tmp_path: Path) -> None:
    for number in range(8):
        unknown = [SPLIT] if number < 4 else []
        first = None if number < 4 else 5
        put(tmp_path, f"Rater{number}", [first, *[5] * 8], dont_know=unknown)
    record(tmp_path, revealed=True, agenda=[AgendaItem(item=SPLIT, minutes=5)])
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "left", "left", "c")
        await sees(pilot, "What we will do")
        await press(pilot, "escape", "right", "c")
        await sees(pilot, "Find out: Chief executive commitment")
        await press(pilot, "ctrl+s")
        await sees(pilot, "The action is kept")
        (action,) = (await saved(gather_of(pilot), tmp_path)).actions.values()
        assert (action.item, action.framework, action.state) == (SPLIT, REDESIGN, "open")
        assert action.text == "Find out: Chief executive commitment"
