"""The room screen: what splits the room, in words, strips and orders, live and by keys."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from qi_tui.analysis import privacy
from qi_tui.analysis.orders import Order
from qi_tui.store.definitions.library import Library
from qi_tui.ui.facilitating import looking, rooms
from qi_tui.ui.screens.page import PageScreen
from qi_tui.ui.screens.workshop import room
from qi_tui.ui.screens.workshop.item import ItemScreen
from qi_tui.ui.screens.workshop.room import RoomScreen
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.item_pane import ItemPane
from qi_tui.ui.widgets.lists.room_list import RoomList
from tests.ui.made import REDESIGN, app_at, define, open_gather, put, sees, until
from tests.ui.pictures import check_picture, rows, text

HOSTILE = "[/]x[@click=app.quit]y[/] [bold]\x1b]52;c;aGk=\x07\u202e"
CEC = "chief-executive-commitment"


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "EVERY", 0.05)
    monkeypatch.setattr(room, "PAUSE", 0.01)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "shared"
    place.mkdir()
    return place


@pytest.fixture
def sample(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy: what a facilitator does is written into the workshop's folder."""
    place = tmp_path_factory.mktemp("workshop")
    shutil.copytree(repo / "sessions" / "sample-workshop", place, dirs_exist_ok=True)
    return place


async def open_room(pilot: Pilot[int], *paths: Path) -> RoomScreen:
    """Open the room of some files, with its first item read."""
    await open_gather(pilot, *paths, reveal=True)
    await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
    screen = pilot.app.screen
    assert isinstance(screen, RoomScreen)
    await until(pilot, lambda: has_comments(screen))
    return screen


def has_comments(screen: RoomScreen) -> bool:
    # Right after it was opened a screen has no pane yet.
    readings = [pane.reading for pane in screen.query(ItemPane)]
    return any(reading is not None and reading.comments is not None for reading in readings)


def listed(screen: Screen[Any]) -> list[str]:
    """The titles in the list, top to bottom."""
    items = screen.query_one(RoomList)
    return [items._items[place].title for place in range(items.row_count())]


def focused(screen: Screen[Any]) -> str:
    item = screen.query_one(RoomList).item
    assert item is not None
    return item.item


async def test_items_stand_most_disagreement_first_with_marks_words_and_strips(
    sample: Path, tmp_path: Path
) -> None:
    async with app_at(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await open_room(pilot, sample)
        heading = screen.query_one(Heading)
        assert heading.left.plain == "Winter flow · effective redesign · round 1 · 9 raters"
        assert heading.right.plain == "most disagreement first"
        first = rows(pilot.app)[2]
        assert "▸  83 ◆ two camps" in first
        assert "Two-way communication strategy" in first
        assert "▅█  ▃▅▃" in first
        assert "5 said 1–2, 4 said 5–7" in first
        assert any("many did not answer" in row for row in rows(pilot.app)[2:11])


async def test_the_pane_asks_the_question_and_follows_the_cursor(
    sample: Path, tmp_path: Path
) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_room(pilot, sample)
        assert "What would somebody who chose 1–2 have seen? And 5–7?" in text(pilot.app)
        assert "clinician   2    3" in text(pilot.app)
        assert "manager     ·    ·    ·    ·    1    2    1" in text(pilot.app)
        await pilot.press("down")
        await sees(pilot, "Do we read the question the same way?")
        assert focused(screen) == "stakeholder-participation"


async def test_orders_are_one_key_away_and_the_cursor_stays_on_its_item(
    sample: Path, tmp_path: Path
) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_room(pilot, sample)
        await pilot.press("down")
        kept = focused(screen)
        heading = screen.query_one(Heading)
        for key, words, first in (
            ("f", "framework order", "Chief executive commitment"),
            ("l", "lowest first", "Two-way communication strategy"),
            ("h", "highest first", None),
            ("k", "most don't know first", None),
            ("p", "most priorities first", "Two-way communication strategy"),
            ("d", "most disagreement first", "Two-way communication strategy"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert heading.right.plain == words
            assert focused(screen) == kept
            assert "▸" in next(row for row in rows(pilot.app) if "Stakeholder part" in row)
            if first:
                assert listed(screen)[0] == first
        assert screen.order is Order.DISAGREEMENT


async def test_the_order_shows_the_figure_it_goes_by(sample: Path, tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, sample)
        await pilot.press("k")
        await sees(pilot, "don't know item")
        assert "6 Interrela" in text(pilot.app)
        await pilot.press("l")
        await sees(pilot, "median item")


async def test_the_whole_item_opens_and_escape_comes_back(sample: Path, tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await open_room(pilot, sample)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ItemScreen))
        shown = text(pilot.app)
        assert "the need to keep people in touch is raised regularly" in shown
        assert "5 comments:" in shown
        assert "There is a poster in the mess" in shown
        await pilot.press("right")
        await sees(pilot, "How far do people from across the whole system take part?")
        await pilot.press("left")
        await sees(pilot, "Is there a working plan")
        await pilot.press("right", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert focused(screen) == "stakeholder-participation"
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, ItemScreen))


async def test_e_says_what_disagreement_is_and_what_shapes_are_not(
    sample: Path, tmp_path: Path
) -> None:
    async with app_at(tmp_path).run_test(size=(100, 50), notifications=True) as pilot:
        await open_room(pilot, sample)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, PageScreen))
        shown = " ".join(text(pilot.app).split())
        assert (
            "0 = everyone gave the same answer; 100 = the room is split as evenly and as far "
            "apart as this scale allows." in shown
        )
        assert "It doesn't prove that there are factions" in shown
        assert "neighbours in the list may well be about equal" in shown
        assert "mild head start" in shown


