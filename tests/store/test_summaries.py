"""Summary files: what is taken in, what is refused and why, and how large they become."""

from __future__ import annotations

import json
import math
import uuid
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from qi_tui.analysis.merging.summaries.families import family_of, hash_of, packed
from qi_tui.model.summary import HashedSessions
from qi_tui.store.disk.reading import LARGEST, Unreadable
from qi_tui.store.gathering.gather import gather
from qi_tui.store.session_reading import NotASession, session_in
from qi_tui.store.summaries import as_bytes, summary_in
from qi_tui.store.summing import Summed, sum_up
from tests.store.files import library, put, rated
from tests.store.gathering import details, gathered, statuses


def raters(folder: Path, number: int) -> Path:
    for each in range(number):
        put(folder / f"{each}.json", rated(each % 7 + 1))
    return folder


def summed(folder: Path, **more: str) -> Summed:
    return sum_up(gather([folder], library()), library(), **more)


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, Any]:
    """The content of a summary of 14 raters."""
    file = summed(raters(tmp_path / "site", 14)).file
    assert file is not None
    content = json.loads(as_bytes(file))
    assert isinstance(content, dict)
    return content


def content_of(content: Any) -> bytes:
    return json.dumps(content).encode("utf-8")


def test_what_is_written_is_read_again(whole: dict[str, Any]) -> None:
    file = summary_in(content_of(whole))
    assert summary_in(as_bytes(file)) == file
    assert whole["rooms"]["1"]["raters"] == 14
    assert whole["summary"]["1"]["schema"] == 1


def test_it_says_a_day_and_no_more(whole: dict[str, Any]) -> None:
    assert len(whole["summary"]["1"]["date"]) == len("2026-11-20")
    assert ":" not in whole["summary"]["1"]["date"]


def test_a_summary_in_a_folder_is_added_with_its_raters(
    tmp_path: Path, whole: dict[str, Any]
) -> None:
    folder = tmp_path / "region"
    put(folder / "north.json", content_of(whole))
    gathering = gathered(folder)
    assert statuses(gathering) == {"north.json": "added"}
    assert details(gathering) == {"north.json": "14 raters in one summary"}
    assert gathering.rooms[0].raters == 14
    assert not gathering.counted


def test_whitespace_another_order_and_a_mark_at_the_start_change_nothing(
    tmp_path: Path, whole: dict[str, Any]
) -> None:
    turned = {name: whole[name] for name in reversed(whole)}
    put(tmp_path / "r" / "a.json", json.dumps(turned, indent=3).encode("utf-8-sig"))
    assert statuses(gathered(tmp_path / "r")) == {"a.json": "added"}


def test_unknown_fields_are_no_reason_to_refuse(whole: dict[str, Any]) -> None:
    whole["rooms"]["1"]["later"] = {"a": [1]}
    whole["later"] = "b"
    assert summary_in(content_of(whole)).rooms["1"].raters == 14


def test_its_own_files_and_itself_together_count_once(
    tmp_path: Path, whole: dict[str, Any]
) -> None:
    folder = tmp_path / "site"
    put(folder / "sum.json", content_of(whole))
    gathering = gathered(folder)
    assert gathering.rooms[0].raters == 14
    assert statuses(gathering)["sum.json"] == "same again"


Change = Callable[[dict[str, Any]], Any]


def room(content: dict[str, Any]) -> dict[str, Any]:
    found = content["rooms"]["1"]
    assert isinstance(found, dict)
    return found


def sheet(content: dict[str, Any]) -> dict[str, Any]:
    found = room(content)["sheets"][0]
    assert isinstance(found, dict)
    return found


def put_in(table: dict[str, Any] | list[Any], key: Any, value: Any) -> None:
    table[key] = value


