"""The facilitator's record of a workshop, of which every text is another string."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from gates.exports_definitions import GRID, MIXED
from gates.exports_words import Words
from qi_tui.model.text import display

NAMINGS = ("named", "alias", "anonymous")
_STATES = ("open", "done", "carried", "dropped", "open")


def naming_of(number: int) -> str:
    """How the workshop of this number names its raters: all three ways in turn."""
    return NAMINGS[number % len(NAMINGS)]


def record(words: Words, number: int, roles: Sequence[str], subject: str) -> dict[str, Any]:
    """The tables of the file.

    Args:
        words: its texts.
        number: of the workshop.
        roles: those of its raters.
        subject: what the room agrees on.
    """
    tables = {
        "agreed": _agreed(words, subject),
        "notes": [{"item": "one", "text": words.next(has_surrogates=True)} for _ in range(3)],
        "actions": [_action(words, place) for place in range(len(_STATES))],
        "left_out": [{"session": str(uuid.UUID(int=99)), "reason": words.next()}],
    }
    return {
        "workshop": {"1": _head(words, number, roles)},
        **{
            name: {str(place): row for place, row in enumerate(rows, 1)}
            for name, rows in tables.items()
        },
    }


def _head(words: Words, number: int, roles: Sequence[str]) -> dict[str, Any]:
    limits = {"median": 4, "counts": 10, "role_in_room": 3}
    return {
        "schema": 1,
        "id": str(uuid.UUID(int=7)),
        "title": words.needed(1000),
        "date": words.next(1000),
        "frameworks": [MIXED, GRID],
        "roles": list(roles),
        "naming": naming_of(number),
        "limits": {**limits, "lowered_because": words.needed(2000)},
        "revealed": True,
        "agenda": [{"framework": MIXED, "item": "one", "minutes": 10}],
        "minutes": 60,
        "minutes_used": {"one": 12},
        "worth_it": [0, 1, 2, 3, 4],
    }


def _agreed(words: Words, subject: str) -> list[dict[str, Any]]:
    parked = words.needed()
    # The room agrees on what it sees.
    seen = display(subject)
    return [
        {"framework": MIXED, "item": "one", "round": 1, "value": 2, **_whys(words)},
        {"framework": MIXED, "item": "anchored", "round": 1, "parked_because": parked},
        {
            "framework": GRID,
            "item": "left",
            "subject": seen,
            "round": 1,
            "value": 3,
            **_whys(words),
        },
    ]


def _whys(words: Words) -> dict[str, str]:
    return {"why_not_lower": words.needed(5000), "why_not_higher": words.needed(5000)}


def _action(words: Words, place: int) -> dict[str, Any]:
    """An action; the first has a day that can be read, the last ones speak of nothing that is."""
    is_known = place < 3
    return {
        "text": words.needed(),
        "owner": words.next(1000),
        "due": words.next(1000) if place else "2026-12-01",
        "item": "one" if is_known else words.needed(60),
        "framework": MIXED if is_known else words.needed(60),
        "state": _STATES[place],
        "reason": words.next(),
    }
