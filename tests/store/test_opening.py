"""Opening a session: it never makes a file, and what cannot be opened is told at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qi_tui.errors import QiError
from qi_tui.store.disk.placing import place_file
from qi_tui.store.sessions import SessionDoor, new_session
from tests.store.files import (
    as_bytes,
    as_somebody_without_rights,
    below,
    example,
    framework,
    put,
)


@pytest.mark.parametrize("name", ["nothing.json", "no/such/folder.json", "x" * 300])
def test_opening_never_makes_a_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(QiError, match="is not there") as caught:
        SessionDoor.open(tmp_path / name)
    assert name[:50] in caught.value.message
    assert below(tmp_path) == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"null", "not a session"),
        (as_bytes(example())[:300], "it is cut short at line"),
        (b"\xff\xfe\x00", "it is not UTF-8 text"),
        (as_bytes(example(schema=2)), "newer qi-tui"),
        (as_bytes({"workshop": {}}), "not a session"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_left(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    path = put(tmp_path / "sam.json", content)
    with pytest.raises(QiError) as caught:
        SessionDoor.open(path)
    assert str(path) in caught.value.message
    assert reason in caught.value.message
    assert caught.value.hint
    assert path.read_bytes() == content
    # And the lock was let go.
    put(path, example())
    door = SessionDoor.open(path)
    assert not door.read_only
    door.close()


def test_a_damaged_file_is_told_how_to_repair_and_another_is_not(tmp_path: Path) -> None:
    path = put(tmp_path / "sam.json", as_bytes(example())[:300])
    with pytest.raises(QiError) as damaged:
        SessionDoor.open(path)
    assert damaged.value.hint.endswith(f'qi-tui repair "{path}"')
    put(path, example(schema=2))
    with pytest.raises(QiError) as newer:
        SessionDoor.open(path)
    assert "repair" not in newer.value.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sam.json")
    with pytest.raises(QiError, match="is not a file with data in it"):
        SessionDoor.open(tmp_path / "sam.json")


@pytest.mark.parametrize("name", ["a\0b.json", "a\ud800b.json"])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    with pytest.raises(QiError):
        SessionDoor.open(tmp_path / name)
    if os.name == "posix":
        with pytest.raises(QiError, match="no file can have such a name"):
            place_file(tmp_path / name, b"")


def test_opening_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QiError):
        SessionDoor.open(tmp_path)


def test_a_folder_in_which_nothing_can_be_written_is_told_at_once(open_folder: Path) -> None:
    path = put(open_folder / "shared" / "sam.json", example())
    before = path.read_bytes()
    session = new_session(framework(), "Jo")
    path.parent.chmod(0o555)
    with as_somebody_without_rights():
        with pytest.raises(QiError) as opened:
            SessionDoor.open(path)
        with pytest.raises(QiError) as begun:
            SessionDoor.begin(path.parent, session)
        with pytest.raises(QiError) as deeper:
            SessionDoor.begin(path.parent / "mine", session)
    for caught in (opened, begun, deeper):
        assert str(path.parent) in caught.value.message
        assert "--sessions" in caught.value.hint
    assert below(path.parent) == {"sam.json": before}


def test_a_folder_that_became_read_only_around_a_lock_is_told_at_once(open_folder: Path) -> None:
    path = put(open_folder / "shared" / "sam.json", example())
    SessionDoor.open(path).close()
    path.with_name("sam.json.lock").chmod(0o666)
    path.parent.chmod(0o555)
    with as_somebody_without_rights(), pytest.raises(QiError, match="Nothing can be written"):
        SessionDoor.open(path)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    put(tmp_path / "sessions", b"")
    with pytest.raises(QiError, match="Nothing can be written"):
        SessionDoor.begin(tmp_path / "sessions", new_session(framework()))
