"""Stages: each row's own, the next one, and the stage that some rows tell of the whole."""

from __future__ import annotations

from typing import Any

import pytest

from qi_tui.analysis.results.stages import stages_of
from qi_tui.model.framework import Framework
from tests.analysis.results.answers import Marks, domain, made, rated
from tests.making import item

STAGES = {"points": ["potential", "building", "active", "adaptive"], "scale_source": "source"}


def row(name: str) -> dict[str, Any]:
    return item(name, anchors=[f"{name} {number}" for number in range(1, 5)])


def of_rows(*names: str, **changes: Any) -> Framework:
    return made("stages", domain("All", *map(row, names)), kind="stage", scale=STAGES, **changes)


def community() -> Framework:
    return of_rows(
        "description", "activity", "process", "forms-of-support", id="communities-of-practice"
    )


def test_each_row_has_its_stage_and_its_next() -> None:
    of = of_rows("a", "b", "c")
    found = stages_of(of, rated(of, {"a": 1, "b": 4, "c": "?"}))
    (only,) = found.domains
    assert [each.next for each in only.rows] == ["a 2", None, None]
    assert only.counts == (1, 0, 0, 1)
    assert found.names == ("potential", "building", "active", "adaptive")
    assert found.reached is None


def test_without_a_scale_stages_are_numbered() -> None:
    of = made("stages", domain("All", row("a")), kind="stage", scale=None)
    assert stages_of(of, rated(of, {})).names == ("stage 1", "stage 2", "stage 3", "stage 4")


@pytest.mark.parametrize(
    ("marks", "lowest", "highest", "supported"),
    [
        ({"description": 2, "activity": 2}, 2, 2, [2]),
        ({"description": 3, "activity": 2}, 2, 3, [2, 3]),
        ({"description": 4, "activity": 1}, 1, 4, [1]),
        ({"description": 2, "activity": "?"}, None, None, []),
        ({"process": 4, "forms-of-support": 4}, None, None, []),
    ],
)
def test_description_and_activity_tell_the_stage_of_a_community(
    marks: Marks, lowest: int | None, highest: int | None, supported: list[int]
) -> None:
    of = community()
    reached = stages_of(of, rated(of, marks)).reached
    assert reached is not None
    assert (reached.lowest, reached.highest) == (lowest, highest)
    assert list(reached.supported) == supported
    assert [each.row.item for each in reached.support] == ["process", "forms-of-support"]


def test_two_rows_far_apart_tell_no_clear_stage() -> None:
    of = community()
    far = stages_of(of, rated(of, {"description": 4, "activity": 2})).reached
    near = stages_of(of, rated(of, {"description": 3, "activity": 2})).reached
    assert far is not None
    assert near is not None
    assert (far.is_unclear, near.is_unclear) == (True, False)
