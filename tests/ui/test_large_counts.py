"""Counts drawn large: one block is one person where they fit, and the number is always there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from qi_tui.ui.glyphs import ASCII, BOX, Glyphs
from qi_tui.ui.text.large_counts import (
    TALLEST,
    WIDEST,
    counts_row,
    draw,
    grid_of,
    points_row,
    rows_wanted,
)

rooms = st.lists(st.integers(0, 80), min_size=2, max_size=14)


def drawn(counts: list[int], width: int, rows: int, marks: Glyphs = BOX) -> list[str]:
    return [line.plain for line in draw(counts, grid_of(len(counts), width), rows, marks)]


def test_each_person_is_a_block_with_a_gap_above() -> None:
    assert drawn([2, 0, 1], 12, 5) == [
        " 2          ",
        "▄▄▄         ",
        "███      1  ",
        "▄▄▄     ▄▄▄ ",
        "███     ███ ",
    ]


def test_blocks_grow_with_the_room_there_is_and_no_further() -> None:
    low, high = (len(drawn([3, 1], 40, rows)) for rows in (4, 100))
    assert low == 4
    assert high == rows_wanted([3, 1]) == 3 * TALLEST + 1
    assert grid_of(2, 1000).column == WIDEST


def test_too_many_for_blocks_are_drawn_as_shares_of_the_tallest() -> None:
    shown = drawn([40, 20, 1], 12, 5)
    assert len(shown) == 5
    assert shown[0].split() == ["40"]
    assert [row[:3] for row in shown[1:]] == ["███"] * 4
    assert shown[2][4:7].strip() == "20"
    assert shown[3][8:11].strip() == "1"
    assert shown[4] == "███ ███ ▁▁▁ "


def test_nobody_is_nothing() -> None:
    assert drawn([0, 0], 20, 8) == []


@pytest.mark.parametrize("marks", [BOX, ASCII])
@given(counts=rooms, width=st.integers(44, 200), rows=st.integers(2, 40))
def test_every_number_is_told_and_nothing_is_wider_or_higher_than_it_may(
    marks: Glyphs, counts: list[int], width: int, rows: int
) -> None:
    shown = drawn(counts, width, rows, marks)
    assert len(shown) <= rows
    assert all(len(row) <= width for row in shown)
    told = [int(word) for row in shown for word in row.split() if word.isdigit()]
    assert sorted(told) == sorted(count for count in counts if count)


@given(counts=rooms, rows=st.integers(2, 60))
def test_a_column_is_higher_where_more_people_are(counts: list[int], rows: int) -> None:
    lines = draw(counts, grid_of(len(counts), 14 * 4), rows, BOX)
    grid = grid_of(len(counts), 14 * 4)
    heights = [
        sum(line.plain[place * grid.column] in BOX.bars for line in lines)
        for place in range(len(counts))
    ]
    for one, mine in zip(counts, heights, strict=True):
        assert bool(one) == bool(mine)
        for other, others in zip(counts, heights, strict=True):
            assert one <= other or mine >= others


def test_points_and_groups_stand_under_their_columns() -> None:
    grid = grid_of(3, 24, label=9)
    points = points_row(["1", "2", "3"], [2, 0, 1], grid).plain
    nurses = counts_row(Content("nurses"), [2, 0, 0], grid, BOX).plain
    assert points.index("1") == nurses.index("2")
    assert points.index("2") == nurses.index("·")
    long = counts_row(Content("a very long name"), [2, 0, 0], grid, BOX).plain
    assert long.startswith("a very … ")
