"""File names that every system takes, whatever somebody types as their name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.store.naming import (
    has_files_of,
    invitation_name,
    is_safe_name,
    session_file_name,
    sheet_name,
)
from qi_tui.store.sessions import SessionDoor, new_session
from tests.store.files import framework

ID = "6f0c2f7e-3f5b-4c8e-9a51-0d3c3f1f9b11"
FORM = re.compile(r"[a-z0-9-]{1,60}\.[a-z0-9]([a-z0-9-]{0,22}[a-z0-9])?\.[0-9a-f]{8}\.json")
HOSTILE = {
    "../../x": "x",
    "..": "rater",
    "/etc/passwd": "etc-passwd",
    "a/b\\c:d": "a-b-c-d",
    "C:\\Users\\Sam": "c-users-sam",
    "CON": "rater",
    "nul": "rater",
    "Lpt1": "rater",
    "COM¹": "rater",
    "😀": "rater",
    "\u202egnp.exe": "gnp-exe",
    "سارة": "rater",
    "Siân Jones": "sian-jones",
    "x" * 5000: "x" * 24,
    "Sam\0.txt": "sam-txt",
    "sam\n": "sam",
    "-rf": "rf",
    ".hidden": "hidden",
    "~$sam": "sam",
    "  ": "rater",
    "a" * 23 + " b": "a" * 23,
}


@pytest.mark.parametrize(("alias", "hint"), HOSTILE.items(), ids=lambda text: ascii(text)[:20])
def test_hostile_aliases(alias: str, hint: str) -> None:
    name = session_file_name("effective-redesign", alias, ID)
    assert name == f"effective-redesign.{hint}.6f0c2f7e.json"


@pytest.mark.parametrize("alias", [None, ""])
def test_nobody_is_a_rater(alias: str | None) -> None:
    assert session_file_name("a", alias, ID) == "a.rater.6f0c2f7e.json"


@given(st.text())
def test_every_alias_makes_a_safe_name(alias: str) -> None:
    name = session_file_name("f" * 60, alias, ID)
    assert FORM.fullmatch(name)
    assert len(name) <= 100


@pytest.mark.parametrize("alias", [*HOSTILE, "S\udcffm"], ids=lambda text: ascii(text)[:20])
def test_a_session_of_anybody_stays_in_its_folder(alias: str, tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    door = SessionDoor.begin(folder, new_session(framework(), alias))
    door.save(door.session)
    door.close()
    assert door.path.parent == folder
    assert [path.name for path in tmp_path.iterdir()] == ["sessions"]
    again = SessionDoor.open(door.path)
    assert again.session == door.session
    again.close()


@pytest.mark.parametrize(
    ("title", "round_number", "stem"),
    [
        ("Winter flow", 1, "winter-flow.small"),
        ("Winter flow", 2, "winter-flow.small.round-2"),
        ("", 1, "small"),
        ("../../x", 1, "x.small"),
        ("../CON", 1, "small"),
        ("\u202e😀", 3, "small.round-3"),
    ],
)
def test_what_is_sent_out_is_named_for_the_workshop(
    title: str, round_number: int, stem: str
) -> None:
    assert invitation_name(title, "small", round_number) == f"{stem}.invitation.json"
    assert sheet_name(title, "small", round_number) == f"{stem}.sheet.html"


@given(st.text())
def test_every_title_makes_a_safe_name(title: str) -> None:
    for name in (invitation_name(title, "f" * 60, 1000), sheet_name(title, "f" * 60)):
        assert re.fullmatch(r"[a-z0-9.-]+", name)
        assert name[0] != "."
        assert len(name) <= 100


@pytest.mark.parametrize("framework", [*HOSTILE, "../../../x", "..\\x", "con", "a/b"])
def test_what_stands_for_a_framework_in_a_file_of_others_stays_in_the_folder(
    framework: str,
) -> None:
    assert FORM.fullmatch(session_file_name(framework[:60], "Sam", ID))
    for name in (invitation_name("", framework), sheet_name("", framework)):
        assert re.fullmatch(r"[a-z0-9-]{1,60}\.[a-z]+\.[a-z]+", name)
        assert name.partition(".")[0] not in ("con", "nul", "lpt1", "com1")


@pytest.mark.parametrize(
    "name",
    [
        "effective-redesign.sam.6f0c2f7e.json",
        "my ratings (2).json",
        "Siân.json",
        "Sia\u0302n.json",
        "岩田.json",
    ],
)
def test_a_name_that_every_system_takes(name: str) -> None:
    assert is_safe_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "a/b.json", "..\\x.json", "x.txt:y.json", "CON.json", "com¹.x.json", "CONIN$"),
        *("a\x1b[31m.json", "a\udcff.json", "\u202egnp.json", "name.", "name ", "n" * 101),
        *("a\nb.json", 'a"b.json', "a*b.json", "con .json", " a.json"),
    ],
    ids=ascii,
)
def test_a_name_that_some_system_does_not_take(name: str) -> None:
    assert not is_safe_name(name)


def test_files_of_a_framework_are_known_by_their_names(tmp_path: Path) -> None:
    assert not has_files_of(tmp_path / "missing", "lean")
    name = session_file_name("lean", "Sam", ID)
    for other in (f"{name}.lock", f"{name}.bak", session_file_name("lean-six", "Sam", ID)):
        (tmp_path / other).touch()
    assert not has_files_of(tmp_path, "lean")
    (tmp_path / name.upper()).touch()
    assert has_files_of(tmp_path, "lean")
