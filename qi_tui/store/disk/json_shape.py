"""How much a JSON text may hold, and how deep: beyond it a file takes all the memory there is.

A table that is empty takes three bytes in a file and sixty in memory, and each mistake that is
found takes a thousand.
"""

from __future__ import annotations

import re
from typing import Any

MOST_ENTRIES = 50_000
"""The most entries of all tables and lists together: the largest framework of the house asks 165
items, and with two marks for each of a hundred subjects it has 33,000 (the house's figure)."""
DEEPEST = 100
"""The most tables within tables; a session has five (the house's figure)."""
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def is_too_much(data: bytes) -> bool:
    """Whether a text has more entries than any file of ours."""
    # Each entry takes a byte: nearly no file need be looked at.
    if len(data) <= MOST_ENTRIES or _marks(data, 0, len(data)) <= MOST_ENTRIES:
        return False
    # What stands in texts is no entry.
    found, at = 0, 0
    for text in _STRING.finditer(data):
        found += _marks(data, at, text.start())
        at = text.end()
        if found > MOST_ENTRIES:
            return True
    return found + _marks(data, at, len(data)) > MOST_ENTRIES


def is_too_deep(value: Any) -> bool:
    """Whether a value has more tables within tables than any file of ours."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for held in level
            for inner in (held.values() if isinstance(held, dict) else held)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def may_have_halves(data: bytes) -> bool:
    """Whether a text may hold half a character (a lone surrogate), which UTF-8 cannot."""
    return _HALF.search(data) is not None


def _marks(data: bytes, start: int, end: int) -> int:
    return sum(data.count(mark, start, end) for mark in (b",", b"[", b"{"))
