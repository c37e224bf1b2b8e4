"""A rater's own record goes to another machine and back: byte for byte, for every framework."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from pathlib import Path

import pytest

from qi_tui.errors import QiError, UsageError
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen, finish, with_actions
from qi_tui.model.framework import Framework
from qi_tui.model.session import Action, Session
from qi_tui.store.disk.placing import AlreadyThere
from qi_tui.store.record.importing import Outcome, import_record
from qi_tui.store.record.own_record import INDEX, export_record
from qi_tui.store.record.reading import read_record
from qi_tui.store.sessions import SessionDoor, new_session
from tests.store.files import as_bytes, below, example, library, named, put, rated, tally, workshop

FRAMEWORKS = sorted(entry.id for entry in library().catalogue.entries)
STANDINGS = (Standing.RATED, Standing.DONT_KNOW, Standing.NOT_APPLICABLE, None)


def everything(of: Framework) -> Session:
    """A session with every kind of answer, comments, votes, subjects, columns and actions."""
    pen = Pen(of)
    session = new_session(of, "Siân [/]", "nurse", {"title": "Winter → flow"})
    if of.columns:
        session = pen.choose_columns(session, [column.id for column in of.columns])
    for name in ("Ward 5", "הצוות") if of.subjects else ():
        session = pen.add_subject(session, name)
    for place, asked in enumerate(pen.asked(session)):
        standing = STANDINGS[place % 4]
        points = of.points[asked.item]
        value = (points or 12) if standing is Standing.RATED else None
        if standing is not None:
            answer = Answer(standing, value)
            session = pen.answer(session, asked.item, answer, asked.facet, asked.subject)
        if place % 3 == 0:
            said = 'one\n"two" \\ \u2028 🙂'
            session = pen.comment(session, asked.item, said, asked.facet, asked.subject)
    for item in list(of.points)[: of.priorities]:
        session = pen.toggle_priority(session, item) or session
    action = Action(text="Ask for two days", owner="Sam", due="2026-12-15", item=of.items[0].id)
    return finish(with_actions(session, [action]))


@pytest.mark.parametrize("target", ["mine.zip", "mine"])
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_round_trip_of_every_framework(tmp_path: Path, name: str, target: str) -> None:
    session = everything(library().need(name))
    door = SessionDoor.begin(tmp_path / "from", session)
    saved = door.save(session)
    door.close()
    export_record(tmp_path / "from", tmp_path / target)
    (placed,) = import_record(read_record(tmp_path / target), tmp_path / "to")
    assert placed.outcome is Outcome.ADDED
    assert placed.path.name == door.path.name
    assert placed.path.read_bytes() == door.path.read_bytes()
    again = SessionDoor.open(placed.path)
    again.close()
    assert again.session == saved
    (second,) = import_record(read_record(tmp_path / target), tmp_path / "to")
    assert second.outcome is Outcome.SAME


def test_what_goes_in(tmp_path: Path) -> None:
    home = tmp_path / "from"
    bom = b"\xef\xbb\xbf" + as_bytes(rated(5, alias="SAM ", framework_version=2))
    put(home / "a.json", bom)
    put(home / "b.json", rated(4, alias="Jo"))
    put(home / "hands.json", tally({"clinical-leadership": [0, 0, 1, 0, 0, 0, 0]}))
    put(home / "workshop.json", workshop())
    put(home / "a.json.bak", example())
    put(home / "broken.json", b"{")
    packed = export_record(home, tmp_path / "mine.zip")
    assert packed.files == ("a.json", "b.json")
    assert [trouble.split(":")[0] for trouble in packed.troubles] == ["broken.json"]
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        assert archive.namelist() == [INDEX, "a.json", "b.json"]
        assert archive.read("a.json") == bom
        index = json.loads(archive.read(INDEX))
    assert [entry["file"] for entry in index["sessions"]] == ["a.json", "b.json"]
    only = export_record(home, tmp_path / "sam.zip", "sam")
    assert only.files == ("a.json",)
    with pytest.raises(UsageError, match="no such session"):
        export_record(home, tmp_path / "none.zip", framework="mindset-shift")
    with pytest.raises(UsageError, match="no session of a rater"):
        export_record(tmp_path / "gone", tmp_path / "none.zip")


def test_the_same_sessions_make_the_same_zip(tmp_path: Path) -> None:
    put(tmp_path / "from" / "a.json", example())
    export_record(tmp_path / "from", tmp_path / "one.zip")
    export_record(tmp_path / "from", tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    put(tmp_path / "from" / "a.json", example())
    target = put(tmp_path / "mine.zip", b"something else")
    with pytest.raises(AlreadyThere):
        export_record(tmp_path / "from", target)
    assert target.read_bytes() == b"something else"
    export_record(tmp_path / "from", target, over=True)
    assert zipfile.is_zipfile(target)
    put(tmp_path / "folder" / "a.json", b"something else")
    with pytest.raises(AlreadyThere):
        export_record(tmp_path / "from", tmp_path / "folder")
    assert below(tmp_path / "folder") == {"a.json": b"something else"}


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    put(tmp_path / "from" / "a.json", example())
    with pytest.raises(QiError, match="There is no folder"):
        export_record(tmp_path / "from", tmp_path / "gone" / "mine.zip")
    put(tmp_path / "file", b"")
    with pytest.raises(QiError, match="could not be made"):
        export_record(tmp_path / "from", tmp_path / "file" / "mine")


def test_names_that_travel_badly_are_made_anew(tmp_path: Path) -> None:
    home = tmp_path / "from"
    names = ["a.json", named("a\u202eb.json")]
    if sys.platform != "win32":
        names += ["CON.json", "x\\..\\y.json", "x.txt:y.json"]
    if sys.platform == "linux":
        names += ["A.json", "b\udcff.json"]
    for name in names:
        put(home / name, example())
    packed = export_record(home, tmp_path / "mine.zip")
    assert not packed.troubles
    assert len({name.casefold() for name in packed.files}) == len(packed.files) == len(names)
    assert "a.json" in packed.files or "A.json" in packed.files
    assert all(re.fullmatch(r"[A-Za-z0-9.-]+\.json", name) for name in packed.files)
    assert len(read_record(tmp_path / "mine.zip").sessions) == len(names)
    export_record(home, tmp_path / "mine")
    assert {*packed.files, INDEX} == below(tmp_path / "mine").keys()
