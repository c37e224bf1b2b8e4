"""One program at a time on one file; the second one is told since when, and only reads."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import filelock
import pytest

from qi_tui.errors import QiError
from qi_tui.store.disk.door import SaveError
from qi_tui.store.disk.locking import Lock
from qi_tui.store.gathering.finding import candidates
from qi_tui.store.mine import my_sessions
from qi_tui.store.sessions import SessionDoor
from tests.store.files import below, example, put

HOLD = """
import sys
from pathlib import Path
from qi_tui.store.sessions import SessionDoor
door = SessionDoor.open(Path(sys.argv[1]))
print("read only" if door.read_only else "held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put(tmp_path / "sam.json", example())


@pytest.fixture
def elsewhere(path: Path, repo: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the file open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=repo,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def is_just_now(moment: datetime | None) -> bool:
    return moment is not None and abs(datetime.now(UTC) - moment) < timedelta(minutes=1)


def test_the_second_opener_reads_only_and_is_told_since_when(path: Path) -> None:
    first = SessionDoor.open(path)
    second = SessionDoor.open(path)
    assert (first.read_only, second.read_only) == (False, True)
    assert is_just_now(second.held_since)
    assert second.session == first.session
    before = below(path.parent)
    with pytest.raises(SaveError, match=r"sam\.json is open in another window"):
        second.save(second.session)
    assert below(path.parent) == before
    # The second one going does not let a third one in.
    second.close()
    third = SessionDoor.open(path)
    assert third.read_only
    third.close()
    first.close()
    fourth = SessionDoor.open(path)
    assert not fourth.read_only
    fourth.close()


def test_a_lock_of_long_ago_does_not_say_so(path: Path) -> None:
    first = SessionDoor.open(path)
    first.close()
    os.utime(path.with_name("sam.json.lock"), (0, 0))
    first, second = SessionDoor.open(path), SessionDoor.open(path)
    assert is_just_now(second.held_since)
    second.close()
    first.close()


def test_what_the_holder_saves_the_reader_sees_when_it_opens_again(path: Path) -> None:
    first = SessionDoor.open(path)
    first.save(first.session)
    second = SessionDoor.open(path)
    assert second.session.head.revision == 8
    second.close()
    first.close()


def test_another_process_holds_it(path: Path, elsewhere: subprocess.Popen[str]) -> None:
    door = SessionDoor.open(path)
    assert door.read_only
    assert is_just_now(door.held_since)
    door.close()


def test_a_killed_process_holds_nothing(path: Path, elsewhere: subprocess.Popen[str]) -> None:
    elsewhere.kill()
    elsewhere.wait()
    door = SessionDoor.open(path)
    assert not door.read_only
    door.save(door.session)
    door.close()


def test_the_lock_that_stays_behind_is_no_session(path: Path) -> None:
    """It stays: to take it away would let two programs hold the lock of one name."""
    SessionDoor.open(path).close()
    lock = path.with_name("sam.json.lock")
    if os.name == "posix":
        assert lock.read_bytes() == b""
    lock.write_bytes(path.read_bytes())
    assert [found.path for found in candidates([path.parent]).files] == [path]
    assert [found.path for found in candidates([path, lock]).files] == [path]
    assert [mine.path for mine in my_sessions(path.parent)] == [path]


def test_without_locks_of_the_system_a_file_can_still_be_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network drives have none; the look before each save is there all the same."""

    def refuse(self: object, **named: object) -> None:
        raise NotImplementedError("FileSystem does not appear to support flock")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    door = SessionDoor.open(path)
    assert not door.read_only
    door.save(door.session)
    door.close()


def test_a_warning_about_locks_is_not_for_the_person(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acquire = filelock.FileLock.acquire

    def warn(self: filelock.FileLock, timeout: float) -> object:
        warnings.warn("flock not supported on this filesystem", stacklevel=1)
        return acquire(self, timeout=timeout)

    monkeypatch.setattr(filelock.FileLock, "acquire", warn)
    lock = Lock(path)
    assert lock.held
    lock.release()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_two_names_of_one_file_do_not_let_two_programs_in(path: Path) -> None:
    link = path.parent / "elsewhere" / "sam.json"
    link.parent.mkdir()
    link.symlink_to(path)
    first = SessionDoor.open(path)
    second = SessionDoor.open(link)
    assert second.read_only
    first.close()
    third = SessionDoor.open(link)
    fourth = SessionDoor.open(path)
    assert (third.read_only, fourth.read_only) == (False, True)
    third.close()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_a_drive_that_has_no_locks_is_no_reason_not_to_open(
    code: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: object, **named: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    door = SessionDoor.open(path)
    assert not door.read_only
    door.save(door.session)
    door.close()


def test_a_folder_to_be_read_only_is_not_told_as_another_window(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows an older filelock says so where it may not make the lock."""

    def refuse(self: object, **named: object) -> None:
        raise filelock.Timeout("sam.json.lock")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(QiError, match="Nothing can be written"):
        SessionDoor.open(path)


def test_a_side_file_and_a_folder_made_anew_are_locked_too(path: Path) -> None:
    door = SessionDoor.open(path)
    path.write_bytes(b"{}")
    door.save(door.session)
    assert door.path.name == "sam.conflict-1.json"
    assert SessionDoor.open(door.path).read_only
    door.take_notice()
    shutil.rmtree(path.parent)
    door.save(door.session)
    second = SessionDoor.open(door.path)
    assert second.read_only
    assert second.session.head.revision == door.session.head.revision
    door.close()
    third = SessionDoor.open(door.path)
    assert not third.read_only
    third.close()
