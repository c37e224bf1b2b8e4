"""`report`: a file in the format that its ending names, and never over one that is there."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import pytest

from qi_tui.report.formats import FORMATS
from qi_tui.store.disk import placing
from tests.cli.conftest import Run
from tests.report.reading import Page
from tests.store.files import put


@pytest.fixture
def workshop(repo: Path, tmp_path: Path) -> Path:
    """A copy of the sample workshop."""
    return shutil.copytree(repo / "sessions" / "sample-workshop", tmp_path / "Winter flow")


def rating_of(workshop: Path) -> Path:
    return next(workshop.glob("*.helen.*.json"))


def test_a_page_is_written_and_named(run: Run, workshop: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    said = run("report", workshop, "-o", path)
    assert (said.status, said.out) == (0, f"{path}\n")
    assert "Made for the people in the room only" in said.err
    read = Page(path.read_text(encoding="utf-8"))
    assert read.headings[0] == (1, "Winter flow")
    assert len(read.articles) == 9
    assert "Helen" not in read.text


def test_markdown_goes_by_its_ending_without_regard_to_case(
    run: Run, workshop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.MD"
    assert run("report", workshop, "-o", path).status == 0
    assert path.read_text(encoding="utf-8").startswith("# Winter flow\n")


@pytest.mark.parametrize("name", ["report.txt", "report", "report.html.zip"])
def test_another_ending_is_refused_before_anything_is_read(
    run: Run, tmp_path: Path, name: str
) -> None:
    said = run("report", tmp_path / "nowhere", "-o", tmp_path / name)
    assert said.status == 2
    assert ", ".join(f".{ending}" for ending in FORMATS) in said.err
    assert len(said.err.splitlines()) == 1


def test_a_file_that_is_there_stays_unless_force_is_given(
    run: Run, workshop: Path, tmp_path: Path
) -> None:
    path = put(tmp_path / "report.html", b"mine")
    said = run("report", workshop, "-o", path)
    assert (said.status, said.out) == (2, "")
    assert "is there already" in said.err
    assert "--force" in said.err
    assert path.read_bytes() == b"mine"
    assert run("report", workshop, "-o", path, "--force").status == 0
    assert path.read_bytes() != b"mine"
    assert run("report", workshop, "-o", path).status == 0, "the same again is fine"


def test_on_a_full_disk_the_old_report_stays(
    run: Run, workshop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = put(tmp_path / "report.html", b"the old one")
    monkeypatch.setattr(placing, "replace_file", full)
    said = run("report", workshop, "-o", path, "--force")
    assert said.status == 1
    assert "No space left on device" in said.err
    assert path.read_bytes() == b"the old one"


def test_what_is_wrong_with_a_file_is_named_and_the_rest_is_told(
    run: Run, workshop: Path, tmp_path: Path
) -> None:
    broken = put(workshop / "broken.json", b"{")
    said = run("report", workshop, "-o", tmp_path / "report.html")
    assert said.status == 1
    assert f"{broken}: unreadable" in said.err
    assert "1 unreadable, 1 draft, 8 added" in (tmp_path / "report.html").read_text("utf-8")


def test_outside_it_says_so_on_its_face_and_hides_counts(
    run: Run, workshop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.html"
    said = run("report", workshop, "-o", path, "--audience", "outside", "--with-comments")
    assert "Made to leave the room" in said.err
    read = Page(path.read_text(encoding="utf-8"))
    assert "Made to leave the room" in read.text
    assert not [tag for tag in read.tags if tag == "svg"]
    assert "clinician 5" not in read.text


def test_one_rater_sees_their_own_result_beside_the_room(
    run: Run, workshop: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.html"
    said = run("report", workshop, "--me", rating_of(workshop), "-o", path)
    assert said.status == 0
    read = Page(path.read_text(encoding="utf-8"))
    assert "For Helen" in read.text
    assert "My result" in read.text
    assert "of 8 in the room: " in read.text
    assert not any(name in read.text for name in ("Kwame", "Priya", "Margaret"))


def test_one_rater_needs_no_room(run: Run, workshop: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    assert run("report", "--me", rating_of(workshop), "-o", path).status == 0
    assert "It rests on the answers of one person." in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["workshop.json", "nobody.json"])
def test_only_a_rating_can_be_ones_own(run: Run, workshop: Path, tmp_path: Path, name: str) -> None:
    said = run("report", workshop, "--me", workshop / name, "-o", tmp_path / "mine.html")
    assert said.status == 2
    assert name in said.err
    assert not (tmp_path / "mine.html").exists()


def test_without_a_folder_there_is_nothing_to_report(run: Run, tmp_path: Path) -> None:
    said = run("report", "-o", tmp_path / "report.html")
    assert said.status == 2
    assert "No file or folder is named" in said.err


def test_a_round_that_is_not_revealed_is_named(run: Run, workshop: Path, tmp_path: Path) -> None:
    record = workshop / "workshop.json"
    content = json.loads(record.read_text(encoding="utf-8"))
    content["workshop"]["1"]["revealed"] = False
    record.write_text(json.dumps(content), encoding="utf-8")
    said = run("report", workshop, "-o", tmp_path / "report.html")
    assert said.status == 0
    assert "round 1 is not revealed in the room yet" in said.err


def test_rows_are_for_tables_only(run: Run, workshop: Path, tmp_path: Path) -> None:
    said = run("report", workshop, "-o", tmp_path / "report.html", "--rows", "answers")
    assert said.status == 2
    assert ".csv" in said.err


def test_single_answers_never_leave_the_room(run: Run, workshop: Path, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    words = ("--rows", "answers", "--audience", "outside")
    said = run("report", workshop, "-o", path, *words)
    assert said.status == 2
    assert "No single answers leave the room." in said.err
    assert not path.exists()


def test_the_same_files_give_the_same_page_byte_for_byte(
    run: Run, workshop: Path, tmp_path: Path
) -> None:
    files = sorted(workshop.glob("*.json"))
    for name, places in (("a.html", files), ("b.html", files[::-1])):
        assert run("report", *places, "-o", tmp_path / name).status == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
