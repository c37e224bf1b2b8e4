"""Definitions: what they say, and every mistake in them at once."""

from __future__ import annotations

from typing import Any

import pytest

from qi_tui.model.definition import read_definition
from qi_tui.model.digest import framework_digest
from tests.making import framework, item, raw_framework


def mistakes(**changes: Any) -> list[str]:
    definition = read_definition(raw_framework(**changes))
    assert definition.framework is None
    return [f"{m.where()}: {m.what}: {m.instead}" for m in definition.mistakes]


def domains(*items: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": "first", "title": "First", "items": list(items)}]


def test_every_kind_of_answer_has_its_points_and_descriptors() -> None:
    of = framework(
        domains=domains(
            item("graded"),
            item("anchored", kind="anchored", anchors=["none", "some", "all", "more", "most"]),
            item("yes", kind="yes_no", reversed=True),
            item("stage", kind="stage", anchors=["early", "mid", "late", "later", "last"]),
            item("poles", kind="bipolar", poles=["people", "processes"]),
            item("place", kind="position"),
            item("heads", kind="count", share=0.1),
            item("own", scale={"points": ["no", "yes"], "scale_source": "source"}),
        ),
        scoring={},
    )
    assert of.points == {
        "graded": 5,
        "anchored": 5,
        "yes": 2,
        "stage": 5,
        # A bipolar item takes the scale of its framework where there is one.
        "poles": 5,
        "place": 5,
        "heads": 0,
        "own": 2,
    }
    for each in of.items:
        assert len(of.descriptors(each)) == of.points[each.id]
    assert of.descriptors(of.item_by_id["poles"])[2] == "midway"


def test_poles_without_a_scale_have_seven_positions() -> None:
    of = framework(
        kind="bipolar", scale=None, scoring={}, domains=domains(item("a", poles=["x", "y"]))
    )
    assert of.points == {"a": 7}


def test_the_digest_covers_what_is_counted_and_not_the_wording() -> None:
    plain = framework_digest(framework())
    reworded = framework(title="Other words", purpose="Others", version=2)
    assert framework_digest(reworded) == plain
    turned = framework(domains=list(reversed(raw_framework()["domains"])))
    assert framework_digest(turned) == plain
    assert framework_digest(framework(facets=["now", "needed"])) != plain
    longer = {"points": ["1", "2", "3", "4", "5", "6"], "scale_source": "qi-tui"}
    assert framework_digest(framework(scale=longer, scoring={})) != plain
    reverse = domains(item("a", reversed=True), item("b"))
    ahead = domains(item("a"), item("b"))
    assert framework_digest(framework(domains=reverse)) != framework_digest(
        framework(domains=ahead)
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"titel": "x"}, 'titel: the key "titel" is not known (did you mean "title"?)'),
        ({"version": "1"}, 'version: "1" does not fit here: write a whole number'),
        ({"version": True}, "version: true does not fit here"),
        ({"minutes": 0}, "minutes: 0 is out of range: write 1 or more"),
        ({"subject": "organization"}, '(did you mean "organisation"?)'),
        ({"kind": "gradd"}, '"gradd" is not one of the choices'),
        ({"id": "Small Thing"}, '"Small Thing" is not an id'),
        ({"scale": {"points": ["one"], "scale_source": "source"}}, "it has too few entries"),
        ({"domains": domains(item("a"), item("A".lower()))}, 'the id "a" is used twice'),
        ({"domains": []}, "domains: it has too few entries: at least 1"),
        ({"domains": "none"}, 'domains: "none" does not fit here: write a list'),
        (
            {"domains": domains(item("a", kind="anchored", anchors=["x", "y"]))},
            "domains[1].items[1].anchors: 2 descriptors for a scale of 5 points",
        ),
        ({"domains": domains(item("a", column="nowhere"))}, 'there is no column "nowhere"'),
        ({"domains": domains(item("a", kind="bipolar"))}, '"poles" is missing'),
        ({"scale": None}, "a graded item needs a scale"),
        ({"facets": ["now", "later"]}, '"later" is not one of the choices'),
        ({"title": "x" * 300}, "title: it is too long: at most 200"),
    ],
)
def test_a_mistake_is_named_with_what_to_write(changes: dict[str, Any], expected: str) -> None:
    found = mistakes(**changes)
    assert any(expected in line for line in found), found


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([(2, 5), (5, 10)], "overlaps the one before it: write from = 6"),
        ([(2, 4), (6, 10)], "leaves a hole before it: write from = 5"),
        ([(2, 5), (6, 9)], "the bands run from 2 to 9, but the sum of domain 1 runs from 2 to 10"),
        ([(5, 2), (6, 10)], "it ends at 2, below its start 5"),
    ],
)
def test_bands_cover_every_sum_once(edges: list[tuple[int, int]], expected: str) -> None:
    bands = [{"label": f"b{low}", "from": low, "to": high} for low, high in edges]
    found = mistakes(scoring={"method": "sum", "bands": bands})
    assert any(expected in line for line in found), found


def test_all_mistakes_come_at_once_and_each_once() -> None:
    found = mistakes(
        titel="x",
        kind="gradd",
        minutes="five",
        domains=domains(item("a", reversd=True), item("a")),
        scoring={"method": "sum", "bands": [{"label": "all", "from": 2, "to": 9}]},
    )
    assert len(found) == 6, found


def test_no_words_of_a_programmer() -> None:
    lines = mistakes(
        source=3, scale=[], domains=[{"id": 1}, 2], facets="now", about={"id": "x"}, columns=None
    )
    for line in lines:
        for word in ("dict", "NoneType", "Traceback", "tuple", "pydantic", "Input should"):
            assert word not in line
