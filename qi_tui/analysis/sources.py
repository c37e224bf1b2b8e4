"""What a report is made from: the rooms of a gathering and what stands beside them.

Nothing here may be shown as it is. What an audience may see of it is decided when the report is
made, so that no format can look past that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from qi_tui.analysis.item.item_key import ItemKey
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.merging.statuses import FileReport
from qi_tui.analysis.shown.said import Said
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.workshop import Limits, Naming, WorkshopFile

RoomKey: TypeAlias = tuple[str, int]
"""What names a room: framework and round."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report is made from.

    Attributes:
        rooms: one per framework and round, in that order.
        frameworks: id → framework; at least those of the rooms.
        workshop: the facilitator's record, where there is one.
        title: what was rated, as the files have it; may be empty.
        limits: the privacy limits that hold.
        naming: what was promised about names.
        files: what became of each file.
        said: room and item → the comments on it, in any order.
        date: the day of the workshop, else of the latest session that counts; may be empty.
        sessions: the sessions that count, only where rows of single answers are asked for.
        round_items: as for `merging.merge`.
    """

    rooms: tuple[Room, ...] = ()
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    workshop: WorkshopFile | None = None
    title: str = ""
    limits: Limits = field(default_factory=Limits)
    naming: Naming = "alias"
    files: tuple[FileReport, ...] = ()
    said: Mapping[tuple[RoomKey, ItemKey], tuple[Said, ...]] = field(default_factory=dict)
    date: str = ""
    sessions: tuple[Session, ...] = ()
    round_items: Mapping[tuple[str, int], frozenset[str]] = field(default_factory=dict)
