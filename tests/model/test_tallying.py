"""A tally holds hands instead of values, in the framework's order."""

from __future__ import annotations

from qi_tui.model.asking import Asked
from qi_tui.model.framework import Framework
from qi_tui.model.hands import Raised
from qi_tui.model.session import Session
from qi_tui.model.tallying import (
    as_tally,
    can_be_raised,
    hands_of,
    with_hands,
    with_subjects,
    without_subject,
)
from tests import making

SOME = Raised((0, 1, 2, 0, 0), 1)


def small(**changes: object) -> Framework:
    return making.framework(**changes)


def empty(framework: Framework, *subjects: str, items: list[str] | None = None) -> Session:
    session = making.session(framework, {}, alias="Sam", final=False, items=items or [])
    return with_subjects(as_tally(session, framework), framework, subjects)


def test_a_tally_has_no_rater_and_says_so() -> None:
    tally = empty(small())
    assert tally.is_tally
    assert tally.head.rater.alias is None


def test_hands_are_given_changed_and_taken_away() -> None:
    framework = small()
    tally = with_hands(empty(framework), framework, Asked("b", "now", None), SOME)
    tally = with_hands(tally, framework, Asked("a", "now", None), Raised((3, 0, 0, 0, 0)))
    (sheet,) = tally.tally_sheets
    assert list(sheet.counts) == ["a", "b"], "in the framework's order"
    assert sheet.dont_know == {"b": 1}
    assert sheet.raters() == 4
    assert hands_of(tally, Asked("b", "now", None)) == SOME
    assert hands_of(tally, Asked("c", "now", None)) is None
    changed = with_hands(tally, framework, Asked("b", "now", None), Raised((0, 0, 5, 0, 0)))
    assert hands_of(changed, Asked("b", "now", None)) == Raised((0, 0, 5, 0, 0))
    assert changed.tally_sheets[0].dont_know == {}
    gone = with_hands(changed, framework, Asked("b", "now", None), None)
    assert hands_of(gone, Asked("b", "now", None)) is None
    nothing = with_hands(gone, framework, Asked("a", "now", None), None)
    assert nothing.sheets == ()


def test_it_is_final_once_every_item_has_hands() -> None:
    framework = small()
    tally = empty(framework, items=["a", "c"])
    assert can_be_raised(tally, framework) == [Asked("a", "now", None), Asked("c", "now", None)]
    tally = with_hands(tally, framework, Asked("a", "now", None), SOME)
    assert tally.head.status == "draft"
    tally = with_hands(tally, framework, Asked("c", "now", None), SOME)
    assert tally.head.status == "final"
    assert with_hands(tally, framework, Asked("c", "now", None), None).head.status == "draft"


def test_facets_and_subjects_have_sheets_of_their_own() -> None:
    framework = small(facets=["now", "needed"], subjects="team", kind="position")
    tally = empty(framework, "Ward 1", "Ward 2")
    for asked in reversed(can_be_raised(tally, framework)):
        tally = with_hands(tally, framework, asked, SOME)
    assert [(sheet.subject, sheet.facet) for sheet in tally.tally_sheets] == [
        ("Ward 1", "now"),
        ("Ward 1", "needed"),
        ("Ward 2", "now"),
        ("Ward 2", "needed"),
    ]
    assert tally.head.status == "final"


def test_subjects_are_added_once_and_go_with_their_hands() -> None:
    framework = small(subjects="team", kind="position")
    tally = with_subjects(empty(framework, "Ward 1"), framework, ["WARD 1", " ", "Ward 2"])
    assert tally.head.subjects == ["Ward 1", "Ward 2"]
    for asked in can_be_raised(tally, framework):
        tally = with_hands(tally, framework, asked, SOME)
    less = without_subject(tally, framework, "Ward 1")
    assert less.head.subjects == ["Ward 2"]
    assert {sheet.subject for sheet in less.tally_sheets} == {"Ward 2"}
    assert with_subjects(empty(small()), small(), ["Ward 1"]).head.subjects == []
