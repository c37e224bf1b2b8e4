"""What a rater does to a session."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.model.answer import UNANSWERED, Answer, Standing, answer_on
from qi_tui.model.answering import Pen, finish
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.text import same_name
from qi_tui.model.workforce import target, workforce_of
from tests.making import answer, framework, item, session

OF = framework()
PEN = Pen(OF)
MARKS = st.sampled_from([1, 2, 5, "?", "-"])


def test_an_item_stands_in_one_place_only() -> None:
    made = session(OF, {})
    for mark in (3, "?", 4, "-", 1):
        made = PEN.answer(made, "a", answer(mark))
        assert answer_on(made.sheet(), "a") == answer(mark)
        assert made.answered == 1
    made = PEN.answer(made, "a", UNANSWERED)
    assert made.answered == 0


@given(st.lists(st.tuples(st.sampled_from("abcd"), MARKS)))
def test_the_order_of_answering_leaves_no_trace(acts: list[tuple[str, int | str]]) -> None:
    made = session(OF, {})
    for name, mark in acts:
        made = PEN.answer(made, name, answer(mark))
    last = dict(acts)
    again = session(OF, {name: last[name] for name in "abcd" if name in last})
    assert made.sheets == again.sheets or not acts
    assert list(made.sheet().values) == [n for n in "abcd" if isinstance(last.get(n), int)]


def test_the_session_before_stays_as_it_was() -> None:
    before = session(OF, {"a": 1})
    PEN.answer(before, "a", answer(5))
    assert before.sheet().values == {"a": 1}


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_value_off_the_scale_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="off the scale"):
        PEN.answer(session(OF, {}), "a", Answer(Standing.RATED, value))


def test_an_item_of_another_framework_is_refused() -> None:
    with pytest.raises(ValueError, match="not in small"):
        PEN.answer(session(OF, {}), "z", answer(1))


def test_priority_votes_are_few_and_can_be_taken_back() -> None:
    made = session(OF, {})
    for name in "dba":
        voted = PEN.toggle_priority(made, name)
        assert voted is not None
        made = voted
    assert made.head.priorities == ["a", "b", "d"]
    assert PEN.toggle_priority(made, "c") is None
    freed = PEN.toggle_priority(made, "b")
    assert freed is not None
    assert freed.head.priorities == ["a", "d"]


def test_an_empty_comment_is_none() -> None:
    made = PEN.comment(session(OF, {}), "b", "  not yet \n")
    assert made.sheet().comments == {"b": "not yet"}
    assert PEN.comment(made, "b", "  ").sheet().comments == {}


def test_first_unanswered_counts_every_kind_of_answer() -> None:
    assert PEN.first_unanswered(session(OF, {"a": 1, "b": "?", "d": 2})) == 2
    assert PEN.first_unanswered(session(OF, dict.fromkeys("abcd", "-"))) == 4


def test_a_finished_session_stays_final_when_it_is_edited() -> None:
    done = finish(session(OF, {"a": 1}, final=False))
    assert PEN.answer(done, "a", answer(2)).head.status == "final"


# What is asked.


def matrix() -> Framework:
    columns = [{"id": name, "title": name.title()} for name in ("local", "national")]
    domains = [
        {
            "id": "first",
            "title": "First",
            "items": [item("a", column="local"), item("b", column="national")],
        },
        {"id": "second", "title": "Second", "items": [item("c", column="local")]},
    ]
    return framework(columns=columns, domains=domains, scoring={})


def stakeholders(**changes: Any) -> Framework:
    domains = [{"id": "first", "title": "First", "items": [item("a"), item("b")]}]
    facets = ["now", "needed"]
    return framework(
        kind="position",
        subjects="stakeholder",
        domains=domains,
        scoring={},
        **{"facets": facets, **changes},
    )


def test_all_of_one_facet_is_asked_before_the_next() -> None:
    of = framework(facets=["now", "needed"])
    pen, made = Pen(of), session(of, {})
    asked = pen.asked(made)
    assert [one.item for one in asked] == [*"abcdabcd"]
    assert [one.facet for one in asked] == ["now"] * 4 + ["needed"] * 4
    assert pen.first_unanswered(made) == 0
    for name in "abcd":
        made = pen.answer(made, name, answer(3))
    assert pen.first_unanswered(made) == 4
    made = pen.answer(made, "a", answer("?"), "needed")
    assert pen.first_unanswered(made) == 5
    assert [one.item for one in pen.unanswered(made)] == ["b", "c", "d"]


def test_only_the_items_of_the_chosen_columns_are_asked() -> None:
    of = matrix()
    pen, made = Pen(of), session(of, {})
    assert pen.asked(made) == ()
    made = pen.choose_columns(made, ["national", "local"])
    assert made.head.columns == ["local", "national"]
    assert [one.item for one in pen.asked(made)] == [*"abc"]
    made = pen.answer(made, "a", answer(2))
    made = pen.choose_columns(made, ["national", "gone"])
    assert [one.item for one in pen.unanswered(made)] == ["b"]
    assert made.sheet().values == {"a": 2}
    again = pen.choose_columns(made, ["local"])
    assert [one.item for one in pen.unanswered(again)] == ["c"]


@pytest.mark.parametrize("chosen", [[], ["gone"]])
def test_at_least_one_column_is_chosen(chosen: list[str]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Pen(matrix()).choose_columns(session(matrix(), {}), chosen)


def test_items_without_a_column_are_always_asked() -> None:
    of = framework(columns=[{"id": "local", "title": "Local"}])
    assert len(Pen(of).asked(session(of, {}))) == 4


def test_a_later_round_asks_only_for_its_items() -> None:
    of = framework(facets=["now", "needed"])
    pen, made = Pen(of), session(of, {})
    assert len(pen.asked(made)) == 8
    chosen = made.head.model_copy(update={"items": ["d", "gone", "b"]})
    made = made.model_copy(update={"head": chosen})
    assert [one[:2] for one in pen.asked(made)] == [
        ("b", "now"),
        ("d", "now"),
        ("b", "needed"),
        ("d", "needed"),
    ]
    made = pen.answer(made, "b", answer(2))
    assert pen.first_unanswered(made) == 1
    assert [one.item for one in pen.unanswered(made)] == ["d", "b", "d"]


def test_a_later_round_asks_only_for_items_of_the_chosen_columns() -> None:
    pen, made = Pen(matrix()), session(matrix(), {})
    chosen = made.head.model_copy(update={"items": ["a", "b"], "columns": ["local"]})
    made = made.model_copy(update={"head": chosen})
    assert [one.item for one in pen.asked(made)] == ["a"]


# Subjects.


def test_each_subject_is_asked_for_every_item_and_facet() -> None:
    of = stakeholders()
    pen, made = Pen(of), session(of, {})
    assert pen.asked(made) == ()
    made = pen.add_subject(pen.add_subject(made, " Ward  managers "), "Consultants")
    assert made.head.subjects == ["Ward managers", "Consultants"]
    assert len(pen.asked(made)) == 8
    assert pen.asked(made)[:3] == (
        ("a", "now", "Ward managers"),
        ("b", "now", "Ward managers"),
        ("a", "now", "Consultants"),
    )


@pytest.mark.parametrize("name", ["ward managers", "WARD\u00a0MANAGERS", "Ward\u200b managers "])
def test_the_same_name_is_refused_however_it_is_written(name: str) -> None:
    pen = Pen(stakeholders())
    made = pen.add_subject(session(pen.framework, {}), "Ward managers")
    with pytest.raises(ValueError, match="Ward managers is there already"):
        pen.add_subject(made, name)
    made = pen.add_subject(made, "Consultants")
    with pytest.raises(ValueError, match="is there already"):
        pen.rename_subject(made, "Consultants", name)


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_a_subject_has_a_name(name: str) -> None:
    pen = Pen(stakeholders())
    with pytest.raises(ValueError, match="Type a name"):
        pen.add_subject(session(pen.framework, {}), name)


def test_a_name_that_no_file_could_hold_is_refused() -> None:
    pen = Pen(stakeholders())
    with pytest.raises(ValueError, match="at most"):
        pen.add_subject(session(pen.framework, {}), "x" * 1001)


def rated_stakeholders() -> tuple[Pen, Session]:
    pen = Pen(stakeholders())
    made = session(pen.framework, {})
    for name in ("Ward managers", "Consultants"):
        made = pen.add_subject(made, name)
    made = pen.answer(made, "a", answer(4), "now", "Consultants")
    made = pen.answer(made, "a", answer(5), "needed", "Ward managers")
    made = pen.answer(made, "a", answer(2), "now", "Ward managers")
    return pen, pen.comment(made, "a", "why", "now", "Ward managers")


def test_sheets_stand_in_the_order_of_the_subjects_now_before_needed() -> None:
    _, made = rated_stakeholders()
    assert [(sheet.subject, sheet.facet) for sheet in made.sheets] == [
        ("Ward managers", "now"),
        ("Ward managers", "needed"),
        ("Consultants", "now"),
    ]


def test_all_that_was_said_follows_a_new_name() -> None:
    pen, made = rated_stakeholders()
    renamed = pen.rename_subject(made, "Ward managers", "ward Managers")
    assert renamed.head.subjects == ["ward Managers", "Consultants"]
    assert renamed.sheet("now", "ward Managers").values == {"a": 2}
    assert renamed.sheet("now", "ward Managers").comments == {"a": "why"}
    assert renamed.sheet("needed", "ward Managers").values == {"a": 5}
    assert renamed.answered == made.answered
    assert pen.rename_subject(renamed, "ward Managers", "Ward managers") == made


def test_a_subject_goes_with_all_that_was_said_of_it() -> None:
    pen, made = rated_stakeholders()
    left = pen.remove_subject(made, "Ward managers")
    assert left.head.subjects == ["Consultants"]
    assert [sheet.subject for sheet in left.sheets] == ["Consultants"]
    assert made.answered == 3
    for gone in (pen.remove_subject, lambda of, name: pen.rename_subject(of, name, "New")):
        with pytest.raises(ValueError, match="no Ward managers"):
            gone(left, "Ward managers")


def test_a_subject_that_only_has_answers_is_asked_too() -> None:
    pen = Pen(stakeholders(facets=["now"]))
    made = pen.answer(session(pen.framework, {}), "a", answer(3), "now", "Elsewhere")
    assert {one.subject for one in pen.asked(made)} == {"Elsewhere"}
    assert [one.item for one in pen.unanswered(made)] == ["b"]


NAMES = st.text(min_size=1, max_size=12).filter(lambda name: bool(same_name(name)))


@given(st.lists(NAMES, max_size=8), NAMES)
def test_names_stay_apart_whatever_is_done(names: list[str], last: str) -> None:
    pen = Pen(stakeholders())
    made = session(pen.framework, {})
    for name in names:
        with suppress(ValueError):
            made = pen.add_subject(made, name)
    if made.head.subjects:
        with suppress(ValueError):
            made = pen.rename_subject(made, made.head.subjects[0], last)
    forms = [same_name(name) for name in made.head.subjects]
    assert len(set(forms)) == len(forms)
    assert len(pen.asked(made)) == 4 * len(forms)


# The workforce.


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("4500", 4500),
        ("4,500 people", 4500),
        ("about 12 000", 12_000),
        ("1.200.000", 1_200_000),
        ("none", None),
        ("0", None),
        ("4.5k", None),
        ("20 or 30", None),
        ("99999999999", None),
        (350, 350),
    ],
)
def test_the_workforce_is_read_as_it_is_typed(said: str | int, people: int | None) -> None:
    assert workforce_of(session(OF, {}, about={"workforce": said})) == people


def test_without_a_word_there_is_no_workforce() -> None:
    assert workforce_of(session(OF, {})) is None


@pytest.mark.parametrize(
    ("share", "workforce", "people"),
    [(1.0, 4500, 4500), (0.1, 4500, 450), (0.01, 450, 5), (0.001, 50, 1), (0.07, 100, 7)],
)
def test_a_target_is_rounded_up_and_at_least_one(share: float, workforce: int, people: int) -> None:
    assert target(share, workforce) == people
