"""Which framework somebody needs, by what they look at, how long they have and what it is for.

What a framework is good for follows from how its result is drawn, so that one's own definitions
are proposed like the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qi_tui.model.entry import Entry

Aim = Literal["stand", "first", "check", "talk"]
"""See where we stand; find what to work on first; check that something is secured; talk."""

MOST = 5
FEW = 3
"""So few can be told apart without another question."""
LITTLE_OVER = 1.5

SERVES: dict[str, tuple[Aim, ...]] = {
    "bands": ("stand", "check"),
    "profile": ("stand",),
    "priorities": ("first",),
    "spread": ("talk", "first"),
    "checklist": ("check",),
    "stages": ("stand", "first"),
    "poles": ("talk",),
    "gaps": ("first",),
    "ladder": ("first", "talk"),
    "levels": ("talk", "check"),
    "grid": ("stand",),
    "quadrant": ("talk", "check"),
    "dosing": ("check", "first"),
    "balance": ("talk",),
    "barriers": ("first", "talk"),
}
_BY_KIND = {
    "anchored": "bands",
    "yes_no": "checklist",
    "stage": "stages",
    "bipolar": "poles",
    "position": "ladder",
    "count": "dosing",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody needs; None where it does not matter.

    Attributes:
        subject: what is to be rated.
        minutes: how long rating may take.
        aim: what it is for.
    """

    subject: str | None = None
    minutes: int | None = None
    aim: Aim | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A framework that may be the one, and which wishes it fulfils (None: there was no such)."""

    entry: Entry
    in_time: bool | None
    for_aim: bool | None


def aims(entry: Entry) -> tuple[Aim, ...]:
    """What a framework is good for, the first most of all."""
    picture = entry.picture or _BY_KIND.get(entry.kind, "profile")
    found = SERVES.get(picture, ("stand",))
    if "needed" in entry.facets and "first" not in found:
        return (*found, "first")
    return found


def candidates(entries: Sequence[Entry], wish: Wish) -> list[Entry]:
    """The frameworks that a wish does not rule out; time is stretched a little before it does."""
    most = None if wish.minutes is None else wish.minutes * LITTLE_OVER
    return [
        entry
        for entry in entries
        if (wish.subject is None or entry.subject == wish.subject)
        and (most is None or entry.minutes <= most)
    ]


def proposals(entries: Sequence[Entry], wish: Wish) -> tuple[Proposal, ...]:
    """At most five frameworks, the best first.

    The aim counts most, then the time; what serves an aim above all comes before what serves it
    too, and the core shelf before the others. What does not serve it fills up a list that would
    be very short.
    Where no framework can be rated in the time, the shortest are given; where it does not matter
    what is rated, the best for each thing that can be rated come first.
    """
    found = candidates(entries, wish)
    if not found:
        found = sorted(candidates(entries, Wish(wish.subject)), key=lambda entry: entry.minutes)
        found = found[:FEW]
    made = [_proposal(entry, wish) for entry in found]
    made.sort(key=lambda proposal: _rank(proposal, wish))
    if wish.subject is None:
        made = _mixed(made)
    serving = sum(proposal.for_aim is not False for proposal in made)
    return tuple(made[: min(MOST, max(FEW, serving))])


def _proposal(entry: Entry, wish: Wish) -> Proposal:
    in_time = None if wish.minutes is None else entry.minutes <= wish.minutes
    for_aim = None if wish.aim is None else wish.aim in aims(entry)
    return Proposal(entry, in_time, for_aim)


def _mixed(made: list[Proposal]) -> list[Proposal]:
    """The best of every subject before the second best of any, among those that fit alike."""
    seen: Counter[str] = Counter()
    places = []
    for proposal in made:
        subject = proposal.entry.subject
        places.append((proposal.for_aim is False, proposal.in_time is False, seen[subject]))
        seen[subject] += 1
    order = sorted(range(len(made)), key=lambda place: places[place])
    return [made[place] for place in order]


def _rank(proposal: Proposal, wish: Wish) -> tuple[bool, bool, bool, bool, str]:
    entry = proposal.entry
    return (
        proposal.for_aim is False,
        proposal.in_time is False,
        wish.aim is not None and aims(entry)[0] != wish.aim,
        entry.shelf != "core",
        entry.title.casefold(),
    )
