"""A workshop's file that is lost, damaged, newer, doubled or of another framework: a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qi_tui.model.workshop import Limits
from qi_tui.store.gathering.gather import Gatherer, Gathering
from tests.cli.conftest import check
from tests.store.files import Tables, below, items, library, put, rated, workshop
from tests.store.gathering import details, gathered, statuses

ASIDE = "11111111-1111-4111-8111-111111111111"
RAISED = {"median": 7, "counts": 15, "role_in_room": 4}
BROKEN: dict[str, tuple[Any, str]] = {
    "emptied": (b"", "it is empty"),
    "cut short": (b'{"workshop": {"1": {"schema": 1,', "it is cut short at line 1"),
    "damaged": (b"\x00\x01\x02 nothing", "it is not JSON"),
    "newer": (workshop(schema=2), "of a newer qi-tui than this one: upgrade qi-tui"),
    "a wrong value": (workshop(naming="loud"), "see what qi-tui repair gets out of it"),
}


def private() -> Tables:
    """A record that promised more than the house does, and set one session aside."""
    left_out = {"1": {"session": ASIDE, "reason": "a test"}}
    return workshop(naming="anonymous", limits=RAISED, revealed=True, left_out=left_out)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3):
        put(tmp_path / f"sam{number}.json", rated(number + 1, alias=f"Sam{number}"))
    put(tmp_path / "aside.json", rated(7, id=ASIDE))
    put(tmp_path / "workshop.json", private())
    return tmp_path


def again(gatherer: Gatherer) -> Gathering:
    found = gatherer.look()
    assert found is not None
    return found


@pytest.mark.parametrize("broken", [*BROKEN, "gone"])
def test_while_somebody_looks_what_it_said_still_holds(broken: str, folder: Path) -> None:
    gatherer = Gatherer([folder], library())
    before = again(gatherer)
    if broken == "gone":
        (folder / "workshop.json").unlink()
    else:
        put(folder / "workshop.json", BROKEN[broken][0])
    kept = below(folder)
    after = again(gatherer)
    assert (after.workshop, after.rooms) == (before.workshop, before.rooms)
    assert (after.limits, after.naming) == (Limits.model_validate(RAISED), "anonymous")
    assert statuses(after)["aside.json"] == "left out"
    [said] = after.troubles
    assert "workshop.json" in said
    assert "what it said before still holds" in said
    assert after.unreachable == ()
    assert below(folder) == kept
    # When it is there again, so is what it says.
    put(folder / "workshop.json", workshop(title="Back"))
    back = again(gatherer)
    assert (back.title, back.troubles) == ("Back", ())


@pytest.mark.parametrize("broken", BROKEN)
def test_one_that_could_never_be_read_is_named_and_names_of_files_are_kept_back(
    broken: str, folder: Path
) -> None:
    content, said = BROKEN[broken]
    put(folder / "workshop.json", content)
    gathering = gathered(folder)
    assert statuses(gathering)["workshop.json"] == "unreadable"
    assert said in details(gathering)["workshop.json"]
    # Nobody knows what was promised, so the most that can have been.
    assert gathering.naming == "anonymous"
    assert gathering.workshop is None
    assert gathering.has_trouble


def test_a_copy_that_another_program_kept_is_named_and_the_first_is_used(folder: Path) -> None:
    put(folder / "workshop.conflict-1.json", workshop(title="The other"))
    gathering = gathered(folder)
    assert gathering.title == "Winter flow"
    [said] = gathering.troubles
    assert "has 2 workshop files: workshop.json is used" in said
    assert "workshop.conflict-1.json" in said
    assert (gathering.naming, gathering.limits) == ("anonymous", Limits.model_validate(RAISED))


def test_one_in_each_of_two_folders_is_no_trouble(tmp_path: Path) -> None:
    for name, naming in (("a", "named"), ("b", "anonymous")):
        put(tmp_path / name / "sam.json", rated(3))
        put(tmp_path / name / "workshop.json", workshop(naming=naming))
    gathering = gathered(tmp_path / "a", tmp_path / "b")
    assert gathering.troubles == ()
    # Of two promises the stricter holds for everybody.
    assert gathering.naming == "anonymous"


def test_with_its_folder_it_goes_without_another_word(folder: Path) -> None:
    gatherer = Gatherer([folder], library())
    before = again(gatherer)
    away = folder.rename(folder.with_name("away"))
    gone = again(gatherer)
    assert (gone.troubles, gone.workshop) == ((f"{folder}: it is not there.",), before.workshop)
    away.rename(folder)
    assert again(gatherer) == before


def test_a_record_that_was_renamed_is_not_lost(folder: Path) -> None:
    gatherer = Gatherer([folder], library())
    before = again(gatherer)
    (folder / "workshop.json").rename(folder / "winter.json")
    after = again(gatherer)
    assert (after.workshop, after.troubles) == (before.workshop, ())


def test_one_of_another_framework_is_told(folder: Path) -> None:
    elsewhere = {"agenda": [{"item": "nowhere", "minutes": 5, "framework": "somewhere-else"}]}
    put(folder / "workshop.json", workshop(frameworks=["somewhere-else"], **elsewhere))
    [said] = gathered(folder).troubles
    assert "is about somewhere-else, and what was rated is effective-redesign" in said
    put(folder / "workshop.json", workshop(frameworks=["somewhere-else", "effective-redesign"]))
    assert gathered(folder).troubles == ()
    put(folder / "workshop.json", workshop(frameworks=[]))
    assert gathered(folder).troubles == ()


@pytest.mark.parametrize("broken", BROKEN)
def test_merge_names_it_and_no_alias_comes_by_the_name_of_a_file(
    broken: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from qi_tui.cli import main

    put(folder / "workshop.json", BROKEN[broken][0])
    kept = below(folder)
    status = main(["merge", str(folder), "--format", "json"])
    out, err = capsys.readouterr()
    check(out, err)
    assert status == 1
    assert "workshop.json: unreadable" in err
    assert BROKEN[broken][1] in err
    assert "sam0" not in out
    assert all(item in out for item in items())
    assert below(folder) == kept
