"""Session files in which one field is missing, of another kind, or means what cannot be."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from gates.files_case import (
    DRAFT,
    OTHER_VERSION,
    UNKNOWN_FRAMEWORK,
    Case,
    refused,
    taken,
)
from gates.files_good import (
    ITEM,
    POINTS,
    SECOND,
    Tables,
    digest,
    items,
    session,
    tally,
    with_subjects,
    workshop,
)

LONG_NAME, LONG_TEXT, LONG_ID = "x" * 1001, "x" * 100_001, "x" * 61
NO_WHOLE: tuple[Any, ...] = ("5", True, 1.5, 4.0, None, [], {}, -1, 10**30)
NO_TEXT: tuple[Any, ...] = (5, True, 1.5, [], {}, ["x"])
NO_LIST: tuple[Any, ...] = ({}, "x", 5, True, None, [5], [None], [["x"]], [LONG_ID], [True])
NO_NAMES: tuple[Any, ...] = ({}, "x", 5, True, None, [5], [None], [["x"]], [LONG_NAME], [True])
NO_TABLE: tuple[Any, ...] = ([], "x", 5, True, None)
NO_COUNTS: tuple[Any, ...] = ("x", 5, None, {}, True, [0] * 15)
NO_MOMENT: tuple[Any, ...] = (
    *NO_TEXT,
    None,
    "",
    "yesterday",
    "20/11/2026",
    "2026-11-20 14:02:11",
    "2026-11-20T14:02:11+01:00",
    "2026-99-99",
    "2026-13-01T00:00:00Z",
    "2026-11-20T25:61:61Z",
    "٢٠٢٦-11-20",
)
HEAD: Mapping[str, tuple[Any, ...]] = {
    "schema": (*NO_WHOLE[:-1], 0),
    "id": (*NO_TEXT, None, "", "x", "../../etc/passwd", "6F0C2F7E-3F5B-4C8E-9A51-0D3C3F1F9B11"),
    "revision": (*NO_WHOLE, 2**53 + 1),
    "framework": (*NO_TEXT, None, "", LONG_ID),
    "framework_version": (*NO_WHOLE, 0, 10_001),
    "framework_digest": (*NO_TEXT, None, "", "3b", "G" * 64, "A" * 64, "a" * 65),
    "points": ("7", True, 7.0, None, [], 15, -1, {ITEM: 15}, {ITEM: "7"}, {ITEM: None}),
    "round": (*NO_WHOLE, 0, 1001),
    "follows": (*NO_TEXT, "", "x"),
    "kind": (*NO_TEXT, None, "", "dance", "Ratings"),
    "rater": NO_TABLE,
    "about": (*NO_TABLE, {"title": 1.5}, {"title": None}, {"title": []}, {LONG_ID: "x"}, {"": "x"}),
    "subjects": (*NO_NAMES, ["x"] * 1001),
    "columns": (*NO_LIST, ["x"] * 101),
    "items": (*NO_LIST, ["x"] * 1001),
    "workshop": (*NO_TEXT, "", "x"),
    "priorities": (*NO_LIST, ["x"] * 101),
    "status": (*NO_TEXT, None, "", "done", "Final"),
    "started_at": NO_MOMENT,
    "updated_at": NO_MOMENT,
    "app": (*NO_TEXT, None, LONG_NAME),
}
NEEDED = frozenset(HEAD) - {
    *("schema", "about", "subjects", "columns", "items", "workshop", "priorities", "app")
}
"""What a head must have; the contract has a value for each of the others where it is missing."""
RATER = dict.fromkeys(("alias", "role", "code"), (*NO_TEXT, LONG_NAME))
NO_COMMENTS = (*NO_TABLE, {ITEM: 5}, {ITEM: None}, {ITEM: LONG_TEXT}, {LONG_ID: "x"}, {"": "x"})
SHEET: Mapping[str, tuple[Any, ...]] = {
    "facet": (*NO_TEXT, None, "", "later", "Now"),
    "subject": (*NO_TEXT, LONG_NAME),
    "values": (*NO_TABLE, *({ITEM: value} for value in NO_WHOLE), {LONG_ID: 1}, {"": 1}),
    "dont_know": NO_LIST,
    "not_applicable": NO_LIST,
    "comments": NO_COMMENTS,
}
HANDS: Mapping[str, tuple[Any, ...]] = {
    "facet": SHEET["facet"],
    "subject": SHEET["subject"],
    "counts": (
        *NO_TABLE,
        *({ITEM: value} for value in NO_COUNTS),
        *({ITEM: [value, 0, 0, 0, 0, 0, 0]} for value in NO_WHOLE),
        {LONG_ID: [0] * 7},
    ),
    "dont_know": (*NO_TABLE, *({ITEM: value} for value in NO_WHOLE)),
    "not_applicable": (*NO_TABLE, *({ITEM: value} for value in NO_WHOLE)),
    "comments": NO_COMMENTS,
}
ACTION: Mapping[str, tuple[Any, ...]] = {
    "text": (*NO_TEXT, None, LONG_TEXT),
    "owner": (*NO_TEXT, None, LONG_NAME),
    "due": (*NO_TEXT, None, LONG_NAME),
    "item": (*NO_TEXT, "", LONG_ID),
    "state": (*NO_TEXT, None, "", "lost"),
    "reason": (*NO_TEXT, None, LONG_TEXT),
}
RECORD: Mapping[str, tuple[Any, ...]] = {
    "schema": (*NO_WHOLE[:-1], 0),
    "id": (*NO_TEXT, None, "x"),
    "title": (*NO_TEXT, None, LONG_NAME),
    "frameworks": NO_LIST,
    "roles": NO_NAMES,
    "naming": (*NO_TEXT, None, "loud"),
    "limits": (*NO_TABLE, {"median": "5"}, {"counts": -1}, {"role_in_room": True}),
    "round": (*NO_WHOLE, 0, 1001),
    "round_items": NO_LIST,
    "revealed": ("yes", 1, 0, None, []),
    "agenda": (*NO_TABLE[1:], [5], [{"item": ITEM}], [{"item": 5, "minutes": 1}]),
    "minutes": NO_WHOLE,
    "minutes_used": (*NO_TABLE, {ITEM: "4"}, {ITEM: -1}),
    "worth_it": ({}, "x", 5, None, ["1"], [True], [-1]),
    "follows": (*NO_TEXT, "x"),
}


def cases() -> Iterator[Case]:
    """All of them."""
    yield from fields("head", HEAD, session(), "session", "1")
    yield from fields("rater", RATER, session(), "session", "1", "rater")
    yield from fields("sheet", SHEET, session(), "answers", "1")
    yield from fields("hands", HANDS, tally(), "answers", "1")
    yield from fields("action", ACTION, session(), "actions", "1")
    yield from fields("record", RECORD, workshop(), "workshop", "1")
    yield from _missing()
    yield from _tables()
    yield from _meaning()
    yield from _tallies()
    yield from _other_versions()


def fields(
    of: str, every: Mapping[str, tuple[Any, ...]], tables: Tables, *path: str | int
) -> Iterator[Case]:
    """A file for each value that a field may not have.

    Args:
        of: what the fields are of.
        every: field → such values.
        tables: a file that is well.
        path: where in it the fields stand.
    """
    for field, values in every.items():
        for number, value in enumerate(values):
            changed = copy.deepcopy(tables)
            place: Any = changed
            for step in path:
                place = place[step]
            place[field] = value
            # Where a wrong kind of tally or session follows, that may be what is told.
            words = "" if field == "kind" else ".".join(map(str, (*path, field)))
            yield refused(f"{of} {field} {number}: {str(value)[:30]}", words, changed)


def _missing() -> Iterator[Case]:
    for number, field in enumerate(HEAD):
        tables = session(1000 + number)
        tables["session"]["1"].pop(field, None)
        if field in NEEDED:
            yield refused(f"without {field}", f"session.1.{field} is missing", tables)
        else:
            yield taken(f"without {field}", tables)
    for number, field in enumerate(SHEET):
        tables = session(1100 + number)
        del tables["answers"]["1"][field]
        yield taken(f"a sheet without {field}", tables)
    for number, field in enumerate(ACTION):
        tables = session(1200 + number)
        del tables["actions"]["1"][field]
        if field == "text":
            yield refused(f"an action without {field}", "actions.1.text is missing", tables)
        else:
            yield taken(f"an action without {field}", tables)
    tables = session(1210)
    del tables["answers"]
    yield refused("without answers", "answers is missing", tables)
    tables = session(1211)
    del tables["actions"]
    yield taken("without actions", tables)


def _tables() -> Iterator[Case]:
    for table in ("session", "answers", "actions"):
        for number, value in enumerate((["x"], "x", 5, True, None)):
            if table != "session":
                yield refused(
                    f"table {table} {number}", f"{table} in it is not", {**session(), table: value}
                )
        for number, row in enumerate(NO_TABLE):
            words = f"{table}.1 in it is not"
            yield refused(f"row of {table} {number}", words, {**session(), table: {"1": row}})
    two = session()
    two["session"]["2"] = session(2)["session"]["1"]
    yield refused("two sessions", "it holds more than one session", two)
    yield refused("no session", "it holds no session", {**session(), "session": {}})
    more = session(1300)
    more["session"]["1"]["more"] = {"from": "a later program", "list": [1, None, 0.5]}
    more["answers"]["1"]["more"] = "x"
    more["more"] = {"1": {"a": 1}}
    yield taken("fields that are not known", more)
    renumbered = session(1301)
    renumbered["session"] = {"7": renumbered["session"]["1"]}
    renumbered["answers"] = {"12": renumbered["answers"]["1"]}
    yield taken("rows of other numbers", renumbered)


def _meaning() -> Iterator[Case]:
    for value in (0, 8, 70, 255, 10_000_000):
        tables = session()
        tables["answers"]["1"]["values"][ITEM] = value
        yield refused(f"off the scale {value}", f"'{ITEM}' has {value}, which is off its", tables)
    for field in ("dont_know", "not_applicable"):
        tables = session()
        tables["answers"]["1"][field] = [ITEM]
        yield refused(f"answered and {field}", f"'{ITEM}' is answered twice", tables)
        tables = session()
        tables["answers"]["1"][field] = ["spread", "spread"]
        yield refused(f"twice {field}", "'spread' is answered twice", tables)
    tables = session()
    tables["answers"]["2"] = copy.deepcopy(tables["answers"]["1"])
    yield refused("a sheet twice", "the same facet and subject", tables)
    tables = with_subjects()
    tables["answers"]["1"]["subject"], tables["answers"]["2"]["subject"] = "Jo", " jO\u200b "
    tables["answers"]["1"]["facet"] = tables["answers"]["2"]["facet"] = "now"
    yield refused("a subject in two spellings", "the same facet and subject", tables)
    for schema in (2, 99, 2**63, 10**30, 10**4000):
        yield refused(
            f"newer {schema:.0e}" if schema < 10**300 else "newer by far",
            "a newer qi-tui",
            session(schema=schema),
        )
    yield refused("newer, and strange", "a newer qi-tui", session(schema=2, kind="x", id=5))
    for number, revision in enumerate((0, 2**53)):
        yield taken(f"revision {revision}", session(1310 + number, revision=revision))
    yield taken("only dates", session(1320, started_at="2026-11-20", updated_at="2026-11-20"))
    yield taken("a last century", session(1321, updated_at="1970-01-01T00:00:00Z"))
    yield taken("a draft", session(1322, status="draft"), DRAFT)
    for number, name in enumerate(
        ("zzz", "../../../etc/passwd", "C:\\Windows", "effective-redesign.toml",
         "EFFECTIVE-REDESIGN", "/dev/zero", "con", "x" * 60, "\x1b[2J", "\u202egnp", "a\0b")
    ):  # fmt: skip
        yield Case(
            f"framework {name!a}",
            UNKNOWN_FRAMEWORK,
            "here",
            refused("", "", session(1330 + number, framework=name)).data,
        )
    yield refused(
        "other points under this digest", "the framework that it names", session(points=14)
    )
    tables = session()
    tables["session"]["1"]["points"] = {}
    yield refused("points of nothing", "does not say how many points", tables)


def _tallies() -> Iterator[Case]:
    for number, counts in enumerate(([], [1], [0] * 6, [0] * 8, [0] * 14)):
        tables = tally()
        tables["answers"]["1"]["counts"][ITEM] = counts
        yield refused(f"counts {number}", f"{len(counts)} counts, which is off its", tables)
    tables = tally()
    tables["session"]["1"]["points"] = {SECOND: POINTS}
    yield refused("counts without points", f"'{ITEM}'", tables)
    mixed = tally()
    mixed["answers"]["2"] = session()["answers"]["1"]
    yield refused("ratings in a tally", "answers.2", mixed)
    mixed = session()
    mixed["session"]["1"]["kind"] = "tally"
    yield refused("a tally of ratings", "answers.1", mixed)


def _other_versions() -> Iterator[Case]:
    other = "of 4 items match"
    yield taken("another digest", session(1400, framework_digest="f" * 64), OTHER_VERSION, other)
    tables = session(1401, framework_digest="f" * 64, points=5)
    tables["answers"]["1"]["values"] = {ITEM: 5, SECOND: 1}
    yield taken("another scale", tables, OTHER_VERSION, "0 of 4 items match")
    tables = session(1402)
    tables["answers"]["1"]["values"] = {f"{ITEM}-renamed": 5, SECOND: 1}
    yield taken("a renamed item", tables, OTHER_VERSION, "3 of 4 items match")
    tables = session(1403, points=dict.fromkeys(items(), POINTS))
    yield taken("points one by one", tables)
    assert len(digest()) == 64