async def test_s_shows_the_domains_as_dots_and_bands(sample: Path, tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(100, 24), notifications=True) as pilot:
        await open_room(pilot, sample)
        await pilot.press("s")
        await sees(pilot, "Leadership   median 12 of 21")
        shown = text(pilot.app)
        assert "8 of 9 raters answered all of it" in shown
        assert "5 not there yet (3–14) · 2 good progress (15–17)" in shown
        assert shown.count("•") >= 8


async def test_files_that_arrive_keep_order_and_cursor_and_are_noted(
    repo: Path, folder: Path
) -> None:
    shutil.copytree(repo / "sessions" / "sample-workshop", folder, dirs_exist_ok=True)
    async with app_at(folder).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await open_room(pilot, folder)
        await pilot.press("f", "down", "down")
        kept = focused(screen)
        put(folder, "Newcomer", [7] * 9, role="manager")
        await sees(pilot, "1 new rater")
        assert focused(screen) == kept
        assert screen.query_one(Heading).right.plain == "1 new rater · framework order"
        (folder / "broken.json").write_text("{", encoding="utf-8")
        await pilot.pause(0.2)
        assert "10 raters" in screen.query_one(Heading).left.plain


async def test_an_open_item_follows_what_arrives(folder: Path) -> None:
    for alias in "ABCDE":
        put(folder, alias, [4] * 9)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, folder)
        await pilot.press("enter")
        await sees(pilot, "all 5 said 4")
        put(folder, "F", [4] * 9, comments={CEC: "A late word"})
        await sees(pilot, "all 6 said 4")
        await pilot.press("end")
        await sees(pilot, "A late word")


async def test_the_note_about_a_new_rater_goes_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "NOTE_SECONDS", 2.0)
    put(folder, "Ann", [4] * 9)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, folder)
        put(folder, "Ben", [4] * 9)
        await sees(pilot, "1 new rater")
        await until(pilot, lambda: "new rater" not in text(pilot.app))


async def test_it_opens_on_the_latest_round_and_tab_turns_to_the_others(folder: Path) -> None:
    for alias in "ABCDE":
        put(folder, alias, [4] * 9)
        put(folder, alias, [5] * 9, id=second(alias), name=f"{alias}2.json", round=2)
    async with app_at(folder).run_test(size=(120, 24), notifications=True) as pilot:
        screen = await open_room(pilot, folder)
        heading = screen.query_one(Heading)
        assert heading.left.plain.startswith("2 of 2 · Winter flow · effective redesign · round 2")
        await pilot.press("down", "tab")
        await pilot.pause()
        assert heading.left.plain.startswith("1 of 2 · Winter flow · effective redesign · round 1")
        await sees(pilot, "all 5 said 4")
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "round 2" in heading.left.plain
        assert screen.query_one(RoomList).cursor == 1


