"""The second window: it follows the facilitator's by the file, and shows only what the room may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.model.facilitating import noted, showing, with_head
from qi_tui.model.workshop import AgendaItem, Agreed, Showing, WorkshopFile
from qi_tui.store.workshop.workshops import WorkshopDoor
from qi_tui.ui.app import make_app
from qi_tui.ui.context import Context, OpenPresent
from qi_tui.ui.facilitating.looking import Found
from qi_tui.ui.process import timing
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.workshop import present, talk
from qi_tui.ui.screens.workshop.present import PresentScreen
from tests.ui.made import app_at, put, sees, until
from tests.ui.opening import flat, unsafe
from tests.ui.pictures import rows, text
from tests.ui.workshop.collected import press
from tests.ui.workshop.recording import action, on_disk, record
from tests.ui.workshop.talking import REDESIGN, SPLIT, open_discuss, split

HOSTILE = "[/]x[@click=app.quit]y[/] [bold]\x1b]52;c;aGk=\x07\u202e"
ITEM = Showing(what="item", framework=REDESIGN, item=SPLIT)
ITEM_TITLE = "Chief executive commitment"


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(present, "EVERY", 0.03)
    monkeypatch.setattr(present, "TICK", 0.02)
    monkeypatch.setattr(talk, "SHOW_AFTER", 0.01)


async def open_present(pilot: Pilot[int], folder: Path) -> PresentScreen:
    screen = PresentScreen([folder])
    await pilot.app.push_screen(screen)
    await until(pilot, lambda: bool(text(pilot.app).strip()))
    return screen


def say(folder: Path, changed: WorkshopFile) -> None:
    """The facilitator's window writes the record."""
    door = WorkshopDoor.open(folder / "workshop.json")
    door.save(changed)
    door.close()


def show(folder: Path, shown: Showing) -> None:
    say(folder, showing(on_disk(folder), shown))


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()}


async def test_before_reveal_it_says_how_many_have_answered_and_never_what(tmp_path: Path) -> None:
    put(tmp_path, "Ann", [2, *[5] * 8])
    put(tmp_path, "Ben", [5] * 3, status="draft")
    # Even where the record asks for an item: what is not revealed is not shown.
    record(tmp_path, showing=ITEM)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_present(pilot, tmp_path)
        await sees(pilot, "2 people have answered · 1 not finished")
        shown = text(pilot.app)
        assert "W i n t e r   f l o w" in shown
        assert "Answers are hidden until all are in." in shown
        assert ITEM_TITLE not in shown
        assert "Ann" not in shown
        put(tmp_path, "Cat", [5] * 9)
        await sees(pilot, "3 people have answered")


async def test_without_a_record_no_item_is_shown(tmp_path: Path) -> None:
    put(tmp_path, "Ann", [2, *[5] * 8])
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_present(pilot, tmp_path)
        await sees(pilot, "1 person has answered")
        assert ITEM_TITLE not in text(pilot.app)


