"""The command `import`: the mapping is shown and kept, and nothing is dropped in silence."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.store.files import below, put, workshop
from tests.store.forms import TITLES, cells, csv_bytes, csv_file

ROWS = [cells(number, [str(number)] * 9, f"Rater {number}", "nurse") for number in range(1, 5)]
SORT_OF = cells(5, ["sort of", *["5"] * 8], "Rater 5")
MADE_FOR = ("--framework", "effective-redesign")
MAPPING = "answers.mapping.toml"


class Terminal(io.StringIO):
    """Somebody who types these lines."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal; what is typed is put into it before the command."""
    lines = Terminal()
    monkeypatch.setattr(sys, "stdin", lines)
    return lines


def type_in(typing: Terminal, *lines: str) -> None:
    typing.write("".join(f"{line}\n" for line in lines))
    typing.seek(0)


def test_a_form_becomes_session_files(tmp_path: Path, run: Run) -> None:
    said = run("import", csv_file(tmp_path, *ROWS), *MADE_FOR, "-o", tmp_path / "to")
    assert said.status == 0
    assert "Chief executive commitment" in said.out
    assert "p1@nhs.example" not in said.out
    assert 'not kept, because they tell who somebody is, or when: "Start time"' in said.err
    assert '"Email", "Name".' in said.err
    assert "4 new, 0 with changed answers, 0 as they were" in said.err
    assert len(below(tmp_path / "to")) == 4
    assert (tmp_path / MAPPING).exists()
    again = run("import", tmp_path / "answers.csv", "-o", tmp_path / "to")
    assert again.status == 0
    assert f"the mapping in {tmp_path / MAPPING} is used" in again.err
    assert "0 new, 0 with changed answers, 4 as they were" in again.err
    merged = run("merge", tmp_path / "to")
    assert (merged.status, "4 raters" in merged.out) == (0, True)


def test_the_sessions_folder_is_where_they_go_by_default(tmp_path: Path, run: Run) -> None:
    run("import", csv_file(tmp_path, *ROWS), *MADE_FOR, "--sessions", tmp_path / "mine")
    assert len(below(tmp_path / "mine")) == 4


def test_a_trial_writes_nothing(tmp_path: Path, run: Run) -> None:
    table = csv_file(tmp_path, *ROWS)
    said = run("import", table, *MADE_FOR, "-o", tmp_path / "to", "--dry-run")
    assert said.status == 0
    assert "nothing was imported; 4 rows are ready to be." in said.err
    assert [*below(tmp_path)] == ["answers.csv"]
    named = tmp_path / "mine.toml"
    run("import", table, *MADE_FOR, "--dry-run", "--mapping", named)
    assert [*below(tmp_path)] == ["answers.csv", "mine.toml"]


def test_without_a_terminal_an_unknown_label_is_named_and_nothing_imported(
    tmp_path: Path, run: Run
) -> None:
    table, to = csv_file(tmp_path, *ROWS, SORT_OF), tmp_path / "to"
    said = run("import", table, *MADE_FOR, "-o", to)
    assert said.status == 1
    assert '"sort of" is no label of the scale: once in "1. Chief executive' in said.err
    assert "first in row 6" in said.err
    assert "no session file was written. Put what is missing into" in said.err
    assert not to.exists()
    mapping = tmp_path / MAPPING
    text = mapping.read_text(encoding="utf-8")
    assert 'label = "sort of"\nmeans = "?"' in text
    assert run("import", table, *MADE_FOR, "-o", to).status == 1
    mapping.write_text(text.replace('means = "?"', "means = 3"), encoding="utf-8")
    done = run("import", table, *MADE_FOR, "-o", to)
    assert done.status == 0
    assert '"sort of" is taken for: 3' in done.out
    assert len(below(to)) == 5


def test_on_a_terminal_it_is_asked(tmp_path: Path, run: Run, typing: Terminal) -> None:
    table, to = csv_file(tmp_path, *ROWS, SORT_OF), tmp_path / "to"
    type_in(typing, "9", "sometimes", "d")
    status, err = said_of("import", table, *MADE_FOR, "-o", to)
    assert (status, len(below(to))) == (0, 5)
    assert err.count("What is it? a point, d don't know") == 3
    assert '"dont_know": ["chief-executive-commitment"]' in "".join(
        data.decode("utf-8") for data in below(to).values()
    )
    assert 'means = "don\'t know"' in (tmp_path / MAPPING).read_text(encoding="utf-8")


