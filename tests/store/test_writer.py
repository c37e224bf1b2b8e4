"""Saving beside the keys: the latest state wins, nothing is lost, nobody waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from qi_tui import paths
from qi_tui.errors import QiError
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.session import Session
from qi_tui.store.disk.door import SaveError
from qi_tui.store.disk.storage import SafeStorage
from qi_tui.store.disk.writer import Writer
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor, new_session
from tests.store.files import framework, items

PATIENCE = 30.0


class Told:
    """What a writer told, and when it may go on saving."""

    def __init__(self) -> None:
        self.saved: list[Session] = []
        self.notices: list[str | None] = []
        self.errors: list[QiError] = []
        self.may_save = threading.Event()
        self.may_save.set()
        self.is_saving = threading.Event()
        self.fail = ""

    def on_saved(self, session: Session, notice: str | None) -> None:
        self.saved.append(session)
        self.notices.append(notice)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def door(tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionDoor]:
    """A door whose saving can be held up, or made to fail, by what is told."""
    write = SafeStorage.write

    def guarded(storage: SafeStorage, data: dict[str, dict[str, object]]) -> None:
        told.is_saving.set()
        assert told.may_save.wait(PATIENCE)
        if told.fail == "disk":
            raise OSError(28, "No space left on device")
        if told.fail == "fault":
            raise RuntimeError("Siân said something")
        write(storage, data)

    monkeypatch.setattr(SafeStorage, "write", guarded)
    door = SessionDoor.begin(tmp_path, new_session(framework(), "Sam"))
    yield door
    door.close()


@pytest.fixture
def writer(door: SessionDoor, told: Told) -> Iterator[Writer[Session]]:
    writer = Writer(door, told.on_saved, told.errors.append)
    yield writer
    told.may_save.set()
    writer.close()


def with_value(session: Session, value: int) -> Session:
    return Pen(framework()).answer(session, items()[0], Answer(Standing.RATED, value))


def value_of(session: Session) -> int:
    return session.sheet().values[items()[0]]


def test_what_is_put_is_on_disk_after_the_wait(
    writer: Writer[Session], door: SessionDoor, told: Told
) -> None:
    writer.put(with_value(door.session, 3))
    assert writer.wait(PATIENCE)
    assert writer.idle
    assert writer.unsaved is None
    assert told.saved == [load_session(door.path)]
    assert told.notices == [None]
    assert value_of(told.saved[0]) == 3


def test_the_latest_state_wins(writer: Writer[Session], door: SessionDoor, told: Told) -> None:
    told.may_save.clear()
    writer.put(with_value(door.session, 1))
    assert told.is_saving.wait(PATIENCE)
    for value in range(2, 8):
        writer.put(with_value(door.session, value))
    assert not writer.idle
    assert not writer.wait(0.01)
    told.may_save.set()
    assert writer.wait(PATIENCE)
    assert [value_of(session) for session in told.saved] == [1, 7]
    assert [session.head.revision for session in told.saved] == [1, 2]
    assert value_of(load_session(door.path)) == 7


def test_waiting_for_nothing_is_short(writer: Writer[Session]) -> None:
    assert writer.wait()
    assert writer.idle


def test_a_failure_keeps_the_state_and_it_can_be_tried_again(
    writer: Writer[Session], door: SessionDoor, told: Told
) -> None:
    told.fail = "disk"
    writer.put(with_value(door.session, 5))
    assert not writer.wait(PATIENCE)
    assert writer.idle
    assert writer.unsaved is not None
    assert value_of(writer.unsaved) == 5
    assert str(told.errors[0]).startswith(str(door.path))
    writer.try_again()
    assert not writer.wait(PATIENCE)
    assert len(told.errors) == 2
    told.fail = ""
    writer.try_again()
    assert writer.wait(PATIENCE)
    assert writer.unsaved is None
    assert value_of(load_session(door.path)) == 5


def test_the_next_answer_saves_everything(
    writer: Writer[Session], door: SessionDoor, told: Told
) -> None:
    told.fail = "disk"
    writer.put(with_value(door.session, 5))
    assert not writer.wait(PATIENCE)
    told.fail = ""
    writer.put(with_value(door.session, 6))
    assert writer.wait(PATIENCE)
    assert value_of(load_session(door.path)) == 6


def test_trying_again_never_overtakes_a_newer_state(
    writer: Writer[Session], door: SessionDoor, told: Told
) -> None:
    told.fail = "disk"
    writer.put(with_value(door.session, 1))
    assert not writer.wait(PATIENCE)
    told.fail = ""
    told.may_save.clear()
    told.is_saving.clear()
    writer.put(with_value(door.session, 2))
    assert told.is_saving.wait(PATIENCE)
    writer.put(with_value(door.session, 3))
    writer.try_again()
    told.may_save.set()
    assert writer.wait(PATIENCE)
    assert value_of(load_session(door.path)) == 3


def test_trying_again_with_nothing_to_try_is_nothing(writer: Writer[Session], told: Told) -> None:
    writer.try_again()
    assert writer.wait(PATIENCE)
    assert told.saved == []


def test_closing_writes_what_is_left(door: SessionDoor, told: Told) -> None:
    told.may_save.clear()
    writer = Writer(door, told.on_saved, told.errors.append)
    writer.put(with_value(door.session, 1))
    assert told.is_saving.wait(PATIENCE)
    writer.put(with_value(door.session, 2))
    threading.Timer(0.05, told.may_save.set).start()
    writer.close()
    assert value_of(load_session(door.path)) == 2
    with pytest.raises(RuntimeError, match="closed"):
        writer.put(door.session)
    writer.try_again()
    assert writer.wait(PATIENCE)
    writer.close()


def test_a_fault_of_the_program_is_told_without_what_it_was_about(
    writer: Writer[Session], door: SessionDoor, told: Told
) -> None:
    told.fail = "fault"
    writer.put(with_value(door.session, 5))
    assert not writer.wait(PATIENCE)
    assert isinstance(told.errors[0], SaveError)
    assert "Siân" not in str(told.errors[0])
    log = paths.log_file().read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "Siân" not in log
    told.fail = ""
    writer.try_again()
    assert writer.wait(PATIENCE)
    assert value_of(load_session(door.path)) == 5


@pytest.mark.parametrize("fail", ["", "disk"])
def test_a_screen_that_is_gone_does_not_stop_the_saving(
    fail: str, door: SessionDoor, told: Told
) -> None:
    def gone(*given: object) -> None:
        raise RuntimeError("there is no such screen any more")

    told.fail = fail
    writer = Writer(door, gone, gone)
    writer.put(with_value(door.session, 1))
    assert writer.wait(PATIENCE) is not bool(fail)
    told.fail = ""
    writer.put(with_value(door.session, 2))
    assert writer.wait(PATIENCE)
    writer.close()
    assert value_of(load_session(door.path)) == 2


def test_a_notice_comes_with_the_save_it_is_about(
    writer: Writer[Session], door: SessionDoor, told: Told
) -> None:
    writer.put(with_value(door.session, 1))
    assert writer.wait(PATIENCE)
    door.path.write_bytes(b"{}")
    writer.put(with_value(door.session, 2))
    assert writer.wait(PATIENCE)
    writer.put(with_value(door.session, 3))
    assert writer.wait(PATIENCE)
    first, second, third = told.notices
    assert (first, third) == (None, None)
    assert second is not None
    assert "changed by another program" in second


@pytest.mark.parametrize("way", ["wait", "close"])
def test_whoever_leaves_ends_the_head_start_of_the_screen(
    way: str, door: SessionDoor, told: Told
) -> None:
    writer = Writer(door, told.on_saved, told.errors.append, head_start=3600)
    writer.put(with_value(door.session, 1))
    writer.put(with_value(door.session, 4))
    assert not writer.idle
    if way == "wait":
        assert writer.wait(PATIENCE)
        assert [value_of(session) for session in told.saved] == [4]
    writer.close()
    assert value_of(load_session(door.path)) == 4


def test_a_head_start_ends_by_itself(door: SessionDoor, told: Told) -> None:
    writer = Writer(door, told.on_saved, told.errors.append, head_start=0.01)
    writer.put(with_value(door.session, 2))
    assert told.is_saving.wait(PATIENCE)
    writer.close()
    assert value_of(load_session(door.path)) == 2
