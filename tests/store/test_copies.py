"""A copy of a session file where the facilitator wants it, and never over something else."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from qi_tui.errors import QiError
from qi_tui.store.copies import copy_session
from qi_tui.store.disk.placing import AlreadyThere
from tests.store.files import as_somebody_without_rights, below, example, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put(tmp_path / "mine" / "sam.json", example())


def test_into_a_folder_and_under_a_name(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert copy_session(path, stick) == stick / "sam.json"
    assert copy_session(path, stick / "other.json") == stick / "other.json"
    data = path.read_bytes()
    assert below(stick) == {"sam.json": data, "other.json": data}


def test_the_same_copy_again_is_fine(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy_session(path, stick)
    assert copy_session(path, stick) == stick / "sam.json"
    assert list(below(stick)) == ["sam.json"]


def test_something_else_stays_unless_consent_is_given(path: Path, tmp_path: Path) -> None:
    there = put(tmp_path / "stick" / "sam.json", b"something else")
    with pytest.raises(AlreadyThere) as caught:
        copy_session(path, there.parent)
    assert caught.value.target == there
    assert str(there) in caught.value.message
    assert there.read_bytes() == b"something else"
    assert copy_session(path, there.parent, over=True) == there
    assert there.read_bytes() == path.read_bytes()


def test_something_as_large_as_can_be_is_compared_all_the_same(path: Path, tmp_path: Path) -> None:
    there = put(tmp_path / "stick" / "sam.json", path.read_bytes() + b" ")
    with pytest.raises(AlreadyThere):
        copy_session(path, there)


def test_a_folder_that_is_not_there(path: Path, tmp_path: Path) -> None:
    with pytest.raises(QiError, match="There is no folder"):
        copy_session(path, tmp_path / "no" / "where" / "sam.json")
    assert not (tmp_path / "no").exists()


def test_where_nothing_can_be_written(path: Path, open_folder: Path, tmp_path: Path) -> None:
    source = put(open_folder / "sam.json", path.read_bytes())
    target = open_folder / "shared"
    target.mkdir(mode=0o555)
    with as_somebody_without_rights(), pytest.raises(QiError, match="could not be written") as got:
        copy_session(source, target)
    assert "nothing was changed" in got.value.hint
    assert below(target) == {}


def test_where_nothing_can_be_looked_at(path: Path, open_folder: Path) -> None:
    source = put(open_folder / "sam.json", path.read_bytes())
    target = open_folder / "shared"
    target.mkdir(mode=0)
    with as_somebody_without_rights(), pytest.raises(QiError, match="could not be written"):
        copy_session(source, target / "deeper" / "sam.json")


def test_a_full_disk_leaves_nothing_half_done(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = put(tmp_path / "stick" / "sam.json", b"something else")

    def refuse(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(QiError, match="No space left on device"):
        copy_session(path, there, over=True)
    assert below(there.parent) == {"sam.json": b"something else"}


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(QiError, match="it is not there any more"):
        copy_session(tmp_path / "gone.json", tmp_path)


def test_a_pipe_that_stands_there_does_not_hang(path: Path, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(AlreadyThere):
        copy_session(path, tmp_path / "pipe.json")
