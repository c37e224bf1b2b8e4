"""Levels: who serves what, and who serves nothing."""

from __future__ import annotations

from qi_tui.analysis.results.levels import levels_of
from tests.analysis.results.answers import domain, items, made, rated

OF = made("levels", domain("All", *items("abc")), kind="position", subjects="initiative")


def test_an_initiative_at_the_lowest_point_of_all_serves_none() -> None:
    found = levels_of(
        OF,
        rated(
            OF,
            {
                ("now", "Falls"): {"a": 4, "b": 1, "c": 2},
                ("now", "Posters"): {"a": 1, "b": 1, "c": 1},
                ("now", "Audit"): {"a": 1, "b": 1, "c": "?"},
            },
        ),
    )
    assert [level.serves_none for level in found.subjects] == [False, True, False]
    assert [(each.title, each.subjects) for each in found.unserved] == [
        ("Item a", ("Audit",)),
        ("Item b", ("Falls", "Audit")),
    ]
    assert found.unserved[0].says == "not at all"


def test_nobody_is_flagged_for_want_of_answers() -> None:
    found = levels_of(OF, rated(OF, {("now", "Falls"): {}}))
    assert not found.subjects[0].serves_none
    assert found.unserved == ()
