"""The TinyDB storage: never over a stranger, and a file that plain TinyDB opens."""

from __future__ import annotations

import errno
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage

from qi_tui.store.disk.reading import LARGEST, Unreadable, parse
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.disk.storage import SafeStorage, free_name
from tests.store.files import EXAMPLE

OURS: dict[str, dict[str, Any]] = {"answers": {"1": {"values": {"a": 1}}}}
NEXT: dict[str, dict[str, Any]] = {"answers": {"1": {"values": {"a": 2}}}}
LAST: dict[str, dict[str, Any]] = {"answers": {"1": {"values": {"a": 3}}}}


def overwrite(path: Path) -> None:
    path.write_bytes(serialise({"answers": {"1": {"values": {"b": 9}}}}))


def overwrite_with_the_same_length(path: Path) -> None:
    path.write_bytes(serialise({"answers": {"1": {"values": {"b": 9}}}}))
    assert path.stat().st_size == len(serialise(OURS))


def replace_by_another(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b'{"answers": {}}')
    os.replace(other, path)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garble(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00not JSON")


CHANGES = [overwrite, overwrite_with_the_same_length, replace_by_another, empty, garble]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_file_that_somebody_else_changed_is_kept(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write(OURS)
    change(path)
    theirs = path.read_bytes()
    storage.write(NEXT)
    aside = tmp_path / "sam.conflict-1.json"
    assert path.read_bytes() == theirs
    assert parse(aside.read_bytes()) == NEXT
    assert storage.path == aside
    assert storage.notice is not None
    assert "sam.json was changed by another program" in storage.notice
    assert "sam.conflict-1.json" in storage.notice


def test_after_it_stepped_aside_it_goes_on_there(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write(OURS)
    overwrite(path)
    storage.write(NEXT)
    storage.notice = None
    storage.write(LAST)
    assert storage.notice is None
    assert parse((tmp_path / "sam.conflict-1.json").read_bytes()) == LAST
    assert parse((tmp_path / "sam.conflict-1.json.bak").read_bytes()) == NEXT
    assert not (tmp_path / "sam.conflict-2.json").exists()


def test_side_files_never_stand_on_one_another(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    (tmp_path / "sam.conflict-1.json").write_bytes(b"somebody's")
    storage = SafeStorage(path)
    storage.write(OURS)
    overwrite(path)
    storage.write(NEXT)
    assert storage.path.name == "sam.conflict-2.json"
    assert (tmp_path / "sam.conflict-1.json").read_bytes() == b"somebody's"
    assert free_name(path, "conflict").name == "sam.conflict-3.json"


def test_a_deleted_file_is_written_again_and_said(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write(OURS)
    path.unlink()
    storage.write(NEXT)
    assert parse(path.read_bytes()) == NEXT
    assert storage.path == path
    assert storage.notice is not None
    assert "deleted" in storage.notice


def test_a_folder_that_is_gone_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "sessions" / "sam.json"
    path.parent.mkdir()
    storage = SafeStorage(path)
    storage.write(OURS)
    path.unlink()
    path.parent.rmdir()
    storage.write(NEXT)
    assert parse(path.read_bytes()) == NEXT
    assert storage.notice is not None


def test_a_file_that_came_to_be_in_the_meantime_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    path.write_bytes(b"somebody's")
    storage.write(OURS)
    assert path.read_bytes() == b"somebody's"
    assert parse((tmp_path / "sam.conflict-1.json").read_bytes()) == OURS


def test_a_file_that_was_only_touched_is_no_strangers(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write(OURS)
    os.utime(path, (0, 0))
    storage.write(NEXT)
    assert storage.notice is None
    assert parse(path.read_bytes()) == NEXT


def test_a_stranger_who_writes_at_the_very_moment_of_a_save_is_seen_at_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    replace = os.replace

    def replace_and_be_replaced(source: Path, target: Path) -> None:
        replace(source, target)
        monkeypatch.setattr(os, "replace", replace)
        replace_by_another(path)

    monkeypatch.setattr(os, "replace", replace_and_be_replaced)
    storage.write(OURS)
    storage.write(NEXT)
    assert path.read_bytes() == b'{"answers": {}}'
    assert storage.path.name == "sam.conflict-1.json"
    assert parse(storage.path.read_bytes()) == NEXT


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_stranger_who_writes_while_the_new_content_goes_to_the_disk_is_kept(
    change: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forcing it there is what takes time: a sync client may well come in between."""
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write(OURS)
    sync = os.fsync

    def sync_and_be_overtaken(handle: int) -> None:
        sync(handle)
        monkeypatch.setattr(os, "fsync", sync)
        change(path)

    monkeypatch.setattr(os, "fsync", sync_and_be_overtaken)
    storage.write(NEXT)
    assert storage.path.name == "sam.conflict-1.json"
    assert parse(storage.path.read_bytes()) == NEXT
    assert storage.notice is not None
    expected = tmp_path / "expected"
    expected.write_bytes(serialise(OURS))
    change(expected)
    assert path.read_bytes() == expected.read_bytes()


def test_a_file_that_is_deleted_while_the_new_content_goes_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write(OURS)
    sync = os.fsync

    def sync_and_delete(handle: int) -> None:
        sync(handle)
        monkeypatch.setattr(os, "fsync", sync)
        path.unlink()

    monkeypatch.setattr(os, "fsync", sync_and_delete)
    storage.write(NEXT)
    assert parse(path.read_bytes()) == NEXT
    assert storage.notice is not None
    assert "deleted" in storage.notice


def test_a_file_that_never_comes_to_rest_is_refused_and_not_fought_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = SafeStorage(tmp_path / "sam.json")
    storage.write(OURS)
    sync = os.fsync

    def sync_and_be_overtaken(handle: int) -> None:
        sync(handle)
        overwrite(storage.path)

    monkeypatch.setattr(os, "fsync", sync_and_be_overtaken)
    with pytest.raises(OSError, match="busy"):
        storage.write(NEXT)


def test_where_it_cannot_be_told_what_is_there_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It must not be taken for deleted, and written over."""
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write(OURS)
    overwrite(path)
    theirs = path.read_bytes()
    look = os.stat

    def refuse(place: Any, **named: Any) -> os.stat_result:
        if place == path:
            raise OSError(errno.EIO, "Input/output error")
        return look(place, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refuse)
        with pytest.raises(OSError, match="Input/output"):
            storage.write(NEXT)
    assert path.read_bytes() == theirs
    assert storage.notice is None


def test_what_could_not_be_read_again_is_not_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write(OURS)
    with pytest.raises(OSError, match="too large"):
        storage.write({"answers": {"1": {"comment": "a" * LARGEST}}})
    assert parse(path.read_bytes()) == OURS


def test_a_file_that_another_program_holds_gets_a_side_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does it while a sync client has the file open."""
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write(OURS)
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == path:
            error = PermissionError(errno.EACCES, "Permission denied")
            error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
            raise error
        replace(source, target)

    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    monkeypatch.setattr(os, "replace", refuse)
    storage.write(NEXT)
    assert parse(path.read_bytes()) == OURS
    assert parse((tmp_path / "sam.conflict-1.json").read_bytes()) == NEXT
    assert storage.notice is not None
    assert "sam.json is held by another program" in storage.notice


def test_half_a_character_does_not_lose_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    storage = SafeStorage(path)
    storage.write({"answers": {"1": {"comments": {"a": "before \ud83d after", "b": "Siân"}}}})
    assert parse(path.read_bytes()) == {
        "answers": {"1": {"comments": {"a": "before ? after", "b": "Siân"}}}
    }


def test_what_is_no_table_is_kept_as_it_is() -> None:
    tables: Any = {"answers": {"1": {}}, "extra": 5, "list": [1, {"a": None}], "none": None}
    assert json.loads(serialise(tables)) == tables


def test_a_file_is_utf8_one_document_a_line() -> None:
    tables = {"answers": {"1": {"a": "Siân"}, "2": {"b": 1}}, "actions": {}}
    written = serialise(tables)
    assert written.decode("utf-8").splitlines() == [
        '{"answers": {"1": {"a": "Siân"},',
        ' "2": {"b": 1}},',
        '"actions": {}}',
    ]


def test_reading(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    assert SafeStorage(path).read() is None
    assert not path.exists()
    path.write_bytes(serialise(EXAMPLE))
    assert SafeStorage(path).read() == EXAMPLE
    path.write_bytes(b"[]")
    with pytest.raises(Unreadable):
        SafeStorage(path).read()


def test_tinydb_works_on_it_and_plain_tinydb_reads_what_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    with TinyDB(path, storage=SafeStorage) as database:
        database.table("actions").insert({"text": "Ask for two days a week", "owner": "Siân"})
        database.table("actions").update({"owner": "Jo"}, where("owner") == "Siân")
    with TinyDB(path, storage=JSONStorage, encoding="utf-8") as plain:
        assert plain.tables() == {"actions"}
        assert plain.table("actions").all() == [{"text": "Ask for two days a week", "owner": "Jo"}]
