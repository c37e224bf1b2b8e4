"""The shape of an item's answers, against the table and a slow rewriting of its definition."""

from __future__ import annotations

import math
import statistics
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qi_tui.analysis.item.disagreement import Counts
from qi_tui.analysis.item.shape import Call, Shape, call, far, near


@st.composite
def rooms(draw: st.DrawFn) -> Counts:
    """Rooms with a leaning towards a few points, where camps and lone voices are found."""
    points = draw(st.integers(2, 14))
    favoured = draw(st.lists(st.integers(1, points), min_size=1, max_size=4))
    answer = st.sampled_from(favoured) | st.integers(1, points)
    answers = draw(st.lists(answer, max_size=20))
    return tuple(answers.count(point) for point in range(1, points + 1))


def answers_of(counts: Counts) -> list[int]:
    return [point for point, chosen in enumerate(counts, 1) for _ in range(chosen)]


def slow_lines(answers: list[int], k: int) -> list[tuple[Fraction, int, int]]:
    """W/sep2, the smaller side and the line, for every dividing line that qualifies."""
    far_k = 1 if k == 2 else max(2, math.ceil((k - 1) / 2))
    found = []
    for line in range(1, k):
        low = [Fraction(x) for x in answers if x <= line]
        high = [Fraction(x) for x in answers if x > line]
        if not low or not high:
            continue
        sep2 = 2 * (statistics.median(high) - statistics.median(low))
        distances = [abs(x - statistics.median(side)) for side in (low, high) for x in side]
        width = sum(distances, Fraction(0))
        if sep2 >= 2 * far_k and 16 * width <= len(answers) * sep2:
            found.append((width / sep2, min(len(low), len(high)), line))
    return found


