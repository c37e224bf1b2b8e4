"""What is made of answers never goes over the answers, and never over a file without a word."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from qi_tui.errors import QiError
from qi_tui.store.disk.placing import AlreadyThere
from qi_tui.store.writing_out import inside, write_out
from tests.store.files import as_bytes, example, workshop

NEW = b"a report"
ANSWERS = {
    "session": as_bytes(example()),
    "workshop": as_bytes(workshop()),
    "cut short": as_bytes(example())[:-20],
    "cut short, with blanks": b' {\n "workshop": {"1": {"title": "W',
}


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("name", ["new.html", "new report.HTML", "S" * 200 + ".md"])
def test_a_new_file_is_written(tmp_path: Path, name: str, over: bool) -> None:
    write_out(tmp_path / name, NEW, over)
    assert (tmp_path / name).read_bytes() == NEW


def test_another_file_is_written_over_only_with_a_word(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"mine")
    with pytest.raises(AlreadyThere):
        write_out(target, NEW)
    assert target.read_bytes() == b"mine"
    write_out(target, NEW, over=True)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("name", ["report.json", "report.html"])
def test_answers_are_never_written_over(
    tmp_path: Path, name: str, answers: bytes, over: bool
) -> None:
    target = tmp_path / name
    target.write_bytes(answers)
    with pytest.raises(QiError, match="would be lost"):
        write_out(target, NEW, over)
    assert target.read_bytes() == answers
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("over", [False, True])
def test_a_folder_is_no_file(tmp_path: Path, over: bool) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(QiError, match="is a folder"):
        write_out(tmp_path / "report.html", NEW, over)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with a name")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.html")
    with pytest.raises(QiError, match="no file"):
        write_out(tmp_path / "report.html", NEW, over=True)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_written_through_with_a_word_only(tmp_path: Path) -> None:
    real = tmp_path / "real.html"
    real.write_bytes(b"mine")
    link = tmp_path / "link.html"
    link.symlink_to(real)
    with pytest.raises(AlreadyThere):
        write_out(link, NEW)
    write_out(link, NEW, over=True)
    assert link.is_symlink()
    assert real.read_bytes() == NEW


def test_a_name_that_is_too_long_is_a_sentence(tmp_path: Path) -> None:
    long = tmp_path / f"{'n' * 300}.html"
    assert inside(long, "report.html") == long
    with pytest.raises(QiError, match="could not be written"):
        write_out(long, NEW)


def test_what_is_made_goes_into_a_folder_under_its_own_name(tmp_path: Path) -> None:
    assert inside(tmp_path, "report.html") == tmp_path / "report.html"
