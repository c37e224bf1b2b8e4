"""What is worth the room's time, for how long, and where the room agrees first."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.agreement import Level, level_of
from qi_tui.analysis.item.item_key import ItemKey
from qi_tui.analysis.item.trust import about_equal
from qi_tui.analysis.talk.agenda import (
    Agenda,
    Why,
    about_as_far_apart,
    agenda_of,
    shared_out,
    why_of,
)
from tests.analysis.figuring import figures

SPLIT = (4, 0, 0, 0, 0, 0, 4)
CAMPS = (2, 0, 0, 0, 0, 6, 0)
MILD = (0, 0, 2, 4, 2, 0, 0)
STRONG = (0, 0, 0, 0, 0, 8, 0)
WEAK = (0, 7, 1, 0, 0, 0, 0)
BETWEEN = (0, 0, 0, 8, 0, 0, 0)


@st.composite
def items(draw: st.DrawFn) -> list[ItemFigures]:
    counts = st.none() | st.lists(st.integers(0, 4), min_size=5, max_size=5)
    drawn = draw(st.lists(st.tuples(counts, st.booleans()), max_size=12))
    return [
        figures(f"i{place}", given, place, many_silent=silent)
        for place, (given, silent) in enumerate(drawn)
    ]


def names(made: Agenda) -> dict[str, list[str]]:
    return {
        "high": [item.item for item in made.agreed_high],
        "low": [item.item for item in made.agreed_low],
        "middle": [item.item for item in made.agreed_middle],
        "worth": [entry.figures.item for entry in made.worth],
        "if_time": [entry.figures.item for entry in made.if_time],
    }


def test_an_agenda_by_hand() -> None:
    made = agenda_of(
        [
            figures("mild", MILD, 0),
            figures("strong", STRONG, 1),
            figures("split", SPLIT, 2),
            figures("weak", WEAK, 3),
            figures("between", BETWEEN, 4),
            figures("camps", CAMPS, 5),
            figures("silent", STRONG, 6, many_silent=True),
        ],
        minutes=40,
    )
    assert names(made) == {
        "high": ["strong"],
        "low": ["weak"],
        "middle": ["between"],
        "worth": ["split", "camps", "mild", "silent"],
        "if_time": [],
    }
    # 4 each, and 24 more in proportion to 100, 63, 25 and 0.
    assert [entry.minutes for entry in made.worth] == [17, 12, 7, 4]
    assert [entry.why for entry in made.worth] == [Why.APART, Why.APART, Why.APART, Why.SILENT]
    assert (made.minutes, made.spare) == (40, 0)


@pytest.mark.parametrize(
    ("counts", "silent", "expected"),
    [
        (SPLIT, False, Why.APART),
        (SPLIT, True, Why.BOTH),
        (STRONG, True, Why.SILENT),
        # Alike and yet 25 apart: nine points, half the room two points higher.
        ((0, 0, 0, 4, 0, 4, 0, 0, 0), False, None),
        # Close and yet not alike: one voice among twenty.
        ((1, 0, 0, 0, 0, 0, 19), False, None),
        ((1, 0, 0, 0, 0, 0, 1), False, Why.APART),
        ((1, 0, 0, 0, 0, 0, 0), False, None),
        ((1, 0, 0, 0, 0, 0, 0), True, Why.SILENT),
        ((0, 0, 0, 0, 0, 0, 0), False, None),
        ((0, 0, 0, 0, 0, 0, 0), True, Why.SILENT),
        (None, False, None),
        (None, True, Why.SILENT),
    ],
)
def test_the_floor_of_the_agenda(
    counts: tuple[int, ...] | None, silent: bool, expected: Why | None
) -> None:
    assert why_of(figures("a", counts, many_silent=silent)) is expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((8, 0, 0, 0, 0, 0, 0), Level.LOW),
        ((0, 0, 8, 0, 0, 0, 0), Level.LOW),
        ((0, 0, 4, 4, 0, 0, 0), Level.MIDDLE),
        ((0, 0, 0, 4, 4, 0, 0), Level.MIDDLE),
        ((0, 0, 0, 0, 8, 0, 0), Level.HIGH),
        ((0, 0, 0, 0, 0, 3, 0), Level.HIGH),
        ((0, 0, 0, 0, 0, 2, 0), None),
        (SPLIT, None),
        ((0, 5), Level.HIGH),
        ((5, 0), Level.LOW),
        ((0, 5, 0), Level.MIDDLE),
        ((0, 5, 0, 0), Level.LOW),
        ((0, 0, 5, 0, 0), Level.MIDDLE),
        ((0, 0, 0, 5, 0), Level.HIGH),
        (None, None),
    ],
)
def test_where_the_room_agrees(counts: tuple[int, ...] | None, expected: Level | None) -> None:
    assert level_of(figures("a", counts)) is expected
    turned = {Level.HIGH: Level.LOW, Level.LOW: Level.HIGH}
    assert level_of(figures("a", counts), is_reversed=True) is (
        None if expected is None else turned.get(expected, expected)
    )


def test_what_many_did_not_answer_is_not_agreed_on() -> None:
    assert level_of(figures("a", STRONG, many_silent=True)) is None


def test_a_reversed_item_at_its_low_end_is_strong() -> None:
    made = agenda_of([figures("a", WEAK), figures("b", WEAK, 1)], 10, reversed_items={"a"})
    assert (names(made)["high"], names(made)["low"]) == (["a"], ["b"])


def test_where_time_is_short_the_last_come_if_there_is_time() -> None:
    room = [figures(name, SPLIT, place) for place, name in enumerate("abcd")]
    made = agenda_of(room, 11)
    assert [(entry.figures.item, entry.minutes) for entry in made.worth] == [("a", 6), ("b", 5)]
    assert [entry.figures.item for entry in made.if_time] == ["c", "d"]
    assert [entry.minutes for entry in made.if_time] == [0, 0]
    nothing = agenda_of(room, 3)
    assert (nothing.worth, len(nothing.if_time), nothing.spare) == ((), 4, 3)


def test_minutes_given_by_hand_stand_and_the_rest_is_shared() -> None:
    room = [figures(name, SPLIT, place) for place, name in enumerate("abcd")]
    by_hand: dict[ItemKey, int] = {
        ("b", "now", None): 10,
        ("c", "now", None): 0,
        ("gone", "now", None): 7,
    }
    made = agenda_of(room, 30, by_hand)
    assert [(entry.figures.item, entry.minutes) for entry in made.worth] == [
        ("a", 10),
        ("b", 10),
        ("d", 10),
    ]
    assert [entry.figures.item for entry in made.if_time] == ["c"]
    over = agenda_of(room, 30, {("d", "now", None): 40})
    assert names(over)["worth"] == ["d"]
    assert over.spare == -10


def test_a_subject_is_found_however_it_is_spelt() -> None:
    made = agenda_of(
        [figures("a", SPLIT, subject="The  Board")], 20, {("a", "now", "the board"): 6}
    )
    assert [entry.minutes for entry in made.worth] == [6]


@pytest.mark.parametrize(("total", "fixed"), [(-1, {}), (10, {("a", "now", None): -2})])
def test_minutes_below_nothing_are_refused(total: int, fixed: dict[ItemKey, int]) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        agenda_of([figures("a", SPLIT)], total, fixed)


@given(items(), st.integers(0, 120))
def test_an_agenda_of_any_room(room: list[ItemFigures], minutes: int) -> None:
    made = agenda_of(room, minutes)
    placed = [name for group in names(made).values() for name in group]
    assert len(placed) == len(set(placed))
    assert {e.key[0] for e in (*made.worth, *made.if_time)} == {
        item.item for item in room if why_of(item)
    }
    assert all(entry.minutes >= 4 for entry in made.worth)
    assert made.spare == 0 or (not made.worth and made.spare == minutes)
    # Nothing that could have had its four minutes goes without.
    assert not made.if_time or minutes < 4 * (len(made.worth) + 1)
    assert agenda_of(room[::-1], minutes) == made
    entries = made.worth + made.if_time
    assert shared_out(entries, minutes, {}) == entries


@given(items(), st.integers(0, 120))
def test_more_disagreement_never_has_less_time(room: list[ItemFigures], minutes: int) -> None:
    for one in (worth := agenda_of(room, minutes).worth):
        for other in worth:
            if (one.figures.percent or 0) > (other.figures.percent or 0):
                assert one.minutes >= other.minutes


@given(items())
def test_only_items_that_differ_from_all_before_begin_a_group(room: list[ItemFigures]) -> None:
    made = agenda_of(room, 0)
    groups = about_as_far_apart(made.if_time)
    assert tuple(entry for group in groups for entry in group) == made.if_time
    for before, after in pairwise(groups):
        first = after[0].figures.counts
        for entry in before:
            counts = entry.figures.counts
            assert counts is None or first is None or not about_equal(counts, first)


def test_neighbours_whose_ranges_overlap_stand_together() -> None:
    room = [
        figures("split", (4, 0, 0, 0, 0, 0, 4), 0),
        figures("a", (0, 4, 0, 0, 0, 4, 0), 1),
        figures("b", CAMPS, 2),
        figures("two", (1, 0, 0, 0, 0, 0, 1), 3),
        figures("silent", None, 4, many_silent=True),
    ]
    groups = about_as_far_apart(agenda_of(room, 60).worth)
    assert [[entry.figures.item for entry in group] for group in groups] == [
        ["split"],
        ["a", "b"],
        ["two"],
        ["silent"],
    ]
