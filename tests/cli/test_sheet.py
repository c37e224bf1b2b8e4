"""`sheet`: a page to print, and never over a file that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.store.files import put

FLAGSHIP = "effective-redesign"


def test_a_sheet_is_written_and_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    said = run(
        "sheet",
        FLAGSHIP,
        *("-o", path),
        *("--title", "Winter <flow>"),
        *("--roles", "clinician; manager;"),
        *("--items", "clinical-leadership, reported-outcomes"),
    )
    assert (said.status, said.out) == (0, f"{path}\n")
    assert "print it" in said.err
    html = path.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "Winter &lt;flow&gt;" in html
    assert html.count('class="item"') == 2
    assert [role in html for role in ("> clinician<", "> manager<")] == [True, True]


def test_a_file_that_is_there_stays_unless_force_is_given(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path / "sheet.html", b"mine")
    said = run("sheet", FLAGSHIP, "-o", path)
    assert (said.status, said.out) == (2, "")
    assert "is there already" in said.err
    assert "--force" in said.err
    assert path.read_bytes() == b"mine"
    assert run("sheet", FLAGSHIP, "-o", path, "--force").status == 0
    assert path.read_bytes() != b"mine"
    assert run("sheet", FLAGSHIP, "-o", path).status == 0, "the same again is fine"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["effective-redesing"], 2, 'Did you mean "effective-redesign"?'),
        ([FLAGSHIP, "--items", "clinical-leadershp"], 2, 'Did you mean "clinical-leadership"?'),
        ([FLAGSHIP, "--items", "xyzzy"], 2, 'There is no item "xyzzy" in it.'),
        ([FLAGSHIP, "--columns", "local"], 2, 'There is no column "local" in it.'),
        (["improvement-system", "--columns", "lokal"], 2, 'Did you mean "local"?'),
        ([FLAGSHIP, "-o", "no/where.html"], 1, "There is no folder"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_what_cannot_be_is_said(
    words: list[str],
    status: int,
    said: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("sheet", "-o", "sheet.html", *words)
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


def test_items_that_stand_in_other_columns(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "sheet.html"
    words = ["sheet", "improvement-system", "-o", target, "--columns", "regional"]
    assert run(*words).status == 0
    local = run("frameworks", "show", "improvement-system", "--json").out
    first = local.split('"items"', 1)[1].split('"id": "', 1)[1].split('"', 1)[0]
    said = run(*words, "--force", "--items", first)
    assert (said.status, "None of these items is in these columns" in said.err) == (2, True)
