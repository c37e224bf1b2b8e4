"""How far to trust a figure: few answers, one person who decides, many who are silent."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.item.disagreement import Counts
from qi_tui.analysis.item.trust import (
    Band,
    Trust,
    about_equal,
    band,
    hinges_on_one,
    leave_one_out,
    many_did_not_answer,
    trust,
    trust_note,
)

LONE_VOICE = (
    "Hinges on one person: with one of 8 answers left out, disagreement is between 0 and 42."
)


@st.composite
def rooms(draw: st.DrawFn, fewest: int = 0) -> Counts:
    points = draw(st.integers(2, 14))
    answers = draw(st.lists(st.integers(1, points), min_size=fewest, max_size=16))
    return tuple(answers.count(point) for point in range(1, points + 1))


def answers_of(counts: Counts) -> list[int]:
    return [point for point, chosen in enumerate(counts, 1) for _ in range(chosen)]


def shown(answers: list[int], points: int) -> int:
    n = len(answers)
    gaps = sum(abs(a - b) for a, b in combinations(answers, 2))
    return int(Fraction(100 * gaps, (points - 1) * (n // 2) * ((n + 1) // 2)) + Fraction(1, 2))


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (0, Band.CLOSE),
        (20, Band.CLOSE),
        (21, Band.SOME_DIFFERENCE),
        (50, Band.SOME_DIFFERENCE),
        (51, Band.WIDE),
        (75, Band.WIDE),
        (76, Band.VERY_WIDE),
        (100, Band.VERY_WIDE),
    ],
)
def test_the_edges_of_the_bands(figure: int, expected: Band) -> None:
    assert band(figure) is expected


def test_the_words_of_bands_and_trust() -> None:
    assert [*Band] == ["close", "some difference", "wide", "very wide"]
    assert [*Trust] == [
        "nothing",
        "answer only",
        "gap only",
        "few answers",
        "fragile",
        "in full",
    ]


@given(rooms(fewest=3))
def test_leaving_one_out_is_done_for_every_rater(counts: Counts) -> None:
    answers = answers_of(counts)
    figures = [
        shown(answers[:index] + answers[index + 1 :], len(counts)) for index in range(len(answers))
    ]
    assert leave_one_out(counts) == (min(figures), max(figures))
    assert hinges_on_one(counts) == (len({band(figure) for figure in figures}) > 1)


@pytest.mark.parametrize("counts", [(0, 0, 0), (1, 0, 0), (1, 0, 1)])
def test_with_fewer_than_three_answers_nobody_can_be_left_out(counts: Counts) -> None:
    assert leave_one_out(counts) is None
    assert not hinges_on_one(counts)
    assert not about_equal(counts, (0, 8, 0))


def test_the_counts_given_are_left_as_they_were() -> None:
    counts = [2, 0, 3]
    leave_one_out(counts)
    assert counts == [2, 0, 3]


def test_a_lone_voice_decides_and_a_split_room_does_not() -> None:
    assert leave_one_out((1, 0, 0, 0, 0, 7, 0)) == (0, 42)
    assert hinges_on_one((1, 0, 0, 0, 0, 7, 0))
    assert leave_one_out((4, 0, 0, 0, 0, 0, 4)) == (100, 100)
    assert not hinges_on_one((4, 0, 0, 0, 0, 0, 4))


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (0, Trust.NOTHING),
        (1, Trust.ANSWER_ONLY),
        (2, Trust.GAP_ONLY),
        (3, Trust.FEW_ANSWERS),
        (4, Trust.FRAGILE),
        (5, Trust.IN_FULL),
        (500, Trust.IN_FULL),
    ],
)
def test_trust_grows_with_the_answers(answers: int, level: Trust) -> None:
    assert trust((0, answers, 0)) is level


@pytest.mark.parametrize(
    ("counts", "note"),
    [
        ((0, 0, 0), "Nobody has rated it."),
        ((0, 1, 0), "One answer: there is nothing to compare it with."),
        ((1, 0, 1), "Two answers: the gap between them can be shown, and no more."),
        ((1, 1, 1), "Few answers: three are too few to show a shape."),
        ((1, 2, 1), "Fragile: with four answers, one person can change the picture."),
        (
            (1, 0, 0, 0, 0, 7, 0),
            LONE_VOICE,
        ),
        (
            (4, 0, 0, 0, 0, 0, 4),
            "8 answers: a fair picture, but neighbours in the list may be about equal.",
        ),
    ],
)
def test_what_the_screen_says_about_it(counts: Counts, note: str) -> None:
    assert trust_note(counts) == note


@given(rooms())
def test_the_note_is_one_line_that_ends_like_a_sentence(counts: Counts) -> None:
    note = trust_note(counts)
    assert note.endswith(".")
    assert len(note) <= 90
    assert note.startswith("Hinges on one person") == (sum(counts) > 4 and hinges_on_one(counts))


@pytest.mark.parametrize(
    ("n", "dont_know", "raters", "many"),
    [
        (4, 0, 8, False),
        (3, 0, 8, True),
        (4, 0, 9, True),
        (6, 2, 8, True),
        (7, 1, 8, False),
        (6, 2, 9, False),
        (0, 0, 1, True),
        (1, 0, 1, False),
        (0, 0, 0, False),
    ],
)
def test_many_did_not_answer(n: int, dont_know: int, raters: int, many: bool) -> None:
    assert many_did_not_answer(n, dont_know, raters) is many


def test_items_whose_ranges_overlap_are_about_equal() -> None:
    lone, mild, split = (1, 0, 0, 0, 0, 7, 0), (0, 1, 2, 2, 2, 1, 0), (4, 0, 0, 0, 0, 0, 4)
    assert about_equal(lone, mild)
    assert not about_equal(mild, split)


@given(rooms(fewest=3), rooms(fewest=3))
def test_about_equal_holds_both_ways(a: Counts, b: Counts) -> None:
    assert about_equal(a, b) == about_equal(b, a)
    assert about_equal(a, a)
