"""The benchmarks: what counts as missed and as lost, and the page that says so."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import GROSS, MODULES, is_lost
from benchmarks.reasons import MISSED
from benchmarks.results import as_page
from benchmarks.takes import Comparison, Take, side_by_side


def compared(ratio: float, goal: float | None = 1.5, what: str = "a thing") -> Comparison:
    return Comparison(what, "another", (Take(ratio, ratio),) * 3, (Take(1.0, 1.0),) * 3, goal)


def test_both_go_first_as_often_and_the_first_of_each_does_not_count() -> None:
    order: list[str] = []

    def take(name: str, wall: float) -> Take:
        order.append(name)
        return Take(wall)

    found = side_by_side("ours", "its", lambda: take("a", 3.0), lambda: take("b", 2.0), 4)
    assert order == ["a", "b", "a", "b", "b", "a", "a", "b", "b", "a"]
    assert found.ratio("wall") == 1.5
    assert len(found.ours) == len(found.baseline) == 4


@pytest.mark.parametrize(
    ("ratio", "goal", "missed", "lost"),
    [
        (1.5, 1.5, False, False),
        (1.6, 1.5, True, False),
        (3.1, 1.5, True, True),
        (9, None, False, False),
    ],
)
def test_missed_and_lost(ratio: float, goal: float | None, missed: bool, lost: bool) -> None:
    found = compared(ratio, goal)
    assert (found.is_missed, is_lost("save", found)) == (missed, lost)


def test_where_a_goal_is_known_to_be_missed_what_was_reached_counts() -> None:
    known = MISSED[0]
    what = f"{known.what} and more"
    assert not is_lost(known.name, compared(known.reached * GROSS * 0.99, 0.1, what))
    assert is_lost(known.name, compared(known.reached * GROSS * 1.01, 0.1, what))
    assert {reason.name for reason in MISSED} <= set(MODULES)


def test_the_page_says_why_a_goal_was_missed() -> None:
    known = MISSED[0]
    missed = compared(50.0, 1.5, f"{known.what} and more")
    page = as_page({known.name: [missed, compared(1.0)], "save": [compared(2.0)]})
    assert "1 of 3 goals were met" in page
    assert known.why in page
    assert "| a thing | another |" in page
    assert page.count("not known;") == 1
