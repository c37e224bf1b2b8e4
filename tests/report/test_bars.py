"""Bars of counts: centred on the middle of the scale, on one measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.report.web.bars import MARGIN, WIDTH, counts_bar, measure_of, share_width

counts = st.lists(st.integers(0, 60), min_size=2, max_size=14).filter(any)


@given(counts)
def test_a_bar_is_as_wide_as_its_people_and_stays_on_the_page(row: list[int]) -> None:
    measure = measure_of([row])
    bar = counts_bar(row, measure)
    assert sum(part.people for part in bar.stretches) == sum(row)
    assert bar.stretches[0].x >= MARGIN - 0.1
    last = bar.stretches[-1]
    assert last.x + last.width <= WIDTH - MARGIN + 0.2
    assert [part.point for part in bar.stretches] == [n for n, c in enumerate(row, 1) if c]


@given(counts)
def test_turning_the_scale_round_turns_the_bar_round(row: list[int]) -> None:
    measure = measure_of([row])
    there, back = counts_bar(row, measure), counts_bar(row[::-1], measure)
    for part, other in zip(there.stretches, reversed(back.stretches), strict=True):
        assert part.x + part.width == pytest.approx(WIDTH - other.x, abs=0.3)
        assert part.shade.translate(str.maketrans("lh", "hl")) == other.shade


def test_the_middle_point_stands_on_the_middle() -> None:
    (part,) = counts_bar([0, 0, 4, 0, 0], 10).stretches
    assert part.x + part.width / 2 == WIDTH / 2
    assert (part.shade, part.label, part.number) == ("m", "4", "3")


def test_shades_grow_towards_the_ends() -> None:
    shades = [part.shade for part in counts_bar([1] * 7, 10).stretches]
    assert shades == ["l3", "l2", "l1", "m", "h1", "h2", "h3"]
    assert [part.shade for part in counts_bar([1, 1], 10).stretches] == ["l3", "h3"]


def test_what_has_no_room_has_no_number() -> None:
    narrow = counts_bar([1, 60], 5).stretches[0]
    assert (narrow.label, narrow.number) == ("", "")


def test_ones_own_answer_is_marked_where_it_stands_also_where_nobody_else_does() -> None:
    assert counts_bar([2, 2], 10, mine=1).mine == WIDTH / 2 - 10
    assert counts_bar([2, 0, 2], 10, mine=2).mine == WIDTH / 2
    assert counts_bar([2, 2], 10).mine is None


def test_the_least_figure_is_a_short_bar_and_none_is_no_bar() -> None:
    assert share_width(None, 5) == share_width(0, 5) == share_width(1, 0) == 0
    assert 0 < share_width(0.001, 5) < share_width(5, 5) == WIDTH
