"""The gather screen: the files and who has answered, live, and nothing of what they answered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qi_tui.analysis.merging.statuses import Status
from qi_tui.ui.facilitating import looking
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.screens.workshop.room import RoomScreen
from qi_tui.ui.text.workshop.gather_words import STATUS_MEANING
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.lists.file_list import FileList, common_folder
from tests.ui.made import REDESIGN, app_at, open_gather, put, sees, until
from tests.ui.pictures import check_picture, rows, text

HOSTILE = "[/]x[@click=app.quit]y[/] [bold]\x1b]52;c;aGk=\x07\u202e"

TOM = f"{REDESIGN}.tom.a1435228.json"


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens once a second for people happens often here."""
    monkeypatch.setattr(looking, "EVERY", 0.05)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "shared"
    place.mkdir()
    return place


@pytest.fixture
def sample(repo: Path, folder: Path) -> Path:
    """The sample workshop, not yet revealed."""
    shutil.copytree(repo / "sessions" / "sample-workshop", folder, dirs_exist_ok=True)
    hide(folder / "workshop.json")
    return folder


def move(source: Path, target: Path) -> Path:
    return source.rename(target)


def hide(workshop: Path) -> None:
    stored = json.loads(workshop.read_text(encoding="utf-8"))
    stored["workshop"]["1"]["revealed"] = False
    workshop.write_text(json.dumps(stored), encoding="utf-8")


def copy_id(source: Path, target: Path, **changes: object) -> None:
    """A copy of a session file with another state of the same session."""
    stored = json.loads(source.read_text(encoding="utf-8"))
    stored["session"]["1"].update(changes)
    target.write_text(json.dumps(stored), encoding="utf-8")


async def test_the_heading_says_who_has_answered_and_no_row_says_what(sample: Path) -> None:
    async with app_at(sample).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await open_gather(pilot, sample)
        heading = screen.query_one(Heading)
        assert "Winter flow · 9 raters · 8 complete · 1 draft, 6 of 9" in heading.left.plain
        assert "answers hidden" in heading.right.plain
        shown = text(pilot.app)
        assert "◐ draft" in shown
        assert "two camps" not in shown
        assert "Clinical leadership" not in shown


async def test_each_status_is_explained_for_the_file_under_the_cursor(folder: Path) -> None:
    put(folder, "Ann", [4] * 9)
    put(folder, "Ben", [4] * 3, status="draft")
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        await open_gather(pilot, folder)
        await sees(pilot, STATUS_MEANING[Status.ADDED].means)
        await pilot.press("down")
        await sees(pilot, STATUS_MEANING[Status.DRAFT].means)
        await sees(pilot, STATUS_MEANING[Status.DRAFT].advice[:40])


def test_every_status_has_a_meaning_and_something_to_do() -> None:
    assert set(STATUS_MEANING) == set(Status)
    assert all(meaning.means and meaning.advice for meaning in STATUS_MEANING.values())


async def test_enter_reveals_the_room_and_g_comes_back(sample: Path) -> None:
    async with app_at(sample).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_gather(pilot, sample)
        assert pilot.app.screen is screen
        await pilot.press("enter")
        await sees(pilot, "most disagreement first")
        assert isinstance(pilot.app.screen, RoomScreen)
        await pilot.press("g")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await pilot.app.workers.wait_for_complete()


async def test_a_revealed_workshop_opens_on_its_room_once(repo: Path, tmp_path: Path) -> None:
    sample = tmp_path / "sample"
    shutil.copytree(repo / "sessions" / "sample-workshop", sample)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_gather(pilot, sample)
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
        await pilot.press("g")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.pause(0.2)
        assert pilot.app.screen is screen


async def test_reveal_waits_for_the_first_answers(folder: Path) -> None:
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_gather(pilot, folder, reveal=True)
        assert pilot.app.screen is screen
        put(folder, "Ann", [4] * 9)
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))


async def test_without_files_it_says_where_it_looks_and_that_they_appear(folder: Path) -> None:
    async with app_at(folder).run_test(size=(100, 24), notifications=True) as pilot:
        screen = await open_gather(pilot, folder)
        shown = "".join(line.strip() for line in rows(pilot.app))
        assert "nobody has answered yet" in shown
        assert str(folder) in shown
        assert "they appear here by themselves" in shown
        await pilot.press("enter", "r")
        assert pilot.app.screen is screen
        await sees(pilot, "Nobody has answered in this round yet.")
        put(folder, "Ann", [4] * 9)
        await sees(pilot, "1 rater · 1 complete")


async def test_new_files_appear_and_the_cursor_stays_on_its_file(folder: Path) -> None:
    put(folder, "Mia", [4] * 9)
    put(folder, "Zoe", [5] * 9)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_gather(pilot, folder)
        files = screen.query_one(FileList)
        await pilot.press("down")
        assert files.file is not None
        zoe = files.file.path
        assert "zoe" in zoe
        put(folder, "Ann", [3] * 9)
        await sees(pilot, "3 raters")
        assert files.file.path == zoe
        assert files.cursor == 2
        assert "▸" in next(row for row in rows(pilot.app) if "zoe" in row)


