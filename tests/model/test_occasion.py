"""What a round asks of a rater, and how a rater answered in the rounds before it."""

from __future__ import annotations

from qi_tui.analysis.shown.inviting import invitation_of
from qi_tui.model.framework import Framework
from qi_tui.model.occasion import asks, last_answers, occasion_from, occasion_of
from qi_tui.model.workshop import Limits, WorkshopHead
from tests import making

WORKSHOP = "93c8dbc8-a0e4-4f50-a37c-5b7594809290"


def head(**fields: object) -> WorkshopHead:
    return WorkshopHead.model_validate({"id": WORKSHOP, "title": "Winter flow", **fields})


def small() -> Framework:
    return making.framework()


def test_a_round_asks_the_items_that_the_framework_has() -> None:
    second = head(round=2, round_items=["c", "gone", "a"])
    occasion = occasion_of(second, small(), {"title": "An older title", "scale": "ward"})
    assert occasion.items == ("a", "c"), "in the framework's order"
    assert dict(occasion.about) == {"title": "Winter flow", "scale": "ward"}
    assert occasion_of(head(), small()).items == ()
    assert dict(occasion_of(head(title=" "), small()).about) == {}


def test_a_framework_without_any_of_the_rounds_items_is_not_asked() -> None:
    assert asks(head(), small())
    assert asks(head(round=2, round_items=["gone", "a"]), small())
    assert not asks(head(round=2, round_items=["gone"]), small())


def test_an_invitation_asks_what_the_workshop_asks() -> None:
    workshop = head(
        naming="anonymous",
        roles=["clinician"],
        limits=Limits(counts=12),
        round=2,
        round_items=["a"],
    )
    here = occasion_of(workshop, small())
    there = occasion_from(invitation_of(workshop, small(), here.about), small())
    assert there == here


def test_each_item_stands_as_it_was_answered_last() -> None:
    framework = small()
    first = making.session(framework, {"a": 1, "b": 2, "c": "?", "d": "-"}, alias="Sam")
    second = making.session(framework, {"a": 5, "c": 3, "d": "?"}, alias="Sam", round=2)
    merged = last_answers([second, first])
    assert merged is not None
    sheet = merged.sheet()
    assert sheet.values == {"a": 5, "b": 2, "c": 3}
    assert sheet.dont_know == ["d"]
    assert sheet.not_applicable == []
    assert last_answers([first]) == first
    assert last_answers([]) is None


def test_an_answer_on_another_scale_is_left_behind() -> None:
    framework = small()
    first = making.session(framework, {"a": 1}, alias="Sam", points=7)
    second = making.session(framework, {"b": 5}, alias="Sam", round=2)
    merged = last_answers([second, first])
    assert merged is not None
    assert merged.sheet().values == {"b": 5}
