"""The two sentences on the face of every report: under which promise, and on how many raters."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.figures import RoomFigures
from qi_tui.analysis.privacy import Audience
from qi_tui.model.text import display
from qi_tui.model.workshop import Limits, Naming

REASON = 300

_NAMES: dict[Naming, str] = {
    "named": "names may stand beside comments",
    "alias": "comments stand without names",
    "anonymous": "nobody gave a name",
}


def regime_of(audience: Audience, naming: Naming, limits: Limits, lowered_because: str = "") -> str:
    """Under which promise a report is made, in one sentence.

    Args:
        audience: whom it is made for.
        naming: what was promised about names.
        limits: those that hold.
        lowered_because: why they are lower than the house's, where they are.
    """
    if audience is Audience.ROOM:
        said = (
            "Made for the people in the room only: answers are shown as counts from the first rater"
            f" on, groups by role from {limits.role_in_room} people; {_NAMES[naming]}"
        )
    else:
        said = (
            "Made to leave the room: middle answers and what was agreed are shown from"
            f" {limits.median} answers to an item on, how the answers were spread from"
            f" {limits.counts}; no names of raters, and no single person's answers"
        )
    house = Limits()
    lowered = (
        limits.median < house.median
        or limits.counts < house.counts
        or limits.role_in_room < house.role_in_room
    )
    if lowered and lowered_because.strip():
        reason = display(lowered_because.strip(), REASON).rstrip(".")
        said += f" (these numbers are lower than usual, because: {reason})"
    return f"{said}."


def rests_on(rooms: Sequence[RoomFigures]) -> str:
    """On how many raters a report rests, in one sentence; the rooms by framework and round."""
    if not rooms:
        return "It rests on the answers of one person."
    frameworks = list(dict.fromkeys(room.framework for room in rooms))
    parts = []
    for framework in frameworks:
        mine = [room for room in rooms if room.framework == framework]
        said = ", ".join(_raters(room, is_only=len(mine) == 1) for room in mine)
        title = f" ({display(mine[0].title, 200)})" if len(frameworks) > 1 else ""
        parts.append(f"{said}{title}")
    return f"It rests on {'; '.join(parts)}."


def _raters(room: RoomFigures, is_only: bool) -> str:
    raters = "1 rater" if room.raters == 1 else f"{room.raters:,} raters"
    return raters if is_only and room.round == 1 else f"{raters} in round {room.round}"
