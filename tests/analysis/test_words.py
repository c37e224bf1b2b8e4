"""What people read about an item: the sentence of counts, the question, the mark, the gap."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qi_tui.analysis.item.disagreement import Counts
from qi_tui.analysis.item.shape import Call, Shape, call
from qi_tui.analysis.item.words import (
    MARKS,
    WHO_COULD_FIND_OUT,
    explain,
    question,
    sentence,
    spoken,
)


@st.composite
def rooms(draw: st.DrawFn, most: int = 30) -> Counts:
    points = draw(st.integers(2, 14))
    favoured = draw(st.lists(st.integers(1, points), min_size=1, max_size=4))
    answer = st.sampled_from(favoured) | st.integers(1, points)
    answers = draw(st.lists(answer, max_size=most))
    return tuple(answers.count(point) for point in range(1, points + 1))


def say(counts: Counts, dont_know: int = 0, not_applicable: int = 0, unanswered: int = 0) -> str:
    return sentence(counts, call(counts), dont_know, not_applicable, unanswered)


def ask(counts: Counts, many_silent: bool = False, anonymous: bool = False) -> str:
    made = call(counts)
    return question(made.shape, counts, made.split, many_silent, anonymous)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((2, 1, 0, 0, 0, 3, 1), "3 said 1–2, 4 said 6–7"),
        ((4, 0, 0, 0, 0, 0, 4), "4 said 1, 4 said 7"),
        ((0, 1, 0, 0, 3, 4, 0), "one 2, the rest 5–6"),
        ((3, 4, 0, 0, 0, 0, 1), "one 7, the rest 1–2"),
        ((1, 1, 0, 0, 0, 0, 0, 0, 0, 9), "2 said 1–2, the rest 10"),
        ((8, 1, 0, 0, 0, 0, 2), "2 said 7, the rest 1–2"),
        ((0, 0, 0, 8, 0, 0, 0), "all 8 said 4"),
        ((0, 0, 0, 2, 0, 0, 0), "both said 4"),
        ((0, 0, 0, 3, 4, 0, 0), "3 said 4, 4 said 5"),
        ((0, 0, 2, 4, 2, 0, 0), "2 said 3, 4 said 4, 2 said 5"),
        ((0, 1, 2, 2, 2, 1, 0), "1 said 2, 6 said 3–5, 1 said 6"),
        ((1, 1, 2, 2, 1, 1, 0), "2 said 1–2, 4 said 3–4, 2 said 5–6"),
        ((1, 1, 1, 2, 1, 1, 1), "2 said 1–2, 4 said 3–5, 2 said 6–7"),
        ((4, 0, 0, 1, 1, 0, 0, 1), "4 said 1, 3 said 4–8"),
        ((1, 0, 0, 1, 1, 0, 0, 4), "3 said 1–5, 4 said 8"),
        ((1, 0, 0, 0, 0, 2, 0), "1 said 1, 2 said 6"),
        ((1, 0, 0, 0, 0, 1, 0), "1 said 1, 1 said 6"),
        ((0, 0, 0, 0, 0, 1, 0), "one said 6"),
        ((0, 0, 0, 0, 0, 0, 0), "nobody has answered"),
    ],
)
def test_the_sentence_of_counts(counts: Counts, said: str) -> None:
    assert say(counts) == said


def test_those_who_did_not_rate_are_counted_after_those_who_did() -> None:
    camps = (2, 1, 0, 0, 0, 3, 1)
    assert say(camps, dont_know=1) == "3 said 1–2, 4 said 6–7, 1 doesn't know"
    assert say(camps, dont_know=2) == "3 said 1–2, 4 said 6–7, 2 don't know"
    assert say(camps, 1, 2, 3) == (
        "3 said 1–2, 4 said 6–7, 1 doesn't know, 2 not applicable, 3 unanswered"
    )


def test_nobody_has_answered_is_not_said_of_people_who_did_not_know() -> None:
    nobody = (0, 0, 0)
    assert say(nobody, unanswered=5) == "nobody has answered"
    assert say(nobody, dont_know=2) == "nobody rated it, 2 don't know"
    assert say(nobody, 1, 1, 1) == (
        "nobody rated it, 1 doesn't know, 1 not applicable, 1 unanswered"
    )


def test_points_can_be_called_by_their_names() -> None:
    yes_no = ("no", "yes")
    assert sentence((7, 1), call((7, 1)), names=yes_no) == "one yes, the rest no"
    assert sentence((3, 5), call((3, 5)), 1, names=yes_no) == (
        "3 said no, 5 said yes, 1 doesn't know"
    )
    assert question(Shape.TWO_CAMPS, (3, 5), 1, False, False, names=yes_no) == (
        "What would somebody who chose no have seen? And yes?"
    )


def test_names_are_data_and_come_out_as_they_are() -> None:
    assert sentence((4, 0), call((4, 0)), names=("[red]{0}[/]", "%s")) == "all 4 said [red]{0}[/]"


@settings(max_examples=500)
@given(rooms(), st.integers(0, 3))
def test_everyone_who_rated_is_in_the_sentence(counts: Counts, dont_know: int) -> None:
    """The numbers of people add up, and the lowest and highest answers are named."""
    made = call(counts)
    text = say(counts, dont_know)
    used = [point for point, chosen in enumerate(counts, 1) if chosen]
    if not used:
        assert text.startswith("nobody")
        return
    if "the rest" not in text and made.shape is not Shape.ONE_ANSWER and "both" not in text:
        people = [int(found) for found in re.findall(r"(\d+) said", text)]
        assert sum(people) == sum(counts)
    points = [
        int(number)
        for found in re.findall(r"(?:said|one|rest) (\d+(?:–\d+)?)", text)
        for number in found.split("–")
    ]
    assert min(points) == used[0]
    assert max(points) == used[-1]
    assert set(points) <= set(used)


@settings(max_examples=500)
@given(rooms(), st.integers(0, 3))
def test_the_sentence_fits_into_its_column(counts: Counts, dont_know: int) -> None:
    assert len(say(counts, dont_know)) <= 60


@given(rooms())
def test_one_person_is_never_in_the_plural(counts: Counts) -> None:
    assert re.search(r"\b1 don't", say(counts, dont_know=1)) is None


def test_the_question_for_each_shape() -> None:
    assert ask((0, 0, 0, 0, 0, 0, 0)) == "Who could find out, and how?"
    assert ask((0, 0, 1, 0, 0, 0, 0)) == "Who else can say something about this?"
    assert ask((0, 0, 0, 8, 0, 0, 0)) == "No need to spend time here."
    assert ask((1, 0, 0, 0, 0, 1, 0)) == "Who else can say something about this?"
    assert ask((2, 1, 0, 0, 0, 3, 1)) == ("What would somebody who chose 1–2 have seen? And 6–7?")
    assert ask((1, 0, 0, 0, 0, 7, 0)) == "What does this person know that the rest of us don't?"
    assert ask((8, 1, 0, 0, 0, 0, 2)) == (
        "What would somebody who chose 7 know that the rest of us don't?"
    )
    assert ask((0, 1, 2, 2, 2, 1, 0)) == "Why not lower, and why not higher?"
    assert ask((1, 1, 1, 2, 1, 1, 1)) == "Do we read the question the same way?"


def test_in_an_anonymous_workshop_no_question_is_aimed_at_a_person() -> None:
    assert ask((1, 0, 0, 0, 0, 7, 0), anonymous=True) == (
        "What would somebody who chose 1 know that the rest of us don't?"
    )
    assert ask((6, 1, 0, 0, 0, 0, 1), anonymous=True) == (
        "What would somebody who chose 7 know that the rest of us don't?"
    )


@given(rooms())
def test_no_anonymous_question_says_this_person(counts: Counts) -> None:
    assert "this person" not in ask(counts, anonymous=True)


@given(rooms())
def test_where_many_did_not_answer_that_is_the_question(counts: Counts) -> None:
    assert ask(counts, many_silent=True) == WHO_COULD_FIND_OUT


def test_a_question_without_a_line_names_no_points() -> None:
    assert question(Shape.TWO_CAMPS, (4, 0, 4), None, False, False) == "What has each side seen?"


def test_every_shape_has_a_mark_and_a_meaning_of_its_own() -> None:
    assert set(MARKS) == set(Shape)
    assert len({mark for mark, _ in MARKS.values()}) == len(Shape)
    assert len({plain for _, plain in MARKS.values()}) == len(Shape)
    meanings = {explain(shape) for shape in Shape}
    assert len(meanings) == len(Shape)
    for meaning in meanings:
        assert meaning.endswith(".")
        assert meaning.count(".") == 1


def test_marks_take_one_cell_each() -> None:
    for mark, plain in MARKS.values():
        assert len(mark) == len(plain) == 1
        assert unicodedata.east_asian_width(mark) not in "WF"
        assert not unicodedata.combining(mark)
        assert plain.isascii()
        assert plain.isprintable()
    assert MARKS[Shape.TWO_CAMPS][0] == "◆"
    assert MARKS[Shape.ONE_VOICE_APART][0] == "▲"
    assert MARKS[Shape.ALIKE][0] == "●"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((2, 0, 0, 0, 0, 6, 0), "two people are typically 2.1 points apart"),
        ((1, 0, 0, 0, 0, 7, 0), "two people are typically 1.3 points apart"),
        ((0, 0, 0, 8, 0, 0, 0), "everyone gave the same answer"),
        ((99, 1), "two people are typically less than 0.1 points apart"),
        ((1, 0, 0, 1), "the two people are 3 points apart"),
        ((1, 1), "the two people are 1 point apart"),
        ((1, 0), "there are no two answers to compare"),
        ((0, 0), "there are no two answers to compare"),
    ],
)
def test_the_gap_in_words(counts: Counts, said: str) -> None:
    assert spoken(counts) == said


def test_a_sentence_can_be_made_of_a_call_that_was_kept() -> None:
    assert sentence((2, 0, 2), Call(Shape.TWO_CAMPS, 1)) == "2 said 1, 2 said 3"
