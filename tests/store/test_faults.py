"""A save that fails: what `gates.faults` cannot see of it from outside."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from qi_tui.store.disk import atomic
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.disk.storage import SafeStorage

OLD: dict[str, dict[str, Any]] = {"answers": {"1": {"values": {"a": 1}}}}
NEW: dict[str, dict[str, Any]] = {"answers": {"1": {"values": {"a": 1, "b": 2}}}}
NEWER: dict[str, dict[str, Any]] = {"answers": {"1": {"values": {"a": 1, "b": 2, "c": 3}}}}


def saved(path: Path) -> SafeStorage:
    """A storage whose file was saved once by it."""
    storage = SafeStorage(path)
    storage.write(OLD)
    return storage


def test_the_last_step_failing_is_no_stranger_on_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is the new one already: the next save must not take it for somebody else's."""
    if os.name != "posix":
        pytest.skip("folders are forced to the disk only on POSIX")
    path = tmp_path / "sam.json"
    storage = saved(path)

    def refuse(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "sync_folder", refuse)
        with pytest.raises(OSError, match="Input/output"):
            storage.write(NEW)
    assert path.read_bytes() == serialise(NEW)
    storage.write(NEWER)
    assert storage.notice is None
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["sam.json", "sam.json.bak"]


def test_what_cannot_be_written_as_json_touches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    storage = saved(path)
    with pytest.raises(TypeError):
        storage.write({"answers": {"1": {"values": object()}}})
    assert path.read_bytes() == serialise(OLD)
    assert [entry.name for entry in tmp_path.iterdir()] == ["sam.json"]
