"""The day in a column of times, where it can be told; the time of day is nobody's business.

A forms tool does not say in whose time zone it writes, nor whether 03/04 is in March or in April.
The order of day and month is taken from those dates of the column that can only be read one way;
where there is none, no day is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_YEAR_FIRST = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
_DAY_WORD = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[-\s]+([A-Za-z]{3,9})\.?[-\s,]+(\d{4})\b")
_WORD_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS_IN_A_YEAR = 12


def days_in(texts: Iterable[str]) -> dict[str, str | None]:
    """Each text of a column with its day as `2026-11-20`; None where it cannot be told."""
    kept = list(dict.fromkeys(texts))
    day_first = _is_day_first(kept)
    return {text: _day(text, day_first) for text in kept}


def _is_day_first(texts: Iterable[str]) -> bool | None:
    """Whether the day stands before the month; None where the dates do not tell, or disagree."""
    found: set[bool] = set()
    for text in texts:
        parts = _YEAR_LAST.search(text)
        if parts is None:
            continue
        first, second = int(parts[1]), int(parts[2])
        if first > _MONTHS_IN_A_YEAR:
            found.add(True)
        if second > _MONTHS_IN_A_YEAR:
            found.add(False)
    return found.pop() if len(found) == 1 else None


def _day(text: str, day_first: bool | None) -> str | None:
    if parts := _YEAR_FIRST.search(text):
        return _iso(parts[1], parts[2], parts[3])
    if parts := _DAY_WORD.search(text):
        return _iso(parts[3], _month(parts[2]), parts[1])
    if parts := _WORD_DAY.search(text):
        return _iso(parts[3], _month(parts[1]), parts[2])
    parts = _YEAR_LAST.search(text)
    if parts is None:
        return None
    if parts[1] == parts[2]:
        return _iso(parts[3], parts[2], parts[1])
    if day_first is None:
        return None
    day, month = (parts[1], parts[2]) if day_first else (parts[2], parts[1])
    return _iso(parts[3], month, day)


def _month(word: str) -> int:
    begun = word[:3].casefold()
    return _MONTHS.index(begun) + 1 if begun in _MONTHS else 0


def _iso(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
