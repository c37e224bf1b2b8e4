"""A record that cannot be written, is open elsewhere or is not what it was: said, nothing lost."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from qi_tui.model.facilitating import noted
from qi_tui.store.disk import atomic
from qi_tui.store.workshop.workshops import FILE_NAME, WorkshopDoor
from qi_tui.ui.facilitating import looking
from qi_tui.ui.screens.workshop.gather import GatherScreen
from tests.store.files import as_somebody_without_rights, below, workshop
from tests.ui.made import app_at, open_gather, put, until
from tests.ui.opening import flat, type_in
from tests.ui.pictures import text
from tests.ui.workshop.recording import on_disk, record

SIZE = (80, 24)
UNREADABLE: Mapping[str, tuple[Any, str]] = {
    "emptied": (b"", "it is empty"),
    "damaged": (b'{"workshop": {"1": {"schema": 1,', "it is cut short"),
    "newer": (workshop(schema=2), "upgrade qi-tui"),
}


def no_room(handle: int) -> None:
    """What a full disk answers."""
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A revealed workshop of four; looked at so often that no test waits for it."""
    monkeypatch.setattr(looking, "EVERY", 0.05)
    return workshop_in(tmp_path / "here")


def workshop_in(folder: Path) -> Path:
    folder.mkdir()
    for number in range(4):
        put(folder, f"Rater{number}", [1 + (number * 3 + item) % 7 for item in range(9)])
    record(folder, revealed=True)
    return folder


async def opened(pilot: Pilot[int], folder: Path) -> GatherScreen:
    screen = await open_gather(pilot, folder)
    await until(pilot, lambda: pilot.app.screen is not screen)
    return screen


async def add_action(pilot: Pilot[int], words: str) -> None:
    """Write an action down, from any screen."""
    await pilot.press("5", "a")
    await pilot.pause()
    await type_in(pilot, words)
    await pilot.press("ctrl+s")
    await pilot.pause()


async def hears(pilot: Pilot[int], words: str) -> None:
    """Wait until this is said, in the corner or in a question."""
    await until(
        pilot,
        lambda: (
            words in flat(text(pilot.app))
            or any(words in notice.message for notice in pilot.app._notifications)
        ),
    )


def texts_of(folder: Path) -> list[str]:
    return [action.text for action in on_disk(folder).actions.values()]


async def test_two_windows_on_one_folder(folder: Path, tmp_path: Path) -> None:
    other = WorkshopDoor.open(folder / FILE_NAME)
    before = below(folder)
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, folder)
        await add_action(pilot, "Ours")
        await hears(pilot, "Another window facilitates this workshop")
        await hears(pilot, "Close the other window to go on here.")
        await pilot.press("escape")
        assert below(folder) == before
        # Looking is always possible, and what the other one does is seen here.
        other.save(noted(other.workshop, "clinical-leadership", "theirs"))
        await pilot.press("2")
        await until(pilot, lambda: "4 raters" in text(pilot.app))
        other.close()
        await add_action(pilot, "Ours")
        await until(pilot, lambda: texts_of(folder) == ["Ours"])
        assert [note.text for note in on_disk(folder).notes.values()] == ["theirs"]


async def test_a_disk_that_is_full(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = below(folder)
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, folder)
        with monkeypatch.context() as full:
            full.setattr(atomic, "_force", no_room)
            await add_action(pilot, "First")
            await hears(pilot, "workshop.json could not be written: No space left on device")
            await hears(pilot, "What was saved before is safe.")
            assert "First" in text(pilot.app)
            assert {name: data for name, data in below(folder).items() if name in before} == before
            # Leaving asks, and staying is the way that loses nothing.
            await pilot.press("escape", "escape")
            await until(pilot, lambda: "Leave" in text(pilot.app))
            await pilot.press("escape")
        await add_action(pilot, "Second")
        await until(pilot, lambda: texts_of(folder) == ["First", "Second"])
        assert await screen.facilitation.settled(10)


