"""Where the files lie and in which order they are given: the room is the same."""

from __future__ import annotations

import gc
import random
import shutil
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from qi_tui.errors import UsageError
from qi_tui.store.comments import said_in
from qi_tui.store.gathering import one_file
from tests.store.files import (
    items,
    put,
    rated,
    workshop,
)
from tests.store.gathering import ID, ITEM, details, gathered, statuses


def mixed_folder(folder: Path) -> list[Path]:
    """One file of nearly every status."""
    hal = rated(5, id=ID, alias="Hal")
    left = rated(1, id="22222222-2222-4222-8222-222222222222")
    rival = "33333333-3333-4333-8333-333333333333"
    contents: dict[str, Any] = {
        "hal.json": hal,
        "hal (1).json": hal,
        "hal old.json": rated(1, id=ID, alias="Hal", revision=2),
        "rival a.json": rated(3, id=rival),
        "rival b.json": rated(4, id=rival),
        "rival c.json": rated({ITEM: 7}, id=rival),
        "sam.json": rated(2, alias="Sam", about={"title": "Winter flow"}),
        "sam too.json": rated(6, alias="SAM", about={"title": "WINTER FLOW"}),
        "left.json": left,
        "draft.json": rated({ITEM: 3}, status="draft"),
        "unknown.json": rated(3, framework="zzz"),
        "broken.json": b"{",
        "other.json": {},
        "workshop.json": workshop(
            title="", left_out={"1": {"session": left["session"]["1"]["id"], "reason": "x"}}
        ),
        "second/workshop.json": workshop(limits={"median": 7, "counts": 20, "role_in_room": 4}),
    }
    return [put(folder / name, content) for name, content in contents.items()]


def test_the_order_of_files_never_matters(tmp_path: Path) -> None:
    paths = mixed_folder(tmp_path)
    first = gathered(*paths)
    assert set(statuses(first).values()) == {
        "added",
        "same again",
        "superseded",
        "conflict",
        "namesake",
        "left out",
        "draft",
        "unknown framework",
        "unreadable",
        "not a session",
    }
    shuffle = random.Random(7)
    for _ in range(30):
        shuffle.shuffle(paths)
        again = gathered(*paths)
        assert again.rooms == first.rooms
        assert (statuses(again), details(again)) == (statuses(first), details(first))
        assert (again.title, again.limits) == (first.title, first.limits)
        assert again.workshop == first.workshop
        assert [Path(report.path) for report in again.files] == [
            path for path in paths if path.name != "workshop.json"
        ]


def test_merging_twice_or_in_halves_gives_the_same_room(tmp_path: Path) -> None:
    paths = [put(tmp_path / f"{n}.json", rated(n % 7 + 1, role="r" * (n % 2))) for n in range(8)]
    [whole] = gathered(*paths).rooms
    [twice] = gathered(*paths, tmp_path, *paths).rooms
    [first], [second] = gathered(*paths[:3]).rooms, gathered(*paths[3:]).rooms
    assert whole == twice == first + second == second + first


def test_the_strictest_limits_of_several_workshops_hold(tmp_path: Path) -> None:
    put(tmp_path / "good.json", rated(5))
    raised = {"median": 7, "counts": 12, "role_in_room": 3}
    lowered = {"median": 1, "counts": 1, "role_in_room": 1}
    put(tmp_path / "a.json", workshop(limits=raised))
    assert gathered(tmp_path).limits.counts == 12
    put(tmp_path / "b.json", workshop(limits=lowered))
    limits = gathered(tmp_path).limits
    assert (limits.median, limits.counts, limits.role_in_room) == (7, 12, 3)
    put(tmp_path / "a.json", workshop(limits={**lowered, "lowered_because": "all agreed to it"}))
    limits = gathered(tmp_path / "good.json", tmp_path / "a.json").limits
    assert (limits.median, limits.counts, limits.role_in_room) == (1, 1, 1)
    assert gathered(tmp_path).limits.counts == 10


def test_nowhere_at_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no file or folder .*nowhere"):
        gathered(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="no file or folder"):
        gathered(tmp_path / ("x" * 300))


