"""`frameworks new` and `from-table`: definitions without mistakes, and no file is ever replaced."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from qi_tui.cli.running import run as run_command
from qi_tui.store.definitions.checking import check_definition
from tests.cli.conftest import Run
from tests.store.files import put

KINDS = ["anchored", "graded", "yes_no", "stage", "bipolar", "position", "count"]
TABLE = "Domain;Item;Prompt;low;high\nHandover;Time;Is there any?;none;enough\n"


class Typed(io.StringIO):
    """What somebody types on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def answering(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", Typed("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_begun_and_is_in_the_library_at_once(
    kind: str, run: Run, own: Path
) -> None:
    made = run("frameworks", "new", "--title", "Our check", "--kind", kind, "--frameworks", own)
    path = own / "our-check.toml"
    assert (made.status, made.out) == (0, f"{path}\n")
    assert f"qi-tui frameworks check {path}" in made.err
    checked = run("frameworks", "check", path)
    assert (checked.status, checked.err) == (0, "")
    listed = run("frameworks", "list", "--frameworks", own)
    [line] = [line for line in listed.out.splitlines() if line.startswith("our-check ")]
    assert "Our check (local)" in line
    assert run("frameworks", "show", "our-check", "--frameworks", own).status == 0


def test_without_a_folder_of_ones_own_it_is_made(run: Run, home: Path) -> None:
    made = run("frameworks", "new", "--title", "Ours")
    path = Path(made.out.strip())
    assert path.is_relative_to(home)
    assert path.is_file()
    assert json.loads(run("frameworks", "show", "ours", "--json").out)["title"] == "Ours"


def test_the_questions_are_asked_on_a_terminal(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(
        monkeypatch,
        "", "Ward round", "us", "team", "people", "stag", "only one", "one; two; three",
        "Before; After", "none", "2",
    )  # fmt: skip
    assert run_command(["frameworks", "new", "--frameworks", str(own)]) == 0
    asked = capsys.readouterr().err
    for words in (
        "What is its title?", "It needs a title.", '"us" is not one of', '"team" is not one of',
        "A scale has 2 to 14 points, not 1.", "[early; mid; transformed]", "A domain has 1 to 200",
    ):  # fmt: skip
        assert words in asked
    framework, mistakes = check_definition(own / "ward-round.toml")
    assert mistakes == ()
    assert framework is not None
    assert (framework.subject, framework.kind) == ("people", "stage")
    assert framework.scale is not None
    assert framework.scale.points == ("one", "two", "three")
    assert [len(domain.items) for domain in framework.domains] == [2, 2]


def test_what_options_say_is_not_asked(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch)
    words = ["frameworks", "new", "--frameworks", str(own), "--title", "T", "--subject", "system"]
    words += ["--kind", "position", "--points", "extent", "--domains", "A; B", "--items", "1"]
    assert run_command(words) == 0
    assert "?" not in capsys.readouterr().err


def test_leaving_in_the_middle_writes_nothing(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, "A title", "people")
    assert run_command(["frameworks", "new", "--frameworks", str(own)]) == 130
    assert list(own.iterdir()) == []


def test_without_a_terminal_a_title_is_enough_and_none_is_too_little(
    process: Run, tmp_path: Path
) -> None:
    said = process("frameworks", "new")
    assert said.status == 2
    assert said.err == "qi-tui: There is no terminal to ask on. Give at least --title.\n"
    path = tmp_path / "ours.toml"
    assert process("frameworks", "new", "--title", "Ours", "-o", path).status == 0
    assert check_definition(path)[1] == ()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--points", "one"], "A scale has 2 to 14 points, not 1."),
        (["--points", "a; b", "--kind", "yes_no"], "has no points to name"),
        (["--points", "a; A"], 'the point "A" stands there twice'),
        (["--items", "none"], "A domain has 1 to 200 items."),
        (["--items", "²"], "A domain has 1 to 200 items."),
        (["--items", "9" * 5000], "A domain has 1 to 200 items."),
        (["--domains", ";"], "There are 1 to 50 domains."),
        (["--kind", "graaded"], '--kind cannot be "graaded"; use anchored, graded'),
        (["--id", "Not An Id"], '"Not An Id" is not an id'),
        (["--id", "effective-redesign"], "already (it is built in). Choose another id"),
        (["--title", "x" * 201], "it is too long: at most 200 characters, not 201"),
        (["--title", "  "], "It needs a title."),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_options_that_cannot_be(options: list[str], words: str, run: Run, own: Path) -> None:
    said = run("frameworks", "new", "--title", "T", *options, "--frameworks", own)
    assert (said.status, said.out) == (2, "")
    assert words in said.err
    assert list(own.iterdir()) == []


def test_nothing_that_is_there_is_replaced(run: Run, own: Path, tmp_path: Path) -> None:
    put(tmp_path / "mine.toml", b"mine")
    said = run("frameworks", "new", "--title", "T", "-o", tmp_path / "mine.toml")
    assert said.status == 2
    assert "is there already" in said.err
    assert (tmp_path / "mine.toml").read_bytes() == b"mine"
    assert run("frameworks", "new", "--title", "T", "--frameworks", own).status == 0
    again = run("frameworks", "new", "--title", "T", "--frameworks", own)
    assert again.status == 2
    assert 'There is a framework "t" already' in again.err


def test_a_spreadsheet_becomes_a_definition(run: Run, tmp_path: Path) -> None:
    table = put(tmp_path / "handover.csv", TABLE.encode())
    path = tmp_path / "ours.toml"
    made = run("frameworks", "from-table", table, "-o", path, "--title", "Our handover")
    assert (made.status, made.out) == (0, f"{path}\n")
    framework, mistakes = check_definition(path)
    assert mistakes == ()
    assert framework is not None
    assert (framework.id, framework.kind) == ("our-handover", "anchored")
    again = run("frameworks", "from-table", table, "-o", path)
    assert again.status == 2
    assert "is there already" in again.err


def test_a_code_page_is_told(run: Run, tmp_path: Path) -> None:
    table = put(tmp_path / "a.csv", TABLE.replace("Time", "Zeit für").encode("cp1252"))
    made = run("frameworks", "from-table", table, "-o", tmp_path / "a.toml")
    assert made.status == 0
    assert "read as Windows-1252" in made.err
    framework, _ = check_definition(tmp_path / "a.toml")
    assert framework is not None
    assert framework.items[0].title == "Zeit für"


def test_every_trouble_of_a_table_is_told_and_nothing_written(run: Run, tmp_path: Path) -> None:
    table = put(tmp_path / "a.csv", b"item,low,high\nA,,x\nB,y,\n,y,y\n")
    said = run("frameworks", "from-table", table, "-o", tmp_path / "a.toml")
    assert (said.status, said.out) == (1, "")
    assert said.err.splitlines() == [
        f'qi-tui: {table}: row 2: nothing stands under "low".',
        f'qi-tui: {table}: row 3: nothing stands under "high".',
        f"qi-tui: {table}: row 4: the item has no title.",
        "qi-tui: no definition was written.",
    ]
    assert not (tmp_path / "a.toml").exists()


def test_a_table_that_is_none(run: Run, tmp_path: Path) -> None:
    said = run("frameworks", "from-table", tmp_path / "gone.csv")
    assert said.status == 1
    assert "No such file" in said.err
    assert run("frameworks", "from-table", put(tmp_path / "a.pdf", b"")).status == 2


def test_check_says_what_would_surprise(run: Run, repo: Path, tmp_path: Path) -> None:
    text = (repo / "frameworks" / "effective-redesign.toml").read_text(encoding="utf-8")
    copy = put(tmp_path / "copy.toml", text.encode())
    grid = put(tmp_path / "grid.toml", f'{text}\npicture = "grid"'.encode())
    text = grid.read_text(encoding="utf-8").replace('picture = "grid"', "")
    grid.write_text(
        text.replace('method = "sum"', 'method = "sum"\npicture = "grid"').replace(
            'id = "effective-redesign"', 'id = "ours"'
        ),
        encoding="utf-8",
    )
    said = run("frameworks", "check", copy, grid, grid)
    assert said.status == 0
    first, second, *_, last = said.err.splitlines()
    assert "is that of a framework that is built in" in first
    assert 'the picture "grid" cannot be drawn' in second
    assert 'the id "ours" is also that of' in last
    real = repo / "frameworks" / "effective-redesign.toml"
    assert run("frameworks", "check", real).err == ""


def test_one_with_the_id_of_a_built_in_one_never_takes_its_place(
    run: Run, repo: Path, tmp_path: Path
) -> None:
    text = (repo / "frameworks" / "effective-redesign.toml").read_text(encoding="utf-8")
    mine = text.replace("Are you delivering effective redesign?", "Mine")
    put(tmp_path / "mine.toml", mine.encode())
    listed = run("frameworks", "list", "--frameworks", tmp_path)
    assert listed.status == 1
    assert "mine.toml" in listed.err
    assert "it is left out: give it an id of its own" in listed.err
    assert "Mine (local)" not in listed.out
    assert "Are you delivering effective redesign?" in listed.out
