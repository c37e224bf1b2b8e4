"""A form's respondents become sessions: once each, however often the table is imported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qi_tui.errors import QiError
from qi_tui.model.session import Session
from qi_tui.store.forms.form_import import ManyChanged, import_form
from qi_tui.store.forms.form_opening import setting_in
from qi_tui.store.gathering.gather import Gathering, gather
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor
from tests.store.files import below, library, put, rated, workshop
from tests.store.forms import REDESIGN, TITLES, cells, csv_bytes, csv_file, imported, opened

ITEM = "chief-executive-commitment"
ROWS = [cells(number, [str(number)] * 9, f"Rater {number}", "nurse") for number in range(1, 5)]


def sessions(folder: Path) -> dict[str, Session]:
    """Alias → session."""
    found = [load_session(path) for path in folder.glob("*.json") if path.name != "workshop.json"]
    return {session.head.rater.alias or "": session for session in found}


def merged(folder: Path) -> Gathering:
    return gather([folder], library())


def test_a_row_becomes_a_session(tmp_path: Path) -> None:
    row = cells(1, ["7", "Don't know", "n/a", "", *["5"] * 5], "Sam", "nurse", comment="=1+1 [/]")
    done = imported(csv_file(tmp_path, row), tmp_path / "to")
    (path,) = done.added
    assert path.name.startswith("effective-redesign.sam.")
    session = load_session(path)
    head = session.head
    assert (head.kind, head.round, head.revision, head.status) == ("ratings", 1, 1, "draft")
    assert (head.rater.alias, head.rater.role, head.workshop) == ("Sam", "nurse", None)
    assert (head.started_at, head.updated_at) == ("2026-11-20", "2026-11-20")
    assert "imported" in head.app
    (sheet,) = session.rating_sheets
    assert sheet.values[ITEM] == 7
    assert len(sheet.values) == 6
    assert (len(sheet.dont_know), len(sheet.not_applicable)) == (1, 1)
    assert set(sheet.comments.values()) == {"=1+1 [/]"}
    whole = path.read_text(encoding="utf-8")
    assert "p1@nhs.example" not in whole
    assert "Person 1" not in whole
    assert "09:0" not in whole


def test_it_is_final_where_all_is_answered_and_merges_like_any_other(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, *ROWS), tmp_path / "to")
    gathering = merged(tmp_path / "to")
    assert {file.status.value for file in gathering.files} == {"added"}
    (room,) = gathering.rooms
    assert room.raters == 4
    assert {session.head.status for session in sessions(tmp_path / "to").values()} == {"final"}


def test_the_same_table_again_changes_nothing(tmp_path: Path) -> None:
    table, to = csv_file(tmp_path, *ROWS), tmp_path / "to"
    imported(table, to)
    before = below(to)
    done = imported(table, to)
    assert (done.added, done.changed, done.same, done.gone) == ((), (), 4, ())
    assert below(to) == before


def test_a_new_row_adds_only_itself(tmp_path: Path) -> None:
    to = tmp_path / "to"
    imported(csv_file(tmp_path, *ROWS[:3], name="form(1-3).csv"), to)
    before = below(to)
    done = imported(csv_file(tmp_path, ROWS[3], *ROWS[:3], name="form(1-4).csv"), to)
    assert (len(done.added), done.changed, done.same) == (1, (), 3)
    assert {name: below(to)[name] for name in before} == before


def test_a_changed_answer_is_the_next_revision_of_the_same_session(tmp_path: Path) -> None:
    to = tmp_path / "to"
    imported(csv_file(tmp_path, *ROWS), to)
    changed = cells(1, ["7"] * 9, "Rater 1", "doctor")
    done = imported(csv_file(tmp_path, changed, *ROWS[1:]), to)
    assert (done.added, len(done.changed), done.same) == ((), 1, 3)
    session = sessions(to)["Rater 1"]
    assert (session.head.revision, session.head.rater.role) == (2, "doctor")
    assert session.rating_sheets[0].values[ITEM] == 7
    assert done.changed[0].with_name(done.changed[0].name + ".bak").exists()
    (room,) = merged(to).rooms
    assert room.raters == 4


def test_what_a_rater_did_in_the_program_stays(tmp_path: Path) -> None:
    to = tmp_path / "to"
    (path,) = imported(csv_file(tmp_path, ROWS[0]), to).added
    door = SessionDoor.open(path)
    head = door.session.head.model_copy(update={"priorities": [ITEM]})
    door.save(door.session.model_copy(update={"head": head}))
    door.close()
    imported(csv_file(tmp_path, cells(1, ["7"] * 9, "Rater 1", "nurse")), to)
    session = load_session(path)
    assert session.head.priorities == [ITEM]
    assert (session.head.revision, session.rating_sheets[0].values[ITEM]) == (3, 7)


def test_most_changed_may_be_another_forms_table_and_is_asked(tmp_path: Path) -> None:
    to = tmp_path / "to"
    imported(csv_file(tmp_path, *ROWS), to)
    before = below(to)
    other = csv_file(tmp_path, *(cells(n, ["7"] * 9, f"Else {n}", "nurse") for n in range(1, 5)))
    with pytest.raises(ManyChanged, match="4 of the 4 respondents"):
        imported(other, to)
    assert below(to) == before
    assert len(imported(other, to, again=True).changed) == 4


def test_a_row_that_has_gone_is_named(tmp_path: Path) -> None:
    to = tmp_path / "to"
    first = imported(csv_file(tmp_path, *ROWS), to)
    other = put(to / "somebody.json", rated(5, alias="Kim"))
    done = imported(csv_file(tmp_path, *ROWS[:3]), to)
    (gone,) = done.gone
    assert gone in first.added
    assert other.exists()
    assert load_session(gone).head.rater.alias == "Rater 4"


def test_a_second_round_follows_the_first_by_alias(tmp_path: Path) -> None:
    table, to = csv_file(tmp_path, *ROWS), tmp_path / "to"
    imported(table, to)
    first = {alias: session.head.id for alias, session in sessions(to).items()}
    imported(table, to, round_number=2)
    later = [load_session(path) for path in to.glob("*.json")]
    follows = {s.head.rater.alias: s.head.follows for s in later if s.head.round == 2}
    assert follows == first


def test_only_the_items_that_have_a_column_are_asked(tmp_path: Path) -> None:
    table = put(tmp_path / "a.csv", csv_bytes([["ID", *TITLES[:3]], [1, 5, 5, 5]]))
    (path,) = imported(table, tmp_path / "to").added
    head = load_session(path).head
    assert (len(head.items), head.status) == (3, "final")


def test_a_workshops_promise_holds_for_what_is_imported(tmp_path: Path) -> None:
    to = tmp_path / "to"
    put(to / "workshop.json", workshop(naming="anonymous", round=2, title="Winter flow"))
    found = opened(csv_file(tmp_path, *ROWS))
    done = import_form(found, found.mapping, to, setting_in(to))
    assert all(".rater." in path.name for path in done.added)
    for path in done.added:
        head = load_session(path).head
        assert (head.rater.alias, head.round) == (None, 2)
        assert head.workshop == workshop()["workshop"]["1"]["id"]
        assert head.about == {"title": "Winter flow"}


def test_a_workshop_that_cannot_be_read_stops_it(tmp_path: Path) -> None:
    put(tmp_path / "workshop.json", b"{")
    with pytest.raises(QiError, match=r"workshop\.json"):
        setting_in(tmp_path)


@pytest.mark.parametrize("answer", ["sort of", "3.5", "60%", "0", "9", "#N/A", "\x1b[31m[/]"])
def test_a_label_that_nobody_knows_stops_it_whole(tmp_path: Path, answer: str) -> None:
    table = csv_file(tmp_path, *ROWS, cells(9, [answer] * 9))
    with pytest.raises(QiError, match="obody has said what"):
        imported(table, tmp_path / "to")
    assert not (tmp_path / "to").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    put(tmp_path / "to", b"")
    with pytest.raises(QiError, match="Nothing can be written in"):
        imported(csv_file(tmp_path, *ROWS), tmp_path / "to")


def test_a_file_that_is_there_under_the_name_stays(tmp_path: Path) -> None:
    table, to = csv_file(tmp_path, ROWS[0]), tmp_path / "to"
    (path,) = imported(table, to).added
    path.write_bytes(b"{ broken")
    (second,) = imported(table, to).added
    assert path.read_bytes() == b"{ broken"
    assert second.name.endswith(".imported-1.json")


FRAMEWORKS = sorted(entry.id for entry in library().catalogue.entries)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_framework_can_be_imported(tmp_path: Path, name: str) -> None:
    of = library().need(name)
    titles: list[str] = ["ID"]
    row: list[Any] = [1]
    for item in of.items:
        for facet in of.facets:
            subject = "Ward 5 - " if of.subjects else ""
            titles.append(f"{subject}{item.title}{f' ({facet})' if len(of.facets) > 1 else ''}")
            row.append({"yes_no": "Yes", "count": "12"}.get(item.kind, "2"))
    table = put(tmp_path / "a.csv", csv_bytes([titles, row]))
    found = opened(table, name)
    done = import_form(found, found.mapping, tmp_path / "to", setting_in(tmp_path / "to"))
    session = load_session(done.added[0])
    assert session.answered == len(titles) - 1
    assert (session.head.status, session.head.framework) == ("final", name)
    assert {file.status.value for file in merged(tmp_path / "to").files} == {"added"}
    assert REDESIGN in FRAMEWORKS