def second(alias: str) -> str:
    from tests.ui.made import session_id

    return session_id(alias, 2)


async def test_one_rater_sees_the_answer_and_a_word_of_caution(folder: Path) -> None:
    put(folder, "Ann", [4] * 9)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, folder)
        shown = text(pilot.app)
        assert "what is shown here is what that person answered" in shown
        assert "– ▫ one answer" in shown
        assert "one said 4" in shown
        assert "disagreement" not in shown.replace("most disagreement first", "").replace(
            "d Disagreement", ""
        )


async def test_two_raters_have_a_gap_and_no_rank(folder: Path) -> None:
    put(folder, "Ann", [1] * 9)
    put(folder, "Ben", [5] + [1] * 8)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, folder)
        shown = text(pilot.app)
        assert "each of them can tell what the other one answered" in shown
        assert "  – ? 4 points apart" in shown
        assert "  – ? the same" in shown
        assert "the two people are 4 points apart" in shown.lower()


async def test_three_raters_have_a_figure_and_no_shape(folder: Path) -> None:
    put(folder, "Ann", [1] * 9)
    put(folder, "Ben", [7] + [1] * 8)
    put(folder, "Cat", [7] + [1] * 8)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, folder)
        shown = rows(pilot.app)
        first = next(row for row in shown if "Chief executive" in row)
        assert "100 ? too few to call" in first
        assert "few answers" in first
        other = next(row for row in shown if "Clinical leadership" in row)
        assert "0 ? few answers" in other
        assert "alike" not in "\n".join(shown)


async def test_four_raters_are_fragile(folder: Path) -> None:
    for alias, value in (("Ann", 1), ("Ben", 1), ("Cat", 7), ("Dan", 7)):
        put(folder, alias, [value] * 9)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, folder)
        assert "100 ◆ two camps" in text(pilot.app)
        assert "fragile" in text(pilot.app)


async def test_a_group_under_three_is_never_shown_by_role(folder: Path) -> None:
    for number, alias in enumerate("ABCDEF"):
        put(folder, alias, [1 + number] * 9, role="doctor" if number < 2 else "nurse")
    async with app_at(folder).run_test(size=(120, 36), notifications=True) as pilot:
        await open_room(pilot, folder)
        assert "doctor" not in text(pilot.app)
        assert "nurse" not in text(pilot.app)


async def test_no_names_and_no_order_of_arrival_beside_comments(folder: Path) -> None:
    put(folder, "Zebedee", [4] * 9, comments={CEC: "Apples are missing"})
    put(folder, "Archibald", [5] * 9, comments={CEC: "Zebras are not"})
    async with app_at(folder).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await open_room(pilot, folder)
        await pilot.press("f", "home")
        await until(pilot, lambda: focused(screen) == CEC and has_comments(screen))
        shown = text(pilot.app)
        assert shown.index("Apples") < shown.index("Zebras")
        assert "Zebedee" not in shown
        assert "Archibald" not in shown


