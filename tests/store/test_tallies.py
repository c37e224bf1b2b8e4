"""A tally lies in a file like any session, is found again, and counts as its hands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qi_tui.analysis.merging.statuses import Status
from qi_tui.errors import QiError
from qi_tui.model.asking import Asked
from qi_tui.model.hands import Raised
from qi_tui.model.occasion import Occasion, occasion_of
from qi_tui.model.tallying import hands_of, with_hands
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from qi_tui.store.workshop.tallies import find_tally, open_tally
from qi_tui.store.workshop.workshops import new_workshop
from tests.store.files import framework, items

HANDS = Raised((0, 1, 0, 3, 4, 0, 0), 1)


def occasion() -> Occasion:
    return occasion_of(new_workshop("Winter flow").head, framework())


def raise_hands(folder: Path, workshop: Occasion, item: str, hands: Raised) -> Path:
    door = open_tally(folder, workshop)
    door.save(with_hands(door.session, framework(), Asked(item, "now", None), hands))
    door.close()
    return door.path


def test_opened_again_it_goes_on_in_the_same_file(tmp_path: Path) -> None:
    workshop = occasion()
    first = raise_hands(tmp_path, workshop, items()[0], HANDS)
    second = raise_hands(tmp_path, workshop, items()[1], HANDS)
    assert first == second
    assert find_tally(tmp_path, framework().id, 1, workshop.workshop) == first
    door = open_tally(tmp_path, workshop)
    door.close()
    assert hands_of(door.session, Asked(items()[0], "now", None)) == HANDS
    assert door.session.head.rater.alias is None


def test_only_looking_leaves_no_file(tmp_path: Path) -> None:
    open_tally(tmp_path, occasion()).close()
    assert [path for path in tmp_path.iterdir() if path.suffix == ".json"] == []


def test_another_round_or_workshop_has_a_tally_of_its_own(tmp_path: Path) -> None:
    workshop = occasion()
    first = raise_hands(tmp_path, workshop, items()[0], HANDS)
    later = replace(workshop, round=2, items=tuple(items()[:2]))
    second = raise_hands(tmp_path, later, items()[0], HANDS)
    other = raise_hands(tmp_path, occasion(), items()[0], HANDS)
    assert len({first, second, other}) == 3
    door = open_tally(tmp_path, later)
    door.close()
    assert door.session.head.items == items()[:2]
    assert door.session.head.round == 2


def test_gathered_it_counts_as_many_raters_as_hands(tmp_path: Path) -> None:
    raise_hands(tmp_path, occasion(), items()[0], HANDS)
    found = gather([tmp_path], Library())
    assert [file.status for file in found.files] == [Status.DRAFT]
    (room,) = found.rooms
    assert room.raters == HANDS.total
    assert room.rows[0].counts == HANDS.counts
    assert room.rows[0].dont_know == 1


def test_a_broken_file_beside_it_stops_nothing(tmp_path: Path) -> None:
    workshop = occasion()
    first = raise_hands(tmp_path, workshop, items()[0], HANDS)
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    assert find_tally(tmp_path, framework().id, 1, workshop.workshop) == first
    assert find_tally(tmp_path / "gone", framework().id, 1, workshop.workshop) is None


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(QiError, match="Nothing can be written"):
        open_tally(blocked, occasion())
