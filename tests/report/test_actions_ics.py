"""Actions in a calendar: a task for each, and the same one when it is brought in again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qi_tui.errors import UsageError
from qi_tui.model.workshop import WorkshopAction
from qi_tui.report.content import Report
from qi_tui.report.tables.actions_ics import actions_ics
from qi_tui.report.tables.due_day import day_in
from tests.making import framework
from tests.report.tabled import parts_of, tabled

REPORT = tabled(framework(), 3)
EARLIER = "00000000-0000-4000-8000-0000000000ff"


def with_actions(*actions: WorkshopAction, **changes: Any) -> Report:
    return replace(REPORT, actions=actions, **changes)


def tasks(report: Report) -> list[dict[str, str]]:
    return [
        dict(part.properties) for part in parts_of(actions_ics(report))[1] if part.kind == "VTODO"
    ]


def test_a_due_date_that_can_be_read_is_a_day_and_any_other_is_words() -> None:
    report = with_actions(
        WorkshopAction(text="Ask", owner="Priya", due="1 Dec 2026", item="b"),
        WorkshopAction(text="Count", due="end of March"),
        WorkshopAction(text="Stop", due="01/12/2026", state="dropped", reason="no money"),
        WorkshopAction(text="Meet", due="2026-12-01", state="done"),
        WorkshopAction(text="Go on", due="02.12.2026", state="carried"),
    )
    _, parts = parts_of(actions_ics(report))
    assert [
        (part.kind, part.properties.get("STATUS"), part.properties.get("DUE")) for part in parts
    ] == [
        ("VTODO", "NEEDS-ACTION", "20261201"),
        ("VEVENT", None, None),
        ("VTODO", "NEEDS-ACTION", None),
        ("VTODO", "CANCELLED", "20261201"),
        ("VTODO", "COMPLETED", "20261201"),
        ("VTODO", "NEEDS-ACTION", "20261202"),
        ("VEVENT", None, None),
    ]
    first, event = parts[0].properties, parts[1].properties
    assert first["SUMMARY"] == "Ask (Priya)"
    assert first["CONTACT"] == "Priya"
    assert first["DESCRIPTION"].split("\n") == [
        *("Ask", "Who: Priya", "By when: 1 Dec 2026", "Item: Item b"),
        "Workshop: Winter flow · 2026-11-20",
    ]
    assert (event["DTSTART"], event["TRANSP"]) == ("20261201", "TRANSPARENT")
    assert "By when: end of March" in parts[2].properties["DESCRIPTION"]
    assert "nobody yet" in parts[2].properties["DESCRIPTION"]
    assert {part.properties["DTSTAMP"] for part in parts} == {"20261120T000000Z"}


def test_an_action_keeps_its_identity() -> None:
    before = WorkshopAction(text="Ask  Estates", owner="", due="")
    [first] = tasks(with_actions(before))
    changed = WorkshopAction(text="Ask Estates", owner="Tom", due="2026-12-01", state="done")
    assert tasks(with_actions(changed))[0]["UID"] == first["UID"]
    carried = changed.model_copy(update={"origin": REPORT.workshop})
    assert tasks(with_actions(carried, workshop=EARLIER))[0]["UID"] == first["UID"]
    assert tasks(with_actions(before, workshop=EARLIER))[0]["UID"] != first["UID"]
    assert REPORT.workshop is not None
    assert first["UID"].startswith(REPORT.workshop)


def test_every_identity_is_there_once() -> None:
    same = WorkshopAction(text="Ask", due="2026-12-01")
    _, parts = parts_of(actions_ics(with_actions(same, same, WorkshopAction(text="Go"))))
    found = [part.properties["UID"] for part in parts]
    assert len(set(found)) == len(found) == 5


def test_long_lines_are_folded_between_characters() -> None:
    text = "Señalización für Ärzte 🏥 " * 20
    [task] = tasks(with_actions(WorkshopAction(text=text)))
    assert task["DESCRIPTION"].startswith(" ".join(text.split()))
    assert task["SUMMARY"].endswith("…")


def test_a_day_that_cannot_be_read_leaves_no_clock_in_the_file() -> None:
    [task] = tasks(with_actions(WorkshopAction(text="Ask"), date="a Friday", workshop=None))
    assert task["DTSTAMP"] == "19700101T000000Z"


def test_without_actions_there_is_no_calendar() -> None:
    with pytest.raises(UsageError, match="No actions were written down"):
        actions_ics(with_actions())


@pytest.mark.parametrize(
    "text",
    [
        *("2026-12-01", "2026-12-1", "1 Dec 2026", "1 December 2026", "01 december 2026"),
        *("1st Dec 2026", "1st of December 2026", "Tue 1 Dec 2026", "Tuesday, 1 Dec. 2026"),
        *("01/12/2026", "1/12/2026", "1.12.2026", "01-12-2026", "  1  Dec  2026 "),
    ],
)
def test_days_that_can_be_read(text: str) -> None:
    assert day_in(text) == date(2026, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "end of March", "Dec 2026", "1 Dec", "1/12/26", "31/02/2026", "13/13/2026"),
        *("1 De 2026", "1 Decemberly 2026", "Someday 1 Dec 2026", "2026", "0000-01-01"),
        *("1/12.2026", "1 Dec 2026 or later", "١ Dec 2026", "2026-12-01T10:00:00Z"),
    ],
)
def test_days_that_nobody_could_read_without_guessing(text: str) -> None:
    assert day_in(text) is None
