"""A line of hands, as counts or as digits called out, becomes counts or a sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.model.hands import Raised, Typed, differing, raised
from qi_tui.model.text import display

YES_NO = {"y": 2, "n": 1}


@pytest.mark.parametrize(
    ("text", "points", "expected"),
    [
        ("0 1 3 4 0", 5, Raised((0, 1, 3, 4, 0))),
        ("0,1,3,4,0", 5, Raised((0, 1, 3, 4, 0))),
        ("  0, 1;3   4 0 ", 5, Raised((0, 1, 3, 4, 0))),
        ("0 1 3 4 0 d2", 5, Raised((0, 1, 3, 4, 0), 2)),
        ("0 1 3 4 0 D X3", 5, Raised((0, 1, 3, 4, 0), 1, 3)),
        ("d 0 0 0 0 0", 5, Raised((0, 0, 0, 0, 0), 1)),
        ("12 30", 2, Raised((12, 30))),
        ("1 0 0 0 0 0 0 0 0 0 0 2", 12, Raised((1, *[0] * 10, 2))),
    ],
)
def test_counts_are_one_number_for_each_point(text: str, points: int, expected: Raised) -> None:
    assert raised(text, points, Typed.COUNTS) == expected


@pytest.mark.parametrize(
    ("text", "points", "expected"),
    [
        ("3 4 4 2", 5, Raised((0, 1, 1, 2, 0))),
        ("3442", 5, Raised((0, 1, 1, 2, 0))),
        ("34,4 2dx d", 5, Raised((0, 1, 1, 2, 0), 2, 1)),
        ("9 1", 9, Raised((1, 0, 0, 0, 0, 0, 0, 0, 1))),
        ("12 1 10 d 1", 12, Raised((2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1), 1)),
    ],
)
def test_each_digit_called_out_is_one_person(text: str, points: int, expected: Raised) -> None:
    assert raised(text, points, Typed.CALLED) == expected


def test_yes_and_no_are_called_out_by_their_letters() -> None:
    assert raised("y Y n d", 2, Typed.CALLED, YES_NO) == Raised((1, 2), 1)
    assert raised("2 2 1 d", 2, Typed.CALLED, YES_NO) == Raised((1, 2), 1)


@pytest.mark.parametrize(
    ("text", "points", "typed", "said"),
    [
        ("", 5, Typed.COUNTS, "Nothing is typed yet"),
        (" , ", 5, Typed.CALLED, "Nothing is typed yet"),
        ("0 1 3", 5, Typed.COUNTS, "5 numbers, one for each point: 3 so far"),
        ("0 1 3 4 0 1", 5, Typed.COUNTS, "5 numbers, one for each point: 6 are too many"),
        ("0 0 0 0 0", 5, Typed.COUNTS, "That is nobody: leave the line empty"),
        ("0 a 3 4 0", 5, Typed.COUNTS, '"a" is not a number'),
        ("0 -1 3 4 0", 5, Typed.COUNTS, '"-1" is not a number'),
        ("0 1.5 3 4 0", 5, Typed.COUNTS, '"1.5" is not a number'),
        ("0 99999 3 4 0", 5, Typed.COUNTS, "99999 hands cannot be: 9999 at most"),
        ("9" * 5000, 5, Typed.COUNTS, "hands cannot be"),
        ("3 6", 5, Typed.CALLED, "6 is not on this scale: its points go from 1 to 5"),
        ("0", 5, Typed.CALLED, "0 is not on this scale"),
        ("13", 12, Typed.CALLED, "13 is not on this scale: its points go from 1 to 12"),
        ("3 q", 5, Typed.CALLED, '"q" is no answer: type 1 to 5, d or x'),
        ("1 2", 0, Typed.COUNTS, "hands cannot answer it"),
        ("[/]\x1b[2J", 5, Typed.COUNTS, "is not a number"),
    ],
)
def test_what_is_wrong_is_said_in_words(text: str, points: int, typed: Typed, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)) as refused:
        raised(text, points, typed)
    assert display(str(refused.value), 300) == str(refused.value)
    assert len(str(refused.value)) < 120


@given(st.lists(st.integers(0, 60), min_size=2, max_size=14), st.integers(0, 9), st.integers(0, 9))
def test_the_line_of_some_hands_says_the_same_hands(
    counts: list[int], dont_know: int, not_applicable: int
) -> None:
    hands = Raised(tuple(counts), dont_know, not_applicable)
    if hands.total:
        assert raised(hands.line, len(counts), Typed.COUNTS) == hands


@given(st.integers(2, 14), st.data())
def test_both_ways_of_typing_give_the_same_hands(points: int, data: st.DataObject) -> None:
    answers = st.one_of(st.integers(1, points).map(str), st.sampled_from("dx"))
    said = data.draw(st.lists(answers, min_size=1, max_size=40))
    called = raised(" ".join(said), points, Typed.CALLED)
    assert called.total == len(said)
    assert raised(called.line, points, Typed.COUNTS) == called


@given(st.text(), st.integers(0, 14), st.sampled_from(Typed))
def test_any_text_is_hands_or_a_sentence(text: str, points: int, typed: Typed) -> None:
    try:
        hands = raised(text, points, typed, YES_NO if points == 2 else None)
    except ValueError as refused:
        said = str(refused)
        hands = None
    assert display(said, 300) == said if hands is None else hands.total > 0


def test_items_with_another_number_of_hands_are_found() -> None:
    assert differing([("a", 8), ("b", 8)]) is None
    assert differing([]) is None
    assert differing([("a", 8), ("b", 7), ("c", 8)]) == ([("b", 7)], 8)
    assert differing([("a", 7), ("b", 8)]) == ([("a", 7)], 8), "of two the larger one is usual"
