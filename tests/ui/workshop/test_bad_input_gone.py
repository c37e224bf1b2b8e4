"""Files that go, change or arrive in halves under the open window: said, and nothing breaks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.ui.facilitating import looking
from qi_tui.ui.screens.workshop.gather import GatherScreen
from tests.store.files import below, workshop
from tests.ui.made import app_at, open_gather, put, until
from tests.ui.opening import flat
from tests.ui.pictures import text
from tests.ui.workshop.recording import record

SIZE = (80, 24)
STEPS: Mapping[str, tuple[str, ...]] = {
    "Gather": ("1",),
    "Room": ("2",),
    "Item": ("2", "enter"),
    "Behind": ("2", "w"),
    "Roles": ("2", "o"),
    "Agenda": ("3",),
    "Discuss": ("4",),
    "Compare": ("6",),
    "Closing": ("7",),
}
"""The keys that lead to each screen."""
KEYS: Mapping[str, tuple[str, ...]] = {
    "Gather": ("down", "r"),
    "Room": ("down", "f", "n", "o", "escape", "w", "escape", "s", "escape", "enter", "escape"),
    "Item": ("right", "left", "down"),
    "Behind": ("down", "up"),
    "Roles": ("down", "g", "f"),
    "Agenda": ("down", "v", "space", "space", "K", "J", "enter"),
    "Discuss": ("right", "left", "h", "t", "t", "v", "v", "b", "x", "tab"),
    "Compare": ("down", "f"),
    "Closing": ("down", "up"),
}
"""What is pressed there afterwards."""


def without_folder(folder: Path) -> None:
    folder.rename(folder.with_name("away"))


def without_sessions(folder: Path) -> None:
    """All at once: a look between two files would see what is left by then."""
    other = folder.with_name("other")
    other.mkdir()
    shutil.copy(folder / "workshop.json", other)
    without_folder(folder)
    other.rename(folder)


def emptied(folder: Path) -> None:
    """As a program that keeps copies leaves files that it has not fetched yet."""
    other = folder.with_name("other")
    other.mkdir()
    for path in folder.glob("*.json"):
        (other / path.name).write_bytes(b"")
    without_folder(folder)
    other.rename(folder)


GOES: Mapping[str, tuple[Callable[[Path], None], str]] = {
    "folder gone": (without_folder, "it is not there"),
    "sessions gone": (without_sessions, "All answers have gone from effective-redesign, round 1"),
    "all emptied": (emptied, "what is shown is the last picture of them"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A revealed workshop of four; looked at so often that no test waits for it."""
    monkeypatch.setattr(looking, "EVERY", 0.05)
    place = tmp_path / "here"
    place.mkdir()
    for number in range(4):
        values = [1 + (number * 3 + item) % 7 for item in range(9)]
        put(place, f"Rater{number}", values, comments={"clinical-leadership": f"Word {number}"})
    record(place, revealed=True)
    return place


async def opened(pilot: Pilot[int], folder: Path) -> GatherScreen:
    screen = await open_gather(pilot, folder)
    await until(pilot, lambda: pilot.app.screen is not screen)
    return screen


async def said(pilot: Pilot[int], screen: GatherScreen, words: str) -> None:
    """Wait until something is amiss, and see it: here, or at the top of the list of files."""
    facilitation = screen.facilitation
    await until(
        pilot,
        lambda: (
            facilitation.gathering is not None
            and any(words in trouble for trouble in facilitation.gathering.troubles)
        ),
    )


# One file after the other gone is the same as all of them emptied, but for the list of files.
@pytest.mark.parametrize(
    ("what", "step"),
    [
        *product(("folder gone", "all emptied"), STEPS),
        *product(("sessions gone",), ("Gather", "Room", "Agenda")),
    ],
)
async def test_what_was_shown_stays_and_can_still_be_talked_about(
    step: str, what: str, folder: Path, tmp_path: Path
) -> None:
    go, words = GOES[what]
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, folder)
        await pilot.press(*STEPS[step])
        before = pilot.app.screen
        go(folder)
        await said(pilot, screen, words)
        assert pilot.app.screen is before
        await pilot.press(*KEYS[step])
        assert pilot.app.return_code is None
        assert screen.facilitation.rooms.raters == 4
        assert await screen.facilitation.settled(10)


async def test_it_is_said_on_the_screen_that_is_open_and_with_the_files(
    folder: Path, tmp_path: Path
) -> None:
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, folder)
        await pilot.press("4")
        emptied(folder)
        await until(pilot, lambda: any("last picture" in each for each in notices(pilot)))
        await pilot.press("1")
        await until(pilot, lambda: "5 files need a look: 5 unreadable" in text(pilot.app))
        assert "4 raters" in text(pilot.app)


async def test_a_folder_that_comes_back_is_as_it_was(folder: Path, tmp_path: Path) -> None:
    away = folder.with_name("away")
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, folder)
        await pilot.press("3")
        shown = text(pilot.app)
        without_folder(folder)
        await said(pilot, screen, "it is not there")
        kept = below(away)
        shutil.move(away, folder)
        gathering = screen.gathering
        await until(pilot, lambda: screen.gathering is not gathering)
        assert screen.gathering is not None
        assert screen.gathering.troubles == ()
        assert below(folder) == kept
        assert rows_of(text(pilot.app)) == rows_of(shown)


async def test_a_file_that_is_written_while_it_is_read(folder: Path, tmp_path: Path) -> None:
    put(folder, "Late", [4] * 9, name="late.json")
    path = folder / "late.json"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, folder)
        await pilot.press("1")
        await until(pilot, lambda: "1 file needs a look: 1 unreadable" in text(pilot.app))
        assert "it is cut short at line 1" in flat(text(pilot.app))
        await pilot.press("2")
        assert screen.facilitation.rooms.raters == 4
        path.write_bytes(whole)
        await until(pilot, lambda: screen.facilitation.rooms.raters == 5)
        await until(pilot, lambda: "1 new rater" in text(pilot.app))


async def test_what_was_promised_is_never_loosened_by_another_file(
    folder: Path, tmp_path: Path
) -> None:
    private = {"naming": "anonymous", "limits": {"role_in_room": 5}, "revealed": True}
    (folder / "workshop.json").write_text(json.dumps(workshop(**private)), encoding="utf-8")
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, folder)
        replaced = workshop(naming="named", title="Put there by another", revealed=True)
        (folder / "workshop.json").write_text(json.dumps(replaced), encoding="utf-8")
        await pilot.press("1")
        await until(pilot, lambda: "Put there by another" in text(pilot.app))
        rooms = screen.facilitation.rooms
        assert (rooms.naming, rooms.limits.role_in_room) == ("anonymous", 5)
        assert "rater0" not in text(pilot.app)


async def test_a_round_that_nobody_has_seen_leaves_no_picture(folder: Path, tmp_path: Path) -> None:
    (folder / "workshop.json").unlink()
    record(folder, round=2)
    put(folder, "Late", [4] * 9, name="late.json", round=2)
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_gather(pilot, folder)
        await until(pilot, lambda: "round 2 · 1 rater" in text(pilot.app))
        (folder / "late.json").unlink()
        await until(pilot, lambda: "round 2 · nobody has answered yet" in text(pilot.app))
        assert screen.gathering is not None
        assert screen.gathering.troubles == ()


def notices(pilot: Pilot[int]) -> list[str]:
    """What is said in the corner; on the screen it is broken into short lines."""
    return [notice.message for notice in pilot.app._notifications]


def rows_of(shown: str) -> list[str]:
    """The rows of a screen without the last ones, over which a notice may lie."""
    return shown.splitlines()[:12]
