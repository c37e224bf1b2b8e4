"""Poles: the mean position, and the pairs that lag."""

from __future__ import annotations

from qi_tui.analysis.results.poles import poles_of
from qi_tui.model.framework import Framework
from tests.analysis.results.answers import domain, items, made, rated


def pairs() -> Framework:
    return made(
        "poles", domain("All", *items("abc", poles=["old", "new"])), kind="bipolar", scale=None
    )


def test_the_pairs_furthest_from_the_right_lag() -> None:
    found = poles_of(pairs(), rated(pairs(), {"a": 2, "b": 7, "c": 2}))
    assert [pair.lags for pair in found.pairs] == [True, False, True]
    assert found.lagging.figure == 2
    assert found.mean is not None
    assert round(found.mean, 2) == 3.67


def test_where_all_stand_alike_none_lags() -> None:
    found = poles_of(pairs(), rated(pairs(), dict.fromkeys("abc", 4)))
    assert found.lagging.all_alike
    assert (found.mean, found.arrived) == (4, False)


def test_all_at_the_right_have_arrived() -> None:
    assert poles_of(pairs(), rated(pairs(), dict.fromkeys("abc", 7))).arrived


def test_a_missing_pair_leaves_no_mean() -> None:
    found = poles_of(pairs(), rated(pairs(), {"a": 2, "b": 7, "c": "-"}))
    assert found.mean is None
    assert found.lagging.without == ("Item c",)
    assert not poles_of(pairs(), rated(pairs(), {})).arrived
