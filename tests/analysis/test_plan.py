"""The agenda as a value: suggested from figures, changed by the facilitator, kept in the file."""

from __future__ import annotations

import pytest

from qi_tui.analysis.item.agreement import Level
from qi_tui.analysis.item.item_key import ItemKey
from qi_tui.analysis.talk.agenda import Why
from qi_tui.analysis.talk.plan import Plan, plan_of
from qi_tui.model.facilitating import MINUTES, planned
from qi_tui.model.workshop import AgendaItem, WorkshopFile
from qi_tui.store.workshop.workshops import new_workshop
from tests.analysis.figuring import figures
from tests.making import framework

SMALL = framework()
SPLIT, WIDE, ALIKE, LOW = (4, 0, 0, 0, 4), (3, 0, 1, 1, 3), (0, 0, 0, 1, 7), (7, 1, 0, 0, 0)
ITEMS = [
    figures("a", ALIKE, 0),
    figures("b", SPLIT, 1),
    figures("c", WIDE, 2),
    figures("d", LOW, 3),
]


def key(item: str) -> ItemKey:
    return item, "now", None


def workshop(*agenda: AgendaItem, minutes: int = 0) -> WorkshopFile:
    return planned(new_workshop("Winter flow", "2026-11-20"), agenda, minutes)


def plan(record: WorkshopFile | None = None) -> Plan:
    return plan_of(SMALL, ITEMS, record)


def reopened(changed: Plan) -> Plan:
    """The plan as the workshop file gives it back."""
    return plan(planned(workshop(), changed.stored(), changed.minutes))


def order(of: Plan) -> list[tuple[str, int]]:
    return [(entry.figures.item, entry.minutes) for entry in of.entries]


def test_without_a_record_the_figures_suggest_it_for_an_hour() -> None:
    suggested = plan()
    assert not suggested.is_decided
    assert suggested.minutes == MINUTES
    assert [item for item, _ in order(suggested)] == ["b", "c"]
    assert suggested.given == MINUTES
    assert [(a.figures.item, a.level) for a in suggested.agreed] == [
        ("a", Level.HIGH),
        ("d", Level.LOW),
    ]
    assert suggested.rest == ()


def test_minutes_that_were_said_are_shared_out_and_nothing_is_decided_yet() -> None:
    suggested = plan(workshop(minutes=7))
    assert not suggested.is_decided
    assert order(suggested) == [("b", 7), ("c", 0)]
    assert [entry.figures.item for entry in suggested.if_time] == ["c"]


def test_what_was_decided_comes_back_as_it_was() -> None:
    changed = plan().toggled(key("a")).with_more(key("b"), 3).moved(key("c"), -1)
    again = reopened(changed)
    assert again.is_decided
    assert order(again) == order(changed)
    assert [item for item, _ in order(again)] == ["c", "b", "a"]
    assert again.entries[2].why is Why.CHOSEN
    assert again.entries[2].minutes == 4
    assert [agreement.figures.item for agreement in again.agreed] == ["d"]


def test_what_is_taken_off_can_be_put_on_again() -> None:
    without = plan().toggled(key("b"))
    assert [item for item, _ in order(without)] == ["c"]
    off = reopened(without)
    assert [item.item for item in off.rest] == ["b"]
    assert [item for item, _ in order(off.toggled(key("b")))] == ["c", "b"]
    assert off.toggled(key("not there")) == off


def test_an_item_without_minutes_waits_and_moves_among_those_that_wait() -> None:
    waiting = plan(workshop(minutes=7)).toggled(key("a")).with_more(key("a"), -9)
    assert [entry.figures.item for entry in waiting.if_time] == ["c", "a"]
    moved = waiting.moved(key("a"), -1)
    assert [entry.figures.item for entry in moved.if_time] == ["a", "c"]
    # It never leaves its own part by moving, only by minutes.
    assert moved.moved(key("a"), -1) == moved
    assert [entry.figures.item for entry in moved.with_more(key("a"), 5).worth] == ["b", "a"]


def test_minutes_in_all_are_shared_out_anew() -> None:
    shared = plan().with_more(key("c"), 20).shared_out(20)
    assert shared.minutes == 20
    assert shared.given == 20
    assert all(entry.minutes >= 4 for entry in shared.entries)


def test_the_entries_of_other_frameworks_stay_and_keep_their_minutes() -> None:
    other = AgendaItem(item="a", minutes=25, framework="another")
    gone = AgendaItem(item="no-longer-there", minutes=5, framework=SMALL.id)
    mixed = plan(workshop(other, gone, minutes=50))
    assert not mixed.is_decided
    assert sum(minutes for _, minutes in order(mixed)) == 20
    assert mixed.given == 50
    assert mixed.toggled(key("c")).stored()[-2:] == [other, gone]


def test_an_entry_without_a_framework_is_of_the_only_one() -> None:
    old = plan(workshop(AgendaItem(item="c", minutes=9)))
    assert order(old) == [("c", 9)]
    assert old.stored()[0].framework == SMALL.id


def test_subjects_and_facets_are_kept_apart_and_found_however_they_are_spelt() -> None:
    items = [
        figures("a", SPLIT, 0, subject="Ann"),
        figures("a", SPLIT, 1, subject="Ben"),
        figures("a", SPLIT, 2, subject="Ann", facet="needed"),
    ]
    stored = AgendaItem(item="a", minutes=6, framework=SMALL.id, facet="needed", subject="ANN ")
    found = plan_of(SMALL, items, workshop(stored))
    assert [(e.figures.subject, e.figures.facet) for e in found.entries] == [("Ann", "needed")]
    assert len(found.rest) == 2


@pytest.mark.parametrize(("facet", "level"), [("now", Level.LOW), ("needed", Level.HIGH)])
def test_what_is_reversed_is_strong_at_the_low_end_but_not_where_it_is_needed(
    facet: str, level: Level
) -> None:
    turned = framework(
        domains=[
            {"id": "first", "title": "F", "items": [{"id": "a", "title": "A", "reversed": True}]}
        ],
        scoring={},
    )
    found = plan_of(turned, [figures("a", ALIKE, facet=facet)], None)
    assert [agreement.level for agreement in found.agreed] == [level]
