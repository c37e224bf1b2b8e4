"""The day that somebody typed as a due date, where it can be read without guessing."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 3

_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})([/.-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})")
_IN_WORDS = re.compile(
    r"((?P<weekday>[a-z]+)[., ]+)?(?P<day>[0-9]{1,2})(st|nd|rd|th)?( of)? "
    r"(?P<name>[a-z]+)[., ]+(?P<year>[0-9]{4})"
)


def day_in(text: str) -> date | None:
    """The day that a text names; None where it names none, or leaves the year to be guessed.

    Read are 2026-12-01, 1 Dec 2026, 1st December 2026, Tue 1 Dec 2026, and 01/12/2026 (also with
    dots or hyphens), which has the day first, as in Britain.
    """
    typed = " ".join(text.lower().split())
    for form in (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS):
        found = form.fullmatch(typed)
        if found:
            return _day(found.groupdict())
    return None


def _day(parts: dict[str, str | None]) -> date | None:
    weekday, name = parts.get("weekday"), parts.get("name")
    if weekday and not _one_of(weekday, _WEEKDAYS):
        return None
    month = _one_of(name, _MONTHS) if name else int(parts["month"] or 0)
    try:
        return date(int(parts["year"] or 0), month, int(parts["day"] or 0))
    except ValueError:
        return None


def _one_of(short: str, names: tuple[str, ...]) -> int:
    """The place of a name, from 1, of which at least three letters are there; 0 for none."""
    if len(short) < _SHORTEST:
        return 0
    return next((place for place, name in enumerate(names, 1) if name.startswith(short)), 0)
