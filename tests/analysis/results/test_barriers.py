"""Barriers: the strongest first, beside what could be reached."""

from __future__ import annotations

from qi_tui.analysis.results.barriers import barriers_of
from tests.analysis.results.answers import domain, items, made, rated

OF = made(
    "barriers",
    domain("Shortfalls", *items("abc", reversed=True)),
    domain("Promises", *items("de")),
)


def test_barriers_lie_strongest_first_and_promises_least_kept_first() -> None:
    found = barriers_of(OF, rated(OF, {"a": 2, "b": 5, "c": "?", "d": 4, "e": 1}))
    assert [row.item for row in found.barriers] == ["b", "a", "c"]
    assert found.strongest.names == ("Item b",)
    assert found.strongest.without == ("Item c",)
    assert [row.item for row in found.others] == ["e", "d"]
    assert found.lowest.names == ("Item e",)


def test_a_strong_barrier_is_a_low_score() -> None:
    found = barriers_of(OF, rated(OF, {"a": 5, "b": 5, "c": 4, "d": 4, "e": 1}))
    assert [score.score for score in found.scores] == [4 / 3, 2.5]
    assert found.strongest.names == ("Item a", "Item b")


def test_barriers_that_are_all_alike_name_none() -> None:
    found = barriers_of(OF, rated(OF, {"a": 3, "b": 3, "c": 3}))
    assert found.strongest.all_alike
    assert found.lowest.compared == 0
