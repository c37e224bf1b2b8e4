"""The actions of a workshop as a calendar file (RFC 5545).

Each is a task (VTODO) with its day where the due date can be read, else without one. Some calendars
know no tasks: what is still to be done by a day is an event of that whole day too (VEVENT), which
takes nobody's time. The same action keeps its identity when its owner, day or state changes, and
when it is carried to the next workshop, so that it can be brought in again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from qi_tui.errors import UsageError
from qi_tui.model.facilitating import STILL_OPEN
from qi_tui.model.session import ActionState
from qi_tui.model.text import same_name
from qi_tui.model.workshop import WorkshopAction
from qi_tui.report.content import Report
from qi_tui.report.sayings import item_of, who_of
from qi_tui.report.tables.due_day import day_in
from qi_tui.report.tables.grid_outcome import actions_of

LONGEST_LINE = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""
LONGEST_SUMMARY = 120
KEY_DIGITS = 24
NO_WORKSHOP = "no-workshop"
LONG_AGO = date(1970, 1, 1)
"""Stands for the workshop's day where that cannot be read: no clock enters the file."""

_STATUSES: dict[ActionState, str] = {
    "open": "NEEDS-ACTION",
    "carried": "NEEDS-ACTION",
    "done": "COMPLETED",
    "dropped": "CANCELLED",
}


def actions_ics(report: Report) -> bytes:
    """The calendar file, in UTF-8, its lines ended by CR LF.

    Raises:
        UsageError: where no action was written down; a calendar cannot be empty.
    """
    if not actions_of(report):
        raise UsageError(
            "No actions",
            "No actions were written down, so there is nothing for a calendar.",
            "Write them down first, in the workshop.",
        )
    return "".join(map(_folded, _lines(report))).encode("utf-8")


def _lines(report: Report) -> Iterator[str]:
    stamp = f"{_digits(day_in(report.date) or LONG_AGO)}T000000Z"
    name = report.title or "Workshop"
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//qi-tui//actions of a workshop//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{_text(name)}"
    yield f"X-WR-CALDESC:{_text(f'{report.regime} {report.rests_on}')}"
    for key, action in zip(_keys(report), actions_of(report), strict=True):
        due = day_in(action.due)
        yield from _task(report, action, key, stamp, due)
        if due is not None and action.state in STILL_OPEN:
            yield from _day(report, action, key, stamp, due)
    yield "END:VCALENDAR"


def _task(
    report: Report, action: WorkshopAction, key: str, stamp: str, due: date | None
) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:{key}@qi-tui"
    yield f"DTSTAMP:{stamp}"
    yield f"SUMMARY:{_text(_summary(action))}"
    yield f"DESCRIPTION:{_text(_description(report, action))}"
    if action.owner:
        yield f"CONTACT:{_text(action.owner)}"
    if due is not None:
        yield f"DUE;VALUE=DATE:{_digits(due)}"
    yield f"STATUS:{_STATUSES[action.state]}"
    yield "END:VTODO"


def _day(report: Report, action: WorkshopAction, key: str, stamp: str, due: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{key}-day@qi-tui"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_digits(due)}"
    yield f"SUMMARY:{_text(f'Due: {_summary(action)}')}"
    yield f"DESCRIPTION:{_text(_description(report, action))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _keys(report: Report) -> Iterator[str]:
    """What identifies each action: the workshop it was first seen in, and what is to be done.

    Of two with the same words the second has another number.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for action in actions_of(report):
        workshop = action.origin or report.workshop or NO_WORKSHOP
        what = (workshop, action.framework or "", action.item or "", same_name(action.text))
        seen[what] += 1
        whole = "\n".join([*what, str(seen[what])])
        yield f"{workshop}-{hashlib.sha256(whole.encode('utf-8')).hexdigest()[:KEY_DIGITS]}"


def _summary(action: WorkshopAction) -> str:
    """What is to be done and by whom, in one line."""
    first = " ".join(action.text.split())
    if len(first) > LONGEST_SUMMARY:
        first = f"{first[:LONGEST_SUMMARY]}…"
    return f"{first} ({action.owner})" if action.owner else first


def _description(report: Report, action: WorkshopAction) -> str:
    parts: Sequence[tuple[str, str | None]] = (
        ("Who", who_of(action)),
        ("By when", action.due),
        ("Item", item_of(action, report)),
        ("Why", action.reason),
        ("Workshop", " · ".join(filter(None, (report.title, report.date)))),
    )
    return "\n".join([action.text, *(f"{name}: {said}" for name, said in parts if said)])


def _digits(day: date) -> str:
    # Not by strftime, which leaves out the zeros of early years on some systems.
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """A text as a property's value (RFC 5545, 3.3.11)."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line as the file has it: cut before its 76th octet, and never within a character."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode("utf-8"))
        if size + octets > LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += octets
    return "\r\n".join(pieces) + "\r\n"
