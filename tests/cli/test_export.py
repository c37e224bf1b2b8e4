"""`export`: single answers as a Parquet dataset, for the room and nobody else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from qi_tui.store.disk import atomic
from qi_tui.store.parquet import dataset
from tests.cli.conftest import Run
from tests.cli.merging import raters
from tests.store.files import below, items, put, rated, tally, workshop

pytest.importorskip("pyarrow")

PART = "framework=effective-redesign/round=1/part-0.parquet"
CHIEF, HEADROOM = items()[:2]
COLUMNS = (
    *("rater", "role", "domain", "item", "facet", "subject"),
    *("points", "standing", "value", "people", "priority"),
)


def rows_of(folder: Path, part: str = PART) -> list[dict[str, Any]]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(folder / part) as file:
        rows = file.read().to_pylist()
    assert isinstance(rows, list)
    return rows


def flow(folder: Path, sizes: dict[str | None, int] | None = None, **head: Any) -> Path:
    """A workshop that is revealed; three clinicians and three managers by default."""
    raters(folder, sizes or {"clinician": 3, "manager": 3})
    put(folder / "workshop.json", workshop(**{"revealed": True, **head}))
    return folder


def test_each_rater_and_item_has_a_row(run: Run, tmp_path: Path) -> None:
    folder, target = flow(tmp_path / "flow", {None: 1}), tmp_path / "answers"
    tables = rated({CHIEF: 4}, role="nurse")
    tables["answers"]["1"].update(dont_know=[HEADROOM], not_applicable=[items()[2]])
    tables["session"]["1"]["priorities"] = [HEADROOM]
    put(folder / "0.json", tables)
    said = run("export", folder, "-o", target)
    assert (said.status, said.out) == (0, f"{target}\n")
    assert sorted(below(target)) == [dataset.NOTE, PART]
    rows = rows_of(target)
    assert [tuple(row) for row in rows] == [COLUMNS] * 9
    assert [row["item"] for row in rows] == items()
    told = [(row["standing"], row["value"], row["priority"]) for row in rows[:4]]
    assert told == [
        ("rated", 4, False),
        ("dont_know", None, True),
        ("not_applicable", None, False),
        ("unanswered", None, False),
    ]
    one = rows[0]
    assert (one["rater"], one["people"], one["points"], one["facet"]) == (1, 1, 7, "now")
    assert (one["domain"], one["subject"]) == ("leadership", None)


def test_it_says_that_the_folder_stays_in_the_room(run: Run, tmp_path: Path) -> None:
    said = run("export", flow(tmp_path / "flow"), "-o", tmp_path / "answers")
    assert "54 rows" in said.err
    assert "must not leave it" in said.err
    note = (tmp_path / "answers" / dataset.NOTE).read_text(encoding="utf-8")
    assert "no single answers leave" in " ".join(note.split())


def test_outside_is_refused(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "answers"
    said = run("export", flow(tmp_path / "flow"), "-o", target, "--audience", "outside")
    assert (said.status, said.out) == (2, "")
    assert "No single answers leave the room." in said.err
    assert not target.exists()


@pytest.mark.parametrize("naming", ["named", "alias", "anonymous"])
def test_no_name_no_file_and_no_time_is_in_it(run: Run, tmp_path: Path, naming: str) -> None:
    folder, target = flow(tmp_path / "flow", naming=naming), tmp_path / "answers"
    put(folder / "Zebedee.json", rated(7, alias="Zebedee", role="Chief of the zebras"))
    assert run("export", folder, "-o", target).status == 0
    rows = rows_of(target)
    assert "zeb" not in repr(rows).casefold(), "nor the role of a group of one"
    assert sorted({row["rater"] for row in rows}) == list(range(1, 8))
    told = {row["role"] for row in rows}
    # One person would be left over beside two groups of three.
    assert told == ({None} if naming == "anonymous" else {None, "manager"})
    whole = b"".join(below(target).values())
    for secret in (b"Zebedee", b"2026", str(tmp_path).encode()):
        assert secret not in whole


def test_the_numbers_of_raters_are_drawn_anew(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = flow(tmp_path / "flow", {None: 7})
    drawn = iter([b"one", b"two", b"one"])
    steady = SimpleNamespace(token_bytes=lambda size: next(drawn))
    monkeypatch.setattr("qi_tui.cli.exporting.secrets", steady)
    orders, wholes = [], []
    for name in "abc":
        target = tmp_path / name
        assert run("export", folder, "-o", target).status == 0
        chiefs = [row for row in rows_of(target) if row["item"] == CHIEF]
        orders.append([row["value"] for row in chiefs])
        wholes.append(below(target))
        assert [row["rater"] for row in chiefs] == list(range(1, 8))
    assert orders[0] != orders[1]
    assert wholes[0] == wholes[2], "all else is the same, to the last byte"


def test_a_rater_has_one_number_in_both_rounds(run: Run, tmp_path: Path) -> None:
    folder, target = tmp_path / "flow", tmp_path / "answers"
    for value in range(1, 6):
        first = rated(value)
        put(folder / f"{value}.json", first)
        follows = first["session"]["1"]["id"]
        put(folder / f"{value}.2.json", rated(value, round=2, follows=follows))
    assert run("export", folder, "-o", target).status == 0
    first, second = (
        {row["rater"]: row["value"] for row in rows_of(target, PART.replace("=1/", f"={number}/"))}
        for number in (1, 2)
    )
    assert first == second
    assert len(first) == 5


def test_hands_have_no_rater_but_many_people(run: Run, tmp_path: Path) -> None:
    folder, target = flow(tmp_path / "flow", {None: 1}), tmp_path / "answers"
    put(folder / "hands.json", tally({CHIEF: [0, 0, 5, 0, 0, 0, 2]}))
    assert run("export", folder, "-o", target).status == 0
    hands = [row for row in rows_of(target) if row["rater"] is None]
    told = {(row["item"], row["standing"], row["value"]): row["people"] for row in hands}
    assert told[CHIEF, "rated", 3] == 5
    assert told[CHIEF, "rated", 7] == 2
    assert told[HEADROOM, "unanswered", None] == 7
    assert {row["role"] for row in hands} == {None}


def test_what_is_amiss_is_said_as_by_merge(run: Run, tmp_path: Path) -> None:
    folder = flow(tmp_path / "flow", revealed=False)
    put(folder / "cut.json", b'{"session"')
    put(folder / "unknown.json", rated(3, framework="nowhere"))
    said = run("export", folder, "-o", tmp_path / "answers")
    merged = run("merge", folder)
    assert said.status == merged.status == 1
    assert merged.err in said.err
    assert "round 1 is not revealed" in said.err
    assert len(rows_of(tmp_path / "answers")) == 54


def test_a_place_that_is_taken_is_left_alone(run: Run, tmp_path: Path) -> None:
    folder, target = flow(tmp_path / "flow"), tmp_path / "answers"
    assert run("export", folder, "-o", target).status == 0
    before = below(target)
    said = run("export", folder, "-o", target)
    assert (said.status, said.out) == (2, "")
    assert "is there already" in said.err
    assert "--force" in said.err
    assert below(target) == before


def test_force_replaces_what_export_wrote(run: Run, tmp_path: Path) -> None:
    folder, target = flow(tmp_path / "flow"), tmp_path / "answers"
    target.mkdir()
    assert run("export", folder, "-o", target, "--force").status == 0, "an empty folder"
    (target / ".DS_Store").write_bytes(b"what a file manager leaves behind")
    put(folder / "two.json", rated(3, round=2))
    assert run("export", folder, "-o", target, "--force").status == 0
    assert sorted(below(target)) == [dataset.NOTE, PART, PART.replace("round=1", "round=2")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers", "flow"]


@pytest.mark.parametrize("name", ["thesis.txt", "framework=x/round=1/mine.parquet"])
def test_force_never_empties_the_folder_of_a_stranger(run: Run, tmp_path: Path, name: str) -> None:
    folder, target = flow(tmp_path / "flow"), tmp_path / "answers"
    assert run("export", folder, "-o", target).status == 0
    put(target / name, b"of years")
    before = below(target)
    said = run("export", folder, "-o", target, "--force")
    assert said.status == 2
    assert Path(name).name in said.err
    assert below(target) == before


def test_parquet_files_of_others_are_not_ours(run: Run, tmp_path: Path) -> None:
    folder, target = flow(tmp_path / "flow"), tmp_path / "answers"
    put(target / PART, b"PAR1")
    assert run("export", folder, "-o", target, "--force").status == 2
    assert below(target) == {PART: b"PAR1"}
    file = put(tmp_path / "file", b"mine")
    assert run("export", folder, "-o", file, "--force").status == 2
    assert file.read_bytes() == b"mine"


def test_without_a_folder_to_put_it_in(run: Run, tmp_path: Path) -> None:
    said = run("export", flow(tmp_path / "flow"), "-o", tmp_path / "no" / "answers")
    assert said.status == 1
    assert "There is no folder" in said.err


def test_nothing_to_write_is_said(run: Run, tmp_path: Path) -> None:
    put(tmp_path / "flow" / "cut.json", b"{")
    said = run("export", tmp_path / "flow", "-o", tmp_path / "answers")
    assert said.status == 2
    assert "no answer" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["flow"]
    assert run("export", tmp_path / "nowhere", "-o", tmp_path / "answers").status == 2


def test_a_missing_package_is_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "pyarrow.parquet", raising=False)
    said = run("export", flow(tmp_path / "flow"), "-o", tmp_path / "answers")
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "-m pip install pyarrow" in said.err


def test_a_full_disk_leaves_the_old_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, target = flow(tmp_path / "flow"), tmp_path / "answers"
    assert run("export", folder, "-o", target).status == 0
    before = below(target)

    def refuse(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qi_tui.store.parquet.dataset.os.fsync", refuse)
    said = run("export", folder, "-o", target, "--force")
    assert said.status == 1
    assert "No space left" in said.err
    assert below(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers", "flow"]


def test_a_folder_that_somebody_holds_keeps_the_old_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where no folder can be renamed into the place of one that is open."""
    folder, target = flow(tmp_path / "flow"), tmp_path / "answers"
    assert run("export", folder, "-o", target).status == 0
    before = below(target)
    replace = os.replace

    def refuse(source: Path, goal: Path) -> None:
        if goal == target and source.suffix == atomic.TEMPORARY:
            raise PermissionError(13, "Permission denied")
        replace(source, goal)

    monkeypatch.setattr("qi_tui.store.disk.atomic.os.replace", refuse)
    said = run("export", folder, "-o", target, "--force")
    assert said.status == 1
    assert below(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers", "flow"]


KILLED = """
import os, signal, sys
from qi_tui.cli import main
from qi_tui.store.parquet import dataset
dataset._write_note = lambda path: os.kill(os.getpid(), signal.SIGKILL)
main(sys.argv[1:])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_in_the_middle_the_old_one_stays(run: Run, repo: Path, tmp_path: Path) -> None:
    folder, target = flow(tmp_path / "flow"), tmp_path / "answers"
    assert run("export", folder, "-o", target).status == 0
    before = below(target)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, "export", folder, "-o", target, "--force"],
        cwd=repo,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert below(target) == before
    [leftover] = tmp_path.glob(".answers.*.tmp")
    assert run("export", folder, "-o", target, "--force").status == 0
    assert leftover.exists(), "somebody else may be writing it just now"
    os.utime(leftover, (0, 0))
    assert run("export", folder, "-o", target, "--force").status == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers", "flow"]


def test_hostile_words_are_written_as_they_are_shown(run: Run, tmp_path: Path) -> None:
    folder, target = tmp_path / "flow", tmp_path / "answers"
    for number in range(3):
        put(folder / f"{number}.json", rated(3, role="=cmd()\u202e\x1b[31m"))
    assert run("export", folder, "-o", target).status == 0
    [role] = {row["role"] for row in rows_of(target)}
    assert role == "=cmd()\ufffd\ufffd[31m"


def test_nothing_else_needs_the_package(repo: Path) -> None:
    code = (
        "import sys; from qi_tui.cli import main;"
        " main(['merge', 'sessions/sample-workshop', '--format', 'json']);"
        " print(); print(*{'pyarrow', 'narwhals', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=repo, capture_output=True, timeout=60, check=True
    )
    assert done.stdout.decode("utf-8").splitlines()[-1] == ""