REFUSED: dict[str, tuple[Change, str]] = {
    "negative": (lambda c: put_in(sheet(c)["counts"], 0, -1), "a number below 0"),
    "too many": (lambda c: put_in(sheet(c)["counts"], 0, 15), "more people answered than"),
    "huge": (lambda c: put_in(sheet(c)["counts"], 0, 10**30), "more people answered than"),
    "votes": (lambda c: put_in(sheet(c)["priorities"], 0, 10**30), "more votes than there can"),
    "half": (lambda c: put_in(sheet(c)["counts"], 0, 0.5), "not what it should be"),
    "true": (lambda c: put_in(sheet(c)["counts"], 0, True), "not what it should be"),
    "text": (lambda c: put_in(sheet(c)["counts"], 0, "1"), "not what it should be"),
    "unanswered": (lambda c: put_in(sheet(c)["unanswered"], 0, 9), "more people answered than"),
    "one count less": (lambda c: sheet(c)["counts"].pop(), "more or fewer counts than points"),
    "one item less": (lambda c: sheet(c)["items"].pop(), "not all as long as"),
    "item twice": (
        lambda c: put_in(sheet(c)["items"], 0, sheet(c)["items"][1]),
        "the same item stands in it twice",
    ),
    "told and untold": (
        lambda c: put_in(sheet(c), "untold", {sheet(c)["items"][0]: 1}),
        "more people answered than",
    ),
    "untold stranger": (lambda c: put_in(sheet(c), "untold", {"x": 1}), "not among its items"),
    "role": (
        lambda c: put_in(sheet(c), "by_role", {"r": {"counts": [9] * len(sheet(c)["counts"])}}),
        "more raters on a point than there are",
    ),
    "role without size": (
        lambda c: put_in(sheet(c), "by_role", {"r": {"counts": [0] * len(sheet(c)["counts"])}}),
        "without saying how many raters have it",
    ),
    "roles": (lambda c: put_in(room(c), "roles", {"r": 15}), "more people answered than"),
    "facet twice": (lambda c: room(c)["sheets"].append(sheet(c)), "the same facet stands in it"),
    "room twice": (
        lambda c: put_in(c["rooms"], "2", room(c)),
        "the same framework and round stand in it twice",
    ),
    "no raters": (lambda c: put_in(room(c), "raters", 0), "rooms.1.raters in it"),
    "no round": (lambda c: room(c).pop("round"), "rooms.1.round is missing"),
    "no rooms": (lambda c: put_in(c, "rooms", {}), "rooms in it is not what it should be"),
    "two heads": (
        lambda c: put_in(c["summary"], "2", c["summary"]["1"]),
        "summary in it is not what it should be",
    ),
    "a time": (
        lambda c: put_in(c["summary"]["1"], "date", "2026-11-20T14:00:00Z"),
        "summary.1.date in it",
    ),
    "newer": (lambda c: put_in(c["summary"]["1"], "schema", 2), "newer qi-tui than this one"),
    "numbers": (
        lambda c: put_in(sheet(c), "numbers", {sheet(c)["items"][0]: {"1": 1}}),
        "numbers of an item that counts nothing",
    ),
    "sums": (
        lambda c: put_in(room(c), "sums", {"leadership": {"items": 2, "raters": [15]}}),
        "more people answered than",
    ),
    "not a number": (lambda c: put_in(sheet(c)["counts"], 0, math.nan), "NaN, which is not"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_contradicts_itself_is_refused(whole: dict[str, Any], name: str) -> None:
    change, words = REFUSED[name]
    changed = deepcopy(whole)
    change(changed)
    with pytest.raises(Unreadable, match=words) as caught:
        summary_in(content_of(changed))
    assert caught.value.advice


DAMAGED: dict[str, Change] = {
    "hashes of nobody": lambda c: put_in(room(c)["sessions"][0], "hashes", ""),
    "no base64": lambda c: put_in(room(c)["sessions"][0], "hashes", "??"),
    "half a hash": lambda c: put_in(room(c)["sessions"][0], "hashes", "AAAA"),
    "more hashes than raters": lambda c: put_in(
        room(c)["sessions"][0], "hashes", packed(range(15))
    ),
    "other points": lambda c: sheet(c).update(
        points=[6, *sheet(c)["points"][1:]], counts=sheet(c)["counts"][1:]
    ),
    "sums off the scale": lambda c: room(c)["sums"]["leadership"]["raters"].append(0),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_one_is_named_and_stops_no_other(
    tmp_path: Path, whole: dict[str, Any], name: str
) -> None:
    folder = tmp_path / "region"
    put(folder / "good.json", content_of(whole))
    DAMAGED[name](whole)
    put(folder / "bad.json", content_of(whole))
    gathering = gathered(folder)
    assert statuses(gathering) == {"good.json": "added", "bad.json": "unreadable"}
    assert "ask for the summary again" in details(gathering)["bad.json"]
    assert gathering.rooms[0].raters == 14


def test_a_key_that_stands_there_twice_is_refused(whole: dict[str, Any]) -> None:
    data = content_of(whole)
    for key in (b'"raters": 14', b'"facet": "now"', b'"round": 1'):
        assert key in data
        with pytest.raises(Unreadable, match="stands in it twice"):
            summary_in(data.replace(key, key + b", " + key, 1))


@pytest.mark.parametrize("cut", [20, 300, 900])
def test_one_that_is_cut_short_says_so(whole: dict[str, Any], cut: int) -> None:
    with pytest.raises(Unreadable, match="cut short"):
        summary_in(content_of(whole)[:cut])


def test_a_summary_is_no_session(whole: dict[str, Any]) -> None:
    with pytest.raises(NotASession):
        session_in(content_of(whole))


def test_what_is_no_summary_is_refused_as_one() -> None:
    with pytest.raises(Unreadable, match="it is not a summary"):
        summary_in(b'{"summary": {"1": {}}, "answers": {}}')


def test_a_region_of_a_hundred_thousand_fits(whole: dict[str, Any]) -> None:
    hashes = (hash_of(str(uuid.UUID(int=each, version=4)), family_of()) for each in range(100_000))
    file = summary_in(content_of(whole))
    large = file.rooms["1"].model_copy(
        update={
            "raters": 100_000,
            "sessions": [HashedSessions(family=family_of(), hashes=packed(hashes))],
        }
    )
    data = as_bytes(file.model_copy(update={"rooms": {"1": large}}))
    assert len(data) < 1_100_000 < LARGEST
    assert summary_in(data).rooms["1"].raters == 100_000


def test_files_of_a_few_beside_summaries_are_a_part_of_their_own(
    tmp_path: Path, whole: dict[str, Any]
) -> None:
    folder = raters(tmp_path / "region", 9)
    put(folder / "north.json", content_of(whole))
    made = summed(folder)
    assert [each.why for each in made.not_sent] == [
        "9 raters, too few: a summary needs at least 10; left out"
    ]
    assert made.file is not None
    assert made.file.rooms["1"].raters == 14
    put(folder / "tenth.json", rated(1))
    made = summed(folder)
    assert made.file is not None
    assert (made.file.rooms["1"].raters, made.not_sent) == (24, ())


def test_a_family_is_kept_when_summaries_are_summed_up(
    tmp_path: Path, whole: dict[str, Any]
) -> None:
    folder = raters(tmp_path / "region", 10)
    put(folder / "north.json", content_of(whole))
    made = summed(folder, word="north west").file
    assert made is not None
    families = [each.family for each in made.rooms["1"].sessions]
    assert families == sorted([family_of(), family_of("north west")])
