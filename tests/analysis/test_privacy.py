"""What may be shown, to whom: one function decides."""

from __future__ import annotations

from itertools import combinations

import pytest

from qi_tui.analysis.figures import RoomFigures
from qi_tui.analysis.merging.contribution import contribution_of
from qi_tui.analysis.merging.room import Room, room_of
from qi_tui.analysis.privacy import TOO_FEW, Audience, may_rank_roles, show_room
from qi_tui.model.workshop import Limits
from tests.making import framework, layout, session
from tests.making import item as an_item

OF = framework()
LAYOUT = layout(OF)
SPREAD = ("counts", "disagreement", "percent", "shape", "mean", "sd", "q1", "q3", "by_role")


def room(roles: dict[str | None, int], silent: int = 0) -> Room:
    """So many raters of each role, with answers that differ; some know nothing of item a."""
    members = []
    for number, role in enumerate(role for role, size in roles.items() for _ in range(size)):
        marks: dict[str, int | str] = {
            name: 1 + (number + place) % 5 for place, name in enumerate("abcd")
        }
        if number < silent:
            marks["a"] = "?"
        members.append((role, contribution_of(session(OF, marks), LAYOUT)))
    return room_of(LAYOUT, 1, members)


def outside(made: Room, limits: Limits | None = None) -> RoomFigures:
    return show_room(made, OF, Audience.OUTSIDE, limits, by_role=True)


def in_room(made: Room, limits: Limits | None = None) -> RoomFigures:
    return show_room(made, OF, Audience.ROOM, limits, by_role=True)


@pytest.mark.parametrize("raters", [1, 2, 3, 9])
def test_in_the_room_counts_are_shown_from_one_rater_on(raters: int) -> None:
    for item in in_room(room({None: raters})).items:
        assert item.counts is not None
        assert sum(item.counts) == raters
        assert item.hidden is None


@pytest.mark.parametrize("raters", [1, 2, 3, 4])
def test_outside_nothing_is_shown_of_fewer_than_five(raters: int) -> None:
    figures = outside(room({None: raters}))
    for item in figures.items:
        assert item.median is None
        assert item.dont_know is None
        assert item.priorities is None
        assert all(getattr(item, name) is None for name in SPREAD)
        assert item.hidden == TOO_FEW
    assert all(domain.median is None and domain.hidden == TOO_FEW for domain in figures.domains)


@pytest.mark.parametrize("raters", [5, 9])
def test_outside_only_the_median_is_shown_of_fewer_than_ten(raters: int) -> None:
    figures = outside(room({None: raters}))
    for item in figures.items:
        assert item.median is not None
        assert all(getattr(item, name) is None for name in SPREAD)
        assert item.hidden == TOO_FEW
    assert all(domain.median is not None and domain.bands is None for domain in figures.domains)


def test_outside_everything_but_single_raters_is_shown_of_ten() -> None:
    figures = outside(room({None: 10}))
    assert all(item.counts is not None and item.hidden is None for item in figures.items)
    assert all(domain.scores is None and domain.bands for domain in figures.domains)


def test_it_is_the_answers_that_are_counted_and_not_the_people() -> None:
    figures = outside(room({None: 10}, silent=1))
    a = next(item for item in figures.items if item.item == "a")
    assert (a.n, a.counts, a.hidden) == (9, None, TOO_FEW)
    assert a.median is not None


def test_too_few_is_not_no_data() -> None:
    figures = outside(room({None: 10}, silent=10))
    a = next(item for item in figures.items if item.item == "a")
    assert (a.n, a.dont_know, a.median, a.hidden) == (0, 10, None, None)


@pytest.mark.parametrize("raters", [5, 9])
def test_outside_who_did_not_answer_is_not_told_of_fewer_than_ten(raters: int) -> None:
    for silent in (1, raters):
        for item in outside(room({None: raters}, silent)).items:
            told = (item.dont_know, item.not_applicable, item.unanswered, item.priorities)
            assert told == (None,) * 4
            assert not item.many_silent
            assert item.hidden == TOO_FEW


YES_NO = framework(
    kind="yes_no",
    scale=None,
    domains=[
        {"id": "first", "title": "First", "items": [an_item("a")]},
        {"id": "second", "title": "Second", "items": [an_item("b"), an_item("c")]},
    ],
    scoring={"method": "sum"},
)


@pytest.mark.parametrize("yes", range(9))
@pytest.mark.parametrize(("raters", "is_told"), [(5, True), (6, False), (7, True), (8, False)])
def test_outside_no_middle_of_two_points_tells_how_many_chose_each(
    raters: int, is_told: bool, yes: int
) -> None:
    of = layout(YES_NO)
    answers = [1 + (number < yes) for number in range(raters)]
    members = [
        (None, contribution_of(session(YES_NO, dict.fromkeys("abc", value)), of))
        for value in answers
    ]
    figures = show_room(room_of(of, 1, members), YES_NO, Audience.OUTSIDE)
    assert {item.median is not None for item in figures.items} == {is_told}
    # The score of a domain of one item is that item's answer.
    first, second = figures.domains
    assert (first.n, first.median is not None) == (raters, is_told)
    assert second.median is not None