async def test_a_folder_that_can_only_be_read(
    open_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "EVERY", 0.05)
    folder = workshop_in(open_folder / "here")
    before = below(folder)
    folder.chmod(0o555)
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, folder)
        await pilot.press("5", "a")
        await pilot.pause()
        await type_in(pilot, "Ours")
        with as_somebody_without_rights():
            await pilot.press("ctrl+s")
            await hears(pilot, "Nothing can be written in")
        await pilot.press("escape", "3")
        await until(pilot, lambda: "minutes given" in text(pilot.app))
        assert pilot.app.return_code is None
    folder.chmod(0o755)
    assert below(folder) == before


async def test_a_record_that_a_sync_client_puts_in_the_place_of_ours(
    folder: Path, tmp_path: Path
) -> None:
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, folder)
        await add_action(pilot, "Before")
        await until(pilot, lambda: texts_of(folder) == ["Before"])
        theirs = json.dumps(workshop(title="Theirs", revealed=True)).encode()
        (folder / FILE_NAME).write_bytes(theirs)
        await add_action(pilot, "After")
        await hears(pilot, "workshop.json was changed by another program: it stays as it is")
        await hears(pilot, "workshop.conflict-1.json")
        assert await screen.facilitation.settled(10)
        assert (folder / FILE_NAME).read_bytes() == theirs
        kept = json.loads((folder / "workshop.conflict-1.json").read_bytes())
        assert [each["text"] for each in kept["actions"].values()] == ["Before", "After"]
        assert "After" in text(pilot.app)
        await pilot.press("1")
        await until(pilot, lambda: "2 workshop files" in flat(text(pilot.app)))


@pytest.mark.parametrize("broken", UNREADABLE)
async def test_one_that_becomes_unreadable_is_left_as_it_is(
    broken: str, folder: Path, tmp_path: Path
) -> None:
    content, words = UNREADABLE[broken]
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, folder)
        (folder / FILE_NAME).write_bytes(data)
        await pilot.press("1")
        await until(pilot, lambda: "1 file needs a look" in text(pilot.app))
        await until(pilot, lambda: "said before still holds" in flat(text(pilot.app)))
        await add_action(pilot, "Ours")
        await hears(pilot, words)
        await hears(pilot, "The file is left as it is")
        await pilot.press("escape", "2")
        await until(pilot, lambda: "4 raters" in text(pilot.app))
        assert (folder / FILE_NAME).read_bytes() == data
        assert screen.facilitation.is_revealed


@pytest.mark.parametrize("broken", UNREADABLE)
async def test_one_that_never_could_be_read_opens_all_the_same(
    broken: str, folder: Path, tmp_path: Path
) -> None:
    content, words = UNREADABLE[broken]
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / FILE_NAME).write_bytes(data)
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await open_gather(pilot, folder)
        await until(pilot, lambda: words in flat(text(pilot.app)))
        await pilot.press("w")
        await hears(pilot, "There is a workshop.json")
        await hears(pilot, "qi-tui repair")
        await pilot.press("escape")
        assert pilot.app.screen is screen
        # What was answered can still be seen.
        await pilot.press("r")
        await until(pilot, lambda: "4 raters" in text(pilot.app))
        assert (folder / FILE_NAME).read_bytes() == data


async def test_one_that_is_deleted_is_written_again_with_all_that_it_said(
    folder: Path, tmp_path: Path
) -> None:
    before = on_disk(folder)
    async with app_at(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, folder)
        (folder / FILE_NAME).unlink()
        await pilot.press("1")
        await until(pilot, lambda: "is gone: what it said before" in flat(text(pilot.app)))
        await add_action(pilot, "Ours")
        await until(pilot, lambda: (folder / FILE_NAME).exists())
        assert await screen.facilitation.settled(10)
        after = on_disk(folder)
        assert (after.head.id, texts_of(folder)) == (before.head.id, ["Ours"])
        await pilot.press("1")
        await until(pilot, lambda: "is gone" not in flat(text(pilot.app)))
