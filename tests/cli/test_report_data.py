"""`report` for spreadsheets, programs and calendars, from real files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run
from tests.cli.merging import raters
from tests.report.tabled import parts_of, rows_of, sheets_of
from tests.store.files import put

ACTION = {"text": "Ask Estates", "owner": "Tom", "due": "1 Dec 2026", "state": "open", "reason": ""}


def workshop(folder: Path, *actions: dict[str, Any], **head: Any) -> Path:
    """Six people in two roles, and a record that revealed what they said."""
    raters(folder, {"clinician": 3, "manager": 3})
    row = {
        "schema": 1,
        "id": "93c8dbc8-a0e4-4f50-a37c-5b759480929f",
        "title": "Winter flow",
        "date": "2026-11-20",
        "frameworks": ["effective-redesign"],
        "revealed": True,
        **head,
    }
    numbered = {str(place): action for place, action in enumerate(actions, 1)}
    tables = {"workshop": {"1": row}, "actions": numbered}
    put(folder / "workshop.json", json.dumps(tables).encode())
    return folder


def test_the_rows_of_a_csv_are_items_answers_or_actions(run: Run, tmp_path: Path) -> None:
    folder = workshop(tmp_path / "flow", ACTION)
    found = {}
    for rows in ("items", "answers", "actions"):
        path = tmp_path / f"{rows}.csv"
        said = run("report", folder, "-o", path, "--rows", rows)
        assert (said.status, said.out) == (0, f"{path}\n")
        found[rows] = rows_of(path.read_bytes())
    assert {rows: len(each) for rows, each in found.items()} == {
        "items": 9,
        "answers": 54,
        "actions": 1,
    }
    assert {row["alias"] for row in found["answers"]} == {""}
    assert {row["role"] for row in found["answers"]} == {"clinician", "manager"}
    assert found["actions"][0]["due_date"] == "2026-12-01"


def test_single_answers_never_leave_the_room(run: Run, tmp_path: Path) -> None:
    folder, path = workshop(tmp_path / "flow"), tmp_path / "answers.csv"
    said = run("report", folder, "-o", path, "--rows", "answers", "--audience", "outside")
    assert (said.status, said.out) == (2, "")
    assert "leave" in said.err
    assert not path.exists()
    book = tmp_path / "report.xlsx"
    assert run("report", folder, "-o", book, "--audience", "outside").status == 0
    assert "Answers" not in sheets_of(book.read_bytes())


def test_every_ending_is_written_the_same_twice(run: Run, tmp_path: Path) -> None:
    folder = workshop(tmp_path / "flow", ACTION)
    for ending in ("csv", "xlsx", "docx", "json", "ics"):
        path = tmp_path / f"report.{ending}"
        assert run("report", folder, "-o", path).status == 0
        assert run("report", folder, "-o", path).status == 0, "the same again is fine"


def test_a_calendar_needs_an_action(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "actions.ics"
    said = run("report", workshop(tmp_path / "flow"), "-o", path)
    assert said.status == 2
    assert "No actions were written down" in said.err
    assert not path.exists()
    folder = workshop(tmp_path / "other", ACTION)
    assert run("report", folder, "-o", path, "--audience", "outside").status == 0
    _, parts = parts_of(path.read_bytes())
    assert [part.kind for part in parts] == ["VTODO", "VEVENT"]
    assert parts[0].properties["SUMMARY"] == "Ask Estates (Tom)"


def test_the_json_has_the_files_as_the_audience_may_see_them(run: Run, tmp_path: Path) -> None:
    folder = workshop(tmp_path / "flow")
    put(folder / "broken.json", b"{")
    path = tmp_path / "report.json"
    assert run("report", folder, "-o", path).status == 1
    room = json.loads(path.read_bytes())
    assert {"path", "status", "detail"} == set(room["files"][0])
    assert run("report", folder, "-o", path, "--audience", "outside", "--force").status == 1
    outside = json.loads(path.read_bytes())
    assert outside["files"] == [
        {"status": "unreadable", "files": 1},
        {"status": "added", "files": 6},
    ]
    assert str(folder) not in path.read_text(encoding="utf-8")
