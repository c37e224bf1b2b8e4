"""Gathering: one status for each file, and nothing in one can stop the others."""

from __future__ import annotations

import hashlib
import itertools
import random
import shutil
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from qi_tui.analysis.statuses import Status
from qi_tui.errors import UsageError
from qi_tui.store.gather import Gathering, comments, gather
from qi_tui.store.library import Library
from tests.making import raw_framework
from tests.store.files import (
    as_bytes,
    as_somebody_without_rights,
    below,
    example,
    framework,
    items,
    library,
    put,
    rated,
    tally,
    workshop,
)
from tests.store.toml import toml

ID = "11111111-1111-4111-8111-111111111111"
ITEM = "chief-executive-commitment"


def gathered(*places: Path, recursive: bool = False) -> Gathering:
    return gather(places, library(), recursive)


def statuses(gathering: Gathering) -> dict[str, str]:
    return {Path(report.path).name: report.status.value for report in gathering.files}


def details(gathering: Gathering) -> dict[str, str]:
    return {Path(report.path).name: report.detail for report in gathering.files}


def counts(gathering: Gathering, item: str = ITEM) -> tuple[int, ...] | None:
    [room] = gathering.rooms
    return next(row.counts for row in room.rows if row.item == item)


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


BROKEN = {
    "broken.json": (b"not JSON at all", "it is not JSON (line 1, column 1)"),
    "cut.json": (as_bytes(example())[:250], "it is cut short at line 9"),
    "empty.json": (b"", "it is empty"),
    "latin.json": ('{"a": "Siân"}'.encode("latin-1"), "it is not UTF-8 text (line 1)"),
    "photo.json": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "it is not UTF-8 text (line 1)"),
    "off.json": (as_bytes(rated({ITEM: 70})), "has 70, which is off its scale of 7 points"),
    "newer.json": (as_bytes(example(schema=2)), "it comes from a newer qi-tui"),
    "twice.json": (
        as_bytes(example()).replace(b'"revision": 7', b'"revision": 7, "revision": 9'),
        '"revision" stands in it twice',
    ),
    "large.json": (b" " * 20_000_000, "it is too large (20 MB)"),
    "null.json": (b'{"session": {"1": null}, "answers": {}}', "session.1 in it is not"),
}


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
        " use the .bak file beside it"
    )
    put(tmp_path / "workshop.json", workshop(schema=2))
    again = details(gathered(tmp_path))["workshop.json"]
    assert again == "it is a workshop file of a newer qi-tui than this one: upgrade qi-tui"


def test_the_higher_revision_counts_once(tmp_path: Path) -> None:
    put(tmp_path / "a.json", rated(5, id=ID, revision=8, updated_at="2020-01-01"))
    put(tmp_path / "b.json", rated(2, id=ID, revision=7, updated_at="2026-01-01"))
    put(tmp_path / "c.json", rated(1, id=ID, revision=1, updated_at="2027-01-01"))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {
        "a.json": "added",
        "b.json": "superseded",
        "c.json": "superseded",
    }
    assert details(gathering)["b.json"] == "revision 7; revision 8 counts"
    assert counts(gathering) == (0, 0, 0, 0, 1, 0, 0)
    assert not gathering.has_trouble


EVERYDAY = [
    "hal (1).json",
    "hal (2).json",
    "Copy of hal.json",
    "hal - Copy.json",
    "hal-LAPTOP7.json",
    "hal (Jo's conflicted copy 2026-11-20).json",
    "hal.sync-conflict-20261120-141522-ABCDEFG.json",
    "HAL.JSON",
]


def test_eight_everyday_copies_are_one_person(tmp_path: Path) -> None:
    hal = as_bytes(rated(5, alias="Hal", id=ID))
    put(tmp_path / "hal.json", hal)
    for name in EVERYDAY:
        put(tmp_path / "copies" / name, hal)
    put(tmp_path / "sam.json", rated(2, alias="Sam"))
    gathering = gathered(tmp_path, recursive=True)
    assert statuses(gathering) == {
        "hal.json": "added",
        "sam.json": "added",
        **dict.fromkeys(EVERYDAY, "same again"),
    }
    assert details(gathering)["hal (1).json"] == f"the same answers as {tmp_path / 'hal.json'}"
    assert gathering.rooms[0].raters == 2
    assert counts(gathering) == (0, 1, 0, 0, 1, 0, 0)
    assert not gathering.has_trouble


