"""The same person's file several times over, as mail, sync programs and people leave it.

Identity is in the file and never in its name: whoever lies there eight times counts once.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gates.files_case import ADDED
from gates.files_good import ITEM, POINTS, Tables, as_json, items, session, tally

SUPERSEDED, SAME_AGAIN, CONFLICT, NAMESAKE = "superseded", "same again", "conflict", "namesake"
EVERYDAY = (
    "hal (1).json",
    "hal (2).json",
    "Copy of hal.json",
    "hal - Copy.json",
    "hal copy.json",
    "hal-LAPTOP7.json",
    "hal (Jo's conflicted copy 2026-11-20).json",
    "hal.sync-conflict-20261120-141522-ABCDEFG.json",
    "hal~.json",
    "2. hal.json",
)


@dataclass(frozen=True)
class Copies:
    """Some files of a folder.

    Attributes:
        name: what they are copies of.
        files: name → content.
        statuses: name → what must become of it; where `either`, of those files in any order.
        raters: how many people count.
        counts: the counts of the first item.
    """

    name: str
    files: Mapping[str, bytes]
    statuses: Mapping[str, str]
    raters: int
    counts: tuple[int, ...]


def sets() -> Iterator[Copies]:
    """All of them; in each `sam.json` counts beside the copies."""
    yield from _everyday()
    yield from _edited()
    yield from _conflicts()
    yield from _people()


def _hal(value: int = 5, **head: object) -> Tables:
    made = session(77, **{"rater": {"alias": "Hal", "role": None, "code": None}, **head})
    made["answers"]["1"]["values"][ITEM] = value
    return made


def _counted(*values: int) -> tuple[int, ...]:
    return tuple(values.count(point) for point in range(1, POINTS + 1))


def _set(name: str, files: Mapping[str, tuple[Tables, str]], *values: int) -> Copies:
    sam = session(78, rater={"alias": "Sam", "role": None, "code": None})
    sam["answers"]["1"]["values"][ITEM] = 2
    contents = {file: as_json(tables) for file, (tables, _) in files.items()}
    statuses = {file: status for file, (_, status) in files.items()}
    return Copies(
        name,
        {**contents, "sam.json": as_json(sam)},
        {**statuses, "sam.json": ADDED},
        len(values) + 1,
        _counted(2, *values),
    )


def _everyday() -> Iterator[Copies]:
    hal = _hal()
    for name in EVERYDAY:
        both = {"hal.json": (hal, ADDED), name: (hal, SAME_AGAIN)}
        yield _set(f"everyday: {name}", both, 5)
        upper = {"Hal.JSON": (hal, ADDED), name.upper(): (hal, SAME_AGAIN)}
        if name.upper() != "HAL.JSON":
            yield _set(f"everyday: {name.upper()}", upper, 5)
    every = dict.fromkeys(EVERYDAY, (hal, SAME_AGAIN))
    # Of files that are the same to the last bit the shortest name counts.
    yield _set("everyday: all", {"hal.json": (hal, ADDED), **every}, 5)


def _edited() -> Iterator[Copies]:
    for name in EVERYDAY:
        pair = {"hal.json": (_hal(3, revision=6), SUPERSEDED), name: (_hal(6), ADDED)}
        yield _set(f"the copy is newer: {name}", pair, 6)
    clocks = {
        "hal.json": (_hal(6, updated_at="2020-01-01T00:00:00Z"), ADDED),
        "hal (1).json": (_hal(1, revision=6, updated_at="2030-01-01T00:00:00Z"), SUPERSEDED),
    }
    yield _set("the clock goes wrong", clocks, 6)
    yield _set(
        "three revisions",
        {
            "hal.json": (_hal(1, revision=1), SUPERSEDED),
            "hal (1).json": (_hal(2, revision=2), SUPERSEDED),
            "hal (2).json": (_hal(3, revision=3), ADDED),
        },
        3,
    )
    yield _set(
        "the greatest revision",
        {"hal.json": (_hal(), SUPERSEDED), "hal (1).json": (_hal(4, revision=2**53), ADDED)},
        4,
    )
    yield _set(
        "another round of the same file",
        {"hal.json": (_hal(1), SUPERSEDED), "h.json": (_hal(4, revision=8, about={}), ADDED)},
        4,
    )
    words = _hal(updated_at="2026-11-20T13:00:00Z")
    words["answers"]["1"]["comments"] = {ITEM: "Another word"}
    yield _set(
        "only the words differ", {"hal.json": (_hal(), ADDED), "a.json": (words, SAME_AGAIN)}, 5
    )
    turned = _hal(updated_at="2026-11-20T13:00:00Z")
    turned["answers"]["1"] = dict(reversed(turned["answers"]["1"].items()))
    yield _set("in another order", {"hal.json": (_hal(), ADDED), "a.json": (turned, SAME_AGAIN)}, 5)


def _conflicts() -> Iterator[Copies]:
    later = _hal(6, updated_at="2026-11-20T14:09:41Z")
    for name in EVERYDAY:
        pair = {"hal.json": (_hal(1), CONFLICT), name: (later, CONFLICT)}
        yield _set(f"conflict: {name}", pair, 6)
    fuller = _hal(6, updated_at="2020-01-01")
    fuller["answers"]["1"]["values"] = {**fuller["answers"]["1"]["values"], items()[4]: 1}
    yield _set(
        "the fuller counts", {"hal.json": (later, CONFLICT), "b.json": (fuller, CONFLICT)}, 6
    )
    third = copy.deepcopy(later)
    third["answers"]["1"]["values"][ITEM] = 2
    third["session"]["1"]["updated_at"] = "2020-01-01"
    yield _set(
        "three that differ, and an old one",
        {
            "a.json": (_hal(1), CONFLICT),
            "b.json": (later, CONFLICT),
            "c.json": (third, CONFLICT),
            "d.json": (_hal(7, revision=1), SUPERSEDED),
        },
        6,
    )


def _people() -> Iterator[Copies]:
    """Two people who look like one."""

    def person(number: int, alias: str | None, value: int, **head: object) -> Tables:
        made = session(number, **{"rater": {"alias": alias, "role": None, "code": None}, **head})
        made["answers"]["1"]["values"][ITEM] = value
        return made

    for number, other in enumerate(("Jo", " jO ", "\uff2a\uff4f", "J\u200bo", "JO\u00ad")):
        pair = {
            "a.json": (person(80, "Jo", 1), NAMESAKE),
            "b.json": (person(81 + number, other, 7), NAMESAKE),
        }
        yield _set(f"namesakes: {other!a}", pair, 1, 7)
    nobody = {"a.json": (person(80, None, 1), ADDED), "b.json": (person(81, None, 7), ADDED)}
    yield _set("two without a name", nobody, 1, 7)
    hands = tally(90, points=POINTS)
    hands["answers"]["1"]["counts"] = {ITEM: [0, 0, 0, 3, 0, 0, 0]}
    hands["answers"]["1"]["dont_know"] = hands["answers"]["1"]["not_applicable"] = {}
    pair = {"hands.json": (hands, ADDED), "hands (1).json": (hands, SAME_AGAIN)}
    yield _set("a tally twice", pair, 4, 4, 4)