async def test_it_follows_and_takes_no_lock_and_writes_nothing(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_present(pilot, tmp_path)
        await sees(pilot, "8 people have answered")
        # Would be refused if the file were held.
        show(tmp_path, ITEM)
        after = state(tmp_path)
        await sees(pilot, "4 said 2, 4 said 6")
        assert ITEM_TITLE in text(pilot.app)
        await sees(pilot, "Seen once in two years")
        assert state(tmp_path) == after
        show(tmp_path, Showing())
        await sees(pilot, "W i n t e r   f l o w")
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


async def test_a_folder_that_can_only_be_read_is_enough(tmp_path: Path) -> None:
    split(tmp_path, showing=ITEM)
    before = state(tmp_path)
    with read_only(tmp_path):
        async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
            await open_present(pilot, tmp_path)
            await sees(pilot, "4 said 2, 4 said 6")
    assert state(tmp_path) == before


async def test_it_shows_the_item_as_the_room_view_does(tmp_path: Path) -> None:
    agreed = Agreed(framework=REDESIGN, item=SPLIT, round=1, value=4, why_not_lower="Asked often")
    split(tmp_path, agreed=[agreed])
    say(tmp_path, noted(on_disk(tmp_path), SPLIT, "Leave the director out"))
    async with app_at(tmp_path).run_test(size=(80, 40), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "h", "h")
        projected = rows(pilot.app)
        await until(pilot, lambda: on_disk(tmp_path).head.showing.item == SPLIT)
    async with app_at(tmp_path).run_test(size=(80, 40), notifications=True) as pilot:
        show(tmp_path, ITEM)
        await open_present(pilot, tmp_path)
        await sees(pilot, "Seen once in two years")
        mine = rows(pilot.app)
        assert mine[1:-1] == projected[1:-1]
        assert "Agreed: 4" in text(pilot.app)
        assert "Leave the director out" not in text(pilot.app)


async def test_a_record_that_goes_or_breaks_for_a_moment_leaves_the_last_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Found] = []
    take = PresentScreen.on_found

    def note(screen: PresentScreen, event: Found) -> None:
        looks.append(event)
        take(screen, event)

    monkeypatch.setattr(PresentScreen, "on_found", note)
    split(tmp_path, showing=ITEM)
    path = tmp_path / "workshop.json"
    whole = path.read_bytes()
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_present(pilot, tmp_path)
        await sees(pilot, "4 said 2, 4 said 6")
        for broken in (b"", whole[: len(whole) // 2], None):
            looks.clear()
            path.write_bytes(broken or b"")
            if broken is None:
                path.unlink()
            await until(pilot, lambda: bool(looks))
            assert "4 said 2, 4 said 6" in text(pilot.app)
        path.write_bytes(whole)
        show(tmp_path, ITEM.model_copy(update={"item": "two-way-communication"}))
        await sees(pilot, "Two-way communication strategy")


async def test_a_new_round_hides_what_is_answered_in_it(tmp_path: Path) -> None:
    split(tmp_path, showing=ITEM)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_present(pilot, tmp_path)
        await sees(pilot, "4 said 2, 4 said 6")
        put(tmp_path, "Ann", [7], round=2)
        second = with_head(on_disk(tmp_path), round=2, revealed=False, round_items=[SPLIT])
        say(tmp_path, showing(second, ITEM.model_copy(update={"round": 2})))
        await sees(pilot, "Round 2")
        assert "1 person has answered" in text(pilot.app)
        assert ITEM_TITLE not in text(pilot.app)


async def test_the_timer_counts_here_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    monkeypatch.setattr(timing, "now", lambda: at)
    split(tmp_path, showing=ITEM)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_present(pilot, tmp_path)
        await sees(pilot, ITEM_TITLE)
        assert "left" not in text(pilot.app)
        show(tmp_path, ITEM.model_copy(update={"until": "2026-11-20T14:07:42Z"}))
        await sees(pilot, "7:42 left")
        show(tmp_path, ITEM.model_copy(update={"until": "2026-11-20T13:57:00Z"}))
        await sees(pilot, "3 min over")


async def test_the_agenda_and_the_actions_can_be_shown(tmp_path: Path) -> None:
    actions = [
        action("Ask the wards", owner="Jo", due="1 December"),
        action("Dropped idea", state="dropped"),
    ]
    agenda = [AgendaItem(item=SPLIT, minutes=6), AgendaItem(item="clinical-leadership", minutes=0)]
    split(tmp_path, agenda=agenda, showing=Showing(what="agenda"))
    workshop = on_disk(tmp_path)
    numbered = {str(number): each for number, each in enumerate(actions, 1)}
    say(tmp_path, workshop.model_copy(update={"actions": numbered}))
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_present(pilot, tmp_path)
        await sees(pilot, "What we will talk about")
        shown = flat(text(pilot.app))
        assert "1 Chief executive commitment · 6 min" in shown
        assert "2 Clinical leadership · if there is time" in shown
        show(tmp_path, Showing(what="actions"))
        await sees(pilot, "What we will do")
        shown = flat(text(pilot.app))
        assert "Ask the wards · Jo · 1 December" in shown
        assert "Dropped idea" not in shown


async def test_hostile_texts_are_shown_and_never_obeyed(tmp_path: Path) -> None:
    put(tmp_path, HOSTILE, [5] * 9, name="0.json", comments={SPLIT: HOSTILE}, role=HOSTILE)
    record(tmp_path, action(HOSTILE, owner=HOSTILE), title=HOSTILE, revealed=True, showing=ITEM)
    async with app_at(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        await open_present(pilot, tmp_path)
        await sees(pilot, ITEM_TITLE)
        assert not unsafe(text(pilot.app))
        for what, words in (("actions", "What we will do"), ("title", "1 person has answered")):
            show(tmp_path, ITEM.model_copy(update={"what": what}))
            await sees(pilot, words)
            assert not unsafe(text(pilot.app))


@pytest.mark.parametrize("size", [(60, 18), (200, 60)])
async def test_the_command_opens_it(tmp_path: Path, size: tuple[int, int]) -> None:
    split(tmp_path, showing=ITEM)
    app = make_app(Context(tmp_path / "mine"), OpenPresent((tmp_path,)))
    async with app.run_test(size=size, notifications=True) as pilot:
        await sees(pilot, "4 said 2, 4 said 6")
        assert isinstance(pilot.app.screen, PresentScreen)
