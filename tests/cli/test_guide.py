"""`guide`: a page for the facilitator, of a workshop or of any."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.store.files import put


def record(folder: Path, **head: object) -> Path:
    row = {"schema": 1, "id": "93c8dbc8-a0e4-4f50-a37c-5b759480929f", **head}
    put(folder / "workshop.json", json.dumps({"workshop": {"1": row}}).encode())
    return folder


def test_a_guide_of_a_workshop(run: Run, tmp_path: Path) -> None:
    folder = record(tmp_path / "flow", title="Winter <flow>", frameworks=["effective-redesign"])
    path = tmp_path / "guide.html"
    for place in (folder, folder / "workshop.json"):
        said = run("guide", place, "-o", path)
        assert (said.status, said.out) == (0, f"{path}\n")
    html = path.read_text(encoding="utf-8")
    assert "Winter &lt;flow&gt;" in html
    assert "Are you delivering effective redesign?" in html
    assert [each.name for each in folder.iterdir()] == ["workshop.json"], "it is only read"


def test_a_guide_of_any_workshop(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path / "guide.html", b"mine")
    said = run("guide", "-o", path)
    assert said.status == 2
    assert "--force" in said.err
    assert path.read_bytes() == b"mine"
    assert run("guide", "-o", path, "--force").status == 0
    assert "Facilitator’s guide" in path.read_text(encoding="utf-8")


def test_what_is_no_workshop_is_said(run: Run, tmp_path: Path, repo: Path) -> None:
    sample = repo / "sessions" / "sample-workshop"
    session = next(path for path in sample.iterdir() if path.name.startswith("effective"))
    target = tmp_path / "guide.html"
    for place, status, words in (
        (tmp_path / "nowhere", 2, "There is no file"),
        (tmp_path, 2, "There is no file"),
        (session, 2, "is no workshop file"),
        (put(tmp_path / "other.json", b"[]"), 2, "is no workshop file"),
        (put(tmp_path / "cut.json", b'{"workshop": {'), 1, "cut short"),
        (record(tmp_path / "b", title=5) / "workshop.json", 1, "qi-tui repair"),
    ):
        said = run("guide", place, "-o", target)
        assert (said.status, said.out) == (status, "")
        assert words in said.err
    assert not target.exists()


def test_a_framework_that_is_not_here_is_named(run: Run, tmp_path: Path) -> None:
    folder = record(tmp_path / "flow", frameworks=["effective-redesing"])
    said = run("guide", folder, "-o", tmp_path / "guide.html")
    assert said.status == 1
    assert "effective-redesing" in said.err
    assert (tmp_path / "guide.html").exists()
