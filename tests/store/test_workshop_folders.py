"""The workshops below a folder: which there are, how far they got, what the last one left open."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from qi_tui import paths
from qi_tui.errors import QiError
from qi_tui.model.facilitating import with_actions
from qi_tui.model.session import ActionState
from qi_tui.model.workshop import WorkshopAction, WorkshopFile
from qi_tui.store.workshop.workshop_folders import (
    State,
    last_with_open_actions,
    new_folder,
    start_workshop,
    workshop_folders,
)
from qi_tui.store.workshop.workshops import FILE_NAME, WorkshopDoor, new_workshop
from tests.store.files import library

FLAGSHIP = "effective-redesign"


def made(
    folder: Path,
    day: str,
    *states: ActionState,
    frameworks: tuple[str, ...] = (FLAGSHIP,),
    **head: Any,
) -> WorkshopFile:
    actions = [WorkshopAction(text=f"Action {state}", state=state) for state in states]
    workshop = new_workshop(folder.name, day, frameworks=list(frameworks), **head)
    workshop = with_actions(workshop, actions)
    start_workshop(folder, workshop)
    return workshop


def names(below: Path) -> list[str]:
    return [folder.path.name for folder in workshop_folders(below, library())]


def test_newest_first_and_what_holds_no_workshop_is_passed_over(tmp_path: Path) -> None:
    made(tmp_path / "spring", "2026-04-01")
    made(tmp_path / "autumn", "2026-10-01")
    (tmp_path / "empty").mkdir()
    made(tmp_path / ".hidden", "2026-11-01")
    (tmp_path / "deep" / "down").mkdir(parents=True)
    made(tmp_path / "deep" / "down" / "workshop", "2026-11-01")
    assert names(tmp_path) == ["autumn", "spring"]
    assert workshop_folders(tmp_path / "nowhere", library()) == ()


def test_raters_are_counted_as_merging_counts_them(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(paths.sample_workshop(), folder)
    session = next(folder.glob("*.tom.*"))
    shutil.copy(session, folder / "Copy of tom.json")
    found = workshop_folders(tmp_path, library())[0]
    assert found.raters == 9
    assert found.state is State.REVEALED


@pytest.mark.parametrize(
    ("head", "state"),
    [
        ({}, State.COLLECTING),
        ({"revealed": True}, State.REVEALED),
        ({"revealed": True, "worth_it": [0, 0, 0, 0, 0]}, State.REVEALED),
        ({"revealed": True, "worth_it": [0, 0, 1]}, State.CLOSED),
        ({"revealed": False, "worth_it": [0, 0, 1], "round": 2}, State.COLLECTING),
    ],
)
def test_how_far_it_has_got(tmp_path: Path, head: dict[str, Any], state: State) -> None:
    made(tmp_path / "one", "2026-10-01", **head)
    assert workshop_folders(tmp_path, library())[0].state is state


def test_a_broken_one_is_named_with_its_reason_and_comes_last(tmp_path: Path) -> None:
    made(tmp_path / "zebra", "2026-10-01")
    broken = tmp_path / "aardvark" / FILE_NAME
    broken.parent.mkdir()
    broken.write_text('{"workshop": {"1"', encoding="utf-8")
    good, bad = workshop_folders(tmp_path, library())
    assert good.path.name == "zebra"
    assert bad.workshop is None
    assert bad.state is None
    assert "cut short" in bad.problem


def test_the_sample_is_not_listed_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "sample-workshop", "2026-10-01", "open")
    monkeypatch.setattr(paths, "sample_workshop", lambda: tmp_path / "sample-workshop")
    assert names(tmp_path) == []
    assert last_with_open_actions(tmp_path, [FLAGSHIP], "2026-12-01") is None


def last(below: Path, day: str = "2026-12-01", but: Path | None = None) -> str | None:
    found = last_with_open_actions(below, [FLAGSHIP], day, but)
    return found.head.title if found is not None else None


def test_the_last_one_that_left_something_open(tmp_path: Path) -> None:
    made(tmp_path / "spring", "2026-04-01", "open")
    made(tmp_path / "summer", "2026-07-01", "carried", "done")
    made(tmp_path / "autumn", "2026-10-01", "done", "dropped")
    made(tmp_path / "other", "2026-11-01", "open", frameworks=("another",))
    made(tmp_path / "later", "2027-01-01", "open")
    assert last(tmp_path) == "summer"
    assert last(tmp_path, "2026-05-01") == "spring"
    assert last(tmp_path, "2026-01-01") is None
    assert last(tmp_path, but=tmp_path / "summer") == "spring"


def test_actions_that_were_taken_over_are_followed_there(tmp_path: Path) -> None:
    spring = made(tmp_path / "spring", "2026-04-01", "open")
    made(tmp_path / "summer", "2026-07-01", "done", follows=spring.head.id)
    assert last(tmp_path) is None


def test_a_new_folder_is_called_after_day_and_title_and_takes_no_other_place(
    tmp_path: Path,
) -> None:
    first = new_folder(tmp_path, "2026-11-20", "Winter flow: A&E / wards")
    assert first.name == "2026-11-20-winter-flow-a-e-wards"
    assert not first.exists()
    first.mkdir()
    assert new_folder(tmp_path, "2026-11-20", "Winter flow: A&E / wards").name.endswith("wards-2")
    for title in ("../../etc", "نص", "", "x" * 500, "\x1b]52;c;aGk=\x07"):
        place = new_folder(tmp_path, "2026-11-20", title)
        assert place.parent == tmp_path
        assert place.name.startswith("2026-11-20-")
        assert len(place.name) <= 60


def test_starting_writes_the_record_and_never_over_another(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "one"
    workshop = made(folder, "2026-11-20", "open")
    stored = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    assert stored["workshop"]["1"]["id"] == workshop.head.id
    door = WorkshopDoor.open(folder / FILE_NAME)
    assert not door.read_only, "nobody holds it any more"
    door.close()
    with pytest.raises(QiError, match=r"workshop\.json is there"):
        start_workshop(folder, new_workshop("Another"))
    again = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    assert again == stored
