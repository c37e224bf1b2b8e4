"""Raters are found again by alias or code, and begun with all that their workshop asks."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen, finish
from qi_tui.model.occasion import Occasion, Who, occasion_of
from qi_tui.model.session import Session
from qi_tui.model.workshop import Naming
from qi_tui.store.workshop.raters import (
    begin_session,
    defined_already,
    free_alias,
    free_code,
    known_by_code,
    session_of_round,
    sessions_before,
)
from qi_tui.store.workshop.workshops import new_workshop
from tests.store.files import framework, items


def occasion(naming: Naming = "alias") -> Occasion:
    return occasion_of(new_workshop("Winter flow", naming=naming).head, framework())


def later(first: Occasion, number: int = 2) -> Occasion:
    return replace(first, round=number, items=tuple(items()[:2]))


def rated(folder: Path, at: Occasion, who: Who, value: int = 4) -> Session:
    """A rating of the first item, finished, by somebody who is found again."""
    before = sessions_before(folder, at, who)
    door = begin_session(folder, at, who, before[0] if before else None)
    answered = Pen(at.framework).answer(door.session, items()[0], Answer(Standing.RATED, value))
    saved = door.save(finish(answered))
    door.close()
    return saved


def test_a_session_carries_what_its_workshop_asks(tmp_path: Path) -> None:
    first = occasion()
    head = rated(tmp_path, first, Who("Sam", role="clinician")).head
    assert (head.workshop, head.round, head.items, head.follows) == (first.workshop, 1, [], None)
    assert (head.rater.alias, head.rater.role) == ("Sam", "clinician")
    assert head.about == {"title": "Winter flow"}


def test_a_rater_is_found_again_by_alias(tmp_path: Path) -> None:
    first = occasion()
    begun = rated(tmp_path, first, Who("Siân", role="nurse"))
    found = session_of_round(tmp_path, first, Who(" SIÂN "))
    assert found is not None
    assert found.head.id == begun.head.id
    assert session_of_round(tmp_path, later(first), Who("Siân")) is None
    assert session_of_round(tmp_path, first, Who("Sam")) is None
    assert session_of_round(tmp_path, first, Who()) is None, "without a name it is nobody's"


def test_in_a_later_round_it_follows_the_one_before(tmp_path: Path) -> None:
    first = occasion()
    one = rated(tmp_path, first, Who("Sam", role="clinician"))
    two = rated(tmp_path, later(first), Who("sam", keeps_role=True))
    assert two.head.follows == one.head.id
    assert two.head.items == items()[:2]
    assert (two.head.rater.alias, two.head.rater.role) == ("Sam", "clinician")
    three = rated(tmp_path, later(first, 3), Who("Sam", role="manager"))
    assert three.head.follows == two.head.id
    assert three.head.rater.role == "manager"
    before = sessions_before(tmp_path, later(first, 3), Who("Sam"))
    assert [session.head.round for session in before] == [2, 1]


def test_a_round_that_was_missed_is_passed_over(tmp_path: Path) -> None:
    first = occasion()
    one = rated(tmp_path, first, Who("Sam"))
    three = rated(tmp_path, later(first, 3), Who("Sam"))
    assert three.head.follows == one.head.id


def test_without_a_name_a_code_finds_it_and_only_its_hash_is_kept(tmp_path: Path) -> None:
    first = occasion("anonymous")
    code = free_code(tmp_path, first.workshop)
    one = rated(tmp_path, first, Who("Sam", code=code, role="nurse"))
    two = rated(tmp_path, later(first), Who(code=code.upper(), keeps_role=True))
    assert two.head.follows == one.head.id
    assert two.head.rater.role == "nurse"
    known = known_by_code(tmp_path, first.workshop, code.replace("-", " "))
    assert known is not None
    assert known_by_code(tmp_path, first.workshop, "no-such") is None
    assert known_by_code(tmp_path, occasion().workshop, code) is None, "of another workshop"
    for path in tmp_path.glob("*.json"):
        written = path.read_text(encoding="utf-8")
        assert "Sam" not in written
        assert code not in written
        assert not re.search(r"\d\d:\d\d:\d\d", written)


def test_what_was_defined_is_known_and_the_first_word_counts(tmp_path: Path) -> None:
    first = occasion()
    with_scale = replace(first, about={**first.about, "scale": "ward"})
    rated(tmp_path, with_scale, Who("Sam"))
    rated(tmp_path, first, Who("Jo"))
    assert defined_already(tmp_path, framework().id, first.workshop) == {
        "title": "Winter flow",
        "scale": "ward",
    }
    assert defined_already(tmp_path, framework().id, occasion().workshop) == {}
    assert defined_already(tmp_path / "gone", framework().id, first.workshop) == {}


def test_a_sheet_without_a_name_gets_one_that_nobody_has(tmp_path: Path) -> None:
    first = occasion()
    assert free_alias(tmp_path, first.workshop, "sheet") == "sheet 1"
    rated(tmp_path, first, Who("Sheet  1"))
    assert free_alias(tmp_path, first.workshop, "sheet") == "sheet 2"
    assert free_alias(tmp_path, first.workshop, "sheet", 4) == "sheet 4"
