"""Median, quartiles and their like, against the standard library's on the answers themselves."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.item import summary
from qi_tui.analysis.item.disagreement import Counts

EMPTY = (0, 0, 0, 0, 0)


@st.composite
def rooms(draw: st.DrawFn, fewest: int = 1) -> Counts:
    points = draw(st.integers(2, 14))
    answers = draw(st.lists(st.integers(1, points), min_size=fewest, max_size=30))
    return tuple(answers.count(point) for point in range(1, points + 1))


def answers_of(counts: Counts) -> list[int]:
    return [point for point, chosen in enumerate(counts, 1) for _ in range(chosen)]


def mirrored_share(counts: Counts) -> tuple[int, int] | None:
    return summary.share_together(counts[::-1])


def test_an_item_of_the_sample() -> None:
    counts = (2, 1, 0, 0, 1, 3, 0)
    assert summary.total(counts) == 7
    assert summary.median(counts) == 5
    assert summary.quartiles(counts) == (1.5, 6.0)
    assert summary.mean(counts) == pytest.approx(3.857143, abs=1e-6)
    assert summary.sd(counts) == pytest.approx(2.410295, abs=1e-6)
    assert (summary.lowest(counts), summary.highest(counts)) == (1, 6)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((0, 0, 0, 3, 0), "4"),
        ((0, 0, 0, 1, 1), "4–5"),
        ((4, 0, 0, 0, 4), "1–5"),
        ((1, 0, 1, 0, 1), "3"),
        ((0, 1), "2"),
        (EMPTY, "–"),
    ],
)
def test_the_median_as_it_is_shown(counts: Counts, shown: str) -> None:
    assert summary.show_median(counts) == shown


def test_the_middle_answers_are_two_or_one_twice() -> None:
    assert summary.middle((1, 0, 2, 0, 1)) == (3, 3)
    assert summary.middle((2, 0, 0, 0, 2)) == (1, 5)
    assert summary.middle((0, 0, 1, 0, 0)) == (3, 3)


def test_without_answers_there_are_no_figures() -> None:
    assert summary.total(EMPTY) == 0
    assert summary.middle(EMPTY) is None
    assert summary.median(EMPTY) is None
    assert summary.quantile(EMPTY, 1, 4) is None
    assert summary.quartiles(EMPTY) is None
    assert summary.mean(EMPTY) is None
    assert summary.sd(EMPTY) is None
    assert summary.lowest(EMPTY) is None
    assert summary.highest(EMPTY) is None
    assert summary.share_together(EMPTY) is None


def test_one_answer_has_no_standard_deviation() -> None:
    one = (0, 0, 1, 0, 0)
    assert summary.sd(one) is None
    assert summary.quartiles(one) == (3, 3)
    assert summary.mean(one) == summary.median(one) == 3


@given(rooms())
def test_median_mean_and_extremes_are_those_of_the_answers(counts: Counts) -> None:
    answers = answers_of(counts)
    assert summary.median(counts) == statistics.median(answers)
    assert summary.middle(counts) == (
        statistics.median_low(answers),
        statistics.median_high(answers),
    )
    assert summary.mean(counts) == pytest.approx(statistics.fmean(answers))
    assert summary.lowest(counts) == min(answers)
    assert summary.highest(counts) == max(answers)


@given(rooms(fewest=2))
def test_the_standard_deviation_is_that_of_a_sample(counts: Counts) -> None:
    assert summary.sd(counts) == pytest.approx(statistics.stdev(answers_of(counts)))


@given(rooms(fewest=2), st.integers(2, 12))
def test_quantiles_are_the_inclusive_ones(counts: Counts, parts: int) -> None:
    expected = statistics.quantiles(answers_of(counts), n=parts, method="inclusive")
    ours = [summary.quantile(counts, number, parts) for number in range(1, parts)]
    assert ours == pytest.approx(expected)


@given(rooms())
def test_the_ends_of_the_quantiles_are_the_extremes(counts: Counts) -> None:
    assert summary.quantile(counts, 0, 4) == summary.lowest(counts)
    assert summary.quantile(counts, 4, 4) == summary.highest(counts)
    assert summary.quantile(counts, 1, 2) == summary.median(counts)


@pytest.mark.parametrize("share", [(-1, 4), (5, 4), (0, 0), (1, -4)])
def test_a_share_is_between_0_and_1(share: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a share"):
        summary.quantile((1, 1), *share)


@pytest.mark.parametrize(
    ("counts", "together"),
    [
        ((0, 1, 2, 2, 2, 1, 0), (6, 8)),
        ((0, 0, 0, 4, 4, 0, 0), (8, 8)),  # the median is 4–5
        ((0, 0, 1, 4, 4, 1, 0), (8, 10)),  # 3 and 6 are one and a half points from 4–5
        ((0, 0, 0, 2, 1, 3, 0), (4, 6)),  # the median is 5–6
        ((0, 0, 0, 3, 0, 3, 0), (6, 6)),  # 4–6 has 4, 5 and 6
        ((4, 0, 0, 0, 0, 0, 4), (0, 8)),  # nobody is near the middle
        ((1, 3, 1, 0), (3, 5)),  # four points: the commonest answer
        ((1, 3, 1, 0, 0), (5, 5)),  # five points: within one of the median
        ((4, 4), (4, 8)),
        ((0, 0, 1, 0, 0), (1, 1)),
    ],
)
def test_how_many_are_together(counts: Counts, together: tuple[int, int]) -> None:
    assert summary.share_together(counts) == together


@given(rooms())
def test_mirroring_a_scale_leaves_those_together_together(counts: Counts) -> None:
    assert mirrored_share(counts) == summary.share_together(counts)
