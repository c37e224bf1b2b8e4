"""A session file is the one of the contract: its tables, its fields, and their order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import JSONStorage

from qi_tui import __version__
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen, finish, with_actions
from qi_tui.model.session import Action, Session
from qi_tui.store.sessions import SessionDoor, new_session
from tests.store.files import EXAMPLE, digest, framework, put


def filled() -> Session:
    """The session of the example, answered from the last item to the first."""
    pen = Pen(framework())
    about = {"title": "Winter flow", "community": "Northshire", "scale": "whole hospital"}
    session = new_session(framework(), "Sam", "clinician", about)
    session = pen.answer(session, "two-way-communication", Answer(Standing.RATED, 2))
    session = pen.answer(session, "project-management-headroom", Answer(Standing.DONT_KNOW))
    session = pen.answer(session, "chief-executive-commitment", Answer(Standing.RATED, 5))
    said = "Comes to the group when asked"
    session = pen.comment(session, "chief-executive-commitment", said)
    voted = pen.toggle_priority(session, "two-way-communication")
    assert voted is not None
    action = Action(**EXAMPLE["actions"]["1"])
    return finish(with_actions(voted, [action]))


def test_what_is_saved_is_the_example_in_content_and_order(tmp_path: Path) -> None:
    door = SessionDoor.begin(tmp_path, filled())
    door.save(door.session)
    door.close()
    written = json.loads(door.path.read_bytes())
    head = written["session"]["1"]
    expected = json.loads(json.dumps(EXAMPLE))
    expected["session"]["1"].update(
        id=head["id"],
        revision=1,
        framework_digest=digest(),
        started_at=head["started_at"],
        updated_at=head["updated_at"],
        app=f"qi-tui {__version__}",
    )
    # As text: so the order of the keys counts, too.
    assert json.dumps(written) == json.dumps(expected)


def test_the_example_is_read_and_saved_without_loss(tmp_path: Path) -> None:
    path = put(tmp_path / "sam.json", EXAMPLE)
    door = SessionDoor.open(path)
    door.save(door.session)
    door.close()
    written = json.loads(path.read_bytes())
    expected = json.loads(json.dumps(EXAMPLE))
    expected["session"]["1"].update(revision=8, updated_at=written["session"]["1"]["updated_at"])
    assert json.dumps(written) == json.dumps(expected)


def test_plain_tinydb_opens_it(tmp_path: Path) -> None:
    path = put(tmp_path / "sam.json", EXAMPLE)
    door = SessionDoor.open(path)
    door.save(door.session)
    door.close()
    before = path.read_bytes()
    with TinyDB(path, storage=JSONStorage, access_mode="r", encoding="utf-8") as plain:
        assert plain.tables() == {"session", "answers", "actions"}
        heads = plain.table("session").all()
        assert [head["rater"]["alias"] for head in heads] == ["Sam"]
        sheet = plain.table("answers").get(doc_id=1)
        assert isinstance(sheet, dict)
        assert sheet["values"]["chief-executive-commitment"] == 5
        assert plain.table("actions").all() == [EXAMPLE["actions"]["1"]]
    assert path.read_bytes() == before


def test_an_empty_session_has_its_three_tables(tmp_path: Path) -> None:
    door = SessionDoor.begin(tmp_path, new_session(framework()))
    door.save(door.session)
    door.close()
    assert list(json.loads(door.path.read_bytes())) == ["session", "answers", "actions"]


def test_unknown_fields_are_kept(tmp_path: Path) -> None:
    tables: dict[str, Any] = json.loads(json.dumps(EXAMPLE))
    tables["session"]["1"]["mood"] = {"colour": ["blue", 1.5, None, True]}
    tables["session"]["1"]["rater"]["pronouns"] = "they"
    tables["answers"]["1"]["seconds"] = {"two-way-communication": 12}
    tables["actions"]["1"]["link"] = "a board"
    tables["letters"] = {"1": {"to": "Jo"}, "7": {"to": "Siân"}}
    tables["version"] = 3
    path = put(tmp_path / "sam.json", tables)
    door = SessionDoor.open(path)
    pen = Pen(framework())
    answer = Answer(Standing.RATED, 3)
    door.save(pen.answer(door.session, "reported-outcomes", answer))
    door.close()
    written = json.loads(path.read_bytes())
    assert written["answers"]["1"]["values"]["reported-outcomes"] == 3
    tables["session"]["1"].update(revision=8, updated_at=written["session"]["1"]["updated_at"])
    tables["answers"]["1"]["values"]["reported-outcomes"] = 3
    assert written == tables
