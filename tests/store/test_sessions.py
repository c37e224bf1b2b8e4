"""A session open for rating: begun, resumed, saved, closed."""

from __future__ import annotations

import errno
import json
import os
import re
import time
import uuid
from pathlib import Path

import pytest

from qi_tui import __version__
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.session import Session
from qi_tui.store.disk import atomic
from qi_tui.store.disk.door import SaveError
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor, new_session
from tests.making import framework as small
from tests.store.files import (
    as_bytes,
    below,
    digest,
    example,
    framework,
    items,
    put,
)


def answered(session: Session, value: int = 4) -> Session:
    return Pen(framework()).answer(session, items()[0], Answer(Standing.RATED, value))


def test_a_new_session() -> None:
    session = new_session(framework(), " Sam ", "clinician", {"title": " Winter flow ", "x": " "})
    head = session.head
    assert uuid.UUID(head.id).version == 4
    assert (head.schema_, head.revision, head.round, head.follows) == (1, 0, 1, None)
    assert (head.framework, head.framework_version) == ("effective-redesign", 1)
    assert head.framework_digest == digest()
    assert (head.points, head.kind, head.status) == (7, "ratings", "draft")
    assert (head.rater.alias, head.rater.role, head.rater.code) == ("Sam", "clinician", None)
    assert head.about == {"title": "Winter flow"}
    assert (head.subjects, head.columns, head.priorities) == ([], [], [])
    assert head.started_at == head.updated_at
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", head.started_at)
    assert head.app == f"qi-tui {__version__}"
    assert session.sheets == ()
    assert session.answered == 0


def test_a_second_round_follows_the_first() -> None:
    first = new_session(framework(), "Sam")
    second = new_session(framework(), "Sam", round_number=2, follows=first.head.id)
    assert (second.head.round, second.head.follows) == (2, first.head.id)
    assert second.head.id != first.head.id


@pytest.mark.parametrize("blank", [None, "", "   ", "\n\t"])
def test_a_blank_name_is_no_name(blank: str | None) -> None:
    rater = new_session(framework(), blank, blank).head.rater
    assert (rater.alias, rater.role) == (None, None)


def test_points_are_a_map_where_items_differ() -> None:
    mixed = small(
        domains=[
            {
                "id": "first",
                "title": "First",
                "items": [
                    {"id": "a", "title": "A"},
                    {"id": "b", "title": "B", "kind": "yes_no"},
                    {"id": "c", "title": "C", "kind": "count"},
                ],
            }
        ],
        scoring={},
    )
    assert new_session(mixed).head.points == {"a": 5, "b": 2, "c": 0}


@pytest.mark.parametrize("name", ["S\udcffm", "x" * 200_000, "a\0b", "\u202eevil"])
def test_no_name_is_too_odd_to_be_saved_and_read(name: str, tmp_path: Path) -> None:
    session = new_session(framework(), name, name, {"title": name})
    door = SessionDoor.begin(tmp_path, session)
    door.save(session)
    door.close()
    assert load_session(door.path).head.rater == session.head.rater
    assert load_session(door.path).head.about == session.head.about


def test_beginning_makes_the_folder_and_saving_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    session = new_session(framework(), "Siân Jones")
    door = SessionDoor.begin(folder, session)
    assert not door.read_only
    assert not door.is_on_disk
    assert door.path == folder / f"effective-redesign.sian-jones.{session.head.id[:8]}.json"
    door.save(session)
    assert door.is_on_disk
    door.close()


def test_each_save_is_one_revision_up_and_on_disk_when_it_returns(tmp_path: Path) -> None:
    door = SessionDoor.begin(tmp_path, new_session(framework(), "Sam"))
    session = door.session
    for revision in range(1, 5):
        session = door.save(answered(session, revision))
        assert session == door.session
        assert session.head.revision == revision
        assert load_session(door.path) == session
    # What is handed in may be older than what was saved last: the revision still goes up.
    assert door.save(answered(door.session, 7)).head.revision == 5
    door.close()


def test_resuming_goes_on_where_it_was_left(tmp_path: Path) -> None:
    door = SessionDoor.begin(tmp_path, new_session(framework(), "Sam"))
    left = door.save(answered(door.session, 6))
    door.close()
    again = SessionDoor.open(door.path)
    assert again.session == left
    assert (again.read_only, again.held_since) == (False, None)
    assert again.save(answered(again.session, 2)).head.revision == 2
    assert again.take_notice() is None
    again.close()


def test_the_last_revision_there_can_be_is_still_readable(tmp_path: Path) -> None:
    path = put(tmp_path / "sam.json", example(revision=2**53))
    door = SessionDoor.open(path)
    saved = door.save(answered(door.session))
    door.close()
    assert load_session(path) == saved


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_save_that_fails_says_what_and_where_and_the_next_one_works(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = SessionDoor.begin(tmp_path, new_session(framework(), "Sam"))
    first = door.save(answered(door.session, 1))

    def refuse(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(SaveError) as caught:
            door.save(answered(first, 2))
    assert str(door.path) in caught.value.message
    assert os.strerror(code) in caught.value.message
    assert "What was saved before is safe" in caught.value.hint
    assert door.session == first
    assert load_session(door.path) == first
    assert door.save(answered(first, 3)).head.revision == 2
    assert door.take_notice() is None
    assert sorted(below(tmp_path)) == [
        door.path.name,
        f"{door.path.name}.bak",
        f"{door.path.name}.lock",
    ]
    door.close()


def test_a_changed_file_is_kept_and_told_once(tmp_path: Path) -> None:
    door = SessionDoor.begin(tmp_path, new_session(framework(), "Sam"))
    path = door.path
    first = door.save(answered(door.session, 1))
    theirs = as_bytes(example(id=first.head.id))
    path.write_bytes(theirs)
    second = door.save(answered(first, 2))
    notice = door.take_notice()
    assert notice is not None
    assert path.name in notice
    assert door.path.name in notice
    assert door.path == tmp_path / f"{path.stem}.conflict-1.json"
    assert door.take_notice() is None
    assert path.read_bytes() == theirs
    assert load_session(door.path) == second
    door.save(answered(second, 3))
    assert door.take_notice() is None
    door.close()


def test_stale_scratch_files_go_when_a_session_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = SessionDoor.begin(tmp_path, new_session(framework(), "Sam"))
    door.save(door.session)
    door.close()
    stale = tmp_path / ".sam.json.77-01234567.tmp"
    stale.write_bytes(b"{")
    SessionDoor.open(door.path).close()
    assert stale.exists()
    later = time.time() + atomic.STALE_AFTER + 1
    monkeypatch.setattr(time, "time", lambda: later)
    SessionDoor.open(door.path).close()
    assert not stale.exists()


def test_no_path_user_or_host_stands_in_the_file(tmp_path: Path) -> None:
    door = SessionDoor.begin(tmp_path, new_session(framework()))
    door.save(answered(door.session))
    door.close()
    written = door.path.read_text(encoding="utf-8")
    assert str(tmp_path) not in written
    head = json.loads(written)["session"]["1"]
    assert head["rater"] == {"alias": None, "role": None, "code": None}


def test_closing_twice_is_closing_once(tmp_path: Path) -> None:
    door = SessionDoor.begin(tmp_path, new_session(framework()))
    door.close()
    door.close()
