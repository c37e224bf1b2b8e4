"""What is typed into the set-up form and how it is understood; workshops and actions in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.model.facilitating import NAMINGS, with_actions
from qi_tui.model.session import ActionState
from qi_tui.model.workshop import Limits, WorkshopAction
from qi_tui.store.workshop.workshop_folders import WorkshopFolder
from qi_tui.store.workshop.workshops import new_workshop, today
from qi_tui.ui.glyphs import ASCII, BOX, Glyphs
from qi_tui.ui.text.workshop.action_words import (
    ActionRow,
    how_many,
    rows_of,
    state_words,
    write_row,
)
from qi_tui.ui.text.workshop.workshop_words import (
    NAMING_WORDS,
    bring_words,
    day_in,
    limits_words,
    minutes_in,
    place_in,
    roles_in,
    write_folder,
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        (" 2026-1-2 ", "2026-01-02"),
        ("20/11/2026", "2026-11-20"),
        ("3.4.2027", "2027-04-03"),
        ("20 Nov 2026", "2026-11-20"),
        ("20 november 2026", "2026-11-20"),
        ("1-Sept-2026", "2026-09-01"),
        ("31 Dec", f"{today()[:4]}-12-31"),
        ("11/20/2026", None),
        ("30 Feb 2026", None),
        ("20 Foo 2026", None),
        ("tomorrow", None),
        ("", today()),
        ("2026", None),
        ("٢٠/١١/٢٠٢٦", "2026-11-20"),
    ],
)
def test_a_day_is_understood_day_first(typed: str, day: str | None) -> None:
    assert day_in(typed) == day


def test_a_name_alone_is_a_folder_below_the_sessions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert place_in("mine", tmp_path) == tmp_path / "mine"
    assert place_in(str(tmp_path / "x"), tmp_path / "y") == tmp_path / "x"
    assert place_in("~/mine", tmp_path) == tmp_path / "home" / "mine"
    assert place_in("  ", tmp_path) is None


def test_the_home_of_nobody_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(path: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", nobody)
    assert place_in("~nobody/mine", tmp_path) is None


def test_roles_are_parted_by_semicolons_and_each_stands_there_once() -> None:
    assert roles_in("clinician; manager;;  Clinician ;nurse, senior") == (
        "clinician",
        "manager",
        "nurse, senior",
    )
    assert roles_in(" ; ") == ()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("60", 60), (" 90 min", 90), ("", 0), ("600", 600), ("601", None), ("1.5", None), ("²", None)],
)
def test_minutes_are_a_whole_number(typed: str, minutes: int | None) -> None:
    assert minutes_in(typed) == minutes


def test_limits_are_told_as_they_are_in_force() -> None:
    words = "role groups from 3 · outside: medians from 5, counts from 10"
    assert limits_words(Limits()) == words
    assert limits_words(Limits(median=2)) == words, "without a reason it is not lowered"


def test_every_promise_is_said_in_a_few_words() -> None:
    assert tuple(NAMING_WORDS) == NAMINGS


def test_what_the_last_one_left_counts_what_is_still_to_be_done() -> None:
    states: tuple[ActionState, ...] = ("open", "carried", "done", "dropped")
    actions = [WorkshopAction(text="x", state=state) for state in states]
    last = with_actions(new_workshop("Winter flow", "2026-10-12"), actions)
    assert bring_words(last) == "bring along 2 open actions of Winter flow, 12 Oct 2026"
    assert how_many(last) == "2 still open · 1 done · 1 dropped"
    assert how_many(None) == ""


@pytest.mark.parametrize("marks", [BOX, ASCII])
def test_states_differ_by_mark_and_word(marks: Glyphs) -> None:
    states: tuple[ActionState, ...] = ("open", "done", "carried", "dropped")
    said = [state_words(state, marks) for state in states]
    assert len({words[0] for words in said}) == 4
    assert len({words[2:] for words in said}) == 4


def test_those_of_the_last_workshop_come_first_in_the_order_they_were_agreed_on() -> None:
    origin = "93c8dbc8-a0e4-4f50-a37c-5b7594809290"
    actions = [
        WorkshopAction(text="new 1"),
        WorkshopAction(text="old 1", origin=origin),
        WorkshopAction(text="new 2"),
        WorkshopAction(text="old 2", origin=origin, state="done"),
    ]
    rows = rows_of(with_actions(new_workshop(), actions))
    said = [row.action.text if isinstance(row, ActionRow) else "" for row in rows]
    assert said == ["", "old 1", "old 2", "", "new 1", "new 2"]
    assert [row.place for row in rows if isinstance(row, ActionRow)] == [1, 3, 0, 2]
    assert rows_of(None) == ()


@pytest.mark.parametrize("width", [40, 57, 77, 97, 117, 197])
def test_rows_fit_and_the_owner_is_always_on_them(width: int) -> None:
    action = WorkshopAction(
        text="看護師 " * 60, owner="Jo Smith", due="as soon as we can, or later"
    )
    written = write_row(ActionRow(0, action), width, BOX, lambda _: "An item " * 30)
    assert "Jo Smith" in written.plain
    assert written.cell_length <= width
    folder = WorkshopFolder(Path("x"), new_workshop("看護師 " * 60, frameworks=["y" * 50]), 12)
    written = write_folder(folder, width, BOX)
    assert written.cell_length <= width
    assert write_folder(WorkshopFolder(Path("x" * 90), None), width, ASCII).cell_length <= width
