"""Summaries that lie beside each other, and beside the sessions that they are made of.

Nobody counts twice, in whatever order the files are read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from gates.files_case import ADDED
from gates.files_copies import SAME_AGAIN, Copies
from gates.files_good import ITEM, POINTS, Tables, session, uuid_of
from gates.files_summary import FAMILY, RATERS, hash_of, hashes, people, summary

OVERLAP = "overlap"
OTHER_FAMILY = "0123456789abcdef" * 2
LOWEST = 10**9
"""A hash above it is of a session file, and of no summary that is made here otherwise."""


def sets() -> Iterator[Copies]:
    """All of them; in a summary all of a room chose one point of the first item."""
    one, other = _of(10), _of(17)
    yield _set("two summaries", {"a.json": (one, ADDED), "b.json": (other, ADDED)}, 10, 17)
    for name in ("a (1).json", "Copy of a.json", "a.sync-conflict-20261120-141522-ABCDEFG.json"):
        both = {"a.json": (one, ADDED), name: (one, SAME_AGAIN)}
        yield _set(f"a summary twice: {name}", both, 10)
    more = _of(10)
    more["summary"]["1"]["title"] = "Made again"
    either = {"a.json": (one, ADDED), "b.json": (more, SAME_AGAIN)}
    if _digest(more) < _digest(one):
        either = {"a.json": (one, SAME_AGAIN), "b.json": (more, ADDED)}
    yield _set("a summary made again", either, 10)
    shared = _of(17, raters=13, sessions=[*people(34), people(20)[0]])
    overlapping = {"a.json": (one, OVERLAP), "b.json": (shared, ADDED)}
    yield _set("two that have one person in common", overlapping, 17)
    region = _of(10, raters=RATERS + 1, sessions=[*people(20), *people(34)[:1]])
    yield _set("a region beside its site", {"r.json": (region, ADDED), "s.json": (one, SAME_AGAIN)},
               10)  # fmt: skip
    elsewhere = _of(10, family=OTHER_FAMILY)
    # Nobody can tell that they are the same people; the merge says so.
    both = {"a.json": (one, ADDED), "b.json": (elsewhere, ADDED)}
    yield _set("two of different families", both, 10, 10)
    yield from _beside_sessions()


def _beside_sessions() -> Iterator[Copies]:
    files = {f"{n}.json": (session(n, rater=_nobody()), n) for n in range(70, 82)}
    of_files = [hash_of(uuid_of(n)) for _, n in files.values()]
    assert min(of_files) > LOWEST
    whole = _of(10, sessions=of_files)
    yield Copies(
        "a summary and all its sessions",
        _data({name: tables for name, (tables, _) in files.items()} | {"sum.json": whole}),
        {**dict.fromkeys(files, ADDED), "sum.json": SAME_AGAIN},
        len(files),
        _counted(*(tables["answers"]["1"]["values"][ITEM] for tables, _ in files.values())),
    )
    some = dict(list(files.items())[:3])
    yield Copies(
        "a summary and a few of its sessions",
        _data({name: tables for name, (tables, _) in some.items()} | {"sum.json": whole}),
        {**dict.fromkeys(some, SAME_AGAIN), "sum.json": ADDED},
        RATERS,
        _counted(*_of_number(10)),
    )
    seven = dict(list(files.items())[:7])
    yield Copies(
        "a summary and most of its sessions",
        _data({name: tables for name, (tables, _) in seven.items()} | {"sum.json": whole}),
        {**dict.fromkeys(seven, ADDED), "sum.json": OVERLAP},
        len(seven),
        _counted(*(tables["answers"]["1"]["values"][ITEM] for tables, _ in seven.values())),
    )


def _nobody() -> dict[str, None]:
    return {"alias": None, "role": None, "code": None}


def _of(
    number: int,
    raters: int = RATERS,
    sessions: list[int] | None = None,
    family: str = FAMILY,
) -> Tables:
    """A summary of one room."""
    made = summary(number, raters=raters)
    del made["rooms"]["2"]
    room: dict[str, Any] = made["rooms"]["1"]
    if sessions is not None:
        room["sessions"][0]["hashes"] = hashes(sessions)
    room["sessions"][0]["family"] = family
    return made


def _of_number(number: int) -> list[int]:
    return [2 * number % POINTS + 1] * RATERS


def _set(name: str, files: dict[str, tuple[Tables, str]], *numbers: int) -> Copies:
    """Some summaries; `numbers` are of those that count."""
    values = [value for number in numbers for value in _of_number(number)]
    statuses = {file: status for file, (_, status) in files.items()}
    raters = sum(
        room["raters"]
        for tables, status in files.values()
        if status == ADDED
        for room in tables["rooms"].values()
    )
    contents = _data({file: tables for file, (tables, _) in files.items()})
    return Copies(f"summaries: {name}", contents, statuses, raters, _counted(*values))


def _data(files: dict[str, Tables]) -> dict[str, bytes]:
    return {name: json.dumps(tables).encode() for name, tables in files.items()}


def _digest(tables: Tables) -> str:
    return hashlib.sha256(json.dumps(tables).encode()).hexdigest()


def _counted(*values: int) -> tuple[int, ...]:
    return tuple(values.count(point) for point in range(1, POINTS + 1))