async def test_hostile_aliases_roles_titles_and_comments_stay_text(folder: Path) -> None:
    for number in range(4):
        put(
            folder,
            f"{HOSTILE}{number}",
            [4] * 9,
            name=f"{number}.json",
            role=HOSTILE,
            about={"title": HOSTILE},
            comments={CEC: f"{HOSTILE}\n[/bold] line {number}"},
        )
    async with app_at(folder).run_test(size=(120, 40), notifications=True) as pilot:
        screen = await open_room(pilot, folder)
        await pilot.press("f", "home")
        await until(pilot, lambda: has_comments(screen))
        for key in ("enter", "end"):
            shown = text(pilot.app)
            assert "[@click=app.quit]" in shown
            assert "\x1b" not in shown
            assert "\u202e" not in shown
            await pilot.press(key)
            await pilot.pause()
        assert "[/bold] line 3" in text(pilot.app)
        assert pilot.app.is_running


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 30), (140, 40), (200, 60)])
async def test_no_width_cuts_a_row_short_or_hides_the_cursor(
    sample: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, sample)
        await pilot.press("end")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        shown = rows(pilot.app)
        assert len(shown) == size[1]
        marked = next(row for row in shown if "▸" in row)
        assert "too few to call" in marked
        assert "██ █" in marked or "████  ██" in marked
        assert "Ask:" in "\n".join(shown)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_picture(sample: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        await open_room(pilot, sample)
        await check_picture(pilot.app, f"room-{size[0]}x{size[1]}")


async def test_picture_of_an_item(sample: Path, tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, sample)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ItemScreen))
        await check_picture(pilot.app, "item-80x24")


async def test_a_large_room_costs_no_more_per_key_than_a_small_one(
    sample: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    define(own, "long-one", items=87)
    library = Library(own)
    for number in range(60):
        values = [1 + (number * place) % 7 for place in range(87)]
        put(folder, f"Rater{number}", values, framework="long-one", library=library)
    monkeypatch.setattr(looking, "EVERY", 60.0)
    monkeypatch.setattr(room, "PAUSE", 60.0)
    small = await calls_per_key(sample, tmp_path, None)
    large = await calls_per_key(folder, tmp_path, own)
    assert large <= small * 1.2
    # One row and a pane of new text are drawn, and nothing is laid out or styled again.
    assert large <= 6_500


async def calls_per_key(folder: Path, home: Path, own: Path | None) -> int:
    """Python calls from ↓ to a settled screen: the least of several, since timers count too."""
    async with app_at(home, own).run_test(size=(120, 36), notifications=True) as pilot:
        await open_gather(pilot, folder, reveal=True)
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
        await pilot.press("down", "down")
        await pilot.pause()
        counter = Counter()
        items = pilot.app.screen.query_one(RoomList)
        calls = []
        for _ in range(3):
            with counter:
                items.action_move(1)
                await asyncio.sleep(0.2)
            calls.append(counter.calls)
        return min(calls)


async def test_an_item_on_is_one_paint_of_list_and_pane(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    real = Screen._compositor_refresh

    def counted(screen: Screen[Any]) -> None:
        real(screen)
        pane = screen.query_one(ItemPane)
        shown.append("" if pane.reading is None else pane.reading.figures.title)

    async with app_at(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await open_room(pilot, sample)
        for _ in range(3):
            # The neighbours are drawn ahead once the cursor rests.
            await until(pilot, lambda: bool(screen._pane._ahead))
            await pilot.pause(0.1)
            with monkeypatch.context() as patched:
                patched.setattr(Screen, "_compositor_refresh", counted)
                shown.clear()
                await pilot.press("down")
                await pilot.pause(0.1)
            item = screen.query_one(RoomList).item
            assert item is not None
            assert shown == [item.title]
            assert item.title in text(pilot.app)


class Counter:
    """Counts Python calls of this thread."""

    calls = 0

    def __enter__(self) -> None:
        self.calls = 0
        sys.setprofile(self._count)

    def __exit__(self, *error: object) -> None:
        sys.setprofile(None)

    def _count(self, frame: FrameType, event: str, argument: Any) -> None:
        if event == "call":
            self.calls += 1


async def test_statistics_are_not_worked_out_again_for_a_key(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    real = privacy.show_room

    def counted(*args: Any, **options: Any) -> Any:
        shown.append(REDESIGN)
        return real(*args, **options)

    monkeypatch.setattr(rooms, "show_room", counted)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_room(pilot, sample)
        await pilot.press("down", "down", "l", "h", "d", "up", "end")
        assert len(shown) == 1


def test_the_sample_is_of_the_framework_that_is_tested(sample: Path) -> None:
    assert all(path.name.startswith(REDESIGN) for path in sample.glob("*.*.*.json"))
