"""A rater's sessions found again in a workshop's folder: theirs, the latest, and nobody else's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qi_tui.model import codes
from qi_tui.store.workshop.codes import Kept, previous_of, session_by_alias, session_by_code
from tests.store.files import put, rated, tally, workshop

FRAMEWORK = "effective-redesign"
OURS = "d0e5c7b4-52f4-4ad2-b6a8-6f6b0d0f5e33"
OTHERS = "11111111-1111-4111-8111-111111111111"
SESSION = "22222222-2222-4222-8222-222222222222"


def written(
    folder: Path, name: str, alias: str | None = None, code: str | None = None, **head: Any
) -> None:
    tables = rated(5, alias=alias, **head)
    tables["session"]["1"]["rater"]["code"] = codes.hashed(code) if code else None
    put(folder / f"{name}.json", tables)


def stem(kept: Kept | None) -> str | None:
    return kept.path.stem if kept else None


def test_by_alias_as_people_type_it(tmp_path: Path) -> None:
    written(tmp_path, "sam", alias="Sam")
    written(tmp_path, "second", alias="Sam", round=2)
    written(tmp_path, "nobody")
    put(tmp_path / "hands.json", tally({}))
    put(tmp_path / "broken.json", b"{")
    put(tmp_path / "workshop.json", workshop())
    assert stem(session_by_alias(tmp_path, FRAMEWORK, 1, " SAM ")) == "sam"
    assert stem(session_by_alias(tmp_path, FRAMEWORK, 2, "sam")) == "second"
    assert session_by_alias(tmp_path, FRAMEWORK, 3, "Sam") is None
    assert session_by_alias(tmp_path, "another", 1, "Sam") is None
    assert session_by_alias(tmp_path / "gone", FRAMEWORK, 1, "Sam") is None


@pytest.mark.parametrize("blank", ["", "  ", "\u200b"])
def test_no_alias_finds_nobody(blank: str, tmp_path: Path) -> None:
    written(tmp_path, "nobody")
    written(tmp_path, "blank", alias=" ")
    assert session_by_alias(tmp_path, FRAMEWORK, 1, blank) is None
    assert previous_of(tmp_path, FRAMEWORK, 2, blank) is None
    assert previous_of(tmp_path, FRAMEWORK, 2) is None


def test_by_code_as_people_type_it(tmp_path: Path) -> None:
    written(tmp_path, "mine", code="amber-river")
    written(tmp_path, "theirs", code="river-amber")
    written(tmp_path, "named", alias="amber-river")
    found = session_by_code(tmp_path, FRAMEWORK, 1, "Amber River")
    assert stem(found) == "mine"
    assert found is not None
    assert found.head.rater.alias is None
    assert session_by_code(tmp_path, FRAMEWORK, 1, "amber") is None
    assert session_by_code(tmp_path, FRAMEWORK, 1, "") is None


def test_of_copies_the_highest_revision_and_of_sessions_the_last_saved(tmp_path: Path) -> None:
    early, late = "2026-11-20T09:00:00Z", "2026-11-20T15:00:00Z"
    written(tmp_path, "old", alias="Sam", id=SESSION, revision=3, updated_at=late)
    written(tmp_path, "new", alias="Sam", id=SESSION, revision=4, updated_at=early)
    assert stem(session_by_alias(tmp_path, FRAMEWORK, 1, "Sam")) == "new"
    written(tmp_path, "again", alias="Sam", updated_at="2026-11-20T12:00:00Z")
    assert stem(session_by_alias(tmp_path, FRAMEWORK, 1, "Sam")) == "again"


def test_a_copy_with_another_name_changes_nothing(tmp_path: Path) -> None:
    written(tmp_path, "sam", alias="Sam", id=SESSION)
    (tmp_path / "Copy of sam.json").write_bytes((tmp_path / "sam.json").read_bytes())
    assert stem(session_by_alias(tmp_path, FRAMEWORK, 1, "Sam")) == "sam"


def test_another_workshop_s_session_is_not_this_one_s(tmp_path: Path) -> None:
    written(tmp_path, "others", alias="Sam", workshop=OTHERS, updated_at="2026-12-01T09:00:00Z")
    assert session_by_alias(tmp_path, FRAMEWORK, 1, "Sam", OURS) is None
    written(tmp_path, "own", alias="Sam")
    assert stem(session_by_alias(tmp_path, FRAMEWORK, 1, "Sam", OURS)) == "own"
    written(tmp_path, "ours", alias="Sam", workshop=OURS, updated_at="2026-11-25T09:00:00Z")
    assert stem(session_by_alias(tmp_path, FRAMEWORK, 1, "Sam", OURS)) == "ours"
    assert stem(session_by_alias(tmp_path, FRAMEWORK, 1, "Sam")) == "others"


@pytest.mark.parametrize("who", [{"alias": "sam"}, {"code": "amber river"}])
def test_the_latest_earlier_round_of_a_rater(who: dict[str, str], tmp_path: Path) -> None:
    mine = {"alias": "Sam"} if "alias" in who else {"code": "amber-river"}
    written(tmp_path, "one", round=1, **mine)
    written(tmp_path, "two", round=2, **mine, id=SESSION)
    written(tmp_path, "three", round=3, alias="Jo")
    for before, expected in ((1, None), (2, 1), (3, 2), (4, 2)):
        found = previous_of(tmp_path, FRAMEWORK, before, **who)
        assert (found.head.round if found else None) == expected
    third = previous_of(tmp_path, FRAMEWORK, 3, **who)
    assert third is not None
    assert third.head.id == SESSION
    assert third.answered == 9


def test_a_code_is_tried_once_however_many_copies_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str | None] = []
    real = codes.matches

    def counted(code: str, stored: str | None) -> bool:
        tried.append(stored)
        return real(code, stored)

    monkeypatch.setattr("qi_tui.store.workshop.codes.matches", counted)
    written(tmp_path, "mine", code="amber-river")
    for number in range(5):
        (tmp_path / f"copy {number}.json").write_bytes((tmp_path / "mine.json").read_bytes())
    written(tmp_path, "nobody", alias="Jo")
    assert session_by_code(tmp_path, FRAMEWORK, 1, "amber-river") is not None
    assert len(tried) == 1