async def test_a_broken_file_comes_first_with_its_status_and_the_others_stay(
    folder: Path,
) -> None:
    ann = put(folder, "Ann", [4] * 9)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_gather(pilot, folder)
        (folder / "broken.json").write_text('{"session": {"1"', encoding="utf-8")
        (folder / "list.json").write_text("[1, 2]", encoding="utf-8")
        copy_id(ann, folder / "copy.json")
        await sees(pilot, "same again")
        assert "2 files need a look: 1 unreadable, 1 not a session" in text(pilot.app)
        shown = rows(pilot.app)
        listed = [row for row in shown if ".json" in row]
        assert "! unreadable" in listed[0]
        assert "! not a session" in listed[1]
        assert any("✓ added" in row for row in listed)
        assert "1 rater" in screen.query_one(Heading).left.plain


async def test_a_conflict_is_counted_once_and_said_in_the_second_line(folder: Path) -> None:
    ann = put(folder, "Ann", [4] * 9)
    put(folder, "Ann", [5] * 9, name="ann conflicted copy.json")
    put(folder, "Ben", [5] * 9)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_gather(pilot, folder)
        assert "2 raters · 2 complete" in screen.query_one(Heading).left.plain
        assert "2 files need a look: 2 conflict" in text(pilot.app)
        assert "Ask the rater which of them is right" in text(pilot.app)
        ann.unlink()
        await until(pilot, lambda: "need a look" not in text(pilot.app))


async def test_a_folder_that_goes_leaves_the_last_picture_and_a_sentence(
    sample: Path, tmp_path: Path
) -> None:
    async with app_at(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        screen = await open_gather(pilot, sample)
        away = move(sample, tmp_path / "away")
        await sees(pilot, "it is not there")
        assert "9 raters" in screen.query_one(Heading).left.plain
        assert "adaeze" in text(pilot.app)
        await pilot.press("enter")
        await sees(pilot, "◆ two camps")
        await pilot.press("g")
        move(away, sample)
        await until(pilot, lambda: "it is not there" not in text(pilot.app))


async def test_a_path_that_never_was_is_said_and_nothing_is_created(tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(120, 24), notifications=True) as pilot:
        await open_gather(pilot, tmp_path / "typo")
        await sees(pilot, "it is not there")
        assert not (tmp_path / "typo").exists()


async def test_hostile_names_stay_text(folder: Path) -> None:
    name = "[/]x[@click=app.quit]y[/] [bold]\x1b[31m.json".replace("/", "∕")
    put(folder, HOSTILE, [4] * 9, name=name, about={"title": HOSTILE}, role=HOSTILE)
    async with app_at(folder).run_test(size=(120, 24), notifications=True) as pilot:
        await open_gather(pilot, folder)
        shown = text(pilot.app)
        assert "[@click=app.quit]" in shown
        assert "[bold]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await pilot.press("enter")
        await sees(pilot, "1 rater")
        assert pilot.app.is_running
        assert "\x1b" not in text(pilot.app)


async def test_hundreds_of_files_are_scrolled_by_keys(folder: Path) -> None:
    for number in range(300):
        put(folder, f"Rater{number:03}", [4] * 9)
    async with app_at(folder).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_gather(pilot, folder)
        await sees(pilot, "300 raters")
        await pilot.press("end")
        assert screen.query_one(FileList).cursor == 299
        await sees(pilot, "rater299")
        await pilot.press("home", "pagedown")
        assert 5 < screen.query_one(FileList).cursor < 20


async def test_resizing_loses_nothing(sample: Path) -> None:
    async with app_at(sample).run_test(size=(120, 36), notifications=True) as pilot:
        await open_gather(pilot, sample)
        await pilot.press("down", "down")
        await pilot.resize_terminal(60, 18)
        await pilot.pause()
        assert "helen" in next(row for row in rows(pilot.app) if "▸" in row)
        assert all(len(row) <= 60 for row in rows(pilot.app))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_picture(
    sample: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample.parent)
    copy_id(sample / TOM, sample / f"{REDESIGN} (1).json", revision=9)
    (sample / "half.json").write_text('{"session":', encoding="utf-8")
    async with app_at(sample.parent / "mine").run_test(size=size, notifications=True) as pilot:
        await open_gather(pilot, Path("shared"))
        await check_picture(pilot.app, f"gather-{size[0]}x{size[1]}")


def test_the_folder_that_paths_share() -> None:
    assert common_folder(["a/b/one.json", "a/b/two.json"]) == "a/b/"
    assert common_folder(["a/b/one.json", "a/c/two.json"]) == "a/"
    assert common_folder(["a/b/one.json"]) == "a/b/"
    assert common_folder(["one.json", "two.json"]) == ""
    assert common_folder([r"C:\x\one.json", r"C:\x\two.json"]) == "C:\\x\\"
    assert common_folder([]) == ""


def test_the_screen_explains_itself() -> None:
    assert GatherScreen.HELP
    assert FileList.HELP