def slow_shape(counts: Counts) -> tuple[str, set[int]]:
    """The shape by the letter of its definition, and the lines that may stand for it."""
    answers, k = answers_of(counts), len(counts)
    n = len(answers)
    if n == 0:
        return "no answers", set()
    if n == 1:
        return "one answer", set()
    if max(answers) - min(answers) <= math.floor((k - 1) / 4):
        return "alike", set()
    if n < 4:
        return "too few to call", set()
    lines = slow_lines(answers, k)
    if lines:
        least = min(width for width, _, _ in lines)
        q = max(smaller for width, smaller, _ in lines if width == least)
        splits = {line for width, smaller, line in lines if (width, smaller) == (least, q)}
        if q >= max(2, math.ceil(n / 4)):
            return "two camps", splits
        return ("one voice apart" if q == 1 else "a few apart"), splits
    gaps = sum(abs(a - b) for a, b in combinations(answers, 2))
    d = Fraction(gaps, (k - 1) * (n // 2) * math.ceil(n / 2))
    if d <= Fraction(1, 5):
        return "alike", set()
    return ("mild" if d <= Fraction(1, 2) else "spread"), set()


def agrees_with_the_definition(counts: Counts) -> bool:
    made = call(counts)
    shape, splits = slow_shape(counts)
    return made.shape == shape and (made.split in splits if splits else made.split is None)


TABLE = [
    ((0, 0, 0, 8, 0, 0, 0), "alike"),
    ((0, 0, 0, 4, 4, 0, 0), "alike"),
    ((0, 0, 2, 4, 2, 0, 0), "mild"),
    ((1, 0, 0, 0, 0, 7, 0), "one voice apart"),
    ((0, 1, 2, 2, 2, 1, 0), "mild"),
    ((2, 0, 0, 0, 0, 6, 0), "two camps"),
    ((0, 4, 0, 0, 0, 4, 0), "two camps"),
    ((1, 1, 1, 2, 1, 1, 1), "spread"),
    ((3, 0, 0, 2, 0, 0, 3), "two camps"),
    ((4, 0, 0, 0, 0, 0, 4), "two camps"),
    ((7, 1), "one voice apart"),
    ((6, 2), "two camps"),
    ((4, 4), "two camps"),
    ((4, 4, 0), "mild"),
    ((3, 2, 3), "two camps"),
]


@pytest.mark.parametrize(("counts", "shape"), TABLE)
def test_rooms_of_eight(counts: Counts, shape: str) -> None:
    assert call(counts).shape == shape


def test_the_names_of_the_shapes() -> None:
    assert [*Shape] == [
        "no answers",
        "one answer",
        "alike",
        "too few to call",
        "two camps",
        "one voice apart",
        "a few apart",
        "mild",
        "spread",
    ]


@pytest.mark.parametrize(
    ("counts", "shape"),
    [
        ((0, 0, 0, 0, 0), Shape.NO_ANSWERS),
        ((0, 0, 1, 0, 0), Shape.ONE_ANSWER),
        ((0, 1, 1, 0, 0), Shape.ALIKE),
        ((1, 0, 0, 0, 1), Shape.TOO_FEW),
        ((2, 0, 0, 0, 1), Shape.TOO_FEW),
        ((2, 0, 0, 0, 2), Shape.TWO_CAMPS),
        ((3, 0, 0, 0, 1), Shape.ONE_VOICE_APART),
        ((0, 0, 1, 18, 1, 0, 0), Shape.ALIKE),
    ],
)
def test_few_answers_and_close_ones(counts: Counts, shape: Shape) -> None:
    assert call(counts).shape is shape


@pytest.mark.parametrize(
    ("n", "apart", "shape"),
    [
        (8, 1, Shape.ONE_VOICE_APART),
        (8, 2, Shape.TWO_CAMPS),
        (9, 2, Shape.A_FEW_APART),
        (9, 3, Shape.TWO_CAMPS),
        (12, 2, Shape.A_FEW_APART),
        (12, 3, Shape.TWO_CAMPS),
        (13, 3, Shape.A_FEW_APART),
        (40, 9, Shape.A_FEW_APART),
        (40, 10, Shape.TWO_CAMPS),
        (40, 1, Shape.ONE_VOICE_APART),
    ],
)
def test_a_quarter_of_the_room_makes_a_camp(n: int, apart: int, shape: Shape) -> None:
    assert call((apart, 0, 0, 0, 0, n - apart, 0)).shape is shape


def test_how_near_and_how_far() -> None:
    assert [near(points) for points in range(2, 15)] == [0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3]
    assert [far(points) for points in range(2, 15)] == [1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7]


def test_the_line_is_the_last_point_used_on_the_low_side() -> None:
    assert call((2, 0, 0, 0, 0, 6, 0)) == Call(Shape.TWO_CAMPS, 1)
    assert call((0, 6, 0, 0, 0, 0, 2)) == Call(Shape.TWO_CAMPS, 2)
    assert call((2, 1, 0, 0, 0, 2, 2)) == Call(Shape.TWO_CAMPS, 2)


def test_of_two_lines_as_good_the_one_with_the_larger_smaller_side() -> None:
    assert {width for width, _, _ in slow_lines([3, 3, 4, 5, 5, 5], 5)} == {Fraction(1, 4)}
    assert call((0, 0, 2, 1, 3)) == Call(Shape.TWO_CAMPS, 4)
    assert call((3, 1, 2, 0, 0)) == Call(Shape.TWO_CAMPS, 1)


def test_every_room_of_up_to_nine_on_scales_of_two_to_five_points() -> None:
    for points, most in ((2, 9), (3, 9), (4, 9), (5, 9)):
        for counts in product(range(most + 1), repeat=points):
            if sum(counts) <= most:
                assert agrees_with_the_definition(counts), counts


@settings(max_examples=500)
@given(rooms())
def test_any_room_is_called_by_the_letter_of_the_definition(counts: Counts) -> None:
    assert agrees_with_the_definition(counts)


@settings(max_examples=500)
@given(rooms())
def test_mirroring_a_scale_never_changes_the_shape(counts: Counts) -> None:
    assert call(counts[::-1]).shape is call(counts).shape


@settings(max_examples=500)
@given(rooms())
def test_mirroring_a_scale_leaves_the_same_people_on_each_side(counts: Counts) -> None:
    made, mirrored = call(counts), call(counts[::-1])
    if made.split is None or mirrored.split is None or counts == counts[::-1]:
        assert (made.split is None) == (mirrored.split is None)
        return
    high_side = counts[made.split :]
    assert [chosen for chosen in counts[::-1][: mirrored.split] if chosen] == [
        chosen for chosen in high_side[::-1] if chosen
    ]
    first_high = made.split + 1 + next(i for i, chosen in enumerate(high_side) if chosen)
    assert mirrored.split == len(counts) + 1 - first_high


def test_mirrored_lines_where_two_are_equally_good() -> None:
    """Every small room, since such ties are rare in rooms drawn at random."""
    ties = 0
    for counts in product(range(4), repeat=6):
        _, splits = slow_shape(counts)
        if len({sum(counts[:line]) for line in splits}) < 2 or counts == counts[::-1]:
            continue
        ties += 1
        made, mirrored = call(counts), call(counts[::-1])
        assert made.split is not None
        assert mirrored.split is not None
        assert sum(counts[: made.split]) == sum(counts[::-1][mirrored.split :])
    assert ties > 0


def test_a_room_that_is_its_own_mirror_image_is_divided_at_the_lower_line() -> None:
    assert call((3, 0, 0, 2, 0, 0, 3)) == Call(Shape.TWO_CAMPS, 1)


def test_a_call_is_a_value() -> None:
    assert call([2, 0, 0, 0, 0, 6, 0]) == call((2, 0, 0, 0, 0, 6, 0))
    assert hash(Call(Shape.MILD)) == hash(Call(Shape.MILD))
