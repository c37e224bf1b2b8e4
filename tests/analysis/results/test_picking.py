"""Which picture a result gets."""

from __future__ import annotations

from typing import Any

import pytest

from qi_tui.analysis.results.picking import picture_of
from qi_tui.store.definitions.library import Library
from tests.analysis.results.answers import BOTH, domain, items, made
from tests.making import framework, item

ANCHORS = ["one", "two", "three", "four", "five"]
COLUMNS = [{"id": "left", "title": "Left"}, {"id": "right", "title": "Right"}]


@pytest.mark.parametrize(
    ("kind", "more", "picture"),
    [
        ("graded", {}, "profile"),
        ("anchored", {"anchors": ANCHORS}, "profile"),
        ("yes_no", {}, "checklist"),
        ("stage", {"anchors": ANCHORS}, "stages"),
        ("bipolar", {"poles": ["left", "right"]}, "poles"),
        ("position", {}, "profile"),
        ("count", {"share": 0.1}, "dosing"),
    ],
)
def test_where_none_is_named_the_kind_decides(
    kind: str, more: dict[str, Any], picture: str
) -> None:
    assert picture_of(made(None, domain("One", *items("ab", **more)), kind=kind)) == picture


def test_scores_with_bands_are_drawn_with_bands() -> None:
    assert picture_of(framework()) == "bands"
    assert picture_of(Library().need("effective-redesign")) == "bands"


@pytest.mark.parametrize(
    ("changes", "picture"),
    [
        ({"facets": BOTH}, "gaps"),
        ({"subjects": "team"}, "levels"),
        ({"subjects": "team", "facets": BOTH}, "ladder"),
        ({"columns": COLUMNS}, "profile"),
    ],
)
def test_facets_and_subjects_count(changes: dict[str, Any], picture: str) -> None:
    assert picture_of(made(None, domain("One", *items("ab")), **changes)) == picture


def test_a_matrix_is_a_grid() -> None:
    placed = domain("One", item("a", column="left"), item("b", column="right"))
    assert picture_of(made(None, placed, columns=COLUMNS)) == "grid"


@pytest.mark.parametrize(
    "picture",
    [
        "grid",
        "quadrant",
        "dosing",
        "checklist",
        "stages",
        "poles",
        "gaps",
        "levels",
        "barriers",
        "bands",
    ],
)
def test_a_picture_that_the_answers_cannot_fill_is_not_taken(picture: str) -> None:
    assert picture_of(made(picture, domain("One", *items("abc")))) == "profile"


def test_kinds_that_are_mixed_make_a_profile() -> None:
    mixed = domain("One", item("a"), item("b", kind="yes_no"))
    assert picture_of(made(None, mixed)) == "profile"
