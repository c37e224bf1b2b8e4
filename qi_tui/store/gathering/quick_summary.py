"""The short way from the bytes of a summary file to what merging needs of it.

What `quick_session` is for session files. A summary as this program writes it, of frameworks that
are here as it was rated, needs no models: it is parsed once, and its rows of numbers are
looked at as a whole. Of whatever is unusual it says nothing, and `summaries` goes through the file
with care. What it does give must be what that would have given; a test holds the two beside each
other.

Every key is asked for, and the texts are counted: a file that has a key twice, or one that is not
known, has more of them.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Mapping
from typing import Any

from pydantic_core import from_json

from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.summaries.families import SALT_BYTES, unpacked
from qi_tui.analysis.merging.summaries.part import (
    Numbers,
    Part,
    SummaryEntry,
    of_all_rooms,
    row_of,
)
from qi_tui.model.session import LAST_ROUND, LONGEST_NAME, MOST_PEOPLE
from qi_tui.model.summary import (
    DAY,
    MOST_ROOMS,
    SCHEMA,
    DomainSums,
    HashedSessions,
    RoleCounts,
    SummaryFile,
    SummaryHead,
    SummaryRoom,
    SummarySheet,
)
from qi_tui.store.disk.json_shape import is_too_much
from qi_tui.store.gathering.quick_sheets import NONE_OF_THEM, Sheets, Unusual

# Without the `^` and `$` that it comes with: `$` also fits before a last line end.
_is_day = re.compile(DAY[1:-1]).fullmatch
_is_family = re.compile(f"[0-9a-f]{{{2 * SALT_BYTES}}}").fullmatch
# A file may have more: then it is not a usual one.
_MOST_ROLES = 20
# All that may stand beside the texts. Where there is no sign, point or `e`, every number is whole
# and not below 0, and nothing is true or false, which Python would count as 1 and 0.
_WHOLE = b" \t\r\n0123456789,:[]{}null"
# One for all: thousands of empty ones take more memory than the counts.
_NONE: dict[Any, Any] = {}
# The texts of every file: its tables, the head's number, keys, title, date and app.
_ALWAYS = len(SummaryFile.model_fields) + 1 + len(SummaryHead.model_fields) + 3
# Those of every room: its number and keys, framework and digest, the family's keys and texts.
_IN_ROOM = 1 + len(SummaryRoom.model_fields) + 2 + 2 * len(HashedSessions.model_fields)
# Those of every sheet beside its items: its keys and facet. Of a domain and a role: name and keys.
_IN_SHEET = len(SummarySheet.model_fields) + 1
_IN_SUMS = len(DomainSums.model_fields) + 1
_IN_ROLE = len(RoleCounts.model_fields) + 1


def quick_summary(
    data: bytes, path: str, layouts: Mapping[str, Layout | None]
) -> SummaryEntry | None:
    """What merging needs to know of a summary; None where it is not as simple as that.

    Args:
        data: the bytes of the file.
        path: as the person gave it.
        layouts: framework → the order of its items, of those that were met before.
    """
    texts = None if is_too_much(data) else _texts_in(data)
    if texts is None:
        return None
    try:
        content = from_json(data, allow_inf_nan=False)
        (head,) = content["summary"].values()
        if not _is_usual_head(head):
            return None
        parts = tuple([_part(room, layouts, head["least"]) for room in content["rooms"].values()])
        keys = {(part.framework, part.round) for part in parts}
        if not 1 <= len(keys) == len(parts) <= MOST_ROOMS:
            return None
        if texts != _ALWAYS + sum(map(_texts_of, parts)):
            return None
        digest = hashlib.sha256(data).hexdigest()
        title, date, least = head["title"], head["date"], head["least"]
        sessions = of_all_rooms([part.sessions for part in parts])
        return SummaryEntry(path, digest, title, date, least, sessions, parts, ())
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        # No JSON, or built in another way than any file of ours.
        return None


def _texts_in(data: bytes) -> int | None:
    """How many texts a JSON text has, keys and values; None where others stand beside them.

    A backslash may stand before a quotation mark, which would then end no text: None there too.
    """
    if b"\\" in data:
        return None
    pieces = data.split(b'"')
    return None if b"".join(pieces[::2]).translate(None, _WHOLE) else len(pieces) // 2


def _is_usual_head(head: dict[str, Any]) -> bool:
    schema, title, app = head["schema"], head["title"], head["app"]
    return (
        schema == SCHEMA
        and type(title) is type(app) is str
        and len(title) <= LONGEST_NAME >= len(app)
        and _is_day(head["date"]) is not None
    )


def _part(room: dict[str, Any], layouts: Mapping[str, Layout | None], least: int) -> Part:
    layout = layouts[room["framework"]]
    raters, roles = room["raters"], room["roles"]
    if layout is None or not _is_usual_room(room, layout, least):
        raise Unusual
    sessions, people = _sessions(room, raters)
    sums, untold_sums = _sums(room["sums"], layout, people)
    sheets = Sheets(layout, raters, roles)
    for sheet in room["sheets"]:
        sheets.add(sheet)
    if not sheets.tables:
        raise Unusual
    items = len(layout.items)
    # In the order of its fields: naming them takes as long as checking the sums.
    return Part(
        layout.framework.id,
        room["round"],
        raters,
        roles,
        sheets.tables,
        _NONE,
        sheets.by_role,
        sheets.gaps,
        sums,
        untold_sums,
        sheets.untold or _NONE,
        items,
        items,
        True,
        sessions,
    )


def _is_usual_room(room: dict[str, Any], layout: Layout, least: int) -> bool:
    """Whether it is of this very definition, of which every item has a scale, and fits the head."""
    framework, raters, roles = layout.framework, room["raters"], room["roles"]
    return (
        room["framework_digest"] == layout.digest
        and room["framework_version"] == framework.version
        and framework.subjects is None
        and not layout.has_counts
        and 1 <= room["round"] <= LAST_ROUND
        and max(least, 1) <= raters <= MOST_PEOPLE
        and sum(roles.values()) <= raters
        and len(roles) <= _MOST_ROLES
        and max(map(len, roles), default=0) <= LONGEST_NAME
    )


def _sessions(room: dict[str, Any], raters: int) -> tuple[dict[str, array[int]], int]:
    """The hashes of the sessions of a room, all of one family, and how many they are."""
    (sessions,) = room["sessions"]
    family = sessions["family"]
    hashes = unpacked(sessions["hashes"])
    if _is_family(family) is None or not 0 < len(hashes) <= raters:
        raise Unusual
    return {family: hashes}, len(hashes)


def _sums(
    sums: dict[str, Any], layout: Layout, people: int
) -> tuple[dict[str, Numbers], frozenset[str]]:
    """The sums of each domain, of so many people at most; and the domains where none are told."""
    found: dict[str, Numbers] = {}
    if sums and layout.framework.scoring.method == "none":
        raise Unusual
    for domain, told in sums.items():
        totals = layout.sums[domain]
        if told is None:
            continue
        items, raters = told["items"], told["raters"]
        if (
            items != totals.start
            or type(raters) is not list
            or len(raters) != len(totals)
            or sum(raters) > people
        ):
            raise Unusual
        found[domain] = row_of(raters)
    return found, frozenset(sums.keys() - found.keys()) if len(found) < len(sums) else NONE_OF_THEM


def _texts_of(part: Part) -> int:
    """How many texts a file has of a room, keys and values, if none stands there twice."""
    texts = _IN_ROOM + len(part.roles) + len(part.untold_sums)
    texts += _IN_SUMS * len(part.sums)
    texts += len(part.tables) * (_IN_SHEET + part.items) + len(part.untold)
    texts += _IN_ROLE * len(part.by_role)
    return texts + sum(map(len, part.role_gaps.values()))
