"""Which framework to propose: what is rated rules out, aim and time rank."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from qi_tui.analysis.choosing import (
    FEW,
    MOST,
    SERVES,
    Aim,
    Proposal,
    Wish,
    aims,
    candidates,
    proposals,
)
from qi_tui.model.entry import Entry
from qi_tui.model.framework import Picture
from tests.analysis.listed import entry

MANY = [
    entry(f"{subject}-{picture}", subject=subject, picture=picture, minutes=minutes, shelf=shelf)
    for (subject, picture), (minutes, shelf) in zip(
        product(("myself", "initiative", "system"), SERVES),
        [(3, "core"), (8, "more"), (12, "core"), (5, "more")] * 12,
        strict=False,
    )
]


def names(found: tuple[Proposal, ...]) -> list[str]:
    return [proposal.entry.id for proposal in found]


def test_every_picture_serves_something() -> None:
    assert set(SERVES) == set(get_args(Picture))
    assert {aim for served in SERVES.values() for aim in served} == set(get_args(Aim))


def test_without_a_picture_the_kind_decides() -> None:
    assert aims(entry("a", picture="", kind="yes_no")) == ("check",)
    assert aims(entry("a", picture="", kind="bipolar")) == ("talk",)
    assert aims(entry("a", picture="", kind="unheard-of")) == ("stand",)
    assert aims(entry("a", picture="", kind="graded", facets=("now", "needed"))) == (
        "stand",
        "first",
    )


@pytest.mark.parametrize("subject", ["myself", "initiative", "system"])
def test_only_what_is_asked_for_is_proposed(subject: str) -> None:
    found = proposals(MANY, Wish(subject, 5, "first"))
    assert found
    assert {proposal.entry.subject for proposal in found} == {subject}


def test_what_serves_the_aim_comes_before_what_does_not_and_in_time_before_late() -> None:
    entries = [
        entry("late", picture="checklist", minutes=7),
        entry("other", picture="profile"),
        entry("more", picture="checklist", shelf="more"),
        entry("also", picture="levels"),
        entry("best", picture="checklist"),
        entry("far-too-long", picture="checklist", minutes=8),
    ]
    found = proposals(entries, Wish("initiative", 5, "check"))
    assert names(found) == ["best", "more", "also", "late"]
    assert [(p.for_aim, p.in_time) for p in found] == [(True, True)] * 3 + [(True, False)]


def test_a_very_short_list_is_filled_up_and_says_so() -> None:
    entries = [entry("talk", picture="poles"), *(entry(f"e{n}") for n in range(9))]
    found = proposals(entries, Wish(None, None, "talk"))
    assert [proposal.for_aim for proposal in found] == [True, False, False]


def test_at_most_five_and_never_nothing() -> None:
    for wish in map(
        Wish,
        ("myself", "initiative", "system", None, "people"),
        (5, 10, None, 1, 5),
        ("stand", "first", None, "check", "talk"),
    ):
        found = proposals(MANY, wish)
        assert len(found) <= MOST
        assert bool(found) == (wish.subject != "people")


def test_where_nothing_is_short_enough_the_shortest_are_named() -> None:
    entries = [entry(f"e{n}", minutes=n) for n in (30, 35, 20, 60)]
    found = proposals(entries, Wish(None, 5))
    assert len(found) == FEW
    assert {p.entry.minutes for p in found} == {20, 30, 35}
    assert not any(proposal.in_time for proposal in found)


def test_somebody_who_knows_nothing_sees_one_for_each_thing_that_can_be_rated() -> None:
    found = proposals(MANY, Wish())
    assert len({proposal.entry.subject for proposal in found[:3]}) == 3
    assert {(proposal.in_time, proposal.for_aim) for proposal in found} == {(None, None)}


def test_time_is_stretched_a_little() -> None:
    def short(found: list[Entry]) -> list[int]:
        return [entry.minutes for entry in found]

    entries = [entry(f"e{n}", minutes=n) for n in (3, 5, 7, 8)]
    assert short(candidates(entries, Wish(None, 5))) == [3, 5, 7]
    assert short(candidates(entries, Wish("people"))) == []
