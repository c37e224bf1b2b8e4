"""The summary of what was gathered: rooms of sessions as they may leave, and summaries added up.

What is in a summary already was decided about where it was made; only the rooms of session files
are asked about here, each by itself (`analysis.shown.sending` has the reasons).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from qi_tui import __version__
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.summaries.families import family_of, hash_of, unpacked
from qi_tui.analysis.merging.summaries.laying import part_of
from qi_tui.analysis.merging.summaries.making import summary_of_parts
from qi_tui.analysis.merging.summaries.part import Part
from qi_tui.analysis.shown.sending import NotSent, is_too_near, sending_limits, sent_room
from qi_tui.errors import QiError
from qi_tui.model.summary import SummaryFile, SummaryHead
from qi_tui.model.text import display
from qi_tui.model.workshop import Limits
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.json_shape import is_too_much
from qi_tui.store.disk.reading import LARGEST, Unreadable, read_bytes
from qi_tui.store.gathering.gather import Gathering
from qi_tui.store.summaries import as_bytes, summary_in
from qi_tui.store.writing_out import write_out

RoomKey = tuple[str, int]
"""What names a room: framework and round."""


@dataclass(frozen=True, slots=True)
class Summed:
    """A summary, None where no room may leave; and the rooms of session files that may not."""

    file: SummaryFile | None
    not_sent: tuple[NotSent, ...]


def sum_up(gathering: Gathering, library: Library, title: str = "", word: str = "") -> Summed:
    """The summary of what was gathered.

    Args:
        gathering: session files, summary files, or both.
        library: the frameworks.
        title: what was rated, to stand in the summary.
        word: that of the family that it is to be of; see `families`.
    """
    family = family_of(word)
    layouts: dict[str, Layout] = {}
    for room in gathering.rooms:
        framework = library.need(room.framework)
        layouts[framework.id] = Layout(framework, library.digest(framework))
    parts: dict[RoomKey, list[Part]] = defaultdict(list)
    not_sent: list[NotSent] = []
    own = _sessions(gathering, family)
    days = [summary.date for summary in gathering.summaries]
    for room in gathering.of_sessions:
        key, layout = (room.framework, room.round), layouts[room.framework]
        sent = sent_room(room, layout, gathering.limits, {family: set(own.get(key, {}))})
        if isinstance(sent, NotSent):
            not_sent.append(sent)
        else:
            parts[key].append(part_of(sent, layout))
            days += own[key].values()
    for summary in gathering.summaries:
        for part in summary.parts:
            parts[part.framework, part.round].append(part)
    rooms = {
        str(number): summary_of_parts(layouts[key[0]], key[1], parts[key])
        for number, key in enumerate(sorted(parts), start=1)
    }
    if not rooms:
        return Summed(None, tuple(not_sent))
    least = [sending_limits(gathering.limits).counts, *(s.least for s in gathering.summaries)]
    head = SummaryHead(
        title=title.strip(),
        date=max(days, default=""),
        least=min(least),
        app=f"qi-tui {__version__}",
    )
    return Summed(SummaryFile(summary={"1": head}, rooms=rooms), tuple(not_sent))


def save_summary(file: SummaryFile, target: Path, limits: Limits, over: bool = False) -> None:
    """Write a summary.

    Args:
        file: what it holds.
        target: where to.
        limits: the workshop's; they say which summaries are too near to each other.
        over: whether something else that stands there may be replaced.

    Raises:
        AlreadyThere: where something else stands there and `over` is false.
        QiError: where it cannot be written, is too large to be read, or would together with the one
            that stands there tell what a few people answered; nothing was changed.
    """
    data = as_bytes(file)
    if len(data) > LARGEST or is_too_much(data):
        raise QiError(
            "Too large",
            "There is more in it than any file may hold.",
            "Make a summary of each half, and merge those.",
        )
    if over:
        _refuse_near(file, target, limits)
    write_out(target, data, over)


def _refuse_near(file: SummaryFile, target: Path, limits: Limits) -> None:
    try:
        before = summary_in(read_bytes(target))
    except Unreadable:
        return
    first, now = tuple(before.rooms.values()), tuple(file.rooms.values())
    least = sending_limits(limits).counts
    try:
        strangers = _strangers(before, file)
    except ValueError:
        # What names its sessions is damaged in it: all that can be told is how many they are.
        strangers = _more_or_fewer(before, file)
    if not is_too_near(first, now, strangers, limits):
        return
    raise QiError(
        "Too near to the one before",
        f"{display(str(target), 300)} is there, and fewer than {least} people make the difference:"
        " whoever has both could work out what they answered.",
        f"Wait until {least} more have rated. If nobody has the earlier one yet, delete it first.",
    )


def _strangers(before: SummaryFile, now: SummaryFile) -> dict[RoomKey, int]:
    """Framework and round → how many sessions only one of two summaries surely has.

    Rooms of different families cannot be compared; of them only the number of raters is known.
    """
    earlier, later = _hashes(before), _hashes(now)
    return _more_or_fewer(before, now) | {
        key: sum(len(families[f] ^ later[key][f]) for f in families)
        for key, families in earlier.items()
        if key in later and families.keys() == later[key].keys()
    }


def _more_or_fewer(before: SummaryFile, now: SummaryFile) -> dict[RoomKey, int]:
    """Framework and round → how many people at least are in only one of two summaries."""
    earlier = {(room.framework, room.round): room.raters for room in before.rooms.values()}
    later = {(room.framework, room.round): room.raters for room in now.rooms.values()}
    return {key: abs(later[key] - raters) for key, raters in earlier.items() if key in later}


def _hashes(file: SummaryFile) -> dict[RoomKey, dict[str, set[int]]]:
    return {
        (room.framework, room.round): {s.family: set(unpacked(s.hashes)) for s in room.sessions}
        for room in file.rooms.values()
    }


def _sessions(gathering: Gathering, family: str) -> dict[RoomKey, dict[int, str]]:
    """Framework and round → the hash of each session that adds anybody → the day it was saved."""
    found: dict[RoomKey, dict[int, str]] = defaultdict(dict)
    for entry in gathering.counted:
        if entry.contribution is not None and entry.contribution.raters:
            day = entry.updated_at[:10]
            found[entry.framework, entry.round][hash_of(entry.id, family)] = day
    return found
