"""A summary that is well: the counts of two rooms, written as the contract describes them."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Iterable
from typing import Any

from gates.files_good import FRAMEWORK, POINTS, SECOND, THIRD, Tables, digest, items, library

RATERS = 12
FAMILY = "a3f1c05d9e2b47680123456789abcdef"
ROLE = "clinician"


def hashes(numbers: Iterable[int]) -> str:
    """Hashes of 8 bytes, in their order, in base64."""
    return base64.b64encode(b"".join(each.to_bytes(8, "big") for each in sorted(numbers))).decode()


def hash_of(session: str, family: str = FAMILY) -> int:
    """What stands in a summary for a session of this id."""
    made = hashlib.blake2b(
        uuid.UUID(session).bytes,
        digest_size=8,
        key=bytes.fromhex(family),
        person=b"qi-tui sessions",
    )
    return int.from_bytes(made.digest(), "big")


def people(number: int, raters: int = RATERS) -> list[int]:
    """The hashes of so many people who are in no summary of another number."""
    return [number * 1000 + each for each in range(raters)]


def summary(number: int = 1, **room: Any) -> Tables:
    """A summary of two rounds with a bit of everything; `room` changes fields of the first.

    Nothing is told of the third item, and one rater does not know the second.
    """
    first = room_of(number * 2, 1)
    return {
        "summary": {
            "1": {
                "schema": 1,
                "title": "Winter flow",
                "date": "2026-11-20",
                "least": 10,
                "app": "qi-tui 0.1.0",
            }
        },
        "rooms": {"1": {**first, **room}, "2": room_of(number * 2 + 1, 2)},
    }


def room_of(number: int, round_number: int) -> dict[str, Any]:
    """One room of it, of twelve people who are in no other."""
    named = items()
    framework = library().need(FRAMEWORK)
    counts = {item: [0, 3, 0, 4, 0, 5, 0] for item in named}
    counts[named[0]] = [0] * (number % POINTS) + [RATERS] + [0] * (POINTS - 1 - number % POINTS)
    counts[SECOND] = [0, 3, 0, 4, 0, 4, 0]
    counts[THIRD] = [0] * POINTS
    every = [each for item in named for each in counts[item]]
    of_role = [min(each, 2) for each in every]
    beside = [0] * len(named)
    sheet = {
        "facet": "now",
        "items": named,
        "points": [POINTS] * len(named),
        "untold": {THIRD: RATERS},
        "counts": every,
        "dont_know": [int(item == SECOND) for item in named],
        "not_applicable": beside,
        "unanswered": beside,
        "priorities": [int(item == named[0]) * 5 for item in named],
        "numbers": {},
        "by_role": {ROLE: {"counts": of_role, "too_few": [THIRD]}},
    }
    domain = framework.domains[-1]
    size = len(domain.items)
    return {
        "framework": FRAMEWORK,
        "framework_version": 1,
        "framework_digest": digest(),
        "round": round_number,
        "raters": RATERS,
        "roles": {ROLE: 10},
        "sheets": [sheet],
        "sums": {
            framework.domains[0].id: None,
            domain.id: {"items": size, "raters": [*[1] * RATERS, *[0] * (size * 6 + 1 - RATERS)]},
        },
        "sessions": [{"family": FAMILY, "hashes": hashes(people(number))}],
    }


def with_numbers(number: int = 1) -> Tables:
    """A summary of a framework that is not here, of which one item counts people."""
    made = summary(number, framework="not-here", sums={})
    sheet = made["rooms"]["1"]["sheets"][0]
    sheet.update(
        items=["people"],
        points=[0],
        untold={},
        counts=[],
        dont_know=[1],
        not_applicable=[0],
        unanswered=[0],
        priorities=[0],
        numbers={"people": {"0": 4, "12": 6}},
        by_role={},
    )
    del made["rooms"]["2"]
    return made
