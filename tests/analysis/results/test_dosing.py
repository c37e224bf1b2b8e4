"""Skills dosing: have, target, gap."""

from __future__ import annotations

import pytest

from qi_tui.analysis.results.dosing import dosing_of
from tests.analysis.results.answers import domain, made, rated
from tests.making import item

OF = made(
    "dosing",
    domain(
        "Tiers",
        item("all", share=1.0),
        item("some", share=0.1),
        item("few", share=0.01),
        item("expert", share=0.001),
    ),
    kind="count",
    scale=None,
)


@pytest.mark.parametrize(
    ("workforce", "targets"),
    [
        (10_000, [10_000, 1000, 100, 10]),
        (700, [700, 70, 7, 1]),
        (250, [250, 25, 3, 1]),
        (3, [3, 1, 1, 1]),
        ("4,000", [4000, 400, 40, 4]),
    ],
)
def test_targets_are_shares_rounded_up_and_at_least_one(
    workforce: int | str, targets: list[int]
) -> None:
    found = dosing_of(OF, rated(OF, {}, about={"workforce": workforce}))
    assert [tier.target for tier in found.tiers] == targets


def test_a_gap_is_what_is_lacking_and_never_below_nothing() -> None:
    marks = {"all": 900, "some": 100, "few": 15, "expert": "?"}
    found = dosing_of(OF, rated(OF, marks, about={"workforce": 1000}))
    assert [tier.gap for tier in found.tiers] == [100, 0, 0, None]
    assert [tier.have for tier in found.tiers] == [900, 100, 15, None]


@pytest.mark.parametrize("workforce", [0, "", "many", "0"])
def test_without_a_workforce_there_is_no_target(workforce: int | str) -> None:
    found = dosing_of(OF, rated(OF, {"all": 900}, about={"workforce": workforce}))
    assert found.workforce is None
    assert [(tier.target, tier.gap) for tier in found.tiers] == [(None, None)] * 4
    assert found.tiers[0].have == 900
    assert dosing_of(OF, rated(OF, {})).workforce is None


def test_a_tier_without_a_share_has_no_target() -> None:
    of = made("dosing", domain("Tiers", item("a")), kind="count", scale=None)
    (tier,) = dosing_of(of, rated(of, {"a": 5}, about={"workforce": 100})).tiers
    assert (tier.target, tier.gap) == (None, None)
