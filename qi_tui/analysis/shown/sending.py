"""Making a summary: what a place's rooms come to, as they may leave it, to be added elsewhere.

A summary is under the regime of what leaves the room, and asks `privacy` itself, so that no caller
can put more into it. What follows from that, and why merging summaries stays exact and safe:

**What is told.** A room of fewer raters than counts may be shown of (10, or more where the workshop
promised more; a workshop that lowered its limits lowered them for its report and not for this) has
no summary. In a larger one an item that fewer rated is not told at all: neither its counts nor who
was silent or voted for it, for these say who is among the few. Roles and domain sums are told by
the same limit, and only where what is left when they are taken from the whole is nobody or as many
again: the totals of the items, less the sums of those who rated all of a domain, are the answers of
those who did not. Not told at all: names, words, codes, files, times of day; subjects, which people
named and which may be people (so frameworks that rate them are left out); and moves from round to
round, each a pair of answers of one person, of which who knows the one would learn the other.

**Adding.** What is not told adds nothing, not even people who were asked: the figures rest on those
of whom it is known, and an item's own numbers say on how many, beside the raters of the whole room.
So wherever every place tells an item, its counts are exactly those of one merge of all sessions;
elsewhere they are those of the places that tell it, and never an estimate.

**Subtracting.** Every place's sessions are decided about by themselves, *before* anything is added.
A region's summary is the sum of published parts: who holds it and all but one of them gets the last
one, which is a summary too. The same holds where files of single raters lie beside summaries: they
make a part of their own, of at least as many, or they are left out and that is said. And where an
item is told by two places and hidden by a third, the sum says nothing about the third.

**Two summaries that differ by one person** would tell that person's answers to whoever has both,
and nothing within one file can prevent it: a file does not know what was sent before. What can be
done is done: a merge never counts both (they overlap), and a summary is not written over an earlier
one from which it differs by fewer people than the limit (`is_too_near`). A changed answer leaves
the people as they were; then too the earlier one must be taken back first. Whoever sends a second
summary beside a first that is out of their hands should wait until that many have joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.merging.summaries.making import summary_room
from qi_tui.analysis.merging.summaries.part import ItemOf
from qi_tui.analysis.privacy import Audience, show_room, show_scores
from qi_tui.model.summary import SummaryRoom
from qi_tui.model.workshop import Limits


@dataclass(frozen=True, slots=True)
class NotSent:
    """A room that has no summary, and why in words that finish "<room>: …"."""

    framework: str
    round: int
    why: str


def sending_limits(limits: Limits) -> Limits:
    """The limits of a summary: nothing of fewer than counts need; raised as promised, never less.

    Args:
        limits: the workshop's.
    """
    least = max(Limits().counts, limits.in_force().counts)
    role = max(Limits().role_in_room, limits.in_force().role_in_room)
    return Limits(median=least, counts=least, role_in_room=role)


def sent_room(
    room: Room, layout: Layout, limits: Limits, sessions: Mapping[str, Set[int]]
) -> SummaryRoom | NotSent:
    """The summary of a room of sessions, or why there is none.

    Args:
        room: of sessions alone: what is in a summary was decided about where it was made.
        layout: the framework and the order of its items.
        limits: the workshop's.
        sessions: family → the hashes of the sessions that it is made of.
    """
    framework, held = layout.framework, sending_limits(limits)
    if framework.subjects is not None:
        why = "raters name what they rate there, and may name people; left out"
        return NotSent(room.framework, room.round, why)
    if room.raters < held.counts:
        people = "1 rater" if room.raters == 1 else f"{room.raters} raters"
        why = f"{people}, too few: a summary needs at least {held.counts}; left out"
        return NotSent(room.framework, room.round, why)
    shown = show_room(room, framework, Audience.OUTSIDE, held, by_role=True)
    lines = sorted(shown.items, key=lambda item: item.place)
    roles = {role for line in lines for role in line.by_role or ()}
    # Of how many of them it was asked would tell something too: nothing is told of any rater.
    untold: dict[ItemOf, int] = {
        (line.facet, line.item): room.raters for line in lines if line.hidden is not None
    }
    return summary_room(
        layout,
        room.round,
        room.raters,
        lines,
        untold,
        {role: size for role, size in room.role_sizes.items() if role in roles},
        show_scores(room, framework, held),
        sessions,
    )


def is_too_near(
    before: Sequence[SummaryRoom],
    now: Sequence[SummaryRoom],
    people: Mapping[tuple[str, int], int],
    limits: Limits,
) -> bool:
    """Whether two summaries together would tell what a few people answered.

    Args:
        before, now: what was written first, and what would be written now.
        people: framework and round → how many are in one of the two and not in the other, of the
            rooms that both have.
        limits: the workshop's.
    """
    least = sending_limits(limits).counts
    rooms = {(room.framework, room.round): room for room in before}
    for room in now:
        earlier = rooms.get((room.framework, room.round))
        if earlier is None or _told(earlier) == _told(room):
            continue
        if people.get((room.framework, room.round), least) < least:
            return True
    return False


def _told(room: SummaryRoom) -> tuple[object, ...]:
    return room.sheets, room.sums, room.roles
