"""What stays in sight when files go: the room was talking about it, and may want to go on.

A share that is slow, a stick that was pulled out, a program that keeps copies: files that have gone
often come back. What was shown of them stays, and is said to be the last picture; what was promised
about privacy is never loosened while a window is open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qi_tui.analysis.merging.statuses import Status
from qi_tui.model.facilitating import strictest
from qi_tui.model.workshop import strictest_limits

if TYPE_CHECKING:
    from qi_tui.store.gathering.gather import Gathering

GONE = "All answers have gone from {rooms}: what is shown is the last picture of them."


def lasting(last: Gathering | None, found: Gathering, shown: int) -> Gathering:
    """What a look found, with what may not go without a word.

    Args:
        last: what was shown before; None at the first look.
        found: what is there now.
        shown: the last round that the room has seen; of later ones nothing has to stay.
    """
    if last is None:
        return found
    if found.unreachable and len(found.files) < len(last.files):
        found = replace(last, troubles=found.troubles, unreachable=found.unreachable)
    else:
        found = _with_rooms(last, found, shown)
    return replace(
        found,
        limits=strictest_limits([last.limits, found.limits]),
        naming=strictest([last.naming, found.naming]),
    )


def _with_rooms(last: Gathering, found: Gathering, shown: int) -> Gathering:
    """With the rooms of which every file has gone; the facilitator may have left them all out."""
    here = {(room.framework, room.round) for room in found.rooms}
    gone = [
        room
        for room in last.rooms
        if (room.framework, room.round) not in here and room.round <= shown
    ]
    if not gone or any(file.status is Status.LEFT_OUT for file in found.files):
        return found
    keys = {(room.framework, room.round) for room in gone}
    entries = [entry for entry in last.counted if (entry.framework, entry.round) in keys]
    summaries = [each for each in last.summaries if not keys.isdisjoint(each.keys)]
    names = ", ".join(f"{framework}, round {number}" for framework, number in sorted(keys))
    return replace(
        found,
        rooms=tuple(sorted([*found.rooms, *gone], key=lambda room: (room.framework, room.round))),
        counted=(*found.counted, *entries),
        summaries=(*found.summaries, *(each for each in summaries if each not in found.summaries)),
        troubles=(*found.troubles, GONE.format(rooms=names)),
        title=found.title or last.title,
    )
