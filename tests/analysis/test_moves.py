"""Who moved: raters matched with what they answered in an earlier round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.rounds.change import margins
from qi_tui.model.session import Sheet
from tests.analysis.moving import LAYOUTS, OF, OTHER, number, rated, room, row, table
from tests.making import entry, framework, layout, session, tally


def test_moves_by_hand() -> None:
    made = room(
        [
            rated(1, 1, {"a": 1, "b": 5, "c": 2}),
            rated(2, 1, {"a": 5, "b": "?"}),
            rated(3, 1, {"a": 5, "b": 5}),
            rated(1, 2, {"a": 3, "b": 5, "c": "?"}),
            rated(2, 2, {"a": 4, "b": 2}),
            rated(4, 2, {"a": 1, "b": 1}),
        ]
    )
    assert (made.raters, made.matched, made.unmatched) == (3, 2, 1)
    assert row(made, "a").moves == table(5, [(1, 3), (5, 4)])
    # Only those who rated it both times.
    assert row(made, "b").moves == table(5, [(5, 5)])
    assert row(made, "c").moves == row(made, "d").moves == ()


def test_the_first_round_has_no_moves() -> None:
    made = room([rated(1, 1, {"a": 1}, follows=number(2, 1)), rated(2, 1, {"a": 2})], 1)
    assert all(each.moves == () for each in made.rows)
    assert (made.matched, made.unmatched) == (0, 0)


def test_before_is_what_the_rater_said_last() -> None:
    rounds = [
        rated(1, 1, {"a": 1, "b": 1, "c": 1}),
        # The second round did not ask b; of c the rater no longer knows.
        rated(1, 2, {"a": 2, "c": "?"}, items=["a", "c"]),
        rated(1, 3, {"a": 3, "b": 3, "c": 3}),
    ]
    last = room(rounds, 3)
    assert row(last, "a").moves == table(5, [(2, 3)])
    assert row(last, "b").moves == table(5, [(1, 3)])
    assert row(last, "c").moves == table(5, [(1, 3)])
    # A chain that is broken ends there.
    assert row(room(rounds[1:], 3), "b").moves == ()


def test_who_missed_a_round_is_matched_with_the_one_before_it() -> None:
    made = room([rated(1, 1, {"a": 1}), rated(1, 3, {"a": 4}, follows=number(1, 1))], 3)
    assert (made.matched, row(made, "a").moves) == (1, table(5, [(1, 4)]))


def test_what_cannot_be_followed_is_no_match() -> None:
    first = rated(1, 1, {"a": 1})
    elsewhere = entry(OTHER, session(OTHER, {"a": 1}, id=number(1, 1)))
    later = rated(1, 3, {"a": 5})
    second = rated(1, 2, {"a": 2})
    same_round = rated(9, 2, {"a": 2}, follows=number(1, 2))
    circle = rated(1, 2, {"a": 2}, follows=number(1, 2))
    hands = session(OF, {}).head.model_copy(update={"id": number(1, 1), "kind": "tally"})
    shown = entry(OF, tally(OF, {"a": [1, 0, 0, 0, 0]}).model_copy(update={"head": hands}))
    for name, entries, left_out in [
        ("missing", [second], {}),
        ("another framework", [elsewhere, second], {}),
        ("itself", [circle], {}),
        ("the same round", [second, same_round], {}),
        ("a later round", [later, rated(9, 2, {"a": 2}, follows=number(1, 3))], {}),
        ("set aside", [first, second], {number(1, 1): ""}),
        ("a show of hands", [shown, second], {}),
    ]:
        made = room(entries, left_out=left_out)
        assert (made.matched, row(made, "a").moves) == (0, ()), name
        assert made.unmatched == made.raters, name


def test_where_two_follow_one_nobody_can_say_whose_it_was() -> None:
    entries = [
        rated(1, 1, {"a": 1}),
        rated(1, 2, {"a": 2}),
        rated(7, 2, {"a": 3}, follows=number(1, 1)),
        rated(2, 1, {"a": 4}),
        rated(2, 2, {"a": 5}),
    ]
    for mixed in (entries, entries[::-1]):
        made = room(mixed)
        assert (made.matched, made.unmatched) == (1, 2)
        assert row(made, "a").moves == table(5, [(4, 5)])
    # Two copies of one file are one session.
    copies = [entries[0], entries[1], entries[1]._replace(path="Copy of it")]
    assert room(copies).matched == 1


def test_moves_of_every_subject_and_facet() -> None:
    of = framework(kind="position", subjects="stakeholder", facets=["now", "needed"], scoring={})

    def placed(round_number: int, name: str, now: int, needed: int) -> Entry:
        base = session(
            of,
            {},
            subjects=[name],
            id=number(1, round_number),
            round=round_number,
            follows=number(1, 1) if round_number > 1 else None,
        )
        sheets = (
            Sheet(subject=name, values={"a": now}),
            Sheet(subject=name, facet="needed", values={"a": needed}),
        )
        return entry(of, base.model_copy(update={"sheets": sheets}))

    merged = merge(
        [placed(1, "Ward managers", 1, 5), placed(2, "ward  Managers", 2, 5)],
        {of.id: layout(of)},
    )
    now, needed = [row for row in merged.rooms[1].rows if row.item == "a"]
    assert (now.moves, needed.moves) == (table(5, [(1, 2)]), table(5, [(5, 5)]))


def test_numbers_have_no_moves() -> None:
    of = framework(kind="count", scale=None, scoring={})
    entries = [
        entry(of, session(of, {"a": 300}, id=number(1, 1))),
        entry(of, session(of, {"a": 20}, id=number(1, 2), round=2, follows=number(1, 1))),
    ]
    made = merge(entries, {of.id: layout(of)}).rooms[1]
    assert (made.matched, made.rows[0].moves) == (1, ())


MARKS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([1, 2, 3, 4, 5, "?", "-"]))
ASKED = st.sampled_from([(), ("a",), ("a", "c")])
"""What a second round asks."""
PEOPLE = st.lists(st.tuples(MARKS, st.none() | MARKS, st.none() | MARKS, ASKED), max_size=8)
Person = tuple[
    Mapping[str, Any], Mapping[str, Any] | None, Mapping[str, Any] | None, tuple[str, ...]
]


def entries_of(people: Sequence[Person]) -> list[list[Entry]]:
    """The sessions of each rater in up to three rounds."""
    found = []
    for rater, (first, second, third, asked) in enumerate(people):
        own = [rated(rater, 1, first)]
        if second is not None:
            own.append(rated(rater, 2, second, items=list(asked)))
        if third is not None:
            last = number(rater, 2 if second is not None else 1)
            own.append(rated(rater, 3, third, follows=last))
        found.append(own)
    return found


def rooms_of(raters: Sequence[Sequence[Entry]]) -> dict[int, Room]:
    merged = merge([each for own in raters for each in own], LAYOUTS)
    return {room.round: room for room in merged.rooms}


@given(PEOPLE, st.integers(0, 8))
def test_merging_in_halves_that_keep_raters_together_is_merging_all(
    people: list[Person], cut: int
) -> None:
    raters = entries_of(people)
    whole, first, second = rooms_of(raters), rooms_of(raters[:cut]), rooms_of(raters[cut:])
    for number_of_round, everybody in whole.items():
        parts = [half[number_of_round] for half in (first, second) if number_of_round in half]
        assert everybody == (parts[0] if len(parts) == 1 else parts[0] + parts[1])
    assert rooms_of(raters[::-1]) == whole


@given(PEOPLE)
def test_the_margins_of_the_moves_are_those_who_rated_it_both_times(people: list[Person]) -> None:
    for made in rooms_of(entries_of(people)).values():
        assert made.matched + made.unmatched == (made.raters if made.round > 1 else 0)
        for each in made.rows:
            before, after = margins(each.moves)
            assert sum(before) == sum(after) <= min(each.n, made.matched)
            assert all(a <= b for a, b in zip(after, each.counts or (), strict=bool(after)))
            assert each.n + each.dont_know + each.not_applicable + each.unanswered == each.asked
            assert 0 <= each.unanswered <= each.asked <= made.raters
