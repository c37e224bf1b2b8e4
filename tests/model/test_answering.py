"""What a rater does to a session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.model.answering import UNANSWERED, Answer, Pen, Standing, answer_on, finish
from tests.making import answer, framework, session

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
