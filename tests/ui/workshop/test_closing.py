"""The end: everything on one page as privacy allows, and the votes on whether it was worth it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.model.workshop import AgendaItem, Agreed, Limits
from qi_tui.ui.facilitating.facilitation import Facilitation
from qi_tui.ui.screens.workshop import worth_it
from qi_tui.ui.screens.workshop.closing import ClosingScreen
from qi_tui.ui.screens.workshop.set_up import SetUpScreen
from qi_tui.ui.screens.workshop.worth_it import WorthItScreen
from tests.ui.made import REDESIGN, app_at, put, sees, session_id, until
from tests.ui.opening import flat
from tests.ui.pictures import rows, text
from tests.ui.workshop.recording import (
    EARLIER,
    ITEM,
    action,
    facilitated,
    record,
    saved,
    split_room,
)

pytestmark = pytest.mark.usefixtures("flagship_only")

HOSTILE = "[/]x[@click=app.quit]y[/]\x1b]52;c;aGk=\x07"
AGREED = Agreed(
    framework=REDESIGN,
    item=ITEM,
    round=1,
    present=8,
    value=3,
    why_not_lower="People look for a way",
    why_not_higher="Nobody has been given time",
)
TALL = (80, 200)


async def close(pilot: Pilot[int], folder: Path) -> str:
    """The closing page, as one line of text."""
    await facilitated(pilot, folder, "7")
    await until(pilot, lambda: isinstance(pilot.app.screen, ClosingScreen))
    await sees(pilot, "Where all of this lies")
    return flat(text(pilot.app))


async def test_the_page_says_all_of_it(tmp_path: Path) -> None:
    split_room(tmp_path)
    old = action("Invite the night staff", owner="Sam", origin=EARLIER, state="done")
    new = action("Ask for two days a week", owner="Jo", due="2026-12-01", item=ITEM)
    record(
        tmp_path,
        new,
        old,
        agreed=[AGREED],
        revealed=True,
        minutes=60,
        minutes_used={ITEM: 25},
        worth_it=[0, 1, 0, 2, 4],
    )
    async with app_at(tmp_path).run_test(size=TALL, notifications=True) as pilot:
        page = await close(pilot, tmp_path)
    assert "Winter flow · 20 Nov 2026" in page
    assert "Round 1: 8 raters · clinician 5 · manager 3" in page
    assert "strong: Chief executive commitment · Two-way" in page
    assert "weak: Clinical leadership" in page
    assert "100 ◆ Project management headroom · two camps" in page
    assert "Agreed: 3 · ways to fill the gap" in page
    assert "Why not lower: People look for a way" in page
    assert "Why not higher: Nobody has been given time" in page
    assert "many did not answer" in page
    assert "From the last workshop ✓ done Sam: Invite the night staff" in page
    assert "open Jo, by 1 Dec 2026: Ask for two days a week · Project management" in page
    assert "25 of 60 minutes planned" in page
    assert "4 mostly 2 ████████████ 5 very much 4 ████████████████████████" in page
    assert "7 votes, without names." in page
    assert f"Folder:{tmp_path}" in page.replace(" ", ""), "however the path is broken"
    assert "^R writes a report of it" in page
    assert "Rater0" not in page


async def test_what_was_parked_and_what_moved_in_the_second_round(tmp_path: Path) -> None:
    split_room(tmp_path)
    for number in range(8):
        put(
            tmp_path,
            f"Rater{number}",
            [None, 4],
            name=f"second {number}.json",
            id=session_id("second", number),
            follows=session_id(f"Rater{number}"),
            round=2,
            items=[ITEM],
        )
    parked = AGREED.model_copy(
        update={"value": None, "round": 2, "parked_because": "We must ask the other site"}
    )
    record(
        tmp_path,
        agreed=[AGREED, parked],
        revealed=True,
        round=2,
        round_items=[ITEM],
        agenda=[AgendaItem(item=ITEM, minutes=12)],
    )
    async with app_at(tmp_path).run_test(size=TALL, notifications=True) as pilot:
        page = await close(pilot, tmp_path)
    assert "Round 2: 8 raters · 8 of them rated the round before too" in page
    assert "disagreement 100 → 0: converged." in page
    assert "Not agreed: We must ask the other site" in page
    assert "Why not lower" not in page, "the latest round's ending stands"


async def test_what_was_settled_beside_the_agenda_is_told_too(tmp_path: Path) -> None:
    split_room(tmp_path)
    beside = AGREED.model_copy(update={"item": "clinical-leadership", "value": 2})
    record(tmp_path, agreed=[beside], revealed=True)
    async with app_at(tmp_path).run_test(size=TALL, notifications=True) as pilot:
        page = await close(pilot, tmp_path)
    assert "Clinical leadership ✓ Agreed: 2" in page


async def test_before_the_reveal_nothing_that_was_rated_is_on_it(tmp_path: Path) -> None:
    split_room(tmp_path)
    record(tmp_path, action("Ask", owner="Jo"))
    async with app_at(tmp_path).run_test(size=TALL, notifications=True) as pilot:
        page = await close(pilot, tmp_path)
    assert "Nothing is revealed yet" in page
    assert "headroom" not in page
    assert "clinician" not in page
    assert "Jo: Ask" in page


@pytest.mark.parametrize(
    ("limits", "words", "hidden"),
    [
        (Limits(), "clinician 5 · manager 3", "too few"),
        (Limits(role_in_room=4), "other roles are too few to show", "manager"),
    ],
)
async def test_roles_stand_there_only_where_privacy_allows(
    tmp_path: Path, limits: Limits, words: str, hidden: str
) -> None:
    split_room(tmp_path)
    record(tmp_path, revealed=True, limits=limits)
    async with app_at(tmp_path).run_test(size=TALL, notifications=True) as pilot:
        page = await close(pilot, tmp_path)
    assert words in page
    assert hidden not in page


async def test_without_anything_it_says_so_and_nothing_breaks(tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        page = await close(pilot, tmp_path)
        assert "Nothing is revealed yet" in page
        assert "No actions were written down." in page
        assert "Nobody has been asked yet" in page
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, SetUpScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClosingScreen))


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_what_people_wrote_stays_text(tmp_path: Path, size: tuple[int, int]) -> None:
    split_room(tmp_path)
    parked = AGREED.model_copy(update={"value": None, "parked_because": HOSTILE})
    written = action(HOSTILE, owner=HOSTILE, due=HOSTILE, reason=HOSTILE, item=ITEM)
    record(tmp_path, written, title=HOSTILE, day=HOSTILE, agreed=[parked], revealed=True)
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "7")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClosingScreen))
        for key in ("home", *["pagedown"] * 8):
            await pilot.press(key)
            await pilot.pause()
            assert "\x1b" not in text(pilot.app)
            assert all(len(row) <= size[0] for row in rows(pilot.app))
        assert "^R writes a report" in text(pilot.app)


async def voting(pilot: Pilot[int], folder: Path) -> Facilitation:
    """The screen that takes the votes."""
    screen = await facilitated(pilot, folder, "7", "w")
    await until(pilot, lambda: isinstance(pilot.app.screen, WorthItScreen))
    return screen.facilitation


async def test_each_digit_is_a_vote_that_is_saved_and_never_shown_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worth_it, "PAUSE", 0.01)
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        facilitation = await voting(pilot, tmp_path)
        before = [row for row in rows(pilot.app) if "vote" not in row]
        for number, key in enumerate("5425", 1):
            await pilot.press(key)
            await sees(pilot, f"{number} vote")
            await sees(pilot, worth_it.BEGIN)
            assert [row for row in rows(pilot.app) if "vote" not in row] == before
            assert await facilitation.settled(10)
        await pilot.press("0", "6", "7", "x", "enter")
        assert "4 votes" in text(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClosingScreen))
        await sees(pilot, "4 votes, without names.")
        assert facilitation.workshop is not None
        assert facilitation.workshop.head.worth_it == [0, 1, 0, 1, 2]


async def test_a_key_that_is_held_down_is_one_vote(tmp_path: Path) -> None:
    record(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await facilitated(pilot, tmp_path, "7", "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, WorthItScreen))
        await pilot.press(*"5555")
        await sees(pilot, "That was too soon, and is not counted")
        assert "1 vote" in text(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClosingScreen))
        assert (await saved(screen, tmp_path)).head.worth_it == [0, 0, 0, 0, 1]
