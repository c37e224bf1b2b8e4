"""Spread and balance: parts that should get equal attention, and where effort goes."""

from __future__ import annotations

import pytest

from qi_tui.analysis.results.balance import balance_of
from qi_tui.analysis.results.spread import spread_of
from tests.analysis.results.answers import BOTH, domain, items, made, rated

FOUR = domain("Parts", *items("abcd"))


def test_the_part_with_the_least_is_neglected() -> None:
    of = made("spread", FOUR)
    found = spread_of(of, rated(of, {"a": 4, "b": 2, "c": 5, "d": 4}))
    assert (found.neglected.names, found.favoured.names) == (("Item b",), ("Item c",))
    assert found.distance == 3


def test_equal_attention_neglects_none() -> None:
    of = made("spread", FOUR)
    found = spread_of(of, rated(of, dict.fromkeys("abcd", 3)))
    assert found.neglected.all_alike
    assert found.distance == 0


def test_two_may_be_neglected_alike_and_one_unknown() -> None:
    of = made("spread", FOUR)
    found = spread_of(of, rated(of, {"a": 1, "b": 1, "c": 5, "d": "?"}))
    assert found.neglected.names == ("Item a", "Item b")
    assert found.neglected.without == ("Item d",)
    assert found.parts[3].missing == ("don't know",)


def test_several_domains_are_the_parts() -> None:
    of = made("spread", domain("X", *items("ab")), domain("Y", *items("cd")))
    found = spread_of(of, rated(of, {"a": 1, "b": 2, "c": 5, "d": "-"}))
    assert [(part.title, part.figure) for part in found.parts] == [("X", 1.5), ("Y", None)]
    assert found.parts[1].missing == ("Item d (not applicable)",)


def test_a_balance_says_where_effort_goes_and_should_go() -> None:
    of = made("balance", domain("Modes", *items("abc")), facets=BOTH)
    found = balance_of(
        of,
        rated(
            of,
            {("now", None): {"a": 5, "b": 2, "c": 2}, ("needed", None): {"a": 3, "b": 4, "c": 2}},
        ),
    )
    assert [part.change for part in found.parts] == [-2, 2, 0]
    assert (found.most.names, found.least.names) == (("Item a",), ("Item b", "Item c"))


@pytest.mark.parametrize("facets", [["now"], BOTH])
def test_what_is_not_known_is_no_change(facets: list[str]) -> None:
    of = made("balance", domain("Modes", *items("ab")), facets=facets)
    found = balance_of(of, rated(of, {"a": 5, "b": "?"}))
    assert [part.change for part in found.parts] == [None, None]
    assert found.has_needed == (facets == BOTH)
