"""The rooms as CSV: one row per item, in which a spreadsheet finds no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from qi_tui.analysis.figures import RoomFigures
from qi_tui.analysis.privacy import Audience
from qi_tui.report.merged.merge_csv import merge_csv
from tests.making import framework, item, session
from tests.report.rooms import Marks, figures, figures_of

FIELDS = [
    "framework",
    "version",
    "round",
    "raters",
    "item",
    "title",
    "domain",
    "facet",
    "subject",
    "role",
    "points",
    "n",
    "dont_know",
    "not_applicable",
    "unanswered",
    "priorities",
    "median",
    "q1",
    "q3",
    "mean",
    "sd",
    "disagreement",
    "shape",
    "sum",
    "hidden",
]
ALL: Marks = dict.fromkeys("abcd", 3)


def table(*rooms: RoomFigures) -> list[dict[str, str]]:
    """The rows as another program reads them."""
    return list(csv.DictReader(io.StringIO(merge_csv(rooms), newline="")))


def row_of(rows: Sequence[dict[str, str]], name: str, role: str = "") -> dict[str, str]:
    [row] = [row for row in rows if row["item"] == name and row["role"] == role]
    return row


def test_the_header_and_the_line_ends() -> None:
    text = merge_csv([figures(framework(), [(None, ALL)])])
    assert text.endswith("\r\n")
    assert text.replace("\r\n", "").count("\n") == 0
    header = text.split("\r\n")[0].split(",")
    assert header == [*FIELDS, "point_1", "point_2", "point_3", "point_4", "point_5"]


def test_the_figures_of_an_item() -> None:
    people: list[tuple[str | None, Marks]] = [(None, {**ALL, "a": mark}) for mark in (1, 4, "?")]
    rows = table(figures(framework(), people))
    assert len(rows) == 4
    row = row_of(rows, "a")
    assert (row["framework"], row["version"], row["round"], row["raters"]) == (
        "small",
        "1",
        "1",
        "3",
    )
    assert (row["title"], row["domain"], row["facet"]) == ("Item a", "first", "now")
    assert (row["n"], row["dont_know"], row["unanswered"]) == ("2", "1", "0")
    assert (row["median"], row["mean"], row["sd"]) == ("2.5", "2.5", "2.12132")
    assert [row[f"point_{point}"] for point in range(1, 6)] == ["1", "0", "0", "1", "0"]
    assert row["hidden"] == ""


def test_what_does_not_exist_is_empty() -> None:
    row = row_of(table(figures(framework(), [(None, {"b": 3})])), "a")
    assert (row["n"], row["unanswered"]) == ("0", "1")
    assert [row[name] for name in ("median", "mean", "sd", "disagreement")] == [""] * 4


def test_roles_have_rows_of_their_own() -> None:
    people = [("nurse", ALL)] * 3 + [("porter", {**ALL, "a": 5})] * 3
    rows = table(figures(framework(), people, by_role=True))
    assert len(rows) == 12
    assert row_of(rows, "a")["point_5"] == "3"
    porters = row_of(rows, "a", "porter")
    assert (porters["n"], porters["point_3"], porters["point_5"]) == ("3", "0", "3")
    assert porters["mean"] == porters["median"] == ""


def test_scales_of_other_lengths_leave_cells_empty() -> None:
    short = framework(
        id="short",
        scale={"points": ["no", "yes"], "scale_source": "qi-tui"},
        scoring={},
    )
    ones = dict.fromkeys("abcd", 1)
    rows = table(figures(short, [(None, ones)]), figures(framework(), [(None, ALL)]))
    assert len(rows) == 8
    row = next(row for row in rows if row["framework"] == "short")
    assert [row[f"point_{point}"] for point in range(1, 6)] == ["1", "0", "", "", ""]


@pytest.mark.parametrize(
    "hostile", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\uff1dcmd", '=A1,"x"\n']
)
def test_no_cell_is_a_formula(hostile: str) -> None:
    items = [item("a", column=None), {"id": "b", "title": hostile}]
    of = framework(
        title=hostile,
        kind="position",
        subjects="stakeholder",
        domains=[{"id": "x", "title": hostile, "items": items}],
        scoring={},
    )
    made = [session(of, {}, role=hostile, subjects=[hostile]) for _ in range(3)]
    text = merge_csv([figures_of(of, made, by_role=True)])
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    begun = [cell for cell in cells if cell.lstrip()[:1] and cell.lstrip()[0] in "=+-@\uff1d"]
    assert begun == []
    assert any(hostile.strip()[:2] in cell for cell in cells)


def test_outside_hidden_figures_are_empty_and_said_to_be() -> None:
    rows = table(figures(framework(), [(None, ALL)] * 5, Audience.OUTSIDE))
    row = row_of(rows, "a")
    assert (row["median"], row["hidden"]) == ("3.0", "too few")
    hidden = ["q1", "q3", "mean", "sd", "disagreement", "shape"]
    assert [row[name] for name in hidden] == [""] * 6
    assert [row[f"point_{point}"] for point in range(1, 6)] == [""] * 5
