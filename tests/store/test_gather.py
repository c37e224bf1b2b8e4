"""Gathering: one status for each file, and nothing in one can stop the others."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from qi_tui.analysis.merging.statuses import Status
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from tests.making import raw_framework
from tests.store.files import (
    as_somebody_without_rights,
    below,
    example,
    framework,
    library,
    put,
    rated,
    workshop,
)
from tests.store.gathering import BROKEN, ID, ITEM, counts, details, gathered, statuses
from tests.store.toml import toml


def test_sessions_are_added_and_drafts_are_marked(tmp_path: Path) -> None:
    put(tmp_path / "jo.json", rated(5, alias="Jo"))
    put(tmp_path / "sam.json", rated({ITEM: 2}, alias="Sam", status="draft"))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"jo.json": "added", "sam.json": "draft"}
    assert details(gathering) == {"jo.json": "9 of 9 answered", "sam.json": "1 of 9 answered"}
    assert [(file.answered, file.of) for file in gathering.files] == [(9, 9), (1, 9)]
    assert counts(gathering) == (0, 1, 0, 0, 1, 0, 0)
    assert gathering.rooms[0].raters == 2
    assert not gathering.has_trouble


def test_dont_know_counts_as_answered_and_enters_no_score(tmp_path: Path) -> None:
    put(tmp_path / "sam.json", example())
    gathering = gathered(tmp_path)
    assert details(gathering) == {"sam.json": "3 of 9 answered"}
    [room] = gathering.rooms
    row = next(row for row in room.rows if row.item == "project-management-headroom")
    assert (row.n, row.dont_know, row.unanswered, sum(row.counts or ())) == (0, 1, 0, 0)


def test_every_broken_file_gets_its_sentence_and_the_rest_is_merged(tmp_path: Path) -> None:
    good = put(tmp_path / "good.json", rated(5))
    alone = gathered(good)
    for name, (content, _) in BROKEN.items():
        put(tmp_path / name, content)
    before = {name: hashlib.sha256(data).digest() for name, data in below(tmp_path).items()}
    gathering = gathered(tmp_path)
    assert gathering.rooms == alone.rooms
    assert gathering.has_trouble
    for name, (_, reason) in BROKEN.items():
        assert statuses(gathering)[name] == "unreadable"
        assert reason in details(gathering)[name]
        # The reason, and after it what to do.
        assert len(details(gathering)[name].rpartition(": ")[2].split()) > 1
    after = {name: hashlib.sha256(data).digest() for name, data in below(tmp_path).items()}
    assert after == before


def test_a_file_without_permission(open_folder: Path) -> None:
    put(open_folder / "good.json", rated(5))
    put(open_folder / "secret.json", rated(1)).chmod(0)
    library().digest(framework())
    with as_somebody_without_rights():
        gathering = gathered(open_folder)
    assert statuses(gathering) == {"good.json": "added", "secret.json": "unreadable"}
    assert details(gathering)["secret.json"].startswith("you are not permitted to read it: ask")


def test_a_link_to_a_folder_and_a_link_to_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    put(folder / "good.json", rated(5))
    (folder / "folder.json").symlink_to(tmp_path, target_is_directory=True)
    (folder / "nowhere.json").symlink_to(tmp_path / "gone")
    gathering = gathered(folder)
    assert statuses(gathering) == {
        "folder.json": "unreadable",
        "good.json": "added",
        "nowhere.json": "unreadable",
    }
    assert gathering.rooms[0].raters == 1


@pytest.mark.parametrize("content", [{}, [], {"name": "photo"}, {"session": {"token": "x"}}])
def test_other_json_is_left_alone(content: Any, tmp_path: Path) -> None:
    put(tmp_path / "good.json", rated(5))
    put(tmp_path / "other.json", content)
    gathering = gathered(tmp_path)
    assert statuses(gathering)["other.json"] == "not a session"
    assert details(gathering)["other.json"] == "valid JSON, but not a session file: left alone"
    assert gathering.has_trouble


def test_an_unknown_framework_is_named_with_the_nearest(tmp_path: Path) -> None:
    put(tmp_path / "near.json", rated(5, framework="efective-redesign"))
    put(tmp_path / "far.json", rated(5, framework="zzz"))
    gathering = gathered(tmp_path)
    assert set(statuses(gathering).values()) == {"unknown framework"}
    assert details(gathering) == {
        "near.json": 'there is no framework "efective-redesign" here'
        ' (did you mean "effective-redesign"?): not counted',
        "far.json": 'there is no framework "zzz" here: not counted',
    }
    assert gathering.rooms == ()
    assert gathering.has_trouble


def test_a_definition_with_mistakes_is_not_called_missing(tmp_path: Path) -> None:
    own = tmp_path / "own"
    raw = raw_framework(id="ours", title="Ours", priorities=99)
    raw["source"]["year"], raw["source"]["section"] = 2020, "2"
    put(own / "ours.toml", toml(raw).encode())
    put(tmp_path / "sam.json", rated(5, framework="ours"))
    gathering = gather([tmp_path / "sam.json"], Library(own))
    [report] = gathering.files
    assert report.status is Status.UNKNOWN_FRAMEWORK
    assert report.detail.startswith('the definition of "ours" has mistakes: not counted')
    assert f"qi-tui frameworks check {own / 'ours.toml'}" in report.detail


def test_what_the_workshop_file_sets_aside(tmp_path: Path) -> None:
    aside = rated(1, id=ID)
    put(tmp_path / "aside.json", aside)
    put(tmp_path / "good.json", rated(5))
    left_out = {"1": {"session": ID, "reason": "rated the wrong initiative"}}
    put(tmp_path / "workshop.json", workshop(left_out=left_out))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"aside.json": "left out", "good.json": "added"}
    assert "rated the wrong initiative" in details(gathering)["aside.json"]
    assert gathering.rooms[0].raters == 1
    assert not gathering.has_trouble
    assert gathering.workshop is not None
    assert gathering.title == "Winter flow"


def test_a_broken_workshop_file_is_named(tmp_path: Path) -> None:
    put(tmp_path / "good.json", rated(5))
    put(tmp_path / "workshop.json", workshop(naming="loud"))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"good.json": "added", "workshop.json": "unreadable"}
    assert details(gathering)["workshop.json"] == (
        "it is a workshop file, but workshop.1.naming in it is not what it should be:"
        " see what qi-tui repair gets out of it"
    )
    put(tmp_path / "workshop.json", workshop(schema=2))
    again = details(gathered(tmp_path))["workshop.json"]
    assert again == "it is a workshop file of a newer qi-tui than this one: upgrade qi-tui"
