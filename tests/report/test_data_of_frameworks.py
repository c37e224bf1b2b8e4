"""Every framework as data: each format is read back by a reader that is not ours."""

from __future__ import annotations

import io
import json
from collections import Counter
from functools import cache
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from qi_tui.analysis.privacy import Audience
from qi_tui.model.framework import Framework
from qi_tui.report.content import Report
from qi_tui.report.report_json import report_json
from qi_tui.report.tables.actions_ics import actions_ics
from qi_tui.report.tables.grid_csv import actions_csv, answers_csv, items_csv
from qi_tui.report.tables.xlsx import report_xlsx
from qi_tui.report.word.word import report_docx
from tests.report.tabled import FRAMEWORKS, parts_of, rows_of, sheets_of, tabled
from tests.store.files import library

RATERS = 12


@cache
def both(name: str) -> tuple[Framework, Report, Report]:
    of = library().need(name)
    return of, tabled(of, RATERS), tabled(of, RATERS, Audience.OUTSIDE)


def counted(row: dict[str, str]) -> dict[int, int]:
    points = (key for key in row if key.startswith("point_"))
    return {int(key.removeprefix("point_")): int(row[key]) for key in points if row[key]}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_csv_of_answers_adds_up_to_the_csv_of_items(name: str) -> None:
    of, room, _ = both(name)
    items, answers = rows_of(items_csv(room)), rows_of(answers_csv(room))
    subjects = 2 if of.subjects else 1
    assert len(items) == len(of.items) * len(of.facets) * subjects
    assert len(answers) == RATERS * len(items)
    for row in items:
        key = (row["item"], row["facet"], row["subject"])
        mine = [one for one in answers if (one["item"], one["facet"], one["subject"]) == key]
        standings = Counter(one["answer"] for one in mine)
        assert len({one["rater"] for one in mine}) == RATERS
        assert standings["rated"] == int(row["n"])
        assert standings["don't know"] == int(row["dont_know"])
        assert standings["not applicable"] == int(row["not_applicable"])
        values = [int(one["value"]) for one in mine if one["value"]]
        if of.points[row["item"]]:
            assert counted(row) == {
                point: values.count(point) for point in range(1, of.points[row["item"]] + 1)
            }
            said = of.descriptors(of.item_by_id[row["item"]])
            assert {one["says"] for one in mine if one["value"]} <= set(said)
        else:
            assert sum(values) == int(row["sum"])


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_workbook_has_the_numbers_of_the_csv(name: str) -> None:
    _, room, outside = both(name)
    sheets = sheets_of(report_xlsx(room))
    assert list(sheets) == ["Summary", "Items", "Answers", "Agreed", "Actions"]
    for report, rows in (
        (room, sheets["Items"]),
        (outside, sheets_of(report_xlsx(outside))["Items"]),
    ):
        items = rows_of(items_csv(report))
        assert rows.column("Item id") == [row["item"] for row in items]
        assert rows.column("Rated it") == [int(row["n"]) for row in items]
        medians = [float(row["median"]) if row["median"] else None for row in items]
        assert rows.column("Median") == medians
    answers = sheets["Answers"]
    assert len(answers.rows) == len(rows_of(answers_csv(room)))
    assert {type(value) for value in answers.column("Value")} <= {int, type(None)}
    assert list(sheets_of(report_xlsx(outside))) == ["Summary", "Items", "Agreed", "Actions"]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_json_has_every_item_with_what_came_of_it(name: str) -> None:
    of, room, outside = both(name)
    for report in (room, outside):
        found = json.loads(report_json(report))
        assert (found["schema"], found["audience"]) == (1, report.audience.value)
        assert (found["regime"], found["rests_on"]) == (report.regime, report.rests_on)
        [made] = found["rooms"]
        assert {one["item"] for one in made["items"]} == set(of.points)
        assert {one["discussed"] for one in made["items"]} <= {True, False, None}
        agreed = {one["item"]: one["value"] for one in found["agreed"]}
        beside = {one["item"]: one["agreed"]["value"] for one in made["items"] if one["agreed"]}
        assert agreed == beside
        assert found["actions"][0]["due_date"] == "2026-12-01"
        assert found["actions"][0]["owner"] == "Priya"
    assert json.loads(report_json(room))["agreed"][0]["why_not_higher"] == "Not on nights"


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_word_document_has_headings_tables_and_every_item(name: str) -> None:
    of, room, _ = both(name)
    document = docx.Document(io.BytesIO(report_docx(room)))
    heads = [
        (each.style.name, each.text)
        for each in document.paragraphs
        if each.style is not None and each.style.name.startswith(("Heading", "Title"))
    ]
    assert heads[0] == ("Title", "Winter flow")
    assert [text for style, text in heads if style == "Heading 1"] == [
        "In short",
        of.title,
        "What was agreed",
        "Actions",
        "How the figures are made",
    ]
    items = [text for style, text in heads if style == "Heading 4"]
    assert items == [item.title for item in room.frameworks[0].items]
    levels = [int(style[-1]) for style, _ in heads[1:]]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    told = {each.text for each in document.element.iter(qn("w:t"))}
    assert {"Name a project manager", "Priya", "2026-12-01"} <= told
    assert {room.regime, room.rests_on} <= told


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_actions_go_to_a_calendar_and_a_table(name: str) -> None:
    of, room, outside = both(name)
    for report in (room, outside):
        whole, parts = parts_of(actions_ics(report))
        assert whole["X-WR-CALNAME"] == "Winter flow"
        assert report.regime in whole["X-WR-CALDESC"]
        assert [part.kind for part in parts] == ["VTODO", "VEVENT"]
        task = parts[0].properties
        assert task["SUMMARY"] == "Name a project manager (Priya)"
        assert of.items[0].title in task["DESCRIPTION"]
        assert task["DUE"] == "20261201"
        [row] = rows_of(actions_csv(report))
        assert (row["action"], row["owner"], row["title"]) == (
            "Name a project manager",
            "Priya",
            of.items[0].title,
        )


@pytest.mark.parametrize("name", ["effective-redesign", "skills-dosing", "engagement-continuum"])
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    of = library().need(name)
    made = (items_csv, answers_csv, actions_csv, actions_ics, report_json, report_xlsx, report_docx)
    for write in made:
        assert write(tabled(of, 6, rounds=2)) == write(tabled(of, 6, rounds=2))
