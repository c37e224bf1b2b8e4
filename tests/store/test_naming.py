"""File names that every system takes, whatever somebody types as their name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.store.naming import invitation_name, session_file_name, sheet_name
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
