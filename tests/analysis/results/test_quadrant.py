"""Quadrants: who lies in which corner, and who on a line between them."""

from __future__ import annotations

import pytest

from qi_tui.analysis.results.quadrant import quadrant_of
from tests.analysis.results.answers import domain, made, rated
from tests.making import item

SEVEN = {"points": [f"point {point}" for point in range(1, 8)], "scale_source": "qi-tui"}
OF = made(
    "quadrant",
    domain("All", item("cost"), item("quality")),
    id="cost-and-quality",
    kind="position",
    subjects="initiative",
    scale=SEVEN,
)


@pytest.mark.parametrize(
    ("cost", "quality", "corner"),
    [
        (7, 7, "service redesign"),
        (5, 5, "service redesign"),
        (3, 5, "paying for quality"),
        (5, 3, "cutting"),
        (1, 1, "losing twice"),
        (4, 7, ""),
        (4, 4, ""),
    ],
)
def test_quality_up_and_cost_down_is_service_redesign(cost: int, quality: int, corner: str) -> None:
    session = rated(OF, {("now", "Falls"): {"cost": cost, "quality": quality}})
    (spot,) = quadrant_of(OF, session).spots
    assert spot.corner == corner


def test_subjects_are_lettered_in_their_order_and_the_unplaced_have_no_side() -> None:
    names = [f"Initiative {number}" for number in range(28)]
    session = rated(OF, {("now", names[0]): {"cost": 4}}, subjects=names)
    spots = quadrant_of(OF, session).spots
    assert [spots[place].letter for place in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]
    assert spots[0].sides is None


def test_corners_of_other_frameworks_have_no_names() -> None:
    own = made("quadrant", domain("All", item("x"), item("y")), subjects="plan")
    session = rated(own, {("now", "One"): {"x": 5, "y": 5}})
    (spot,) = quadrant_of(own, session).spots
    assert (spot.sides, spot.corner) == ((1, 1), "")
