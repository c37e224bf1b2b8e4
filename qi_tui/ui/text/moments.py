"""Moments as people read them: the local day and time, without zones and seconds."""

from __future__ import annotations

from datetime import UTC, datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_and_time(moment: str) -> str:
    """A session file's moment in local time: "20 Nov 2026, 14:09"; a date alone has no time.

    Args:
        moment: as session files write it, UTC; anything else is given back as it is.
    """
    try:
        if "T" not in moment:
            return _day(datetime.strptime(moment, "%Y-%m-%d").replace(tzinfo=UTC))
        parsed = datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return moment
    return of_datetime(parsed)


def of_datetime(moment: datetime) -> str:
    """A moment in local time: "20 Nov 2026, 14:09"."""
    local = moment.astimezone()
    return f"{_day(local)}, {local:%H:%M}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
