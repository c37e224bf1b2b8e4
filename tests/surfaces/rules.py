"""What may stand on which surface, as a table; and looking for what may not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from qi_tui.model.workshop import Naming
from tests.surfaces.casting import Cast


class Secret(StrEnum):
    """What a surface could give away."""

    ALIAS = "an alias"
    FILE = "the name of a file"
    MOMENT = "a time of day"
    REMARK = "a comment"
    BESIDE = "who wrote a comment, or their role"
    GROUP = "a role group that may be shown"
    SMALL = "a role group that may not"
    ROW = "the answers of one person in a row"


NAMED: frozenset[Naming] = frozenset({"named"})
NOT_ANONYMOUS: frozenset[Naming] = frozenset({"named", "alias"})
ALL: frozenset[Naming] = frozenset({"named", "alias", "anonymous"})
May = Mapping[Secret, frozenset[Naming]]

_TALK: May = {
    Secret.REMARK: ALL,
    Secret.GROUP: ALL,
    Secret.ALIAS: NAMED,
    Secret.BESIDE: NAMED,
    # Beside a comment, where alone it tells nobody's answer.
    Secret.SMALL: NAMED,
}
_GROUPS: May = {Secret.GROUP: ALL}
_FILES: May = {Secret.FILE: NOT_ANONYMOUS}
_NOTHING: May = {}

SCREENS: Mapping[str, May] = {
    "Gather": _FILES,
    "Room": _TALK,
    "Item": _TALK,
    "Behind": _NOTHING,
    "Domains": _NOTHING,
    # Roles that are too few are named there as such: see `read`.
    "Roles": _GROUPS,
    "Agenda": _NOTHING,
    "Discuss": _TALK,
    "Present": _TALK,
    "Compare": _NOTHING,
    "Actions": _NOTHING,
    "Closing": _GROUPS,
    "Hand-over": _NOTHING,
}
PRINTS: Mapping[str, May] = {
    "merge table room": _GROUPS,
    "merge csv room": _GROUPS,
    "merge json room": {**_GROUPS, **_FILES},
    "merge table outside": _GROUPS,
    "merge csv outside": _GROUPS,
    "merge json outside": _GROUPS,
    "invitation": _NOTHING,
}
REPORTS: Mapping[str, May] = {
    "report room": {**_TALK, **_FILES},
    "report outside": {Secret.REMARK: ALL, Secret.GROUP: ALL},
}
"""What may stand in a report with comments, in any format; not all of them have all of it."""
TABLE = {**SCREENS, **PRINTS}
"""Surface → what must be found on it under which promise; anything else must not."""


def check(cast: Cast, seen: Mapping[str, str]) -> None:
    """Look for everything on every surface that was read.

    Raises:
        AssertionError: something is there that may not be, or is missing where it belongs.
    """
    for surface, text in seen.items():
        found, may = _found(cast, surface, text), _may(cast, surface, TABLE[surface])
        assert not found - may, f"{surface} gives away {sorted(found - may)}\n{text}"
        assert not may - found, f"{surface} is without {sorted(may - found)}\n{text}"


def check_reports(cast: Cast, seen: Mapping[str, str]) -> None:
    """Look for what may not stand in any report that was read, whatever its format.

    Raises:
        AssertionError: something is there that may not be.
    """
    for surface, text in seen.items():
        audience = surface.split()[-1]
        may = _may(cast, surface, REPORTS[f"report {audience}"])
        leaks = sorted(_found(cast, surface, text) - may)
        assert not leaks, f"{surface} gives away {leaks}"


def _may(cast: Cast, surface: str, table: May) -> set[Secret]:
    may = {secret for secret, namings in table.items() if cast.naming in namings}
    is_outside = surface.endswith("outside")
    groups = cast.outside if is_outside else cast.shown
    if is_outside and len(cast.people) < cast.limits.counts:
        may.discard(Secret.REMARK)
    # Roles that are beside each other are at least two.
    if not groups or (surface == "Roles" and len(groups) < 2):
        may.discard(Secret.GROUP)
    if not cast.small:
        may.discard(Secret.SMALL)
    return may


def _found(cast: Cast, surface: str, text: str) -> set[Secret]:
    people, read = cast.people, _read(surface, text)
    groups = cast.outside if surface.endswith("outside") else cast.shown
    small = {person.role for person in people} - {*groups}
    remarks = [remark for person in people for remark in person.remarks]
    about = [line for line in read.splitlines() if any(remark in line for remark in remarks)]
    who = [person.alias for person in people] + [person.role for person in people]
    words: dict[Secret, list[str]] = {
        Secret.ALIAS: [person.alias for person in people],
        Secret.FILE: [name for person in people for name in person.files],
        Secret.MOMENT: [cut for person in people for cut in (person.moment, person.moment[:5])],
        Secret.REMARK: remarks,
        Secret.GROUP: [*groups],
        Secret.SMALL: [*small],
    }
    found = {secret for secret, sought in words.items() if any(each in read for each in sought)}
    if any(each in line for line in about for each in who):
        found.add(Secret.BESIDE)
    return found | ({Secret.ROW} if _has_row(cast, read) else set())


def _read(surface: str, text: str) -> str:
    """A text without the words that name the roles which are too few to show."""
    if surface != "Roles":
        return text
    return re.sub(r"Too few to show: [^.]*|[^·\n]*: too few to show", "", text)


def _has_row(cast: Cast, text: str) -> bool:
    """Whether the answers of one person stand there one after the other."""
    flat = re.sub(r"\s+", " ", text)
    rows = [person.rounds[0][:8] for person in cast.people if None not in person.rounds[0][:8]]
    return any(
        between.join(map(str, row)) in flat for row in rows for between in (", ", ",", " ", ";")
    )