def test_outside_the_bands_leave_nobody_over() -> None:
    bands = [domain.bands for domain in outside(room({None: 12}, silent=1)).domains]
    # Who did not rate item a is in the counts of item b, and not in the bands of their domain.
    assert bands[0] is None
    assert bands[1] is not None
    assert outside(room({None: 20}, silent=10)).domains[0].bands is not None
    assert in_room(room({None: 12}, silent=1)).domains[0].bands is not None


def test_the_order_of_items_does_not_give_hidden_disagreement_away() -> None:
    assert [item.item for item in outside(room({None: 6})).items] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"x": 5, "y": 4}, {"x", "y"}),
        ({"x": 3, "y": 3}, {"x", "y"}),
        # What is left over must not be a small group either.
        ({"x": 5, "y": 2}, set()),
        ({"x": 5, "y": 4, "z": 2}, {"x"}),
        ({"x": 5, "y": 2, "z": 2}, {"x"}),
        ({"x": 5, None: 1}, set()),
        ({"x": 5, None: 3}, {"x"}),
        ({"x": 2, "y": 2}, set()),
        ({None: 9}, set()),
    ],
)
def test_role_groups_in_the_room(sizes: dict[str | None, int], shown: set[str]) -> None:
    for item in in_room(room(sizes)).items:
        assert item.by_role is not None
        assert set(item.by_role) == shown


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"x": 12, "y": 11}, {"x", "y"}),
        ({"x": 12, "y": 3}, set()),
        ({"x": 12, "y": 3, "z": 9}, {"x"}),
        ({"x": 9, "y": 9}, set()),
    ],
)
def test_role_groups_outside(sizes: dict[str | None, int], shown: set[str]) -> None:
    for item in outside(room(sizes)).items:
        assert set(item.by_role or {}) == shown


def test_no_sum_of_shown_groups_leaves_a_small_group() -> None:
    """The attacker: take any shown groups from the whole, and look at what is left."""
    rooms: list[dict[str | None, int]] = [
        {"a": 3, "b": 4, "c": 1},
        {"a": 7, "b": 3, "c": 3, "d": 2},
        {"a": 3, "b": 1},
    ]
    for sizes in rooms:
        made = room(sizes)
        for item in in_room(made).items:
            groups = item.by_role or {}
            for length in range(len(groups) + 1):
                for taken in combinations(groups, length):
                    left = made.raters - sum(made.role_sizes[role] for role in taken)
                    assert left == 0 or left >= 3 or not groups


def test_of_what_few_were_asked_it_is_not_told_outside_who_kept_silent() -> None:
    members = [
        (None, contribution_of(session(OF, {"b": 3}, items=asked), LAYOUT))
        for asked in (["a", "b"], *[["b"]] * 9)
    ]
    b, a, c, _ = outside(room_of(LAYOUT, 2, members)).items
    assert (b.item, b.asked, b.unanswered, b.counts) == ("b", 10, 0, (0, 0, 10, 0, 0))
    assert (a.item, a.asked, a.unanswered, a.many_silent, a.hidden) == (
        ("a", None, None, False, TOO_FEW)
    )
    # Nobody was asked: that is no data, and not too few to show.
    assert (c.asked, c.unanswered, c.hidden) == (0, 0, None)
    [silent] = [item for item in in_room(room_of(LAYOUT, 2, members)).items if item.item == "a"]
    assert (silent.asked, silent.unanswered, silent.many_silent) == (1, 1, True)


def test_roles_are_ranked_by_their_gap_only_from_four_in_each() -> None:
    assert may_rank_roles({"clinician": 4, "manager": 5})
    assert not may_rank_roles({"clinician": 4, "manager": 5, "patient": 3})
    assert not may_rank_roles({"clinician": 12})
    assert not may_rank_roles({})


def test_role_groups_come_only_when_asked_for() -> None:
    figures = show_room(room({"x": 5, "y": 4}), OF, Audience.ROOM)
    assert all(item.by_role is None for item in figures.items)


def test_limits_can_be_raised_and_are_lowered_only_with_a_word() -> None:
    assert Limits(median=7, counts=20).in_force() == Limits(median=7, counts=20)
    assert Limits(median=1, counts=1, role_in_room=1).in_force() == Limits()
    told = Limits(median=3, counts=5, role_in_room=2, lowered_because="Everybody agreed to it")
    assert told.in_force() == told
    raised = outside(room({None: 12}), Limits(median=11, counts=20))
    assert all(item.counts is None and item.median is not None for item in raised.items)


def test_disagreement_orders_the_room() -> None:
    members = [
        (None, contribution_of(session(OF, {"a": 3, "b": value, "c": 2 + value % 2}), LAYOUT))
        for value in (1, 5, 1, 5)
    ]
    figures = show_room(room_of(LAYOUT, 1, members), OF, Audience.ROOM)
    assert [item.item for item in figures.items] == ["b", "a", "c", "d"]
    assert [item.percent for item in figures.items] == [100, 0, 0, None]
