"""`forget` shows exactly what goes and asks, or is told yes; it says what it cannot reach."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.store.files import below, put, rated, workshop

SAM = "11111111-1111-4111-8111-111111111111"
OTHER = "33333333-3333-4333-8333-333333333333"
NAME = "effective-redesign.sam.11111111.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "winter"
    put(place / NAME, rated(3, alias="Sam", role="clinician", id=SAM))
    put(place / f"{NAME}.bak", rated(2, alias="Sam", role="clinician", id=SAM))
    put(place / "alex.json", rated(4, alias="Alex", role="manager"))
    action = {"text": "Ask for two days", "owner": "Sam"}
    left_out = {"session": SAM, "reason": ""}
    note = {"item": "chief-executive-commitment", "text": "Ask Sam again"}
    put(
        place / "workshop.json",
        workshop(left_out={"1": left_out}, actions={"1": action}, notes={"1": note}),
    )
    return place


def test_without_anybody_to_ask_it_shows_what_would_go_and_refuses(run: Run, folder: Path) -> None:
    before = below(folder)
    said = run("forget", "sam", folder)
    assert said.status == 2
    assert said.out.splitlines() == [
        f"{folder / NAME}.bak: a previous or half-saved version",
        f"{folder / NAME}: a session",
        f"{folder / 'workshop.json'}: 1 entry that names a session of theirs",
    ]
    assert f"theirs: {SAM}, Sam, clinician, effective-redesign, round 1, 2026-11-20" in said.err
    assert "There is no terminal to ask on; nothing was taken away." in said.err
    assert "--yes" in said.err
    assert below(folder) == before


def test_told_yes_it_does_and_says_what_stays_and_what_it_cannot_reach(
    run: Run, folder: Path
) -> None:
    put(folder / "report.html", b"<p>Sam</p>")
    said = run("forget", "sam", folder, "--yes")
    assert said.status == 0
    assert "2 files taken away, and 1 entry of the workshop file." in said.err
    assert "1 action stays in their name: owners of actions are always named." in said.err
    assert "their name stands in what the facilitator wrote" in said.err
    assert f"{folder / 'report.html'}: not looked into; it may hold their answers." in said.err
    assert "not reached: reports and exports that were made already, copies elsewhere" in said.err
    left = {name for name in below(folder) if not name.endswith(".lock")}
    assert left == {"alex.json", "workshop.json", "workshop.json.bak", "report.html"}
    again = run("forget", "sam", folder, "--yes")
    assert again.status == 2
    assert "Nobody's session here" in again.err


def test_a_damaged_file_is_named_and_makes_the_status_one(run: Run, folder: Path) -> None:
    put(folder / "cut.json", b'{"session": {"1"')
    said = run("forget", "sam", folder, "--yes")
    assert said.status == 1
    assert "cut.json: may be theirs, and stays: it is cut short at line 1." in said.err
    assert (folder / "cut.json").exists()
    again = run("forget", "sam", folder, "--yes")
    assert again.status == 2
    assert "cut.json" in again.err


def test_two_of_one_alias_are_shown_and_the_id_is_asked_for(run: Run, folder: Path) -> None:
    put(folder / "other.json", rated(5, alias="SAM", role="manager", id=OTHER))
    before = below(folder)
    said = run("forget", "sam", folder, "--yes")
    assert said.status == 2
    assert f"{SAM}, Sam, clinician, effective-redesign, round 1, 2026-11-20" in said.err
    assert f"{OTHER}, SAM, manager, effective-redesign, round 1, 2026-11-20" in said.err
    assert '"sam" can be 2 raters; nothing was taken away.' in said.err
    assert below(folder) == before
    assert run("forget", OTHER[:8], folder, "--yes").status == 1
    assert {"other.json", NAME} & below(folder).keys() == {NAME}


def test_what_is_not_there(run: Run, folder: Path) -> None:
    assert run("forget", "sam", folder / "nowhere").status == 2
    assert run("forget", "nobody", folder).status == 2


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("typed", "status", "gone"), [(b"yes\n", 0, True), (b"\n", 2, False), (b"\x04", 130, False)]
)
def test_it_asks_where_somebody_can_answer(
    typed: bytes, status: int, gone: bool, folder: Path, repo: Path
) -> None:
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    try:
        os.write(ours, typed)
        done = subprocess.run(
            [sys.executable, "-m", "qi_tui", "forget", "Sam", str(folder)],
            cwd=repo,
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            timeout=60,
            check=False,
        )
        asked = os.read(ours, 100_000).decode("utf-8")
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == status
    assert "will be deleted for good" in asked
    assert (folder / NAME).exists() != gone
