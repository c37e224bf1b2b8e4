"""What a facilitator does to a workshop: small acts, none of which loses anything."""

from __future__ import annotations

import uuid

import pytest

from qi_tui.model.facilitating import (
    agreed_of,
    agreed_on,
    brought_along,
    choosing,
    more_private,
    next_round,
    not_agreed_on,
    note_on,
    noted,
    planned,
    revealed,
    set_aside,
    showing,
    taken_back,
    talked,
    voted,
    with_actions,
)
from qi_tui.model.workshop import (
    AgendaItem,
    Agreed,
    Limits,
    Naming,
    Showing,
    WorkshopAction,
    WorkshopFile,
    WorkshopHead,
)

ANN, BEN = str(uuid.uuid4()), str(uuid.uuid4())


def workshop(**head: object) -> WorkshopFile:
    return WorkshopFile(workshop={"1": WorkshopHead.model_validate({"id": ANN, **head})})


def test_a_session_is_set_aside_with_a_reason_and_taken_back() -> None:
    aside = set_aside(workshop(), ANN, " rated the wrong ward ")
    assert aside.set_aside() == {ANN: "rated the wrong ward"}
    again = set_aside(set_aside(aside, BEN), ANN, "left early")
    assert again.set_aside() == {BEN: "", ANN: "left early"}
    assert taken_back(again, ANN).set_aside() == {BEN: ""}
    assert taken_back(workshop(), ANN) == workshop()


def test_the_last_choice_between_copies_counts() -> None:
    chosen = choosing(choosing(workshop(), ANN, "a" * 64), ANN, "b" * 64)
    assert chosen.choices() == {ANN: "b" * 64}


def test_a_further_round_asks_some_items_and_hides_its_answers() -> None:
    second = next_round(revealed(workshop()), ["a", "c", "a"])
    assert second.head.round == 2
    assert second.head.round_items == ["a", "c"]
    assert not second.head.revealed
    assert next_round(revealed(second), ["c"]).head.round == 3
    with pytest.raises(ValueError, match="at least one item"):
        next_round(workshop(), [])


def test_what_was_agreed_in_a_round_gives_way_to_what_is_agreed_later() -> None:
    first = Agreed(framework="f", item="a", round=1, value=3)
    made = agreed_on(workshop(), first)
    assert agreed_of(made, "f", "a") == first
    mended = first.model_copy(update={"value": 4, "why_not_higher": "nobody has time"})
    made = agreed_on(made, mended)
    assert list(made.agreed.values()) == [mended]
    second = Agreed(framework="f", item="a", round=2, parked_because="the figures are missing")
    made = agreed_on(made, second)
    assert list(made.agreed.values()) == [mended, second]
    assert agreed_of(made, "f", "a") == second
    assert agreed_of(made, "f", "b") is None
    assert agreed_of(made, "g", "a") is None
    assert agreed_of(not_agreed_on(made, second), "f", "a") == mended


def test_subjects_are_the_same_however_they_are_written() -> None:
    board = Agreed(framework="f", item="a", subject="The Board", round=1, value=3)
    made = agreed_on(workshop(), board)
    assert agreed_of(made, "f", "a", subject=" the board") == board
    assert agreed_of(made, "f", "a") is None
    assert agreed_of(made, "f", "a", "needed", "The Board") is None
    later = board.model_copy(update={"subject": "THE BOARD", "value": 5})
    assert list(agreed_on(made, later).agreed.values()) == [later]


def test_an_empty_note_takes_the_note_away() -> None:
    made = noted(noted(workshop(), "a", " ask Jo first "), "b", "later")
    assert (note_on(made, "a"), note_on(made, "b"), note_on(made, "c")) == (
        "ask Jo first",
        "later",
        "",
    )
    assert note_on(noted(made, "a", "  "), "a") == ""
    assert len(noted(made, "a", "").notes) == 1


def test_open_and_carried_actions_come_along_to_the_next_workshop() -> None:
    made = with_actions(
        workshop(),
        [
            WorkshopAction(text="one", owner="Jo"),
            WorkshopAction(text="two", state="done"),
            WorkshopAction(text="three", state="dropped", reason="no longer needed"),
            WorkshopAction(text="four", state="carried"),
        ],
    )
    along = brought_along(made)
    assert [(action.text, action.state, action.origin) for action in along] == [
        ("one", "open", ANN),
        ("four", "open", ANN),
    ]
    assert along[0].owner == "Jo"


def test_votes_are_counted_and_never_named() -> None:
    made = voted(voted(voted(workshop(), 5), 3), 5)
    assert made.head.worth_it == [0, 0, 1, 0, 2]
    for wrong in (0, 6):
        with pytest.raises(ValueError, match="1 to 5"):
            voted(made, wrong)


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("named", "alias", True),
        ("named", "anonymous", True),
        ("alias", "anonymous", True),
        ("alias", "alias", True),
        ("alias", "named", False),
        ("anonymous", "alias", False),
        ("anonymous", "named", False),
    ],
)
def test_a_workshop_becomes_more_private_and_never_less(
    before: Naming, after: Naming, allowed: bool
) -> None:
    made = workshop(naming=before)
    if allowed:
        assert more_private(made, after).head.naming == after
    else:
        with pytest.raises(ValueError, match="never less"):
            more_private(made, after)


def test_limits_are_raised_and_never_lowered() -> None:
    made = workshop(limits={"median": 6, "counts": 12, "role_in_room": 4})
    higher = Limits(median=6, counts=15, role_in_room=4)
    assert more_private(made, "alias", higher).head.limits == higher
    for lower in (
        Limits(median=5, counts=12, role_in_room=4),
        Limits(median=6, counts=11, role_in_room=4),
        Limits(median=6, counts=12, role_in_room=3),
        Limits(median=1, counts=1, role_in_room=1, lowered_because="we know each other"),
    ):
        with pytest.raises(ValueError, match="never lowered"):
            more_private(made, "alias", lower)


def test_agenda_minutes_and_window_stand_in_the_head() -> None:
    made = planned(workshop(), [AgendaItem(item="a", minutes=10)], 45)
    made = talked(talked(made, "a", 4), "a", 12)
    made = showing(made, Showing(what="item", framework="f", item="a"))
    head = made.head
    assert ([row.item for row in head.agenda], head.minutes) == (["a"], 45)
    assert planned(made, []).head.minutes == 45
    assert head.minutes_used == {"a": 12}
    assert head.showing.item == "a"


def test_what_another_program_added_stays() -> None:
    made = WorkshopFile.model_validate(
        {"workshop": {"1": {"id": ANN, "mood": "bright"}}, "photos": {"1": {"x": 1}}}
    )
    after = set_aside(revealed(made), BEN).model_dump(mode="json", by_alias=True)
    assert after["workshop"]["1"]["mood"] == "bright"
    assert after["photos"] == {"1": {"x": 1}}