def test_leaving_the_question_imports_nothing(tmp_path: Path, run: Run, typing: Terminal) -> None:
    table, to = csv_file(tmp_path, *ROWS, SORT_OF), tmp_path / "to"
    type_in(typing)
    assert said_of("import", table, *MADE_FOR, "-o", to)[0] == 130
    assert not to.exists()


def test_answers_of_another_site_are_asked_about(tmp_path: Path, run: Run) -> None:
    to = tmp_path / "to"
    run("import", csv_file(tmp_path, *ROWS), *MADE_FOR, "-o", to)
    before = below(to)
    other = [cells(number, ["7"] * 9, f"Else {number}") for number in range(1, 5)]
    said = run("import", csv_file(tmp_path, *other), "-o", to)
    assert said.status == 1
    assert "4 of the 4 respondents" in said.err
    assert "add --again" in said.err
    assert below(to) == before
    assert run("import", csv_file(tmp_path, *other), "-o", to, "--again").status == 0


def test_a_file_without_its_row_is_named(tmp_path: Path, run: Run) -> None:
    to = tmp_path / "to"
    run("import", csv_file(tmp_path, *ROWS), *MADE_FOR, "-o", to)
    said = run("import", csv_file(tmp_path, *ROWS[:3]), "-o", to)
    assert said.status == 1
    assert "from an earlier import, and the table has no such row any more" in said.err


def test_items_without_a_column_and_columns_without_an_item_are_named(
    tmp_path: Path, run: Run
) -> None:
    table = put(tmp_path / "answers.csv", csv_bytes([["What else?", *TITLES[1:]], ["a", *[5] * 8]]))
    said = run("import", table, *MADE_FOR, "--dry-run")
    assert 'not taken for anything: "What else?".' in said.err
    assert "items without a column, so not asked: Chief executive commitment." in said.err


def test_an_anonymous_workshop_keeps_no_alias(tmp_path: Path, run: Run) -> None:
    to = tmp_path / "to"
    put(to / "workshop.json", workshop(naming="anonymous"))
    run("import", csv_file(tmp_path, *ROWS), *MADE_FOR, "-o", to)
    assert b"Rater 1" not in b"".join(below(to).values())


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["gone.csv", *MADE_FOR], 1, "No such file"),
        (["answers.pdf", *MADE_FOR], 2, "neither .csv nor .xlsx"),
        (["answers.csv"], 2, "Add --framework ID"),
        (["answers.csv", "--framework", "effective-redesing"], 2, 'Did you mean "effective-red'),
        (["answers.csv", *MADE_FOR, "--round", "0"], 2, "from 1 to 1000"),
        (["answers.csv", *MADE_FOR, "-o", "answers.csv"], 1, "Nothing can be written in"),
        ([], 2, "FILE"),
    ],
)
def test_wrong_usage(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch,
    words: list[str], status: int, said: str,
) -> None:  # fmt: skip
    csv_file(tmp_path, *ROWS)
    monkeypatch.chdir(tmp_path)
    found = run("import", *words)
    assert found.status == status
    assert said in found.err


def test_hostile_texts_reach_no_terminal(tmp_path: Path, run: Run) -> None:
    row = cells(1, ["\x1b]52;c;x\x07[/]"] * 9, "\x1b[31m\u202eSam")
    said = run("import", csv_file(tmp_path, row), *MADE_FOR)
    assert said.status == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(said.out + said.err)


def said_of(*words: str | Path) -> tuple[int, str]:
    """Run a command that asks: what it asks is no sentence of the program's."""
    from qi_tui.cli import main

    kept = sys.stderr
    asked = Terminal()
    sys.stderr = asked
    try:
        status = main([str(word) for word in words])
    finally:
        sys.stderr = kept
    return status, asked.getvalue()
