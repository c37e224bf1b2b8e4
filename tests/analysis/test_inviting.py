"""What an invitation says of the round before: what may leave the room, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.shown.inviting import invitation_of
from qi_tui.model.digest import framework_digest
from qi_tui.model.invitation import Invitation
from qi_tui.model.workshop import Limits, WorkshopHead
from tests.making import entry, framework, layout, session

SMALL = framework()
WORKSHOP = "d0e5c7b4-52f4-4ad2-b6a8-6f6b0d0f5e33"


def head(**fields: Any) -> WorkshopHead:
    return WorkshopHead(id=WORKSHOP, title="Winter flow", date="2026-11-20", **fields)


def room(raters: int, of_c: int) -> Room:
    """A room where everybody rated a and b 1 to 5 in turn, and some rated c."""
    marks = [{"a": n % 5 + 1, "b": 3, "c": 4 if n < of_c else "?"} for n in range(raters)]
    entries = [
        entry(SMALL, session(SMALL, mark, alias=f"Rater {n}")) for n, mark in enumerate(marks)
    ]
    return merge(entries, {SMALL.id: layout(SMALL)}).rooms[0]


def shown(invitation: Invitation) -> dict[str, tuple[int, float, list[int] | None]]:
    return {row.item: (row.n, row.median, row.counts) for row in invitation.room}


def test_what_it_carries() -> None:
    made = invitation_of(
        head(roles=["clinician"], naming="anonymous", limits=Limits(counts=12)),
        SMALL,
        {"title": "Winter flow"},
    )
    assert (made.workshop, made.title, made.date) == (WORKSHOP, "Winter flow", "2026-11-20")
    assert (made.framework, made.framework_version) == ("small", 1)
    assert made.framework_digest == framework_digest(SMALL)
    assert made.points == dict.fromkeys("abcd", 5)
    assert (made.naming, made.limits.counts, made.roles) == ("anonymous", 12, ["clinician"])
    assert (made.round, made.items, made.room) == (1, [], [])
    assert made.about == {"title": "Winter flow"}
    assert made.asked == ("a", "b", "c", "d")


def test_a_later_round_asks_its_items_in_the_framework_s_order() -> None:
    made = invitation_of(head(round=2, round_items=["c", "of another", "a"]), SMALL)
    assert (made.items, made.points) == (["a", "c"], {"a": 5, "c": 5})
    assert invitation_of(head(round=2, round_items=["d", "c", "b", "a"]), SMALL).items == []
    with pytest.raises(ValueError, match="asks nothing of small"):
        invitation_of(head(round=2, round_items=["of another"]), SMALL)


@pytest.mark.parametrize(
    ("raters", "of_c", "expected"),
    [
        (4, 4, {}),
        (5, 4, {"a": (5, 3.0, None), "b": (5, 3.0, None)}),
        (9, 5, {"a": (9, 3.0, None), "b": (9, 3.0, None), "c": (5, 4.0, None)}),
        (
            10,
            9,
            {
                "a": (10, 3.0, [2, 2, 2, 2, 2]),
                "b": (10, 3.0, [0, 0, 10, 0, 0]),
                "c": (9, 4.0, None),
            },
        ),
    ],
)
def test_medians_from_5_and_counts_from_10(
    raters: int, of_c: int, expected: dict[str, Any]
) -> None:
    made = invitation_of(head(round=2), SMALL, before=room(raters, of_c))
    assert shown(made) == expected
    assert "Rater" not in made.model_dump_json()


def test_the_workshop_s_own_limits_hold_and_are_not_lowered_without_a_word() -> None:
    before = room(10, 10)
    raised = invitation_of(head(round=2, limits=Limits(median=10, counts=11)), SMALL, before=before)
    assert shown(raised)["a"] == (10, 3.0, None)
    silent = invitation_of(head(round=2, limits=Limits(median=1)), SMALL, before=room(4, 4))
    assert silent.room == []
    limits = Limits(median=4, lowered_because="we are four, and agreed")
    assert len(invitation_of(head(round=2, limits=limits), SMALL, before=room(4, 4)).room) == 3


def test_only_items_of_the_round_and_comments_that_are_handed_in() -> None:
    made = invitation_of(
        head(round=2, round_items=["b"]),
        SMALL,
        before=room(10, 10),
        comments={("b", "now", None): ["since the new rota"], ("a", "now", None): ["not asked"]},
    )
    assert [(row.item, row.comments) for row in made.room] == [("b", ["since the new rota"])]
    assert invitation_of(head(round=2), SMALL, before=room(10, 10)).room[0].comments == []
