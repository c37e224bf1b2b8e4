"""The disagreement of an item: the figures of the definition, and what must hold in any room."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.item.disagreement import (
    Counts,
    disagreement,
    gap_total,
    largest_gap_total,
    mean_pair_gap,
    order_key,
    percent,
    show_gap,
)


@st.composite
def rooms(draw: st.DrawFn, fewest: int = 0, longest: int = 14) -> Counts:
    points = draw(st.integers(2, longest))
    answers = draw(st.lists(st.integers(1, points), min_size=fewest, max_size=24))
    return tuple(answers.count(point) for point in range(1, points + 1))


def answers_of(counts: Counts) -> list[int]:
    return [point for point, chosen in enumerate(counts, 1) for _ in range(chosen)]


def brute_gap_total(counts: Counts) -> int:
    return sum(abs(a - b) for a, b in combinations(answers_of(counts), 2))


def exact(counts: Counts) -> Fraction:
    n = sum(counts)
    return Fraction(brute_gap_total(counts), (len(counts) - 1) * (n // 2) * ((n + 1) // 2))


TABLE = [
    ((0, 0, 0, 8, 0, 0, 0), 0, "0.0"),
    ((0, 0, 0, 4, 4, 0, 0), 17, "0.6"),
    ((0, 0, 2, 4, 2, 0, 0), 25, "0.9"),
    ((1, 0, 0, 0, 0, 7, 0), 36, "1.3"),
    ((0, 1, 2, 2, 2, 1, 0), 46, "1.6"),
    ((2, 0, 0, 0, 0, 6, 0), 63, "2.1"),
    ((0, 4, 0, 0, 0, 4, 0), 67, "2.3"),
    ((1, 1, 1, 2, 1, 1, 1), 71, "2.4"),
    ((3, 0, 0, 2, 0, 0, 3), 94, "3.2"),
    ((4, 0, 0, 0, 0, 0, 4), 100, "3.4"),
]


@pytest.mark.parametrize(("counts", "shown", "gap"), TABLE)
def test_rooms_of_eight_on_seven_points(counts: Counts, shown: int, gap: str) -> None:
    assert percent(counts) == shown
    assert show_gap(counts) == gap


@pytest.mark.parametrize(
    ("counts", "shown"),
    [((7, 1), 44), ((6, 2), 75), ((4, 4), 100), ((4, 4, 0), 50), ((3, 2, 3), 94)],
)
def test_short_scales(counts: Counts, shown: int) -> None:
    assert percent(counts) == shown


def test_a_worked_example_by_hand() -> None:
    assert gap_total((2, 0, 0, 0, 0, 6, 0)) == 60
    assert largest_gap_total(7, 8) == 96
    assert disagreement((2, 0, 0, 0, 0, 6, 0)) == 0.625
    assert mean_pair_gap((2, 0, 0, 0, 0, 6, 0)) == pytest.approx(120 / 56)


def test_a_half_is_rounded_up_however_a_float_would_lie() -> None:
    assert percent((2, 0, 0, 0, 0, 6, 0)) == 63  # 62.5
    assert show_gap((1, 0, 0, 0, 0, 7, 0)) == "1.3"  # 1.25


@pytest.mark.parametrize("counts", [(0, 0, 0), (0, 1, 0), (0, 0), (1, 0)])
def test_with_fewer_than_two_answers_there_is_no_figure_rather_than_0(counts: Counts) -> None:
    assert disagreement(counts) is None
    assert percent(counts) is None
    assert mean_pair_gap(counts) is None
    assert show_gap(counts) == "–"


def test_a_list_serves_as_well_as_a_tuple() -> None:
    assert disagreement([4, 0, 4]) == disagreement((4, 0, 4)) == 1
    assert order_key([4, 0, 4]) == order_key((4, 0, 4))


@given(rooms())
def test_the_total_is_the_sum_over_all_pairs(counts: Counts) -> None:
    assert gap_total(counts) == brute_gap_total(counts)


@given(rooms(fewest=2))
def test_the_mean_pair_gap_is_the_mean_over_all_pairs(counts: Counts) -> None:
    n = sum(counts)
    mean = Fraction(brute_gap_total(counts), n * (n - 1) // 2)
    assert mean_pair_gap(counts) == float(mean)
    tenths = int(mean * 10 + Fraction(1, 2))
    assert show_gap(counts) == f"{tenths // 10}.{tenths % 10}"


@given(rooms(fewest=2))
def test_it_lies_between_0_and_1_and_shows_the_nearest_whole_number(counts: Counts) -> None:
    index = disagreement(counts)
    assert index is not None
    assert 0 <= index <= 1
    assert index == float(exact(counts))
    assert percent(counts) == int(100 * exact(counts) + Fraction(1, 2))


@given(rooms(fewest=2))
def test_it_is_0_only_where_all_are_the_same(counts: Counts) -> None:
    assert (disagreement(counts) == 0) == (len(set(answers_of(counts))) == 1)


@given(rooms(fewest=2))
def test_it_is_1_only_with_half_the_room_at_each_end(counts: Counts) -> None:
    """Of an odd number the one left over may stand anywhere: every gap lost is one gained."""
    half = sum(counts) // 2
    assert (disagreement(counts) == 1) == (counts[0] >= half and counts[-1] >= half)


@given(st.integers(2, 14), st.integers(2, 41))
def test_half_the_room_at_each_end_is_1_for_odd_numbers_too(points: int, n: int) -> None:
    counts = (n // 2, *(0 for _ in range(points - 2)), n - n // 2)
    assert disagreement(counts) == 1
    assert percent(counts) == 100


@given(rooms())
def test_mirroring_a_scale_changes_nothing(counts: Counts) -> None:
    mirrored = counts[::-1]
    assert disagreement(mirrored) == disagreement(counts)
    assert show_gap(mirrored) == show_gap(counts)
    assert order_key(mirrored) == order_key(counts)


@given(rooms(fewest=2, longest=13), st.booleans())
def test_moving_one_of_the_outermost_people_outward_never_lowers_it(
    counts: Counts, downward: bool
) -> None:
    """One rater of the lowest used point goes down a point, or of the highest goes up."""
    room = (0, *counts) if downward else (*counts, 0)
    used = [place for place, chosen in enumerate(room) if chosen]
    place, step = (used[0], -1) if downward else (used[-1], 1)
    moved = list(room)
    moved[place] -= 1
    moved[place + step] += 1
    assert exact(tuple(moved)) > exact(room)
    assert order_key(moved) < order_key(room)
    before, after = percent(room), percent(moved)
    assert before is not None
    assert after is not None
    assert after >= before


@given(rooms(fewest=2, longest=9), st.integers(1, 5))
def test_more_points_at_the_end_that_nobody_chose_dilute_it(counts: Counts, more: int) -> None:
    """The same people on a longer scale are less of what is possible."""
    longer = (*counts, *(0 for _ in range(more)))
    assert gap_total(longer) == gap_total(counts)
    assert exact(longer) <= exact(counts)


def slow_key(counts: Counts) -> tuple[int, Fraction, Fraction, int]:
    """The order of items as its definition says it, in exact fractions."""
    n = sum(counts)
    few = {0: 4, 1: 3, 2: 2, 3: 1}.get(n, 0)
    if n < 2:
        return few, Fraction(0), Fraction(0), -n
    gap = Fraction(2 * brute_gap_total(counts), n * (n - 1) * (len(counts) - 1))
    return few, -exact(counts), -gap, -n


@given(st.lists(rooms(), max_size=30))
def test_the_order_of_items_is_that_of_exact_fractions(items: list[Counts]) -> None:
    assert sorted(items, key=order_key) == sorted(items, key=slow_key)


@given(rooms(), rooms())
def test_items_are_ordered_as_equal_only_where_they_are(a: Counts, b: Counts) -> None:
    assert (order_key(a) < order_key(b)) == (slow_key(a) < slow_key(b))
    assert (order_key(a) == order_key(b)) == (slow_key(a) == slow_key(b))


def test_equal_items_keep_the_order_of_the_framework() -> None:
    """Two thirds each, three people against three, on scales of 7 and of 4 points."""
    room = [("a", (3, 0, 0, 0, 3, 0, 0)), ("b", (0, 3, 0, 0, 0, 3, 0)), ("c", (3, 0, 3, 0))]
    assert {exact(counts) for _, counts in room} == {Fraction(2, 3)}
    same = sorted(room, key=lambda row: order_key(row[1]))
    assert [name for name, _ in same] == ["a", "b", "c"]
    room.reverse()
    again = sorted(room, key=lambda row: order_key(row[1]))
    assert [name for name, _ in again] == ["c", "b", "a"]


def test_few_answers_come_after_many_however_far_apart_they_are() -> None:
    none, one, two, three = (0, 0, 0), (1, 0, 0), (1, 0, 1), (2, 0, 1)
    four_alike = (0, 4, 0)
    assert sorted([none, two, one, four_alike, three], key=order_key) == [
        four_alike,
        three,
        two,
        one,
        none,
    ]


def test_of_equal_disagreement_the_larger_gap_then_the_more_answers_come_first() -> None:
    small, large = (2, 0, 2), (20, 0, 20)
    assert disagreement(small) == disagreement(large)
    assert order_key(small) < order_key(large)
    assert order_key((0, 9, 0)) < order_key((0, 8, 0))


def test_the_order_is_exact_for_very_many_people() -> None:
    """One person who changes sides among 10**15 is told, where a float sees the same number."""
    many = 10**15
    closer, further = (many + 1, 0, many - 1), (many, 0, many)
    assert disagreement(closer) == disagreement(further) == 1
    assert order_key(further) < order_key(closer) < order_key((many + 2, 0, many - 2))


def test_nothing_slow_to_import_is_needed_to_start() -> None:
    heavy = {"statistics", "fractions", "decimal", "random", "pydantic", "numpy", "textual"}
    modules = ["disagreement", "summary", "trust", "shape", "words"]
    program = (
        "import sys\n"
        + "".join(f"import qi_tui.analysis.item.{name}\n" for name in modules)
        + f"print(*sorted({heavy!r} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []
