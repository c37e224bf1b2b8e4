"""Profiles: scores of domains, what stands lowest, and for whom a case is strong."""

from __future__ import annotations

from typing import Any

from qi_tui.analysis.results.profile import profile_of
from qi_tui.model.framework import Framework
from tests.analysis.results.answers import domain, items, made, rated
from tests.making import item


def three(**changes: Any) -> Framework:
    return made(
        "profile",
        domain("X", *items("ab")),
        domain("Y", *items("cd")),
        domain("Z", *items("e")),
        **changes,
    )


def test_the_domain_with_the_lowest_mean_is_the_weakest() -> None:
    found = profile_of(three(), rated(three(), {"a": 4, "b": 5, "c": 2, "d": 3, "e": 3}))
    assert [part.score.score for part in found.parts] == [4.5, 2.5, 3]
    assert found.weakest is not None
    assert (found.weakest.names, found.weakest.figure) == (("Y",), 2.5)
    assert found.parts[0].lowest.names == ("Item a",)


def test_a_domain_with_an_item_missing_is_not_compared() -> None:
    found = profile_of(three(), rated(three(), {"a": 1, "b": "?", "c": 2, "d": 3, "e": 3}))
    assert found.parts[0].score.score is None
    assert found.weakest is not None
    assert (found.weakest.names, found.weakest.without) == (("Y",), ("X",))


def test_all_alike_names_none() -> None:
    found = profile_of(three(), rated(three(), dict.fromkeys("abcde", 3)))
    assert found.weakest is not None
    assert found.weakest.all_alike


def test_two_domains_stand_apart_unless_the_lowest_decides() -> None:
    two = [domain("X", *items("ab")), domain("Y", *items("cd"))]
    marks = {"a": 1, "b": 1, "c": 5, "d": 5}
    apart = made("profile", *two)
    assert profile_of(apart, rated(apart, marks)).weakest is None
    deciding = made("profile", *two, scoring={"verdict": "lowest-domain"})
    weakest = profile_of(deciding, rated(deciding, marks)).weakest
    assert weakest is not None
    assert weakest.names == ("X",)


def test_sums_over_different_ranges_are_not_compared() -> None:
    of = three(scoring={"method": "sum"})
    assert profile_of(of, rated(of, dict.fromkeys("abcde", 3))).weakest is None


def test_reversed_items_are_scored_reversed() -> None:
    of = made("profile", domain("X", item("a", reversed=True), item("b")))
    (part,) = profile_of(of, rated(of, {"a": 5, "b": 3})).parts
    assert part.score.score == 2
    assert part.lowest.names == ("Item a",)


def test_the_case_is_told_per_audience() -> None:
    of = made(
        "profile",
        domain(
            "Benefits",
            item("a", audiences=["staff", "leaders"]),
            item("b", audiences=["leaders"]),
            item("c", audiences=["patients"]),
        ),
    )
    found = profile_of(of, rated(of, {"a": 2, "b": 5, "c": "?"}))
    assert [(each.name, each.mean, each.items) for each in found.audiences] == [
        ("staff", 2, 1),
        ("leaders", 3.5, 2),
        ("patients", None, 1),
    ]
    assert found.audiences[2].missing == ("Item c",)
    assert found.weakest_audience is not None
    assert found.weakest_audience.names == ("staff",)
    assert found.weakest_audience.without == ("patients",)


def test_without_audiences_there_is_no_case() -> None:
    found = profile_of(three(), rated(three(), {}))
    assert (found.audiences, found.weakest_audience) == ((), None)
