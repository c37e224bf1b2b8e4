"""Priorities: votes first, then the lowest marks, per domain."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.results.priorities import priorities_of
from qi_tui.analysis.results.reading import Row
from tests.analysis.results.answers import domain, items, made, rated

OF = made(
    "priorities",
    domain("X", *items("abcdef")),
    domain("Y", *items("gh")),
    domain("Z", *items("ij")),
)
ALL = {"a": 5, "b": 1, "c": 2, "d": 2, "e": 4, "f": 3, "g": 2, "h": 2, "i": 4, "j": 5}


def names(rows: Sequence[Row]) -> str:
    return "".join(row.item for row in rows)


def test_votes_come_first_and_then_the_lowest_with_their_ties() -> None:
    found = priorities_of(OF, rated(OF, ALL, priorities=["a", "e"]))
    first = found.domains[0]
    assert (names(first.voted), names(first.lowest), names(first.rest)) == ("ea", "b", "cdf")
    assert found.votes == 2
    assert found.weakest is not None
    assert found.weakest.names == ("Y",)
    without_votes = priorities_of(OF, rated(OF, ALL)).domains[0]
    assert names(without_votes.lowest) == "bcd"


def test_ties_with_the_last_of_the_short_list_come_too() -> None:
    found = priorities_of(OF, rated(OF, ALL | {"a": 2, "e": 2}))
    assert names(found.domains[0].lowest) == "bacde"


def test_where_all_marks_are_alike_none_puts_one_first() -> None:
    found = priorities_of(OF, rated(OF, ALL)).domains[1]
    assert found.all_alike
    assert (names(found.lowest), names(found.rest)) == ("", "gh")


def test_what_is_not_rated_is_not_ranked() -> None:
    found = priorities_of(OF, rated(OF, ALL | {"b": "?", "i": "-"}, priorities=["i"]))
    assert names(found.domains[0].missing) == "b"
    assert names(found.domains[2].voted) == "i"
    assert found.weakest is not None
    assert found.weakest.without == ("X", "Z")
