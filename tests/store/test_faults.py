"""Every step of a save failing: the file is wholly old or wholly new, and the next save works."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qi_tui.store.disk import atomic
from qi_tui.store.disk.storage import SafeStorage, serialise

OLD: dict[str, dict[str, Any]] = {"answers": {"1": {"values": {"a": 1}}}}
NEW: dict[str, dict[str, Any]] = {"answers": {"1": {"values": {"a": 1, "b": 2}}}}
NEWER: dict[str, dict[str, Any]] = {"answers": {"1": {"values": {"a": 1, "b": 2, "c": 3}}}}
STEPS = {"open", "fdopen", "fstat", "fchmod", "fsync", "link", "replace", "close"}


class Disk:
    """The `os` module with a fault at the k-th step of a save.

    Args:
        step: the number of the call that fails, from 1.
        code: the error's number.
        for_ever: whether every later call fails too.
    """

    def __init__(self, step: int, code: int, for_ever: bool = False) -> None:
        self.step, self.code, self.for_ever = step, code, for_ever
        self.calls: list[str] = []
        self.failed: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self.guarded(name, real) if name in STEPS else real

    def guarded(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.check(name)
            found = real(*given, **named)
            return File(found, self) if name == "fdopen" else found

        return call

    def check(self, name: str) -> None:
        self.calls.append(name)
        here = len(self.calls)
        if here == self.step or (self.for_ever and here > self.step):
            self.failed.append(name)
            raise OSError(self.code, os.strerror(self.code))


class File:
    """An open file whose writing may fail when half of it is written."""

    def __init__(self, real: Any, disk: Disk) -> None:
        self.real, self.disk = real, disk

    def __enter__(self) -> File:
        return self

    def __exit__(self, *raised: object) -> None:
        self.real.close()

    def write(self, data: bytes) -> None:
        try:
            self.disk.check("write")
        except OSError:
            self.real.write(data[: len(data) // 2])
            raise
        self.real.write(data)

    def flush(self) -> None:
        self.disk.check("flush")
        self.real.flush()


def saved(path: Path) -> SafeStorage:
    """A storage whose file was saved once by it."""
    storage = SafeStorage(path)
    storage.write(OLD)
    # So that the mode has to be set in every save.
    path.chmod(0o666)
    return storage


@pytest.fixture(autouse=True)
def mask() -> Any:
    was = os.umask(0o022)
    yield
    os.umask(was)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
def test_each_step_of_a_save_may_fail(
    code: int, for_ever: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: set[str] = set()
    for step in range(1, 100):
        folder = tmp_path / str(step)
        folder.mkdir()
        path = folder / "sam.json"
        storage = saved(path)
        disk = Disk(step, code, for_ever)
        refusal = None
        with monkeypatch.context() as patch:
            patch.setattr(atomic, "os", disk)
            try:
                storage.write(NEW)
            except OSError as error:
                refusal = error.errno
        content = path.read_bytes()
        if refusal is None:
            assert content == serialise(NEW), disk.failed
        else:
            assert refusal == code
            assert content in (serialise(OLD), serialise(NEW)), disk.failed
        left = {entry.name for entry in folder.iterdir()}
        assert left <= {"sam.json", "sam.json.bak"}, disk.failed
        storage.write(NEWER)
        assert storage.notice is None, disk.failed
        assert storage.path == path
        assert path.read_bytes() == serialise(NEWER)
        assert (folder / "sam.json.bak").read_bytes() == content
        failed.update(disk.failed)
        if not disk.failed:
            break
    else:
        pytest.fail("a save has no end")
    expected = {"open", "fdopen", "fstat", "write", "flush", "fsync", "replace"}
    if os.name == "posix":
        expected |= {"fchmod", "close"}
    assert failed >= expected
    assert "link" in failed


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
        patch.setattr(atomic, "_sync_folder", refuse)
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
