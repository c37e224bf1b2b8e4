"""Files of other definitions, kinds and rounds: what matches counts, and into which room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from tests.making import raw_framework
from tests.store.files import (
    items,
    put,
    rated,
    tally,
    workshop,
)
from tests.store.gathering import ID, ITEM, counts, details, gathered, statuses
from tests.store.toml import toml


def test_another_version_counts_what_matches(tmp_path: Path) -> None:
    values = dict.fromkeys(items()[:7], 5) | {"gone": 5, "also-gone": 2}
    put(tmp_path / "old.json", rated(values, framework_digest="ab" * 32))
    put(tmp_path / "good.json", rated(2))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"good.json": "added", "old.json": "other version"}
    assert "7 of 9 items match" in details(gathering)["old.json"]
    assert gathering.has_trouble
    assert counts(gathering) == (0, 1, 0, 0, 1, 0, 0)
    assert counts(gathering, items()[8]) == (0, 1, 0, 0, 0, 0, 0)


def test_another_version_with_another_number_of_points_counts_not(tmp_path: Path) -> None:
    points = {item: 5 if item == ITEM else 7 for item in items()}
    put(tmp_path / "old.json", rated(5, framework_digest="ab" * 32, points=points))
    gathering = gathered(tmp_path)
    assert "8 of 9 items match" in details(gathering)["old.json"]
    assert counts(gathering) == (0, 0, 0, 0, 0, 0, 0)
    assert counts(gathering, items()[1]) == (0, 0, 0, 0, 1, 0, 0)


def test_an_unknown_item_under_the_right_digest(tmp_path: Path) -> None:
    values = dict.fromkeys(items()[:8], 5) | {"renamed": 5}
    put(tmp_path / "odd.json", rated(values))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"odd.json": "other version"}
    assert "8 of 9 items match" in details(gathering)["odd.json"]


@pytest.mark.parametrize("points", [5, 10, 14, 0, {ITEM: 9}])
def test_points_that_contradict_the_digest_are_refused(points: Any, tmp_path: Path) -> None:
    put(tmp_path / "odd.json", rated({ITEM: 5}, points=points))
    put(tmp_path / "good.json", rated(2))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"good.json": "added", "odd.json": "unreadable"}
    assert f"it gives {ITEM} " in details(gathering)["odd.json"]
    assert "gives it 7" in details(gathering)["odd.json"]
    assert counts(gathering) == (0, 1, 0, 0, 0, 0, 0)


def test_points_item_by_item_that_agree_with_the_digest(tmp_path: Path) -> None:
    put(tmp_path / "long.json", rated(5, points=dict.fromkeys(items(), 7)))
    put(tmp_path / "short.json", rated({ITEM: 5}, points={ITEM: 7}))
    assert statuses(gathered(tmp_path)) == {"long.json": "added", "short.json": "added"}


def test_the_first_status_that_fits(tmp_path: Path) -> None:
    """A draft of another version, and a namesake who is one: the earlier word in the list."""
    put(tmp_path / "a.json", rated(5, alias="Sam", status="draft", framework_digest="ab" * 32))
    put(tmp_path / "b.json", rated(5, alias="Sam", status="draft"))
    put(tmp_path / "c.json", rated(5, framework="zzz", id=ID))
    left_out = {"1": {"session": ID, "reason": ""}}
    put(tmp_path / "workshop.json", workshop(left_out=left_out))
    assert statuses(gathered(tmp_path)) == {
        "a.json": "other version",
        "b.json": "namesake",
        "c.json": "unknown framework",
    }


def test_a_tally_adds_its_hands(tmp_path: Path) -> None:
    put(tmp_path / "hands.json", tally({ITEM: [0, 0, 1, 2, 3, 0, 0], items()[1]: [1] * 7}))
    put(tmp_path / "good.json", rated(7))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"good.json": "added", "hands.json": "added"}
    assert gathering.rooms[0].raters == 8
    assert counts(gathering) == (0, 0, 1, 2, 3, 0, 1)


def test_rooms_stand_by_framework_and_round(tmp_path: Path) -> None:
    own = tmp_path / "own"
    raw = raw_framework(id="a-small-one")
    put(own / "small.toml", toml(raw).encode())
    frameworks = Library(own)
    small = frameworks.need("a-small-one")
    for number in (2, 1, 3):
        put(tmp_path / f"x{number}.json", rated(5, round=number))
    put(
        tmp_path / "y.json",
        rated(
            {"a": 5}, framework="a-small-one", framework_digest=frameworks.digest(small), points=5
        ),
    )
    rooms = gather([tmp_path], frameworks).rooms
    assert [(room.framework, room.round) for room in rooms] == [
        ("a-small-one", 1),
        ("effective-redesign", 1),
        ("effective-redesign", 2),
        ("effective-redesign", 3),
    ]
