"""What can be laid side by side: this workshop's rounds, other places, and what stays hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.errors import QiError
from qi_tui.model.workshop import Limits
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from qi_tui.ui.facilitating.beside import Here, open_beside
from qi_tui.ui.facilitating.rooms import Rooms
from qi_tui.ui.facilitating.sides import Pair, Side, beside_of, first_pair
from tests.ui.made import REDESIGN, define, put, session_id
from tests.ui.workshop.recording import record

NOWHERE = Here((), frozenset())


def folder(parent: Path, name: str) -> Path:
    place = parent / name
    place.mkdir()
    return place


def rooms_at(place: Path, library: Library | None = None) -> Rooms:
    library = library or Library()
    found = gather([place], library)
    return Rooms(found, library, found.workshop)


def put_round(place: Path, alias: str, round_number: int, *values: int) -> None:
    name, its_id = f"{alias}-{round_number}.json", session_id(alias, round_number)
    put(place, alias, values, name=name, id=its_id, round=round_number)


def side(place: Path, number: int, round_number: int = 1) -> Side:
    return Side(number, rooms_at(place), (REDESIGN, round_number))


def test_one_begins_with_the_latest_two_rounds_that_are_here(tmp_path: Path) -> None:
    here, other = folder(tmp_path, "here"), folder(tmp_path, "other")
    for round_number in (1, 2, 3):
        put_round(here, "Ann", round_number, 4)
    put_round(other, "Ben", 1, 4)
    sides = [side(here, 0, 1), side(here, 0, 2), side(here, 0, 3), side(other, 1)]
    left, right = first_pair(sides, REDESIGN)
    assert left is sides[1]
    assert right is sides[2]
    assert Pair(sides[1], sides[2]).is_one_room
    assert not Pair(sides[0], sides[2]).is_one_room
    assert not Pair(sides[3], sides[1]).is_one_room
    assert first_pair(sides, "another") == (None, None)


def test_of_two_places_the_earlier_date_stands_on_the_left(tmp_path: Path) -> None:
    here, other = folder(tmp_path, "here"), folder(tmp_path, "other")
    put_round(here, "Ann", 1, 4)
    put_round(other, "Ben", 1, 4)
    record(here, title="Winter flow", day="2026-11-20", revealed=True)
    record(other, title="Spring flow", day="2026-03-02", revealed=True)
    mine, theirs = side(here, 0), side(other, 1)
    assert beside_of(mine, theirs) == (theirs, mine)
    assert beside_of(theirs, mine) == (theirs, mine)
    assert first_pair([mine, theirs], REDESIGN) == (theirs, mine)
    assert first_pair([mine], REDESIGN) == (None, mine)
    assert Pair(theirs, mine).names == (
        "Spring flow, 2026-03-02, round 1",
        "Winter flow, 2026-11-20, round 1",
    )


def test_without_a_record_the_day_of_the_files_names_a_place(tmp_path: Path) -> None:
    put_round(tmp_path, "Ann", 1, 4)
    assert side(tmp_path, 1).name == "Winter flow, 2026-11-20, round 1"


def test_each_place_keeps_its_own_limits(tmp_path: Path) -> None:
    here, other = folder(tmp_path, "here"), folder(tmp_path, "other")
    for number in range(4):
        put(here, f"Ann{number}", [4], role="nurse")
        put(other, f"Ben{number}", [4], role="nurse")
    record(other, revealed=True, limits=Limits(role_in_room=6))
    assert side(here, 0).figures.items[0].by_role == {"nurse": (0, 0, 0, 4, 0, 0, 0)}
    assert side(other, 1).figures.items[0].by_role == {}


def test_items_of_another_version_that_are_not_here_are_counted_and_not_invented(
    tmp_path: Path,
) -> None:
    here, other = folder(tmp_path, "here"), folder(tmp_path, "other")
    define(tmp_path / "new", "growing", 3)
    define(tmp_path / "old", "growing", 5)
    new, old = Library(tmp_path / "new"), Library(tmp_path / "old")
    for number in range(4):
        put(here, f"Ann{number}", [4, 4, 4], framework="growing", library=new)
        put(other, f"Ben{number}", [4, 4, 4, 4, 4], framework="growing", library=old)
    key = ("growing", 1)
    pair = Pair(Side(1, rooms_at(other, new), key), Side(0, rooms_at(here, new), key))
    comparison = pair.compared()
    assert comparison.matched == 3
    assert pair.left_behind(comparison) == 2


def test_what_is_open_already_is_not_opened_beside_itself(tmp_path: Path) -> None:
    put_round(tmp_path, "Ann", 1, 4)
    with pytest.raises(QiError, match="open here"):
        open_beside(tmp_path / ".", Library(), Here((tmp_path,), frozenset()))


def test_hidden_answers_cannot_be_seen_through_a_copy_of_their_files(tmp_path: Path) -> None:
    put_round(tmp_path, "Ann", 1, 4)
    with pytest.raises(QiError, match="still hidden here"):
        open_beside(tmp_path, Library(), Here((), frozenset({session_id("Ann", 1)})))


def test_of_another_workshop_only_what_was_revealed_there_is_seen(tmp_path: Path) -> None:
    put_round(tmp_path, "Ann", 1, 4)
    record(tmp_path, revealed=False)
    with pytest.raises(QiError, match="nothing was revealed"):
        open_beside(tmp_path, Library(), NOWHERE)
    put_round(tmp_path, "Ann", 2, 4)
    (tmp_path / "workshop.json").unlink()
    record(tmp_path, revealed=False, round=2)
    assert open_beside(tmp_path, Library(), NOWHERE).keys == ((REDESIGN, 1),)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("gone", None, "no file or folder"), ("broken.json", "{", "could be counted")],
)
def test_a_place_that_cannot_be_read_is_a_sentence(
    tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    place = tmp_path / name
    if content is not None:
        place.write_text(content, encoding="utf-8")
    with pytest.raises(QiError, match=said):
        open_beside(place, Library(), NOWHERE)
