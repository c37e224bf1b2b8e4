"""The facilitator's record on the disk: begun, opened, saved, and never written over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qi_tui.errors import QiError
from qi_tui.model.facilitating import noted, revealed
from qi_tui.store.disk.door import SaveError
from qi_tui.store.disk.reading import read_bytes
from qi_tui.store.workshop.workshop_reading import workshop_in
from qi_tui.store.workshop.workshops import FILE_NAME, WorkshopDoor, new_workshop


def begun(folder: Path) -> WorkshopDoor:
    door = WorkshopDoor.begin(folder, new_workshop("Winter flow", frameworks=["f"]))
    door.save(door.workshop)
    return door


def test_a_new_workshop_has_an_id_and_the_date_of_today() -> None:
    head = new_workshop("Winter flow", naming="anonymous", minutes=60).head
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", head.date)
    assert (head.title, head.naming, head.minutes, head.round) == (
        "Winter flow",
        "anonymous",
        60,
        1,
    )
    assert head.id != new_workshop().head.id


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    door = begun(tmp_path / "new folder")
    saved = door.save(noted(revealed(door.workshop), "a", "ask Siân"))
    door.close()
    again = WorkshopDoor.open(tmp_path / "new folder" / FILE_NAME)
    assert again.workshop == saved
    again.close()
    data = read_bytes(tmp_path / "new folder" / FILE_NAME)
    assert workshop_in(data) == saved
    stored = json.loads(data)
    assert {"workshop", "agreed", "notes", "actions", "left_out", "chosen"} <= stored.keys()
    assert stored["workshop"]["1"]["schema"] == 1


def test_a_workshop_that_is_there_is_not_begun_again(tmp_path: Path) -> None:
    begun(tmp_path).close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(QiError, match="is there"):
        WorkshopDoor.begin(tmp_path, new_workshop("Another"))
    assert (tmp_path / FILE_NAME).read_bytes() == before
    WorkshopDoor.open(tmp_path / FILE_NAME).close()


def test_opening_makes_no_file_and_names_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(QiError, match="is not there"):
        WorkshopDoor.open(tmp_path / FILE_NAME)
    assert not list(tmp_path.iterdir())
    (tmp_path / FILE_NAME).write_text('{"workshop": {"1": {}}}', encoding="utf-8")
    with pytest.raises(QiError, match=re.escape(FILE_NAME)) as caught:
        WorkshopDoor.open(tmp_path / FILE_NAME)
    assert "qi-tui repair" in caught.value.hint
    assert (tmp_path / FILE_NAME).read_text(encoding="utf-8") == '{"workshop": {"1": {}}}'


def test_the_second_window_only_reads(tmp_path: Path) -> None:
    first = begun(tmp_path)
    second = WorkshopDoor.open(tmp_path / FILE_NAME)
    assert second.read_only
    with pytest.raises(SaveError, match="another window"):
        second.save(revealed(second.workshop))
    second.close()
    first.save(revealed(first.workshop))
    first.close()
    third = WorkshopDoor.open(tmp_path / FILE_NAME)
    assert not third.read_only
    assert third.workshop.head.revealed
    third.close()


def test_a_file_that_another_program_changed_is_kept_beside(tmp_path: Path) -> None:
    door = begun(tmp_path)
    other = noted(door.workshop, "a", "from a sync client").model_dump(mode="json", by_alias=True)
    (tmp_path / FILE_NAME).write_text(json.dumps(other), encoding="utf-8")
    door.save(revealed(door.workshop))
    notice = door.take_notice()
    door.close()
    assert notice is not None
    assert "workshop.conflict-1.json" in notice
    assert json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8")) == other
    kept = workshop_in((tmp_path / "workshop.conflict-1.json").read_bytes())
    assert kept.head.revealed
