"""The roles of a room: whose answers enter, what is hidden, and what may be put in order."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.privacy import Audience, show_room
from qi_tui.analysis.roles.role_raters import raters_of
from qi_tui.analysis.roles.role_room import RoleRoom, by_gap, role_room
from tests.making import entry, framework, layout, session, tally

SMALL = framework()
ITEMS = ("a", "b", "c", "d")


def rater(role: str | None, *values: int | None, round_number: int = 1) -> Entry:
    marks = dict(zip(ITEMS, values, strict=False))
    return entry(SMALL, session(SMALL, marks, role=role, round=round_number))


def room_of(*entries: Entry) -> RoleRoom:
    merged = merge(entries, {SMALL.id: layout(SMALL)})
    room = merged.rooms[0]
    figures = show_room(room, SMALL, Audience.ROOM, by_role=True)
    return role_room(figures, room.role_sizes, merged.counted)


def many(role: str | None, *rows: Sequence[int | None]) -> list[Entry]:
    return [rater(role, *row) for row in rows]


def test_only_raters_of_the_room_with_a_role_that_may_be_shown_enter() -> None:
    entries = [
        rater("Nurse", 1, 2, None, 4),
        rater(" nurse ", 5, 5, 5, 5),
        rater("manager", 3, 3, 3, 3),
        rater(None, 2, 2, 2, 2),
        rater("nurse", 4, 4, 4, 4, round_number=2),
        entry(SMALL, tally(SMALL, {"a": [3, 0, 0, 0, 0]})),
    ]
    assert raters_of(entries, SMALL.id, 1, ["nurse"]) == (
        ("nurse", (1, 2, None, 4)),
        ("nurse", (5, 5, 5, 5)),
    )
    assert raters_of(entries, "another", 1, ["nurse"]) == ()


def test_dont_know_is_no_point() -> None:
    unsure = entry(SMALL, session(SMALL, {"a": "?", "b": "-", "c": 3}, role="nurse"))
    assert raters_of([unsure], SMALL.id, 1, ["nurse"]) == (("nurse", (None, None, 3, None)),)


def test_what_is_rated_of_several_subjects_stands_side_by_side() -> None:
    of = framework(subjects="stakeholder")
    made = session(of, {}, role="nurse", subjects=["Ann", "Ben"])
    sheets = tuple(
        made.sheet(subject=name).model_copy(update={"values": {"a": value}})
        for name, value in (("Ann", 2), ("Ben", 5))
    )
    two = entry(of, made.model_copy(update={"sheets": sheets}))
    one = entry(of, made.model_copy(update={"sheets": sheets[1:]}))
    assert [answers[0::4] for _, answers in raters_of([two, one], of.id, 1, ["nurse"])] == [
        (2, 5),
        (None, 5),
    ]


def test_roles_are_compared_item_by_item_and_over_the_form() -> None:
    room = room_of(
        *many("nurse", *[(1, 3, 2, 2)] * 4),
        *many("manager", *[(5, 3, 2, 3)] * 4),
    )
    assert room.shown == ("manager", "nurse")
    assert room.hidden == ()
    assert room.may_rank
    assert [item.figures.item for item in room.items] == list(ITEMS)
    assert room.items[0].roles.between == 4
    assert room.effect is not None
    assert room.effect.items == 2
    assert room.effect.raters == 8


def test_a_role_too_few_to_show_is_named_and_its_answers_enter_nothing() -> None:
    # Five without a role: what is left over beside the shown groups gives nobody away.
    entries = [
        *many("nurse", *[(1, 1, 1, 1)] * 4),
        *many("manager", *[(5, 5, 5, 5)] * 4),
        *many("porter", (3, 3, 3, 3), (3, 3, 3, 3)),
        *many(None, *[(2, 2, 2, 2)] * 5),
    ]
    room = room_of(*entries)
    assert room.hidden == ("porter",)
    assert room.effect is not None
    assert room.effect.raters == 8
    assert all(len(item.roles.groups) == 2 for item in room.items)


def test_with_one_role_that_may_be_shown_nothing_is_compared() -> None:
    room = room_of(*many("nurse", *[(1, 2, 3, 4)] * 4), *many(None, *[(2, 2, 2, 2)] * 4))
    assert (room.shown, room.hidden, room.items, room.effect) == (("nurse",), (), (), None)
    assert not room.may_rank


def test_only_items_with_four_of_each_role_are_put_in_order() -> None:
    room = room_of(
        *many("nurse", (3, 1, 1, 1), (3, 1, 2, 1), (3, 1, 1, 1), (3, 2, 2, None)),
        *many("manager", (3, 5, 2, 5), (3, 5, 1, 5), (3, 5, 2, 5), (3, 5, 2, 5)),
    )
    # b parts them most, c little, a is unanimous; d has three nurses and stays where it was.
    assert [item.figures.item for item in by_gap(room.items)] == ["b", "c", "a", "d"]
    few = room_of(*many("nurse", *[(1, 1, 1, 1)] * 3), *many("manager", *[(1, 5, 1, 5)] * 3))
    assert not few.may_rank
    assert by_gap(few.items) == few.items