def test_a_folder_of_photos(tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    put(photos / "IMG_0001.jpg", b"\xff\xd8\xff")
    with pytest.raises(UsageError, match=r"There is no session file in .*photos"):
        gathered(photos)
    put(tmp_path / "sessions" / "good.json", rated(5))
    gathering = gathered(photos, tmp_path / "sessions")
    assert gathering.troubles == (f"{photos}: there is no session file in it.",)
    assert gathering.rooms[0].raters == 1
    named = gathered(photos / "IMG_0001.jpg", tmp_path / "sessions")
    assert statuses(named) == {"IMG_0001.jpg": "unreadable", "good.json": "added"}


def test_only_a_workshop_file_is_nothing_to_merge(tmp_path: Path) -> None:
    put(tmp_path / "workshop.json", workshop())
    with pytest.raises(UsageError, match="There is no session file"):
        gathered(tmp_path)


def test_one_place_that_is_missing_does_not_stop_the_others(tmp_path: Path) -> None:
    good = put(tmp_path / "good.json", rated(5))
    gathering = gathered(tmp_path / "gone", good, tmp_path / ("x" * 300))
    assert gathering.rooms[0].raters == 1
    assert len(gathering.troubles) == 2
    assert "gone: it is not there." in gathering.troubles[0]
    assert gathering.has_trouble


def test_what_was_written_is_read_again_from_the_files_that_count(tmp_path: Path) -> None:
    for name, said in {"zoe": "alpha", "amy": "Gamma", "bob": "beta"}.items():
        tables = rated(5, alias=name)
        tables["answers"]["1"]["comments"] = {ITEM: said, items()[1]: "elsewhere"}
        put(tmp_path / f"{name}.json", tables)
    aside = rated(1, id=ID)
    aside["answers"]["1"]["comments"] = {ITEM: "not counted"}
    put(tmp_path / "aside.json", aside)
    left_out = {"1": {"session": ID, "reason": ""}}
    put(tmp_path / "workshop.json", workshop(left_out=left_out))
    gathering = gathered(tmp_path)
    found = said_in(gathering, "effective-redesign", 1)
    assert {*found} == {(ITEM, "now", None), (items()[1], "now", None)}
    assert {(said.alias, said.text) for said in found[ITEM, "now", None]} == {
        ("zoe", "alpha"),
        ("amy", "Gamma"),
        ("bob", "beta"),
    }
    assert said_in(gathering, "effective-redesign", 2) == {}
    (tmp_path / "bob.json").unlink()
    put(tmp_path / "amy.json", b"{")
    left = said_in(gathering, "effective-redesign", 1)
    assert [said.text for said in left[ITEM, "now", None]] == ["alpha"]


def test_a_thousand_files_leave_little_behind(tmp_path: Path) -> None:
    """Ten times the files may not be ten times the memory: files are read one after another."""
    said = dict.fromkeys(items(), "What I have seen of it. " * 40)

    def peak(number: int) -> int:
        folder = tmp_path / str(number)
        for place in range(number):
            tables = rated(place % 7 + 1)
            tables["answers"]["1"]["comments"] = said
            put(folder / f"{place}.json", tables)
        gathered(folder)
        tracemalloc.start()
        try:
            assert gathered(folder).rooms[0].raters == number
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
            shutil.rmtree(folder)

    small, large = peak(100), peak(1000)
    # The files alone are 9 MB; what is kept of each is a few hundred bytes and its path.
    assert large - small < 4_000_000


def test_a_file_that_takes_all_the_memory_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "good.json", rated(5))
    put(tmp_path / "large.json", rated(1, alias="large"))

    taken = one_file.Reader.taken

    def taken_or_none(reader: one_file.Reader, data: bytes, path: str) -> one_file.Reading:
        if b"large" in data:
            raise MemoryError
        return taken(reader, data, path)

    monkeypatch.setattr(one_file.Reader, "taken", taken_or_none)
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"good.json": "added", "large.json": "unreadable"}
    assert details(gathering)["large.json"] == "it needs more memory than there is: leave it out"


def test_what_was_read_of_a_broken_file_is_let_go(tmp_path: Path) -> None:
    """An error that is kept would keep the bytes of its file."""
    comment = {ITEM: "x" * 2_000_000}
    for number in range(8):
        tables = rated(1)
        tables["answers"]["1"]["comments"] = comment
        put(tmp_path / f"{number}.json", tables)
    gc.disable()
    tracemalloc.start()
    try:
        gathering = gathered(tmp_path)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        gc.enable()
    assert set(statuses(gathering).values()) == {"unreadable"}
    assert kept < 4_000_000


def test_of_a_very_long_path_the_end_is_shown(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["f" * 100] * 4)
    put(folder / "broken.json", b"{")
    [report] = gathered(folder).files
    assert report.path.endswith("/broken.json")
    assert report.path.startswith("…")
    assert len(report.path) < 310
