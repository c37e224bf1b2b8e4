"""Whole rooms sheet by sheet: for the room alone, and nothing but numbers of people."""

from __future__ import annotations

from typing import Any

from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.privacy import Audience, show_sheets
from qi_tui.analysis.shown.answer_sheet import NOT_ASKED, AnswerSheet
from qi_tui.model.session import Session
from tests.making import entry, framework, layout, session, tally

OF = framework()


def sheets(*sessions: Session, **more: Any) -> list[AnswerSheet]:
    entries = [entry(OF, each, digest=f"{place:064x}") for place, each in enumerate(sessions)]
    merged = merge(entries, {OF.id: layout(OF)})
    how = {"audience": Audience.ROOM, "limits": None, "naming": "alias", "salt": b"", **more}
    rooms = show_sheets(merged.counted, merged.rooms, {OF.id: OF}, **how)
    return [sheet for room in rooms for sheet in room.sheets]


def test_nothing_of_them_leaves_the_room() -> None:
    people = [session(OF, {"a": 1 + number % 5}) for number in range(20)]
    assert len(sheets(*people)) == 20
    for naming in ("named", "alias", "anonymous"):
        assert sheets(*people, audience=Audience.OUTSIDE, naming=naming) == []


def test_another_salt_gives_other_numbers() -> None:
    people = [session(OF, {"a": 1 + number % 5}) for number in range(20)]
    orders = [[sheet.codes for sheet in sheets(*people, salt=salt)] for salt in (b"a", b"b", b"a")]
    assert orders[0] == orders[2] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1])


def test_the_role_of_a_small_group_is_not_told_even_where_names_were_promised() -> None:
    roles = ["nurse"] * 4 + ["manager"] * 3 + ["chair"] * 2
    people = [session(OF, {"a": 3}, role=role, alias=role) for role in roles]
    told = {
        naming: {sheet.role for sheet in sheets(*people, naming=naming)}
        for naming in ("named", "alias", "anonymous")
    }
    assert told == {"named": {"nurse", None}, "alias": {"nurse", None}, "anonymous": {None}}


def test_what_a_round_did_not_ask_has_no_row() -> None:
    [sheet] = sheets(session(OF, {"b": 2}, round=2, items=["b", "c"]))
    assert list(sheet.codes) == [NOT_ASKED, 2, 0, NOT_ASKED]


def test_hands_are_told_as_so_many_people() -> None:
    made = sheets(session(OF, {"a": 2}), tally(OF, {"a": [0, 0, 4, 0, 0]}, b=1))
    assert [(sheet.rater, list(sheet.codes), sheet.people) for sheet in made] == [
        (1, [2, 0, 0, 0], None),
        (None, [NOT_ASKED, 0, 0, 0], (0, 3, 4, 4)),
        (None, [3, NOT_ASKED, NOT_ASKED, NOT_ASKED], (4, 0, 0, 0)),
        (None, [NOT_ASKED, 254, NOT_ASKED, NOT_ASKED], (0, 1, 0, 0)),
    ]
