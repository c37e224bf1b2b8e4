"""`merge` in its other forms, its exit status, and its words about what was left out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.making import raw_framework
from tests.store.files import (
    as_bytes,
    as_somebody_without_rights,
    below,
    example,
    framework,
    named,
    put,
    rated,
)
from tests.store.gathering import BROKEN
from tests.store.toml import toml


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    for number in range(4):
        put(folder / f"{number}.json", rated(number + 1, role="nurse", alias=f"Siân {number}"))
    return folder


def test_a_table_for_a_person(run: Run, folder: Path) -> None:
    said = run("merge", folder)
    assert said.status == 0
    assert said.err == ""
    assert said.out.startswith("Are you delivering effective redesign? · round 1 · 4 raters\n")
    assert said.out.endswith("Files: 4 added\n")
    words = " ".join(said.out.split())
    for item in framework().items:
        assert item.title in words
    assert words.count("1 said 1, 2 said 2–3, 1 said 4") == 9
    assert "Leadership: median 7.5 of 3, 6, 9, 12; not there yet 4" in words


def test_the_sample_workshop(run: Run, repo: Path) -> None:
    said = run("merge", repo / "sessions" / "sample-workshop")
    assert said.status == 0
    top = " ".join(said.out.splitlines()[2].split())
    assert top == "83 two camps Two-way communication strategy"
    assert said.out.endswith("Files: 1 draft, 8 added\n")


def test_csv_for_a_spreadsheet(run: Run, folder: Path) -> None:
    said = run("merge", folder, "--format", "csv", "--by-role")
    assert said.status == 0
    # A spreadsheet on Windows needs the mark, or takes UTF-8 for the code page.
    assert said.out.startswith("\ufeffframework,version,")
    assert "\r\n" in said.out
    assert "\r\r" not in said.out
    rows = list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 18
    assert {row["role"] for row in rows} == {"", "nurse"}


def test_a_formula_in_a_title_or_a_role_is_text(run: Run, tmp_path: Path) -> None:
    raw = raw_framework(id="odd")
    raw["domains"][0]["items"][0]["title"] = '=HYPERLINK("x")'
    put(tmp_path / "own" / "odd.toml", toml(raw).encode())
    for number in range(3):
        put(
            tmp_path / f"{number}.json",
            rated({"a": 5}, framework="odd", points=5, role="@SUM(1)", framework_digest="a" * 64),
        )
    words = ("--format", "csv", "--by-role", "--frameworks", tmp_path / "own")
    said = run("merge", tmp_path, *words)
    rows = list(csv.reader(io.StringIO(said.out.removeprefix("\ufeff"), newline="")))
    cells = {cell for row in rows for cell in row}
    assert {'\'=HYPERLINK("x")', "'@SUM(1)"} <= cells
    assert [cell for cell in cells if cell[:1] and cell[0] in "=+-@"] == []


@pytest.mark.parametrize("name", BROKEN)
def test_each_broken_file_is_named_and_the_rest_is_merged(
    name: str, run: Run, folder: Path
) -> None:
    content, reason = BROKEN[name]
    path = put(folder / name, content)
    said = run("merge", folder)
    assert said.status == 1
    [line] = said.err.splitlines()
    assert line.startswith(f"qi-tui: {path}: unreadable: ")
    assert reason in line
    assert said.out.endswith("Files: 1 unreadable, 4 added\n")
    assert path.read_bytes() == content


def test_what_a_person_must_know_is_named_and_what_not_is_quiet(run: Run, folder: Path) -> None:
    nine = rated(5, id="11111111-1111-4111-8111-111111111111", alias="Kim")
    put(folder / "a.json", nine)
    put(folder / "b.json", nine)
    put(folder / "old.json", {**nine, "session": {"1": {**nine["session"]["1"], "revision": 2}}})
    put(folder / "draft.json", rated({}, status="draft"))
    put(folder / "name.json", rated(1, alias="siân 0"))
    said = run("merge", folder)
    assert (said.status, said.err) == (0, "")
    assert said.out.endswith("Files: 1 superseded, 1 same again, 2 namesake, 1 draft, 4 added\n")
    put(folder / "c.json", rated(2, id="22222222-2222-4222-8222-222222222222"))
    put(folder / "d.json", rated(3, id="22222222-2222-4222-8222-222222222222"))
    put(folder / "photo.json", {"album": []})
    put(folder / "other.json", rated(5, framework="efective-redesign"))
    put(folder / "version.json", rated({"gone": 5}, framework_digest="ab" * 32))
    said = run("merge", folder)
    assert said.status == 1
    told = [line.removeprefix(f"qi-tui: {folder}/") for line in said.err.splitlines()]
    assert [line.split(": ")[:2] for line in told] == [
        ["c.json", "conflict"],
        ["d.json", "conflict"],
        ["other.json", "unknown framework"],
        ["photo.json", "not a session"],
        ["version.json", "other version"],
    ]
    assert 'did you mean "effective-redesign"?' in said.err
    assert "0 of 1 items match" in said.err


def test_places_that_are_missing_or_empty_do_not_stop_the_others(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    photos = put(tmp_path / "photos" / "IMG.jpg", b"\xff\xd8").parent
    said = run("merge", tmp_path / "gone", photos, folder)
    assert said.status == 1
    assert said.err.splitlines() == [
        f"qi-tui: {tmp_path / 'gone'}: it is not there.",
        f"qi-tui: {photos}: there is no session file in it.",
    ]
    assert "4 raters" in said.out


def test_nothing_to_work_on(run: Run, tmp_path: Path) -> None:
    photos = put(tmp_path / "photos" / "IMG.jpg", b"\xff\xd8").parent
    put(tmp_path / "deep" / "down" / "a.json", rated(5))
    for place, words in {
        tmp_path / "gone": "There is no file or folder",
        tmp_path / ("x" * 300): "There is no file or folder",
        photos: "There is no session file in",
        tmp_path / "deep": "--recursive looks into the folders below too",
    }.items():
        said = run("merge", place)
        assert (said.status, said.out) == (2, "")
        assert words in said.err
        assert str(place)[:100] in said.err
        assert said.err.count("\n") == 1
    assert run("merge", tmp_path / "deep", "--recursive").status == 0


def test_a_file_without_permission(run: Run, open_folder: Path) -> None:
    put(open_folder / "good.json", rated(5))
    secret = put(open_folder / "secret.json", rated(1))
    secret.chmod(0)
    run("merge", open_folder)
    with as_somebody_without_rights():
        said = run("merge", open_folder)
    assert said.status == 1
    assert f"{secret}: unreadable: you are not permitted to read it" in said.err


def test_a_folder_without_permission(run: Run, open_folder: Path) -> None:
    put(open_folder / "good.json", rated(5))
    locked = put(open_folder / "locked" / "a.json", rated(1)).parent
    run("merge", open_folder)
    locked.chmod(0)
    with as_somebody_without_rights():
        alone = run("merge", locked)
        both = run("merge", locked, open_folder)
    assert (alone.status, both.status) == (2, 1)
    for said in (alone, both):
        assert f"{locked}: the folder cannot be read (Permission denied)" in said.err
    assert "1 rater" in both.out


def test_nothing_is_written_where_files_are_merged(run: Run, folder: Path) -> None:
    put(folder / "broken.json", b"{")
    put(folder / "workshop.json", as_bytes(example()))
    before = below(folder.parent)
    for form in ("json", "csv", "table"):
        run("merge", folder, "--format", form)
    assert below(folder.parent) == before


def test_options_stand_before_or_after_the_command(run: Run, tmp_path: Path) -> None:
    own = put(tmp_path / "own" / "small.toml", toml(raw_framework()).encode()).parent
    path = put(tmp_path / "a.json", rated({"a": 5}, framework="small", points=5))
    after = run("merge", path, "--frameworks", own)
    before = run("--frameworks", own, "merge", path)
    assert after == before
    assert after.out.startswith("A small framework")
    listed = [
        run("--frameworks", own, "frameworks", "list"),
        run("frameworks", "--frameworks", own, "list"),
        run("frameworks", "list", "--frameworks", own),
    ]
    assert len(set(listed)) == 1
    assert "A small framework" in listed[0].out


def test_the_environment_names_the_folder_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = put(tmp_path / "own" / "small.toml", toml(raw_framework()).encode()).parent
    path = put(tmp_path / "a.json", rated({"a": 5}, framework="small", points=5))
    monkeypatch.setenv("QI_TUI_FRAMEWORKS", str(own))
    assert run("merge", path).out.startswith("A small framework")
    assert run("merge", path, "--frameworks", tmp_path).status == 1
    said = run("merge", path, "--frameworks", tmp_path / "gone")
    assert said.status == 2
    assert f"There is no folder {tmp_path / 'gone'}" in said.err


def test_hostile_names_are_shown_safely(run: Run, tmp_path: Path) -> None:
    name = "\x1b]52;c;x\x07\u202e\nevil.json"
    put(tmp_path / named(name), b"{")
    put(tmp_path / "good.json", rated(5, alias=name, role=name))
    said = run("merge", tmp_path, "--by-role")
    assert said.status == 1
    assert said.err.count("\n") == 1
    assert "evil.json: unreadable" in said.err
