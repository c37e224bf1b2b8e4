"""The lines of the agenda, without a screen: parts, bars between neighbours, minutes, marks."""

from __future__ import annotations

from typing import Any

import pytest

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.talk.plan import plan_of
from qi_tui.model.facilitating import agreed_on, planned, talked
from qi_tui.model.workshop import AgendaItem, Agreed, WorkshopFile
from qi_tui.store.workshop.workshops import new_workshop
from qi_tui.ui.glyphs import ASCII, BOX, Glyphs
from qi_tui.ui.text.workshop.agenda_pane import agenda_pane
from qi_tui.ui.text.workshop.agenda_rows import Known, rows_of
from qi_tui.ui.text.workshop.agenda_text import share_out, time_given, write_row
from tests.analysis.figuring import figures
from tests.making import framework

SMALL = framework()
ITEMS = [
    figures("a", (0, 0, 0, 1, 7), 0),
    figures("b", (4, 0, 0, 0, 4), 1),
    figures("c", (3, 0, 1, 1, 3), 2),
    figures("d", (7, 1, 0, 0, 0), 3),
]
HOSTILE = "[/]x[@click=app.quit]y[/]"


def workshop(*agenda: AgendaItem) -> WorkshopFile:
    return planned(new_workshop("Winter flow", "2026-11-20"), agenda, 20)


def known(record: WorkshopFile | None = None, **more: Any) -> Known:
    fields: dict[str, Any] = {"again": (), "round": 1, "rounds": {}}
    return Known(SMALL, record, **{**fields, **more})


def lines(items: list[ItemFigures], what: Known, width: int = 78, marks: Glyphs = BOX) -> list[str]:
    """Every line of the agenda of these items."""
    rows = rows_of(plan_of(SMALL, items, what.workshop), what, marks)
    columns = share_out(width, rows)
    written = [write_row(row, columns, marks) for row in rows]
    assert all(line.cell_length <= width for line in written)
    return [" ".join(line.plain.split()) for line in written]


def test_where_we_agree_is_said_first_and_then_what_is_worth_the_time() -> None:
    listed = lines(ITEMS, known())
    assert listed[0] == "Where we agree: say it first"
    assert listed[1].endswith("● strong, 5 Item a")
    assert listed[2].endswith("● weak, 1 Item d")
    assert listed[3] == "Worth our time suggested"
    assert listed[4].endswith("◆ two camps Item b 31 min")
    assert listed[5].endswith("◆ two camps Item c 29 min")


def test_neighbours_about_as_far_apart_are_joined_and_the_bar_is_explained() -> None:
    listed = lines([ITEMS[2], figures("b", (2, 1, 0, 1, 3), 1)], known())
    assert listed[1].startswith("┌ ")
    assert listed[2].startswith("└ ")
    assert listed[3] == "│ joins items that are about as far apart: their order is no ranking"
    alone = lines([ITEMS[1]], known())
    assert not any("joins" in line for line in alone)
    plain = lines([ITEMS[2], figures("b", (2, 1, 0, 1, 3), 1)], known(), marks=ASCII)
    assert plain[1].startswith("/ ")
    assert plain[2].startswith("\\ ")


def test_minutes_used_agreed_ratings_and_the_second_vote_stand_in_the_row() -> None:
    record = workshop(
        AgendaItem(item="b", minutes=10, framework="small"),
        AgendaItem(item="c", minutes=0, framework="small"),
    )
    record = talked(record, "b", 12)
    record = agreed_on(record, Agreed(framework="small", item="b", round=1, value=4))
    record = agreed_on(record, Agreed(framework="small", item="c", round=1, parked_because="x"))
    listed = lines(ITEMS, known(record, again={"b"}, rounds={("c", "now", None): 1}, round=2))
    assert listed[4].endswith("Item b 12 of 10 min ✓ 4 · vote again")
    assert listed[5] == "If there is time"
    assert listed[6].endswith("Item c parked · round 1")
    assert time_given(plan_of(SMALL, ITEMS, record), record) == "10 of 20 minutes given · 12 used"


def test_a_room_that_agrees_says_that_nothing_needs_the_time() -> None:
    listed = lines([ITEMS[0]], known())
    assert listed[-1] == "Nothing splits this room enough to need its time."


@pytest.mark.parametrize("width", [40, 58, 78, 118])
def test_long_hostile_titles_are_cut_and_stay_text(width: int) -> None:
    items = [figures("b", (4, 0, 0, 0, 4), title=f"{HOSTILE} {'very long ' * 30}")]
    listed = lines(items, known(), width)
    assert "[/]x" in listed[1]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ({"kind": "graded"}, "strong, 5"),
        ({"kind": "bipolar", "poles": ["left", "right"]}, "high, 5"),
    ],
)
def test_strong_is_said_only_where_the_upper_end_is_the_better_one(
    kind: dict[str, Any], said: str
) -> None:
    items = [{"id": "a", "title": "A", **kind}]
    of = framework(domains=[{"id": "first", "title": "First", "items": items}], scoring={})
    rows = rows_of(plan_of(of, ITEMS[:1], None), Known(of, None, (), 1, {}), BOX)
    assert f"● {said} " in write_row(rows[1], share_out(78, rows), BOX).plain


def test_the_pane_says_why_an_item_is_there_and_what_was_settled() -> None:
    record = workshop(AgendaItem(item="b", minutes=10, framework="small"))
    agreed = Agreed(
        framework="small", item="b", round=1, value=4, why_not_lower=f"{HOSTILE}\n\nnow and then"
    )
    record = agreed_on(talked(record, "b", 12), agreed)
    plan, what = plan_of(SMALL, ITEMS, record), known(record, again={"b"})
    pane = [line.plain for line in agenda_pane(ITEMS[1], plan, what, ())]
    assert pane[:3] == [
        "Item b · First",
        "4 said 1, 4 said 5",
        "On the agenda: the answers differ.",
    ]
    assert pane[3] == f"Agreed: 4. Not lower: {HOSTILE} now and then"
    assert pane[4] == "Used 12 of 10 minutes."
    assert pane[5].startswith("Marked for the second vote")


def test_the_pane_says_why_an_item_is_not_there() -> None:
    def why(item: ItemFigures) -> str:
        plan = plan_of(SMALL, [*ITEMS, item], workshop(AgendaItem(item="b", minutes=5)))
        return agenda_pane(item, plan, known(), ())[2].plain

    assert "We agree: no need to spend time here." in why(ITEMS[0])
    assert "too few have answered" in why(figures("c", (0, 0, 1, 0, 0), 9, subject="Ann"))
    assert "a number has no scale" in why(figures("c", None, 9, subject="Ann", n=2))
    assert "Space puts it on" in why(ITEMS[2])