def test_the_same_answers_in_other_bytes_are_the_same_again(tmp_path: Path) -> None:
    tables = rated(5, id=ID)
    put(tmp_path / "hal.json", tables)
    tables["answers"]["1"]["values"] = dict(reversed(tables["answers"]["1"]["values"].items()))
    tables["answers"]["1"]["comments"] = {ITEM: "a word more"}
    put(tmp_path / "hal (1).json", tables)
    gathering = gathered(tmp_path)
    assert Counter(statuses(gathering).values()) == {"added": 1, "same again": 1}
    assert gathering.rooms[0].raters == 1


def test_a_conflict_names_both_and_counts_the_fuller(tmp_path: Path) -> None:
    put(tmp_path / "a.json", rated({ITEM: 1}, id=ID, status="draft"))
    put(tmp_path / "b.json", rated(6, id=ID))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"a.json": "conflict", "b.json": "conflict"}
    assert details(gathering) == {
        "a.json": f"same id and revision as {tmp_path / 'b.json'}, other answers: not counted",
        "b.json": f"same id and revision as {tmp_path / 'a.json'}, other answers: this one counts",
    }
    assert counts(gathering) == (0, 0, 0, 0, 0, 1, 0)
    assert gathering.has_trouble


def test_among_rivals_as_full_the_later_counts(tmp_path: Path) -> None:
    put(tmp_path / "a.json", rated(2, id=ID, updated_at="2026-11-20T14:00:00Z"))
    put(tmp_path / "b.json", rated(6, id=ID, updated_at="2026-11-20T14:00:01Z"))
    assert counts(gathered(tmp_path)) == (0, 0, 0, 0, 0, 1, 0)


def test_among_rivals_alike_in_all_that_the_smaller_digest_counts(tmp_path: Path) -> None:
    contents = {value: as_bytes(rated(value, id=ID)) for value in (2, 4, 6)}
    smallest = min(contents, key=lambda value: hashlib.sha256(contents[value]).hexdigest())
    for order in itertools.permutations(contents):
        for place, value in enumerate(order):
            put(tmp_path / f"{place}.json", contents[value])
        gathering = gathered(tmp_path)
        assert counts(gathering) == tuple(int(point == smallest) for point in range(1, 8))
        assert set(statuses(gathering).values()) == {"conflict"}
        assert sum("this one counts" in detail for detail in details(gathering).values()) == 1
        winner = order.index(smallest)
        for place in range(3):
            for other in range(3):
                if place != other and winner in (place, other):
                    assert f"{other}.json" in details(gathering)[f"{place}.json"]


def test_the_facilitators_choice_counts(tmp_path: Path) -> None:
    chosen = put(tmp_path / "a.json", rated({ITEM: 1}, id=ID))
    put(tmp_path / "b.json", rated(6, id=ID))
    digest = hashlib.sha256(chosen.read_bytes()).hexdigest()
    choice = {"1": {"session": ID, "digest": digest}}
    put(tmp_path / "workshop.json", workshop(chosen=choice))
    gathering = gathered(tmp_path)
    assert counts(gathering) == (1, 0, 0, 0, 0, 0, 0)
    assert "this one counts" in details(gathering)["a.json"]


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


def test_namesakes_both_count_and_both_are_named(tmp_path: Path) -> None:
    put(tmp_path / "a.json", rated(5, alias="Sam"))
    put(tmp_path / "b.json", rated(2, alias=" sＡm "))
    put(tmp_path / "c.json", rated(2, alias="Sam", round=2))
    gathering = gathered(tmp_path)
    assert statuses(gathering) == {"a.json": "namesake", "b.json": "namesake", "c.json": "added"}
    assert str(tmp_path / "b.json") in details(gathering)["a.json"]
    assert str(tmp_path / "a.json") in details(gathering)["b.json"]
    assert not gathering.has_trouble
    assert [(room.round, room.raters) for room in gathering.rooms] == [(1, 2), (2, 1)]


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


def test_comments_come_without_names_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
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
    found = comments(gathering, "effective-redesign", 1, ITEM)
    assert found == ("alpha", "beta", "Gamma")
    assert comments(gathering, "effective-redesign", 2, ITEM) == ()
    (tmp_path / "bob.json").unlink()
    put(tmp_path / "amy.json", b"{")
    assert comments(gathering, "effective-redesign", 1, ITEM) == ("alpha",)


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
