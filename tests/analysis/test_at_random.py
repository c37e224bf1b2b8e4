"""What answers at random would come to, against every room there could be."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from qi_tui.analysis.item.at_random import expected_at_random
from qi_tui.analysis.item.disagreement import gap_total, largest_gap_total


def every_room(points: int, n: int) -> Fraction:
    """The mean disagreement over all ways in which n people can answer."""
    rooms = list(product(range(points), repeat=n))
    gaps = sum(gap_total([room.count(point) for point in range(points)]) for room in rooms)
    return Fraction(gaps, len(rooms) * largest_gap_total(points, n))


@pytest.mark.parametrize(("points", "n"), [(2, 2), (2, 5), (3, 4), (5, 3), (7, 2), (7, 4)])
def test_it_is_the_mean_over_every_room_there_could_be(points: int, n: int) -> None:
    assert expected_at_random(points, n) == every_room(points, n)


@pytest.mark.parametrize(("points", "limit"), [(2, 1), (5, Fraction(4, 5)), (7, Fraction(16, 21))])
def test_in_a_large_room_it_comes_to_two_thirds_and_a_little(
    points: int, limit: int | Fraction
) -> None:
    assert limit == Fraction(2 * (points + 1), 3 * points)
    found = expected_at_random(points, 100_000)
    assert found is not None
    assert abs(found - limit) < Fraction(1, 50_000)


@pytest.mark.parametrize("n", [0, 1])
def test_of_fewer_than_two_people_there_is_none(n: int) -> None:
    assert expected_at_random(7, n) is None
