"""Movement between rounds, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from qi_tui.analysis.figures import ItemFigures, RoomFigures
from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.orders import Order, arrange
from qi_tui.analysis.privacy import TOO_FEW, Audience, show_room
from qi_tui.analysis.rounds.change import change_of
from qi_tui.model.workshop import Limits
from tests.analysis.moving import LAYOUTS, OF, rated, table


def two_rounds(first: Iterable[int], second: Iterable[int]) -> list[Entry]:
    """These raters in the first round, and these in the second; all of them move a little."""
    return [
        *(rated(rater, 1, {"a": 1 + rater % 5}) for rater in first),
        *(rated(rater, 2, {"a": 1 + (rater + 1) % 5}) for rater in second),
    ]


def shown(
    entries: list[Entry], audience: Audience = Audience.OUTSIDE, limits: Limits | None = None
) -> RoomFigures:
    """The second room, as it is shown beside the first."""
    first, second = merge(entries, LAYOUTS).rooms
    return show_room(second, OF, audience, limits, earlier=[first, second])


def of_a(figures: RoomFigures) -> ItemFigures:
    return next(item for item in figures.items if item.item == "a")


@pytest.mark.parametrize("raters", [1, 2, 9])
def test_in_the_room_it_is_shown_from_one_on(raters: int) -> None:
    figures = shown(two_rounds(range(raters), range(raters + 1)), Audience.ROOM)
    assert (figures.matched, figures.unmatched) == (raters, 1)
    a = of_a(figures)
    assert a.change is not None
    assert (a.change.n, a.change.moved, a.change_hidden) == (raters, raters, None)
    # Of the other items nobody has said anything: no data is not too few.
    others = [item for item in figures.items if item.item != "a"]
    assert {(item.change, item.change_hidden) for item in others} == {(None, None)}


@pytest.mark.parametrize(
    ("first", "second", "is_shown"),
    [
        (range(9), range(9), False),
        (range(10), range(10), True),
        # Ten matched of twenty and more, and ten who did not come back or came anew.
        (range(20), range(10), True),
        (range(10), range(20), True),
        # Twelve rated it now, and eleven of them before: the difference is one person's answer.
        (range(11), range(12), False),
        (range(12), range(11), False),
        # Nine matched, of enough in each round.
        (range(10), range(1, 20), False),
    ],
)
def test_outside_only_of_enough_and_where_nobody_is_left_over(
    first: range, second: range, is_shown: bool
) -> None:
    a = of_a(shown(two_rounds(first, second)))
    assert a.counts is not None or a.n < 10
    assert (a.change is not None) is is_shown
    assert a.change_hidden == (None if is_shown else TOO_FEW)


def test_outside_it_is_never_shown_without_the_rooms_it_could_be_taken_from() -> None:
    first, second = merge(two_rounds(range(10), range(10)), LAYOUTS).rooms
    for earlier in ([], [second]):
        a = of_a(show_room(second, OF, Audience.OUTSIDE, earlier=earlier))
        assert (a.change, a.change_hidden) == (None, TOO_FEW)
    assert of_a(show_room(second, OF, Audience.OUTSIDE, earlier=[first])).change is not None
    assert of_a(show_room(second, OF, Audience.ROOM)).change is not None


def test_a_raised_limit_holds_for_it_too() -> None:
    entries = two_rounds(range(12), range(12))
    assert of_a(shown(entries)).change is not None
    assert of_a(shown(entries, limits=Limits(counts=13))).change is None


def test_the_most_moved_come_first_and_those_without_a_change_last() -> None:
    marks = [
        ({"a": 1, "b": 1, "c": 1}, {"a": 2, "b": 2, "c": 5}),
        ({"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 2, "c": 5}),
    ]
    entries = [
        rated(rater, 1 + number, each)
        for rater, rounds in enumerate(marks)
        for number, each in enumerate(rounds)
    ]
    figures = shown(entries, Audience.ROOM)
    # Of b and c everybody moved, and further in c; nobody rated d.
    assert [item.item for item in arrange(figures.items, Order.MOVED)] == ["c", "b", "a", "d"]
    assert of_a(figures).change == change_of(table(5, [(1, 2), (1, 1)]))
