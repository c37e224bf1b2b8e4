"""A second round on the laptop that goes round, and raters without a name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from qi_tui.ui.screens.workshop.hand_over import HandOver
from tests.ui.made import app_at, put, session_id
from tests.ui.opening import flat, found, type_in, until
from tests.ui.pictures import text
from tests.ui.workshop.collected import (
    comes_in,
    handed_over,
    hands_on,
    press,
    rates,
    sessions,
)
from tests.ui.workshop.recording import facilitated, record

pytestmark = pytest.mark.usefixtures("flagship_only")

FIRST, SPLIT = "chief-executive-commitment", "clinical-leadership"
CODE = re.compile(r"\b[a-z]{3,7}-[a-z]{3,7}\b")


def second(folder: Path, **head: Any) -> None:
    """A second round on two items, after a first one with two raters."""
    record(folder, roles=["clinician", "manager"], round=2, round_items=[FIRST, SPLIT], **head)
    put(folder, "Sam", [2, 1, 1, 1, 6, 1, 1, 1, 1], role="manager", comments={FIRST: "Never seen"})
    put(folder, "Jo", [7, 1, 1, 1, 6, 1, 1, 1, 1])


async def code_shown(pilot: Pilot[int]) -> str:
    """The two words that a rater without a name is given."""
    await press(pilot, "enter")
    await until(pilot, "You rate without a name")
    await press(pilot, "b")
    await until(pilot, "Role")
    await press(pilot, "c", "enter")
    shown = await until(pilot, "Write them down now")
    (code,) = CODE.findall(shown)
    await press(pilot, "enter")
    await until(pilot, "Rate alone")
    return str(code)


async def has_code(pilot: Pilot[int], code: str) -> None:
    """The next rater types the two words that they have."""
    await press(pilot, "enter")
    await until(pilot, "You rate without a name")
    await press(pilot, "c")
    await until(pilot, "Two words")
    await type_in(pilot, code)
    await press(pilot, "enter")


async def test_the_rater_sees_their_last_answer_and_what_the_room_said(tmp_path: Path) -> None:
    second(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "n")
        shown = await until(pilot, "Hand the laptop")
        assert "2 items" in shown
        assert "round 2" in shown
        await press(pilot, "enter")
        await until(pilot, "You rate alone first.")
        await type_in(pilot, "sam")
        await press(pilot, "enter", "enter")
        shown = flat(await until(pilot, "Last time you said 2"))
        assert "1 said 2, 1 said 7" in shown
        assert "Never seen" in shown
        assert "0 of 2" in shown, "nothing is given yet"
        await press(pilot, "enter", "3", "enter")
        await until(pilot, "Thank you")
    two = next(each for each in sessions(tmp_path) if each.head.round == 2)
    assert two.head.follows == session_id("Sam")
    assert two.head.items == [FIRST, SPLIT]
    assert two.head.rater.role == "manager"
    assert two.sheet().values == {FIRST: 2, SPLIT: 3}


async def test_whoever_was_not_there_is_asked_whether_they_are_new(tmp_path: Path) -> None:
    second(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "n")
        await until(pilot, "Hand the laptop")
        await comes_in(pilot, "Samm")
        await until(pilot, "Samm is not in an earlier round")
        await press(pilot, "enter")
        shown = await until(pilot, "Samm")
        assert "You rate alone first." in shown, "back in the form, nothing is lost"
        await press(pilot, "ctrl+s")
        await until(pilot, "Samm is not in an earlier round")
        await press(pilot, "n")
        await until(pilot, "0 of 2")
        await press(pilot, "3", "4", "enter")
        await until(pilot, "Thank you")
    new = next(each for each in sessions(tmp_path) if each.head.rater.alias == "Samm")
    assert new.head.follows is None
    assert new.head.round == 2


async def test_a_rater_without_a_name_is_found_again_by_two_words(tmp_path: Path) -> None:
    record(tmp_path, roles=["clinician"], naming="anonymous")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        code = await code_shown(pilot)
        await press(pilot, "5", "escape")
        await until(pilot, f"go on later with the same two words: {code}")
        assert code not in await hands_on(pilot)
        await has_code(pilot, code.replace("-", " ").upper())
        await until(pilot, "1 of 9 answered")
        await press(pilot, "g")
        await until(pilot, "1 of 9")
        await press(pilot, *"23456712", "enter")
        assert code in flat(await until(pilot, "Thank you"))
        await hands_on(pilot)
        await has_code(pilot, code)
        await until(pilot, "With this code somebody has rated already")
    (session,) = sessions(tmp_path)
    assert session.head.rater.alias is None
    assert session.head.status == "final"
    for path in found(tmp_path, "effective-redesign.*"):
        assert path.name.startswith("effective-redesign.rater.")
        assert code not in path.read_text(encoding="utf-8")


async def test_words_that_nobody_has_are_refused(tmp_path: Path) -> None:
    record(tmp_path, roles=["clinician"], naming="anonymous")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await has_code(pilot, "no such")
        await until(pilot, "Nobody here has this code")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HandOver)
    assert sessions(tmp_path) == []


async def test_in_the_second_round_the_code_brings_the_last_answers(tmp_path: Path) -> None:
    record(tmp_path, roles=["clinician"], naming="anonymous")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        code = await code_shown(pilot)
        await rates(pilot)
    (tmp_path / "workshop.json").unlink()
    (one,) = sessions(tmp_path)
    record(
        tmp_path,
        roles=["clinician"],
        naming="anonymous",
        id=one.head.workshop,
        round=2,
        round_items=[SPLIT],
    )
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await facilitated(pilot, tmp_path, "n")
        await until(pilot, "Hand the laptop")
        await has_code(pilot, code)
        await until(pilot, "Last time you said 5")
        await press(pilot, "enter", "enter")
        await until(pilot, "Thank you")
    two = next(each for each in sessions(tmp_path) if each.head.round == 2)
    assert two.head.follows == one.head.id
    assert two.sheet().values == {SPLIT: 5}
    assert two.head.rater.role == "clinician"


async def test_the_hand_over_names_nobody_even_where_the_workshop_does(tmp_path: Path) -> None:
    record(tmp_path, naming="named")
    put(tmp_path, "Margaret", [1] * 9)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await handed_over(pilot, tmp_path)
        await until(pilot, "1 has rated")
        assert "Margaret" not in text(pilot.app)
        assert "margaret" not in text(pilot.app)
