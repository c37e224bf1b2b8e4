"""Summary files in which a field is missing, of another kind, or means what cannot be."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from gates.files_bytes import TWICE
from gates.files_case import NOT_A_SESSION, OTHER_VERSION, UNKNOWN_FRAMEWORK, Case, refused, taken
from gates.files_fields import LONG_ID, LONG_NAME, NO_LIST, NO_TABLE, NO_TEXT, NO_WHOLE, fields
from gates.files_good import ITEM, Tables, as_json, items
from gates.files_summaries_wrong import CONTRADICTIONS
from gates.files_summary import FAMILY, RATERS, ROLE, hashes, people, summary, with_numbers

# 10**30 is a number like others in a list, and more than there are raters.
NO_COUNTS: tuple[Any, ...] = ({}, "x", 5, True, None, ["5"], [True], [1.5], [None], [[]])
HEAD: Mapping[str, tuple[Any, ...]] = {
    "schema": (*NO_WHOLE[:-1], 0),
    "title": (*NO_TEXT, None, LONG_NAME),
    "date": (*NO_TEXT, None, "yesterday", "20/11/2026", "2026-11-20T14:02:11Z", "2026-99-99",
             "٢٠٢٦-11-20", "2026-11-20\n"),
    "least": NO_WHOLE,
    "app": (*NO_TEXT, None, LONG_NAME),
}  # fmt: skip
ROOM: Mapping[str, tuple[Any, ...]] = {
    "framework": (*NO_TEXT, None, "", LONG_ID),
    "framework_version": (*NO_WHOLE, 0, 10_001),
    "framework_digest": (*NO_TEXT, None, "", "3b", "G" * 64, "A" * 64, "a" * 65),
    "round": (*NO_WHOLE, 0, 1001),
    "raters": (*NO_WHOLE, 0, 10_000_001),
    "roles": (*NO_TABLE, *({ROLE: value} for value in NO_WHOLE), {LONG_NAME: 1}),
    "sheets": ({}, "x", 5, True, None, [], [5], [None], [[]]),
    "sums": (*NO_TABLE, {"first": []}, {"first": 5}, {"first": {}}, {LONG_ID: None}, {"": None}),
    "sessions": ({}, "x", 5, True, None, [], [5], [None], ["x"], [{}]),
}
SHEET: Mapping[str, tuple[Any, ...]] = {
    "facet": (*NO_TEXT, None, "", "later", "Now"),
    "items": NO_LIST,
    "points": (*NO_COUNTS, [-1], [15], [10**30]),
    "untold": (*NO_TABLE, *({ITEM: value} for value in NO_WHOLE), {LONG_ID: 1}),
    **dict.fromkeys(("counts", "dont_know", "not_applicable", "unanswered"), NO_COUNTS),
    "priorities": NO_COUNTS,
    "numbers": (
        *NO_TABLE,
        *({ITEM: value} for value in NO_TABLE),
        *({ITEM: {"1": value}} for value in NO_WHOLE),
        *({ITEM: {key: 1}} for key in ("", "x", "-1", "01", "1.0", "1" * 11, "٣")),
    ),
    "by_role": (*NO_TABLE, *({ROLE: value} for value in NO_TABLE), {ROLE: {}}),
}
OF_ROLE: Mapping[str, tuple[Any, ...]] = {"counts": NO_COUNTS, "too_few": NO_LIST}
SUMS: Mapping[str, tuple[Any, ...]] = {"items": (*NO_WHOLE, 0, 10_001), "raters": NO_COUNTS}
SESSIONS: Mapping[str, tuple[Any, ...]] = {
    "family": (*NO_TEXT, None, "", "a" * 31, "a" * 33, "G" * 32, FAMILY.upper()),
    "hashes": (*NO_TEXT, None, "??", "AAAA AAA", "ÀÀÀ=", "AAAA\n", "AA-_"),
}
OF_SHEET = ("rooms", "1", "sheets", 0)
PLACES: Mapping[str, tuple[Mapping[str, tuple[Any, ...]], tuple[str | int, ...]]] = {
    "head": (HEAD, ("summary", "1")),
    "room": (ROOM, ("rooms", "1")),
    "sheet": (SHEET, OF_SHEET),
    "role": (OF_ROLE, (*OF_SHEET, "by_role", ROLE)),
    "sums": (SUMS, ("rooms", "1", "sums", "improvement")),
    "sessions": (SESSIONS, ("rooms", "1", "sessions", 0)),
}
OPTIONAL = frozenset(
    {"schema", "title", "date", "app", "roles", "sums", "facet", "untold", "numbers", "by_role"}
) | {"too_few"}


def cases() -> Iterator[Case]:
    """All of them."""
    for of, (every, path) in PLACES.items():
        yield from fields(f"summary's {of}", every, summary(), *path)
    yield from _missing()
    yield from _tables()
    for name, (change, words) in CONTRADICTIONS.items():
        made = summary()
        change(made["rooms"]["1"])
        yield refused(f"a summary: {name}", words, made)
    yield from _sessions()
    yield from _keys_twice()
    yield from _taken()


def _missing() -> Iterator[Case]:
    number = 700
    for of, (every, path) in PLACES.items():
        for field in every:
            number += 1
            made = summary(number)
            place: Any = made
            for step in path:
                place = place[step]
            del place[field]
            if field == "roles":
                yield refused(f"summary's {of} without {field}", "without saying how many", made)
            elif field in OPTIONAL:
                yield taken(f"summary's {of} without {field}", made)
            else:
                where = ".".join(map(str, (*path, field)))
                yield refused(f"summary's {of} without {field}", f"{where} is missing", made)


def _tables() -> Iterator[Case]:
    for number, value in enumerate(NO_TABLE):
        for table in ("summary", "rooms"):
            made = {**summary(), table: value}
            said = "valid JSON, but not a session file"
            # However it is written: what we write begins so, and others write it otherwise.
            for way, data in (("close", json.dumps(made).encode()), ("wide", as_json(made))):
                yield Case(f"summary's {table} {number}, {way}", NOT_A_SESSION, said, data)
            made = {**summary(), table: {"1": value}}
            yield refused(f"row of summary's {table} {number}", f"{table}.1 in it is not", made)
    for table in ("summary", "rooms"):
        made = {**summary(), table: {}}
        yield refused(f"summary without {table}", f"{table} in it is not", made)
    made = summary()
    made["summary"]["2"] = made["summary"]["1"]
    yield refused("a summary of two heads", "summary in it is not", made)
    made = summary()
    made["rooms"]["2"] = {**made["rooms"]["2"], "round": 1}
    yield refused("a summary of one room twice", "the same framework and round", made)
    for schema in (2, 99, 2**63, 10**30):
        made = summary()
        made["summary"]["1"]["schema"] = schema
        made["rooms"]["1"]["sheets"] = "of another kind"
        yield refused(f"a newer summary {schema:.0e}", "a summary of a newer qi-tui", made)
    made = summary()
    made["summary"]["1"]["least"] = RATERS + 1
    yield refused("a summary of fewer than it tells of", "of fewer raters than it says", made)


def _sessions() -> Iterator[Case]:
    """What names the sessions of a room."""
    good = sorted(people(1))
    damaged = "what names its sessions is damaged in it"
    too_many = "it names more sessions than there are raters, or none"

    def packed(numbers: list[int]) -> str:
        return base64.b64encode(b"".join(n.to_bytes(8, "big") for n in numbers)).decode()

    of_bytes = base64.b64encode
    for name, text, words in (
        ("none", "", too_many),
        ("of 7 bytes", of_bytes(bytes(7)).decode(), damaged),
        ("of 9 bytes", of_bytes(bytes(9)).decode(), damaged),
        ("of 17 bytes", of_bytes(bytes(17)).decode(), damaged),
        ("not in order", packed(good[::-1]), damaged),
        ("the same twice", packed([good[0], *good[:-1]]), damaged),
        ("all the same", packed([0] * RATERS), damaged),
        ("one too many", packed([*good, good[-1] + 1]), too_many),
        ("without padding", packed(good[:2]).rstrip("="), damaged),
        ("padding first", "=" + packed(good), damaged),
        ("cut", packed(good)[:-5], damaged),
    ):
        sessions = [{"family": FAMILY, "hashes": text}]
        yield refused(f"hashes: {name}", words, summary(1, sessions=sessions))
    half = [{"family": FAMILY, "hashes": hashes(good[:6])}]
    yield refused("a family twice", "the same family", summary(1, sessions=half * 2))
    more = [{"family": f"{place:032x}", "hashes": hashes(good)} for place in range(2)]
    yield refused("two families of too many", too_many, summary(1, sessions=more))


def _keys_twice() -> Iterator[Case]:
    good = json.dumps(summary()).encode()
    for once, again in (
        (b'"summary": {', b'"summary": {}, "summary": {'),
        (b'"rooms": {', b'"rooms": {}, "rooms": {'),
        (b'"schema": 1', b'"schema": 1, "schema": 1'),
        (b'"least": 10', b'"least": 10, "least": 3'),
        (b'"raters": 12', b'"raters": 12, "raters": 900'),
        (b'"raters": 12', b'"raters": 12, "r\\u0061ters": 900'),
        (b'"round": 1', b'"round": 1, "round": 2'),
        (b'"roles": {', b'"roles": {}, "roles": {'),
        (b'"facet": ', b'"facet": "now", "facet": '),
        (b'"untold": {', b'"untold": {}, "untold": {'),
        (b'"numbers": {', b'"numbers": {}, "numbers": {'),
        (b'"by_role": {', b'"by_role": {}, "by_role": {'),
        (b'"too_few": ', b'"too_few": [], "too_few": '),
        (b'"improvement": ', b'"improvement": null, "improvement": '),
        (b'"family": ', b'"family": "x", "family": '),
        (b'"hashes": ', b'"hashes": "", "hashes": '),
        (b'"sheets": ', b'"more": {"a": 1, "a": 2}, "sheets": '),
    ):
        assert once in good, once
        yield refused(f"summary, twice: {again.decode()}", TWICE, good.replace(once, again, 1))


def _taken() -> Iterator[Case]:
    """Odd ones that count, each of people of its own."""
    yield taken("a summary", summary(800), words="2 rooms of 12 raters")
    written = json.dumps(summary(801)).encode()
    yield taken("a summary as we write it", written, words="2 items not told in full")
    marked = b"\xef\xbb\xbf" + json.dumps(summary(802)).encode()
    yield taken("a summary after a mark", marked)
    more = summary(803)
    more["more"] = {"1": {"a": 1}}
    for table in (more["summary"]["1"], more["rooms"]["1"], more["rooms"]["1"]["sheets"][0]):
        table["more"] = {"from": "a later program", "list": [1, None, 0.5]}
    yield taken("a summary with fields that are not known", more)
    other = summary(804, framework_digest="f" * 64)
    yield taken("a summary of another digest", other, OTHER_VERSION, "18 of 18 items match")
    renamed = summary(805, framework_digest="f" * 64, framework_version=2)
    renamed["rooms"]["1"]["sheets"][0]["items"] = [f"{ITEM}-renamed", *items()[1:]]
    yield taken("a summary with a renamed item", renamed, OTHER_VERSION, "17 of 18 items match")
    few = summary(806)
    few["summary"]["1"]["least"] = 3
    yield taken("a summary that tells of three", few)
    yield taken("a summary of one show of hands", _many_hands(807))
    here = 'there is no framework "not-here" here'
    data = as_json(with_numbers(808))
    yield Case("a summary of a framework that is not here", UNKNOWN_FRAMEWORK, here, data)


def _many_hands(number: int) -> Tables:
    """Of one show of hands: many raters and one session."""
    made = summary(number, sums={})
    made["rooms"]["1"]["sessions"][0]["hashes"] = hashes(people(number * 2, 1))
    return made
