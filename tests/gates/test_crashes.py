"""The gate of power cuts: it holds, and it finds each step that the recipe cannot do without."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePath

import pytest

from gates import crashes
from gates.crashes_disk import Disk, Step
from qi_tui.store.disk import atomic, door, placing, storage
from tests.gates.planted import in_place

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the model is of a POSIX disk")

Plant = Callable[[pytest.MonkeyPatch], None]


def test_no_state_that_a_power_cut_leaves_is_unreadable(tmp_path: Path) -> None:
    figures = crashes.run(crashes.SHORT, tmp_path)
    assert figures.violations == ()
    assert all(int(figures.measured[name]) > 20 for name in crashes.SCENES)


def without_forcing_files(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(atomic, "_force", lambda handle: None)


def without_forcing_folders(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(atomic, "sync_folder", lambda folder: None)


def writing_in_place(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(storage, "replace_file", in_place)
    patch.setattr(placing, "replace_file", in_place)


def without_forcing_the_folder_above(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(door, "make_folder", lambda folder: folder.mkdir(parents=True, exist_ok=True))


@pytest.mark.parametrize(
    ("plant", "name", "word"),
    [
        (without_forcing_files, "a session", "cannot be read"),
        (without_forcing_files, "a workshop", "cannot be read"),
        (without_forcing_files, "an export", "cannot be read"),
        (without_forcing_folders, "a session", "was acknowledged, and"),
        (without_forcing_folders, "a workshop", "was acknowledged, and"),
        (without_forcing_folders, "an export", "was acknowledged, and"),
        (writing_in_place, "a session", "cannot be read"),
        (writing_in_place, "an export", "cannot be read"),
        (without_forcing_the_folder_above, "a session in a new folder", "and 0 is found"),
    ],
)
def test_a_recipe_without_one_of_its_steps_is_found_out(
    plant: Plant, name: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    states, amiss = crashes.follow(crashes.SCENES[name], 2, tmp_path)
    assert states > 1
    assert any(word in sentence for sentence in amiss)


FILE = PurePath("/sessions/sam.json")
SCRATCH = PurePath("/sessions/.sam.tmp")


def disk() -> Disk:
    return Disk({FILE: 1}, {1: b"old!"})


def after(*steps: Step) -> list[dict[PurePath, bytes]]:
    made = disk()
    for step in steps:
        made.take(step)
    found: list[dict[PurePath, bytes]] = []
    for state in made.states():
        if state not in found:
            found.append(dict(state))
    return found


def test_what_was_not_forced_to_the_disk_may_be_anything() -> None:
    states = after(Step("cut", FILE, 1), Step("write", file=1, data=b"new!"))
    possible = {b"", b"\0\0\0\0", b"ne", b"ne\0\0", b"new!", b"old!"}
    assert {state[FILE] for state in states} == possible
    forced = Step("cut", FILE, 1), Step("write", file=1, data=b"new!"), Step("force", file=1)
    assert after(*forced) == [{FILE: b"new!"}]


def test_what_was_done_in_a_folder_may_be_lost_until_it_is_forced() -> None:
    steps = (
        Step("file", SCRATCH, 2),
        Step("write", file=2, data=b"new!"),
        Step("force", file=2),
        Step("move", FILE, 2),
        Step("gone", SCRATCH),
    )
    found = after(*steps)
    assert {FILE: b"old!"} in found
    assert {FILE: b"new!"} in found
    assert {FILE: b"new!", SCRATCH: b"new!"} in found
    assert {FILE: b"old!", SCRATCH: b"new!"} in found
    assert after(*steps, Step("force folder", FILE.parent)) == [{FILE: b"new!"}]


def test_a_file_in_a_folder_that_is_lost_is_lost() -> None:
    folder = FILE.parent / "new"
    steps = Step("folder", folder), Step("file", folder / "a", 2), Step("force folder", folder)
    assert {FILE: b"old!"} in after(*steps)
    assert {FILE: b"old!", folder / "a": b""} in after(*steps)
    kept = after(*steps, Step("force folder", FILE.parent))
    assert kept == [{FILE: b"old!", folder / "a": b""}]
