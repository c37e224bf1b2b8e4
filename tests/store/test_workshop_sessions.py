"""A session begun for a workshop: what it is for, and what an anonymous one never holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.codes import hashed
from qi_tui.model.session import Session
from qi_tui.model.workshop import Naming
from qi_tui.store.sessions import SessionDoor, new_session
from tests.store.files import framework, items

WORKSHOP = "d0e5c7b4-52f4-4ad2-b6a8-6f6b0d0f5e33"


def answered(session: Session, value: int = 4) -> Session:
    return Pen(framework()).answer(session, items()[0], Answer(Standing.RATED, value))


def test_a_session_of_a_workshop_says_what_it_is_for() -> None:
    second = new_session(
        framework(), "Sam", round_number=2, items=reversed(items()[:2]), workshop=WORKSHOP
    )
    assert second.head.items == items()[:2], "in the framework's order"
    assert second.head.workshop == WORKSHOP
    assert new_session(framework(), items=items()).head.items == [], "all of them"
    assert new_session(framework(), items=[items()[3], "gone"]).head.items == [items()[3]]
    with pytest.raises(ValueError, match="None of these items"):
        new_session(framework(), items=["gone"])


def test_an_anonymous_session_keeps_no_name_and_no_time_of_day(tmp_path: Path) -> None:
    code = hashed("amber-river")
    session = new_session(framework(), "Siân", "clinician", naming="anonymous", code=code)
    door = SessionDoor.begin(tmp_path, session)
    assert door.path.name == f"effective-redesign.rater.{session.head.id[:8]}.json"
    door.save(answered(session))
    door.close()
    again = SessionDoor.open(door.path)
    head = again.save(answered(again.session, 2)).head
    again.close()
    assert (head.rater.alias, head.rater.role, head.rater.code) == (None, "clinician", code)
    written = door.path.read_text(encoding="utf-8")
    assert "Siân" not in written
    assert re.findall(r"\d\d:\d\d", written) == []
    assert re.findall(r'"(?:started|updated)_at": "(.*?)"', written) == [head.started_at] * 2
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", head.started_at)


@pytest.mark.parametrize("naming", ["anonymous", "alias", "named"])
def test_times_and_codes_by_naming(naming: Naming, tmp_path: Path) -> None:
    session = new_session(framework(), "Sam", naming=naming, code=None)
    door = SessionDoor.begin(tmp_path, session)
    saved = door.save(session).head
    door.close()
    has_times = naming != "anonymous"
    assert ("T" in saved.started_at, "T" in saved.updated_at) == (has_times, has_times)
    assert saved.rater.alias == ("Sam" if has_times else None)
