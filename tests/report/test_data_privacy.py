"""What leaves the room as data: from how many raters on, and nothing of a single one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qi_tui.analysis.privacy import Audience
from qi_tui.errors import UsageError
from qi_tui.report.content import Report
from qi_tui.report.report_json import report_json
from qi_tui.report.tables.actions_ics import actions_ics
from qi_tui.report.tables.grid_csv import actions_csv, answers_csv, items_csv
from qi_tui.report.tables.xlsx import report_xlsx
from qi_tui.report.word.word import report_docx
from tests.making import framework
from tests.report.tabled import elements_text, rows_of, sheets_of, tabled

OF = framework()
TELLING = ("q1", "q3", "mean", "sd", "disagreement", "shape", "point_1", "point_5")


def outside(raters: int, **head: Any) -> Report:
    return tabled(OF, raters, Audience.OUTSIDE, **head)


@pytest.mark.parametrize(
    ("raters", "has_median", "has_counts"),
    [(4, False, False), (5, True, False), (9, True, False), (10, True, True), (11, True, True)],
)
def test_from_how_many_raters_on(raters: int, has_median: bool, has_counts: bool) -> None:
    # The first item was rated by everyone.
    report = outside(raters)
    row = rows_of(items_csv(report))[0]
    assert row["n"] == str(raters)
    assert bool(row["median"]) is has_median
    assert {bool(row[name]) for name in TELLING} == {has_counts}
    assert (row["discussed"], row["agreed"]) == (("yes", "1") if has_median else ("", ""))
    items = sheets_of(report_xlsx(report))["Items"]
    assert (items.rows[0][items.heads.index("Chose 1")] is not None) is has_counts
    found = json.loads(report_json(report))
    item = next(one for one in found["rooms"][0]["items"] if one["item"] == "a")
    assert (item["median"] is not None, item["counts"] is not None) == (has_median, has_counts)
    assert (item["discussed"], item["agreed"] is not None) == (has_median or None, has_median)
    assert "scores" not in found["rooms"][0]["domains"][0]


@pytest.mark.parametrize("raters", [4, 12])
def test_nothing_of_a_single_rater_leaves_the_room(raters: int) -> None:
    report = outside(raters, naming="named")
    with pytest.raises(UsageError, match="No single answers leave the room"):
        answers_csv(report)
    sheets = sheets_of(report_xlsx(report))
    assert "Answers" not in sheets
    assert "not here: no single answers leave the room" in sheets["Summary"].column("Value")
    written = [
        items_csv(report),
        actions_csv(report),
        actions_ics(report),
        report_json(report),
        elements_text(report_xlsx(report)).encode(),
        elements_text(report_docx(report)).encode(),
    ]
    for data in written:
        assert b"Rater 1" not in data
        assert b"small.1.json" not in data


def test_the_room_is_told_whose_promise_it_is() -> None:
    for report in (tabled(OF, 4), outside(4)):
        for write in (items_csv, actions_csv):
            for row in rows_of(write(report)):
                assert (row["audience"], row["regime"]) == (report.audience.value, report.regime)
                assert row["rests_on"] == "It rests on 4 raters."
        summary = sheets_of(report_xlsx(report))["Summary"]
        assert {report.regime, report.rests_on} <= set(summary.column("Value"))


def test_names_stand_beside_answers_only_where_they_were_promised() -> None:
    named = rows_of(answers_csv(tabled(OF, 8, naming="named")))
    assert {row["alias"] for row in named} == {f"Rater {number}" for number in range(1, 9)}
    alias = rows_of(answers_csv(tabled(OF, 8)))
    assert {row["alias"] for row in alias} == {""}
    assert {row["role"] for row in alias} == {"clinician", "manager"}
    anonymous = rows_of(answers_csv(tabled(OF, 8, naming="anonymous")))
    assert {(row["alias"], row["role"]) for row in anonymous} == {("", "")}
    assert {row["rater"] for row in anonymous} == {str(number) for number in range(1, 9)}


def test_a_second_round_stands_beside_the_first() -> None:
    report = tabled(OF, 6, rounds=2)
    row = rows_of(items_csv(report))[0]
    assert (row["round"], row["before_round"], row["before_n"]) == ("2", "1", "6")
    assert row["rated_twice"] == "6"
    assert row["moved"].isdecimal()
    answers = rows_of(answers_csv(report))
    raters = {(one["round"], one["rater"]) for one in answers}
    assert {rater for number, rater in raters if number == "1"} == {
        rater for number, rater in raters if number == "2"
    }
    rooms = json.loads(report_json(report))["rooms"]
    assert [made["round"] for made in rooms] == [1, 2]
