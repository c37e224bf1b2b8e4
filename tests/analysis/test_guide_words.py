"""Words for the facilitator: each shape and verdict has its own, and none asks for a person."""

from __future__ import annotations

import re

import pytest

from qi_tui.analysis.item.shape import Shape, call
from qi_tui.analysis.rounds.change import Verdict
from qi_tui.analysis.talk.guide_words import HOW_TO_FIND_OUT, Guide, guide

COUNTS: dict[Shape, tuple[int, ...]] = {
    Shape.NO_ANSWERS: (0,) * 7,
    Shape.ONE_ANSWER: (0, 0, 0, 1, 0, 0, 0),
    Shape.ALIKE: (0, 0, 0, 8, 0, 0, 0),
    Shape.TOO_FEW: (1, 0, 0, 0, 0, 0, 2),
    Shape.TWO_CAMPS: (0, 4, 0, 0, 0, 4, 0),
    Shape.ONE_VOICE_APART: (1, 0, 0, 0, 0, 7, 0),
    Shape.A_FEW_APART: (2, 0, 0, 0, 0, 10, 0),
    Shape.MILD: (0, 0, 2, 4, 2, 0, 0),
    Shape.SPREAD: (1, 1, 1, 2, 1, 1, 1),
}
ASKS_FOR_A_PERSON = re.compile(r"\bWho\b|\bwho (?:still|could|else)\b|this person", re.ASCII)


def guide_of(
    shape: Shape, anonymous: bool = False, silent: bool = False, verdict: Verdict | None = None
) -> Guide:
    counts = COUNTS[shape]
    made = call(counts)
    assert made.shape is shape
    return guide(shape, counts, made.split, silent, anonymous, verdict=verdict)


def all_guides(anonymous: bool) -> list[Guide]:
    shapes = [guide_of(shape, anonymous) for shape in COUNTS]
    silent = [guide_of(shape, anonymous, silent=True) for shape in COUNTS]
    after = [guide_of(Shape.SPREAD, anonymous, verdict=verdict) for verdict in Verdict]
    return [*shapes, *silent, *after]


@pytest.mark.parametrize("anonymous", [False, True])
def test_each_says_what_to_ask_and_what_to_avoid(anonymous: bool) -> None:
    guides = all_guides(anonymous)
    assert all(each.first and each.then and each.avoid for each in guides)
    assert all(each.avoid.startswith("Don't") for each in guides)
    distinct = {(each.then, each.avoid) for each in guides}
    assert len(distinct) == len(COUNTS) + 1 + len(Verdict)


def test_in_an_anonymous_workshop_no_question_asks_for_a_person() -> None:
    for each in all_guides(anonymous=True):
        assert not ASKS_FOR_A_PERSON.search(f"{each.first} {each.then}"), each
    assert any(ASKS_FOR_A_PERSON.search(each.first) for each in all_guides(anonymous=False))


def test_the_sides_are_named_by_their_points() -> None:
    assert guide_of(Shape.TWO_CAMPS).first == ("What would somebody who chose 2 have seen? And 6?")


def test_what_many_did_not_answer_is_asked_about_before_all_else() -> None:
    said = guide_of(Shape.ALIKE, anonymous=True, silent=True, verdict=Verdict.CONVERGED)
    assert said.first == HOW_TO_FIND_OUT
    assert "c writes down an action" in said.then


def test_after_a_second_round_the_verdict_leads_and_nobody_is_praised() -> None:
    said = guide_of(Shape.ALIKE, verdict=Verdict.CONVERGED)
    assert said.first.startswith("What did we hear that changed our minds")
    assert said.avoid.startswith("Don't celebrate")
