"""Rooms of odd answers, through every step of a workshop: each a sentence, and nothing breaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from textual.pilot import Pilot

from qi_tui.cli import main
from tests.cli.conftest import check
from tests.store.files import below, items, tally
from tests.store.files import put as put_file
from tests.ui.made import app_at, open_gather, put, until
from tests.ui.opening import flat
from tests.ui.pictures import text
from tests.ui.workshop.recording import action, on_disk, record

SIZE = (80, 24)
STEPS = {"Gather": "1", "Room": "2", "Agenda": "3", "Discuss": "4", "Actions": "5", "Close": "7"}
KEYS = {
    "Gather": ("down", "home"),
    "Room": ("d", "f", "l", "h", "n", "p", "w", "escape", "o", "g", "escape", "s", "escape"),
    "Agenda": ("v", "v", "K", "J"),
    "Discuss": ("right", "left", "h", "t", "t", "v", "v", "b", "x", "h"),
    "Actions": ("down", "f", "escape"),
    "Close": ("down", "up"),
}
"""What else is pressed on each screen, and leads back to it."""
Fill = Callable[[Path], object]


class Room(NamedTuple):
    """A folder of files, and what is said about them.

    Attributes:
        fill: puts the files there.
        said: step → words that stand there.
        status: what `merge` leaves.
        heard: words that `merge` says.
    """

    fill: Fill
    said: Mapping[str, str]
    status: int = 0
    heard: str = ""


def raters(number: int, **head: Any) -> Fill:
    def fill(folder: Path) -> None:
        for each in range(number):
            values = [1 + (each * 3 + place) % 7 for place in range(9)]
            put(folder, f"Rater{each}", values, **head)

    return fill


def halves(folder: Path) -> None:
    for number in range(6):
        values = [4 if place % 2 == number % 2 else None for place in range(9)]
        put(folder, f"Rater{number}", values, status="draft" if number % 2 else "final")


def dont_know(folder: Path) -> None:
    for number in range(5):
        put(folder, f"Rater{number}", [None] * 9, dont_know=items())


def uneven_tally(folder: Path) -> None:
    first, second, third, *_ = items()
    counts = {first: [0, 3, 0, 0, 5, 0, 0], second: [1] + [0] * 6, third: [0] * 7}
    put_file(folder / "hands.json", tally(counts))


def twice(folder: Path) -> None:
    put(folder, "Ann", [2] * 9)
    put(folder, "Ann", [6] * 9, name="Ann (1).json")


ROOMS = {
    "only half": Room(
        halves,
        {
            "Gather": "6 raters · 0 complete · 3 finished with gaps, 5 of 9",
            "Room": "3 unanswered",
            "Close": "6 raters",
        },
    ),
    "nobody knows": Room(
        dont_know,
        {
            "Gather": "5 raters · 5 complete",
            "Room": "nobody rated it, 5 don't know",
            "Agenda": "On the agenda: many did not answer: who could find out?",
            "Discuss": "nobody rated it, 5 don't know",
            "Close": "On no item were the answers alike.",
        },
    ),
    "one rater": Room(
        raters(1),
        {
            "Gather": "1 rater · 1 complete",
            "Room": "One rater: what is shown here is what that person answered.",
            "Agenda": "too few have answered to differ",
            "Discuss": "One rater: what is shown here is what that person answered.",
            "Close": "Nothing split this room enough to need its time.",
        },
    ),
    "two raters": Room(
        raters(2),
        {
            "Room": "Two raters: each of them can tell what the other one answered.",
            "Discuss": "Two raters: each of them can tell what the other one answered.",
        },
    ),
    "sixty raters": Room(
        raters(60),
        {"Gather": "60 raters · 60 complete", "Room": "26 of 60", "Close": "60 raters"},
    ),
    "uneven hands": Room(
        uneven_tally,
        {
            "Gather": "8 raters",
            "Room": "3 said 2, 5 said 5",
            "Agenda": "the answers differ",
            "Close": "8 raters",
        },
    ),
    "one rater twice": Room(
        twice,
        {"Gather": "2 files need a look: 2 conflict", "Room": "1 rater"},
        status=1,
        heard="same id and revision as",
    ),
}


async def visit(pilot: Pilot[int], step: str, words: str = "") -> None:
    """Go to a step, read what must be there, and press its keys."""
    await pilot.press(STEPS[step])
    if words:
        await until(pilot, lambda: words in flat(text(pilot.app)))
    await pilot.press(*KEYS[step])
    assert pilot.app.return_code is None


@pytest.mark.parametrize("name", ROOMS)
async def test_every_step_says_what_there_is(name: str, tmp_path: Path) -> None:
    room, folder = ROOMS[name], tmp_path / "here"
    folder.mkdir()
    room.fill(folder)
    sessions = below(folder)
    record(folder, revealed=True)
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_gather(pilot, folder)
        await until(pilot, lambda: pilot.app.screen is not screen)
        for step in STEPS:
            await visit(pilot, step, room.said.get(step, ""))
        assert await screen.facilitation.settled(10)
    assert {name: data for name, data in below(folder).items() if name in sessions} == sessions


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_merge_says_what_there_is(
    name: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = ROOMS[name]
    room.fill(tmp_path)
    before = below(tmp_path)
    status = main(["merge", str(tmp_path), "--format", form, "--by-role"])
    out, err = capsys.readouterr()
    check(out, err)
    assert (status, bool(err)) == (room.status, bool(room.heard))
    assert room.heard in err
    assert out
    assert below(tmp_path) == before


async def test_a_record_of_another_framework_is_told_and_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    raters(4)(folder)
    elsewhere = "somewhere-else"
    record(
        folder,
        action("Ask them", item="nowhere", framework=elsewhere),
        frameworks=[elsewhere],
        revealed=True,
        round_items=["nowhere"],
        minutes_used={"nowhere": 9},
    )
    before = on_disk(folder)
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_gather(pilot, folder)
        await until(pilot, lambda: pilot.app.screen is not screen)
        said = {"Gather": f"is about {elsewhere}", "Room": "4 raters", "Actions": "Ask them"}
        for step in STEPS:
            await visit(pilot, step, said.get(step, ""))
        assert await screen.facilitation.settled(10)
    after = on_disk(folder)
    assert after.actions == before.actions
    # What was done to the agenda on the way is kept beside what was there.
    mine = {"agenda", "minutes", "showing"}
    assert after.head.model_dump(exclude=mine) == before.head.model_dump(exclude=mine)
