"""Gaps and ladders: the largest gap first, and nothing in the place of what is missing."""

from __future__ import annotations

from typing import Any

from qi_tui.analysis.results.gaps import gaps_of
from qi_tui.analysis.results.ladder import ladder_of
from qi_tui.model.framework import Framework
from tests.analysis.results.answers import BOTH, domain, items, made, rated
from tests.making import item


def both(names: str, **changes: Any) -> Framework:
    return made("gaps", domain("All", *items(names)), **{"facets": BOTH, **changes})


def test_the_largest_gap_comes_first_and_ties_keep_their_order() -> None:
    of = both("abcde")
    now = {"a": 4, "b": 1, "c": 2, "d": 5, "e": 3}
    needed = {"a": 4, "b": 3, "c": 4, "d": 2, "e": "?"}
    found = gaps_of(of, rated(of, {("now", None): now, ("needed", None): needed}))
    assert [(gap.name, gap.steps) for gap in found.known] == [
        ("Item b", 2),
        ("Item c", 2),
        ("Item a", 0),
        ("Item d", -3),
    ]
    assert [gap.name for gap in found.largest] == ["Item b", "Item c"]
    assert [gap.name for gap in found.unknown] == ["Item e"]
    assert not found.all_alike


def test_where_nothing_falls_short_no_gap_is_the_largest() -> None:
    of = both("ab")
    marks = {"a": 4, "b": 4}
    found = gaps_of(of, rated(of, {("now", None): marks, ("needed", None): {"a": 4, "b": 2}}))
    assert found.largest == ()


def test_equal_gaps_are_said_to_be_equal() -> None:
    of = both("ab")
    found = gaps_of(
        of, rated(of, {("now", None): {"a": 1, "b": 2}, ("needed", None): {"a": 3, "b": 4}})
    )
    assert found.all_alike


def test_in_a_reversed_item_less_is_needed() -> None:
    of = made("gaps", domain("All", item("a", reversed=True)), facets=BOTH)
    found = gaps_of(of, rated(of, {("now", None): {"a": 5}, ("needed", None): {"a": 2}}))
    assert found.known[0].steps == 3


def test_a_ladder_places_subjects_by_their_gaps() -> None:
    of = both("a", subjects="stakeholder", kind="position")
    found = ladder_of(
        of,
        rated(
            of,
            {
                ("now", "Ward"): {"a": 4},
                ("needed", "Ward"): {"a": 5},
                ("now", "Lab"): {"a": 1},
                ("needed", "Lab"): {"a": 4},
                ("now", "Board"): {"a": 2},
            },
        ),
    )
    assert found.gaps is not None
    assert [(gap.now.subject, gap.steps) for gap in found.gaps.known] == [("Lab", 3), ("Ward", 1)]
    assert [gap.now.subject for gap in found.gaps.unknown] == ["Board"]
    assert not found.has_items


def test_a_ladder_of_one_facet_begins_with_the_lowest() -> None:
    of = both("a", subjects="stakeholder", kind="position", facets=["now"])
    marks = {("now", "Ward"): {"a": 4}, ("now", "Lab"): {"a": 2}, ("now", "Board"): {"a": "?"}}
    found = ladder_of(of, rated(of, marks))
    assert [row.subject for row in found.placed] == ["Lab", "Ward"]
    assert [row.subject for row in found.missing] == ["Board"]
    assert found.lowest.names == ("Lab",)


def test_names_that_only_have_answers_are_placed_too() -> None:
    of = both("a", subjects="stakeholder", kind="position", facets=["now"])
    session = rated(of, {("now", "Ward"): {"a": 4}}, subjects=[])
    assert [row.subject for row in ladder_of(of, session).placed] == ["Ward"]
