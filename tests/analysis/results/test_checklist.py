"""Checklists: what is secured, and what asks for a plan."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.results.checklist import checklist_of
from qi_tui.analysis.results.reading import Row
from tests.analysis.results.answers import domain, made, rated
from tests.making import item

NO, YES = 1, 2


def names(rows: Sequence[Row]) -> str:
    return "".join(row.item for row in rows)


def test_a_no_asks_for_a_plan_and_in_a_reversed_item_a_yes() -> None:
    of = made(
        "checklist",
        domain("All", *(item(name, reversed=name in "cd") for name in "abcdefg")),
        kind="yes_no",
    )
    found = checklist_of(of, rated(of, {"a": YES, "b": NO, "c": YES, "d": NO, "e": "?", "f": "-"}))
    assert names(found.secured) == "ad"
    assert names(found.to_plan) == "bc"
    assert names(found.dont_know) == "e"
    assert names(found.not_applicable) == "f"
    assert names(found.unanswered) == "g"
    assert found.of == 6
