"""The program as a process: pipes that close, no terminal, other locales, what it imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.store.files import named, put, rated

C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
FULL_SCREEN = [[], ["rate", "effective-redesign"], ["facilitate"], ["demo"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    for number in range(3):
        put(folder / f"{number}.json", rated(number + 1, alias="Siân", role="Ärztin"))
    return folder


@pytest.mark.parametrize("command", FULL_SCREEN, ids=lambda words: " ".join(words) or "library")
def test_without_a_terminal_one_line_and_status_2(command: list[str], process: Run) -> None:
    said = process(*command)
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "needs a terminal" in said.err
    assert "qi-tui merge" in said.err


def test_an_unknown_framework_is_told_also_without_a_terminal(process: Run) -> None:
    said = process("rate", "effective-redsign")
    assert said.status == 2
    assert 'Did you mean "effective-redesign"?' in said.err


def test_the_three_statuses(process: Run, folder: Path) -> None:
    assert process("merge", folder).status == 0
    put(folder / "broken.json", b"{")
    said = process("merge", folder)
    assert said.status == 1
    assert f"{folder / 'broken.json'}: unreadable: it is cut short at line 1" in said.err
    assert "3 raters" in said.out
    assert process("merge", folder / "gone").status == 2
    assert process("nonsense").status == 2


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize(
    "words",
    [
        ["merge", "FOLDER"],
        ["merge", "FOLDER", "--format", "json"],
        ["frameworks", "show", "effective-redesign"],
        ["frameworks", "schema"],
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_reader_that_goes_away_is_no_trouble(words: list[str], repo: Path, folder: Path) -> None:
    """As `| head` does."""
    command = [str(folder) if word == "FOLDER" else word for word in words]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "qi_tui", *command],
        cwd=repo,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 128 + 13


@pytest.mark.skipif(sys.platform != "linux", reason="a device of Linux")
@pytest.mark.parametrize("words", [["merge", "FOLDER"], ["--help"], ["--version"]], ids=" ".join)
def test_a_full_disk_is_a_sentence(words: list[str], repo: Path, folder: Path) -> None:
    command = [str(folder) if word == "FOLDER" else word for word in words]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "qi_tui", *command],
            cwd=repo,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.stderr == b"qi-tui: it could not be finished: No space left on device.\n"
    assert done.returncode == 1


@pytest.mark.skipif(os.name != "posix", reason="closing a stream is the shell's of POSIX")
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("merge {folder} >&-", 0),
        ("merge {folder} 2>&-", 0),
        ("merge {folder} <&-", 0),
        ("merge {folder}/gone >&- 2>&-", 2),
        ("demo <&-", 2),
        ("demo >&-", 2),
        ("demo <&- >&- 2>&-", 2),
        ("--version >&-", 0),
    ],
)
def test_streams_that_are_closed_from_the_start(
    command: str, status: int, repo: Path, folder: Path
) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m qi_tui {command.format(folder=folder)}"],
        cwd=repo,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == status


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_locale_without_utf8_changes_nothing_in_a_pipe(
    form: str, process: Run, folder: Path
) -> None:
    words = ("merge", folder, "--format", form, "--by-role")
    plain, other = process(*words), process(*words, **C_LOCALE)
    assert plain == other
    assert "Ärztin" in plain.out
    assert plain.status == 0


@pytest.mark.parametrize("words", [["frameworks", "list"], ["--help"], ["merge", named("gone-ü")]])
def test_other_commands_in_a_locale_without_utf8(words: list[str], process: Run) -> None:
    said = process(*words, **C_LOCALE)
    assert said.status == (2 if words[0] == "merge" else 0)


def test_names_with_letters_of_all_kinds(process: Run, tmp_path: Path) -> None:
    put(tmp_path / named("Siân – 😀.json"), rated(5))
    said = process("merge", tmp_path, "--format", "json")
    assert json.loads(said.out)["files"][0]["path"] == str(tmp_path / "Siân – 😀.json")
    other = process("merge", tmp_path, "--format", "json", **C_LOCALE)
    assert other.status == 0
    assert json.loads(other.out)["files"][0]["status"] == "added"


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are Linux's")
def test_a_file_name_that_is_no_text(process: Run, tmp_path: Path) -> None:
    good, broken = rated(5), b"{"
    put(tmp_path / "good.json", good)
    folder = os.fsencode(tmp_path)
    for name, content in {b"s\xff.json": rated(2), b"b\xe9.json": broken}.items():
        put(Path(os.fsdecode(folder + b"/" + name)), content)
    said = process("merge", tmp_path, "--format", "json")
    assert said.status == 1
    assert [file["status"] for file in json.loads(said.out)["files"]] == [
        "unreadable",
        "added",
        "added",
    ]
    assert "b\ufffd.json: unreadable" in said.err
    named = process("merge", folder + b"/s\xff.json")
    assert named.status == 0
    gone = process("merge", folder + b"/gone\xff.json")
    assert gone.status == 2
    assert "gone\ufffd.json" in gone.err


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_merging_imports_no_screen_library(form: str, repo: Path, folder: Path) -> None:
    code = (
        "import sys\n"
        "from qi_tui.cli import main\n"
        f"status = main(['merge', {str(folder)!r}, '--format', {form!r}])\n"
        "assert status == 0\n"
        "there = {name.split('.')[0] for name in sys.modules}\n"
        "print(*sorted(there), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=repo,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    there = set(done.stderr.split())
    assert "pydantic" in there
    assert not there & {"textual", "rich", "asyncio", "tinydb", "filelock", "sqlite3", "jinja2"}


def test_a_list_of_frameworks_needs_no_models(repo: Path) -> None:
    code = (
        "import sys\n"
        "from qi_tui.cli import main\n"
        "main(['frameworks', 'list'])\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=repo,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert not set(done.stderr.split()) & {"textual", "rich", "asyncio", "tinydb", "pydantic"}
