"""Rooms are made of counts, and counts add."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.merging.contribution import contribution_of
from qi_tui.analysis.merging.room import Room, room_of
from qi_tui.model.session import Session
from tests.making import framework, item, layout, session, tally

OF = framework()
LAYOUT = layout(OF)
MARKS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([1, 2, 3, 4, 5, "?", "-"]))
RATERS = st.lists(st.tuples(st.sampled_from(["clinician", "manager", None]), MARKS), max_size=12)


def room(sessions: list[Session]) -> Room:
    members = [(s.head.rater.role, contribution_of(s, LAYOUT)) for s in sessions]
    return room_of(LAYOUT, 1, members)


def sessions(raters: list[tuple[str | None, dict[str, int | str]]]) -> list[Session]:
    return [session(OF, marks, role=role) for role, marks in raters]


def test_a_room_by_hand() -> None:
    made = room(
        [
            session(OF, {"a": 1, "b": 5}, role="clinician", priorities=["a"]),
            session(OF, {"a": 1, "b": "?"}, role="manager", priorities=["a", "b"]),
            session(OF, {"a": 4, "b": "-", "c": 2, "d": 3}),
        ]
    )
    a, b, c, _ = made.rows
    assert made.raters == 3
    assert a.counts == (2, 0, 0, 1, 0)
    assert (b.n, b.dont_know, b.not_applicable, b.unanswered) == (1, 1, 1, 0)
    assert (c.n, c.unanswered) == (1, 2)
    assert (a.priorities, b.priorities) == (2, 1)
    assert a.by_role == {"clinician": (1, 0, 0, 0, 0), "manager": (1, 0, 0, 0, 0)}
    assert made.role_sizes == {"clinician": 1, "manager": 1}
    assert made.scores == {"first": (6,), "second": (5,)} or made.scores["first"] == (6,)


@given(RATERS, st.randoms(use_true_random=False), st.integers(0, 12))
def test_merging_is_adding(
    raters: list[tuple[str | None, dict[str, int | str]]], shuffle: random.Random, cut: int
) -> None:
    all_of_them = sessions(raters)
    whole = room(all_of_them)
    assert room(all_of_them[:cut]) + room(all_of_them[cut:]) == whole
    mixed = list(all_of_them)
    shuffle.shuffle(mixed)
    assert room(mixed) == whole
    third = len(mixed) // 3
    parts = [room(mixed[:third]), room(mixed[third : 2 * third]), room(mixed[2 * third :])]
    assert (parts[0] + parts[1]) + parts[2] == parts[0] + (parts[1] + parts[2]) == whole
    assert whole + room([]) == whole


@given(RATERS)
def test_everybody_stands_somewhere_on_every_item(
    raters: list[tuple[str | None, dict[str, int | str]]],
) -> None:
    made = room(sessions(raters))
    for row in made.rows:
        assert row.n + row.dont_know + row.not_applicable + row.unanswered == len(raters)
        assert row.unanswered >= 0
        assert row.asked == made.raters
        for role, counts in row.by_role.items():
            assert sum(counts) <= made.role_sizes[role]


def test_a_reversed_item_counts_as_answered_and_scores_reversed() -> None:
    of = framework(
        domains=[{"id": "x", "title": "X", "items": [item("a"), item("b", reversed=True)]}]
    )
    made = session(of, {"a": 5, "b": 1})
    found = room_of(layout(of), 1, [(None, contribution_of(made, layout(of)))])
    assert found.rows[1].counts == (1, 0, 0, 0, 0)
    assert found.scores == {"x": (10,)}


def test_a_domain_with_an_item_that_is_not_rated_has_no_score() -> None:
    made = room([session(OF, {"a": 1, "b": "?"}), session(OF, {"a": 1}), session(OF, {})])
    assert made.scores["first"] == ()


def test_a_show_of_hands_adds_its_largest_total() -> None:
    hands = tally(OF, {"a": [0, 0, 1, 2, 3], "b": [1, 0, 0, 0, 0]}, b=2)
    made = room([hands, session(OF, {"a": 3})])
    assert made.raters == 7
    a, b, c, _ = made.rows
    assert a.counts == (0, 0, 2, 2, 3)
    assert (b.n, b.dont_know, b.unanswered) == (1, 2, 4)
    assert (c.n, c.unanswered) == (0, 7)


def test_subjects_with_the_same_name_are_the_same_subject() -> None:
    of = framework(kind="position", subjects="stakeholder", facets=["now", "needed"], scoring={})
    at = layout(of)

    def place(name: str, now: int) -> Session:
        base = session(of, {}, subjects=[name])
        sheet = base.sheet().model_copy(update={"subject": name, "values": {"a": now}})
        return base.model_copy(update={"sheets": (sheet,)})

    made = room_of(
        at,
        1,
        [
            (None, contribution_of(place("Ward managers", 2), at)),
            (None, contribution_of(place("ward  Managers ", 4), at)),
            (None, contribution_of(place("Consultants", 1), at)),
        ],
    )
    rows = [row for row in made.rows if row.item == "a" and row.facet == "now"]
    assert [(row.subject, row.counts, row.unanswered) for row in rows] == [
        ("Consultants", (1, 0, 0, 0, 0), 0),
        ("Ward managers", (0, 1, 0, 1, 0), 0),
    ]


def test_numbers_are_a_list_and_never_a_scale() -> None:
    of = framework(kind="count", scale=None, scoring={})
    at = layout(of)
    made = room_of(
        at, 1, [(None, contribution_of(session(of, {"a": n}), at)) for n in (300, 0, 20)]
    )
    assert made.rows[0].counts is None
    assert made.rows[0].values == (0, 20, 300)
    assert made.rows[0].n == 3


def test_mixed_scales_are_coded_each_on_its_own() -> None:
    own = {"points": ["no", "yes"], "scale_source": "source"}
    of = framework(
        domains=[{"id": "x", "title": "X", "items": [item("a"), item("b", scale=own)]}], scoring={}
    )
    at = layout(of)
    made = room_of(at, 1, [(None, contribution_of(session(of, {"a": 5, "b": 2}), at))])
    assert [row.counts for row in made.rows] == [(0, 0, 0, 0, 1), (0, 1)]


def test_only_who_works_at_a_level_is_asked_about_it() -> None:
    of = framework(
        columns=[{"id": "local", "title": "Local"}, {"id": "national", "title": "National"}],
        domains=[
            {
                "id": "x",
                "title": "X",
                "items": [item("a", column="local"), item("b", column="national"), item("c")],
            }
        ],
        scoring={},
    )
    at = layout(of)
    made = room_of(
        at,
        1,
        [
            (None, contribution_of(session(of, {"a": 3, "c": 1}, columns=["local"]), at)),
            # An answer in a column that is no longer chosen stays in the file, and is not counted.
            (None, contribution_of(session(of, {"a": 5, "b": 2}, columns=["national"]), at)),
            # A file that names no columns was asked about those that it answers.
            (None, contribution_of(session(of, {"b": 4}), at)),
        ],
    )
    assert [(row.n, row.unanswered) for row in made.rows] == [(1, 0), (2, 0), (1, 2)]
    assert [row.asked for row in made.rows] == [1, 2, 3]


def test_rooms_in_which_a_role_is_spelled_in_two_ways_add_up() -> None:
    first = room([session(OF, {"a": 1}, role="Clinician"), session(OF, {"a": 2}, role="Clinician")])
    second = room([session(OF, {"a": 3}, role="clinician ")])
    for both in (first + second, second + first):
        assert both.role_sizes == {"Clinician": 3}
        assert both.rows[0].by_role == {"Clinician": (1, 1, 1, 0, 0)}


def test_the_votes_for_an_item_are_of_those_who_named_the_subject() -> None:
    of = framework(kind="position", subjects="stakeholder", scoring={})
    at = layout(of)

    def voted(*names: str) -> Room:
        made = session(of, {}, subjects=list(names), priorities=["b"])
        return room_of(at, 1, [(None, contribution_of(made, at))])

    nobody, one, two = voted(), voted("Ward managers"), voted("Ward managers", "Consultants")
    together = nobody + one + two
    assert {(row.item, row.subject): row.priorities for row in together.rows if row.priorities} == {
        ("b", "Consultants"): 1,
        ("b", "Ward managers"): 2,
    }
    assert [row.item for row in (nobody + two).rows] == [row.item for row in two.rows]
