"""What every rater is told about privacy before they rate, at length and in one line.

It says what `privacy` does, for the way in which a workshop names its raters and the limits that
hold there. A workshop can become more private than what was said, never less.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from qi_tui.model.text import display

if TYPE_CHECKING:
    from qi_tui.model.workshop import Limits, Naming

REASON_LIMIT = 300
FULL_STOP = ".!?…"


class Way(Enum):
    """How somebody rates; the value says what becomes of what they rate."""

    OWN = "What you rate stays on this laptop, in one file of yours, until you hand that file over."
    """On their own laptop, or alone with this one."""
    PASSED = "What you rate stays on this laptop, in one file of yours among those of the workshop."
    """On the facilitator's laptop, which goes from hand to hand."""
    PAPER = (
        "What you mark here is typed into the facilitator's laptop and stays there; whoever types"
        " it in sees your marks."
    )
    """On paper."""


_IN_THE_ROOM: dict[Naming, str] = {
    "named": (
        "In the room, answers are shown as counts, from the first rater on, and your name may stand"
        " beside what you write"
    ),
    "alias": "In the room, answers are shown as counts without names, from the first rater on",
    "anonymous": (
        "Your file holds no name and no time of day; two words find it again. In the room, answers"
        " are shown as counts and comments without names, from the first rater on"
    ),
}
_LINES: dict[Naming, str] = {
    "named": "Rate alone first. It stays on this laptop; the room sees counts and names.",
    "alias": "Rate alone first. It stays on this laptop; the room sees counts, not names.",
    "anonymous": "Rate alone, without a name. It stays on this laptop; the room sees counts.",
}


def promise(naming: Naming = "alias", limits: Limits | None = None, way: Way = Way.OWN) -> str:
    """The whole promise, one paragraph.

    Args:
        naming: how the workshop names its raters; as without a workshop by default.
        limits: the workshop's; the house's by default. Those in force are told, and why where one
            is lower than the house's.
        way: how somebody rates.
    """
    # The one line needs none of it, and Rate opens with that line.
    from qi_tui.model.workshop import Limits

    house = Limits()
    held = (limits or house).in_force()
    outside = (
        f"In what leaves the room, medians are shown only from {_raters(held.median)} and counts"
        f" only from {held.counts}, never single answers or names."
    )
    sentences = [
        f"You rate alone first. {way.value}",
        f"{_IN_THE_ROOM[naming]}; role groups only from {held.role_in_room}.",
        outside,
    ]
    if _is_lowered(held, house):
        reason = display(held.lowered_because.strip(), REASON_LIMIT)
        stop = "" if reason.endswith(tuple(FULL_STOP)) else "."
        sentences.append(f"These numbers are lower than usual, because: {reason}{stop}")
    return " ".join(sentences)


def promise_line(naming: Naming = "alias") -> str:
    """The promise in one line of at most 80 characters, to be read while rating."""
    return _LINES[naming]


def _raters(number: int) -> str:
    return f"{number} rater" if number == 1 else f"{number} raters"


def _is_lowered(limits: Limits, house: Limits) -> bool:
    return (
        limits.median < house.median
        or limits.counts < house.counts
        or limits.role_in_room < house.role_in_room
    )
