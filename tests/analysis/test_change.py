"""What happened between two rounds, from a table of moves."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.item.disagreement import gap_total, largest_gap_total
from qi_tui.analysis.rounds.change import Change, Verdict, change_of, margins, verdict_of
from qi_tui.analysis.rounds.change_words import movement_sentence, question_after, suggest_ending
from tests.analysis.moving import people, table

Pairs = list[tuple[int, int]]
K = st.integers(2, 10)
ROOMS = K.flatmap(lambda points: st.tuples(st.just(points), people(points)))

TOGETHER: Pairs = [(1, 4), (7, 4)] * 3
SWAPPED: Pairs = [(1, 7), (7, 1)] * 3
APART: Pairs = [(4, 1), (4, 7)] * 4
NOBODY: Pairs = [(2, 2), (6, 6)] * 4
ONE_OF_EIGHT: Pairs = [(4, 4)] * 7 + [(1, 4)]
SOME: Pairs = [(1, 2), (1, 3), (7, 5), (7, 6), (2, 3), (6, 6), (4, 4), (4, 1)]


def change(pairs: Pairs, points: int = 7) -> Change:
    found = change_of(table(points, pairs))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("pairs", "moved", "up", "down", "towards", "away", "shown", "verdict"),
    [
        # No test of the middle sees this: it is at 4 before and after.
        (TOGETHER, 6, 3, 3, 6, 0, (100, 0), Verdict.CONVERGED),
        # No picture of counts sees this: they are the same before and after.
        (SWAPPED, 6, 3, 3, 0, 0, (100, 100), Verdict.NO_CLEAR_CHANGE),
        (APART, 8, 4, 4, 0, 8, (0, 100), Verdict.DIVERGED),
        (NOBODY, 0, 0, 0, 0, 0, (67, 67), Verdict.NO_CLEAR_CHANGE),
        (ONE_OF_EIGHT, 1, 1, 0, 1, 0, (22, 0), Verdict.HINGES_ON_ONE),
        # 88 → 65: T from 84 to 62 of 96, and 2.4 / (7·√8) is .121.
        (SOME, 6, 3, 3, 5, 1, (88, 65), Verdict.CONVERGED),
        ([(1, 4), (7, 4)], 2, 1, 1, 2, 0, (100, 0), Verdict.HINGES_ON_ONE),
    ],
)
def test_worked_examples(
    pairs: Pairs,
    moved: int,
    up: int,
    down: int,
    towards: int,
    away: int,
    shown: tuple[int, int],
    verdict: Verdict,
) -> None:
    found = change(pairs)
    assert (found.n, found.moved, found.up, found.down) == (len(pairs), moved, up, down)
    assert (found.towards, found.away) == (towards, away)
    assert (found.percent_before, found.percent_after) == shown
    assert found.verdict is verdict


def test_the_counts_and_the_medians_before_and_after() -> None:
    found = change([(1, 2), (2, 3), (5, 5)], 5)
    assert (found.before, found.after) == ((1, 1, 0, 0, 1), (0, 1, 1, 0, 1))
    assert (found.median_before, found.median_after, found.steps) == (2.0, 3.0, 2)


def test_a_median_between_two_points_is_measured_in_halves() -> None:
    # The median before is 2.5: from 1 to 4 crosses to the same distance on the other side.
    found = change([(1, 4), (2, 3), (3, 3), (4, 5)], 5)
    assert (found.towards, found.away, found.moved) == (0, 1, 3)


def test_of_one_there_is_no_disagreement_and_of_nobody_nothing() -> None:
    found = change([(3, 5)])
    assert (found.percent_before, found.percent_after, found.verdict) == (None, None, None)
    assert change_of(()) is None
    assert change_of((0, 0, 0, 0)) is None
    with pytest.raises(ValueError, match="no table of moves"):
        change_of((1, 0, 0))


@pytest.mark.parametrize(
    ("low", "high", "fall", "verdict"),
    [(5, 2, 29, Verdict.NO_CLEAR_CHANGE), (4, 4, 32, Verdict.CONVERGED)],
)
def test_the_smallest_change_that_is_clear(
    low: int, high: int, fall: int, verdict: Verdict
) -> None:
    # 2.4 / (6·√16) is .1, and Tmax 320: a fall of T by 32 is just enough.
    inwards: Pairs = [(1, 2)] * low + [(6, 5)] * high
    stayed: Pairs = [(1, 1)] * (8 - low) + [(6, 6)] * (8 - high)
    assert fall_of(6, inwards + stayed) == fall
    assert change(inwards + stayed, 6).verdict is verdict


@given(ROOMS)
def test_a_table_holds_everybody_once(room: tuple[int, Pairs]) -> None:
    points, pairs = room
    before, after = margins(table(points, pairs))
    assert sum(before) == sum(after) == len(pairs)
    found = change_of(table(points, pairs))
    if found is not None:
        assert found.up + found.down == found.moved <= found.n == len(pairs)
        assert found.towards + found.away <= found.moved <= found.steps


@given(ROOMS)
def test_mirroring_the_scale_swaps_up_and_down_and_nothing_else(room: tuple[int, Pairs]) -> None:
    points, pairs = room
    mirrored = [(points + 1 - old, points + 1 - new) for old, new in pairs]
    found, other = change_of(table(points, pairs)), change_of(table(points, mirrored))
    if found is None or other is None:
        assert not pairs
        return
    assert (found.up, found.down) == (other.down, other.up)
    assert (found.towards, found.away, found.steps) == (other.towards, other.away, other.steps)
    assert found.verdict is other.verdict


@given(ROOMS)
def test_going_back_again_turns_the_verdict_round(room: tuple[int, Pairs]) -> None:
    points, pairs = room
    turned = {Verdict.CONVERGED: Verdict.DIVERGED, Verdict.DIVERGED: Verdict.CONVERGED}
    verdict = verdict_of(table(points, pairs))
    back = verdict_of(table(points, [(new, old) for old, new in pairs]))
    assert back is (None if verdict is None else turned.get(verdict, verdict))


@given(ROOMS)
def test_a_clear_verdict_holds_without_any_one_person(room: tuple[int, Pairs]) -> None:
    """By brute force, person by person, with fractions."""
    points, pairs = room
    verdict = verdict_of(table(points, pairs))
    if len(pairs) < 2:
        assert verdict is None
        return
    fall = fall_of(points, pairs)
    largest = largest_gap_total(points, len(pairs))
    is_clear = (Fraction(fall, largest) * points) ** 2 * len(pairs) >= Fraction(576, 100)
    rests = [fall_of(points, pairs[:place] + pairs[place + 1 :]) for place in range(len(pairs))]
    if not is_clear:
        assert verdict is Verdict.NO_CLEAR_CHANGE
    elif all(rest * fall > 0 for rest in rests):
        assert verdict is (Verdict.CONVERGED if fall > 0 else Verdict.DIVERGED)
    else:
        assert verdict is Verdict.HINGES_ON_ONE


def fall_of(points: int, pairs: Pairs) -> int:
    before, after = margins(table(points, pairs))
    return gap_total(before) - gap_total(after)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (
            SOME,
            (
                "6 of 8 moved: 5 towards the middle of the first round, 1 away;"
                " disagreement 88 → 65: converged"
            ),
        ),
        (
            SWAPPED,
            (
                "6 of 6 moved: 6 to the other side of the middle of the first round;"
                " disagreement 100 → 100: no clear change"
            ),
        ),
        (
            [(4, 4), (4, 7), (1, 7), (7, 1)],
            (
                "3 of 4 moved: 1 away from the middle of the first round, 2 to its other side;"
                " disagreement 75 → 88: no clear change"
            ),
        ),
        (NOBODY, "none of 8 moved; disagreement 67 → 67: no clear change"),
        ([(3, 5)], "the one who rated it both times moved 2 points up"),
        ([(3, 2)], "the one who rated it both times moved 1 point down"),
        ([(3, 3)], "the one who rated it both times did not move"),
    ],
)
def test_the_sentence(pairs: Pairs, said: str) -> None:
    assert movement_sentence(change(pairs)) == said


def test_the_sentence_says_who_is_missing_and_which_middle_it_means() -> None:
    said = movement_sentence(change(SOME), asked=10, round_number=3)
    assert "the middle of the round before, 1 away" in said
    assert said.endswith("; 2 of the 10 asked did not rate it both times")
    assert movement_sentence(change(SOME), asked=8) == movement_sentence(change(SOME))


def test_every_verdict_asks_and_none_praises() -> None:
    questions = [question_after(verdict) for verdict in (None, *Verdict)]
    assert all(question.endswith("?") for question in questions)
    assert all(first != second for first, second in pairwise(questions))
    assert not any(word in " ".join(questions).lower() for word in ("good", "success", "well done"))


def test_after_two_re_votes_it_is_time_to_decide_or_to_park() -> None:
    assert [suggest_ending(rounds) for rounds in (0, 1, 2)] == [None, None, None]
    for rounds in (3, 4):
        said = suggest_ending(rounds)
        assert said is not None
        assert f"{rounds} times" in said
        assert "park" in said
