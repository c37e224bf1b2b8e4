"""Single answers: for the room alone, under numbers that tell nothing of whose they are."""

from __future__ import annotations

import random
from typing import Any

from qi_tui.analysis.privacy import NEVER_OUTSIDE, Audience, SingleAnswers, show_answers
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.session import Session
from tests.analysis.moving import OF, number
from tests.making import framework, session, tally

FRAMEWORKS = {OF.id: OF}


def rated(rater: int, round_number: int = 1, **more: Any) -> Session:
    fields: dict[str, Any] = {
        "id": number(rater, round_number),
        "round": round_number,
        "follows": number(rater, round_number - 1) if round_number > 1 else None,
        "alias": f"Person {rater}",
    }
    marks = more.pop("marks", {"a": 1 + rater % 5, "b": "?", "c": "-"})
    return session(OF, marks, **{**fields, **more})


def shown(
    *sessions: Session, audience: Audience = Audience.ROOM, naming: Any = "alias", **more: Any
) -> SingleAnswers:
    return show_answers(sessions, FRAMEWORKS, audience, None, naming, **more)


def test_every_item_that_was_asked_has_a_row_with_how_it_stands() -> None:
    made = shown(rated(1, priorities=["a"]))
    assert [(row.item, row.standing.value, row.value, row.priority) for row in made.rows] == [
        ("a", "rated", 2, True),
        ("b", "don't know", None, False),
        ("c", "not applicable", None, False),
        ("d", "unanswered", None, False),
    ]
    assert made.hidden is None


def test_nothing_of_them_leaves_the_room() -> None:
    for naming in ("named", "alias", "anonymous"):
        made = shown(*map(rated, range(20)), audience=Audience.OUTSIDE, naming=naming)
        assert made == SingleAnswers((), NEVER_OUTSIDE)


def test_the_order_of_the_files_changes_nothing() -> None:
    sessions = [rated(rater, role="nurse") for rater in range(12)]
    made = shown(*sessions)
    numbers = {row.value or 0: row.rater for row in made.rows if row.item == "a"}
    assert sorted({row.rater for row in made.rows}) == list(range(1, 13))
    assert list(numbers) != sorted(numbers), "nor is it the order of the answers"
    for seed in range(5):
        mixed = random.Random(seed).sample(sessions, len(sessions))
        assert shown(*mixed) == made


def test_the_numbers_are_not_those_of_the_files() -> None:
    sessions = [rated(rater, marks={"a": 1 + rater % 5}) for rater in range(5)]
    places = [row.value for row in shown(*sessions).rows if row.item == "a"]
    assert places != sorted(places, key=str)


def test_a_rater_of_two_rounds_has_one_number() -> None:
    sessions = [rated(rater, turn) for rater in range(6) for turn in (1, 2)]
    made = shown(*sessions)
    first = {(row.rater, row.value) for row in made.rows if row.round == 1 and row.item == "a"}
    second = {(row.rater, row.value) for row in made.rows if row.round == 2 and row.item == "a"}
    assert first == second
    assert len(first) == 6


def test_names_and_roles_go_by_what_was_promised() -> None:
    sessions = [rated(rater, role="nurse" if rater < 3 else "Nurse ") for rater in range(4)]
    sessions += [rated(7, role="manager"), rated(8, role="manager"), rated(9)]
    named = shown(*sessions, naming="named").rows
    assert {(row.alias, row.role) for row in named} >= {("Person 7", "manager"), ("Person 9", "")}
    alias = shown(*sessions).rows
    # Two managers are too few; one without a role, and they, are three.
    assert {row.role for row in alias} == {"nurse", ""}
    assert {row.alias for row in alias} == {""}
    assert {(row.alias, row.role) for row in shown(*sessions, naming="anonymous").rows} == {
        ("", "")
    }


def test_a_role_that_is_too_small_in_one_round_is_told_in_none() -> None:
    first = [rated(rater, role="nurse" if rater < 4 else "manager") for rater in range(8)]
    assert {row.role for row in shown(*first).rows} == {"nurse", "manager"}
    again = [rated(rater, 2, role="nurse" if rater < 4 else "manager") for rater in (0, 1, 2, 4)]
    assert {row.role for row in shown(*first, *again).rows} == {""}


def test_a_show_of_hands_has_no_single_answers() -> None:
    assert shown(tally(OF, {"a": [3, 0, 0, 1, 0]})).rows == ()
    assert {row.rater for row in shown(tally(OF, {"a": [1, 0, 0, 0, 0]}), rated(1)).rows} == {1}


def test_a_round_that_asked_some_items_has_rows_of_those() -> None:
    by_file = shown(rated(1, 2, items=["a", "c"]))
    assert [row.item for row in by_file.rows] == ["a", "c"]
    said = {(OF.id, 2): frozenset({"a", "d"})}
    marks = {"a": 1, "b": 2}
    by_workshop = shown(rated(1, 2, marks=marks), round_items=said)
    assert [row.item for row in by_workshop.rows] == ["a", "b", "d"], "and of what was answered"


def test_facets_and_subjects_have_rows_of_their_own() -> None:
    of = framework(facets=["now", "needed"], subjects="partner")
    made = Pen(of).add_subject(session(of, {}), "Estates")
    made = Pen(of).answer(made, "a", Answer(Standing.RATED, 4), "needed", "Estates")
    rows = show_answers([made], {of.id: of}, Audience.ROOM, None, "alias").rows
    assert [(row.item, row.facet, row.subject, row.value) for row in rows[:3]] == [
        ("a", "now", "Estates", None),
        ("a", "needed", "Estates", 4),
        ("b", "now", "Estates", None),
    ]


def test_answers_to_another_version_count_as_in_the_room() -> None:
    other = session(OF, {"a": 2, "b": 3}, framework_digest="0" * 64, points={"a": 5, "b": 7})
    rows = shown(other).rows
    assert [(row.item, row.value) for row in rows[:2]] == [("a", 2), ("b", None)]
