"""The workshop files among what was read: what they say together, and what is amiss with them.

What a record promised and decided must not be forgotten because its file is emptied, damaged or
taken away for a moment: it holds, as it was read last, for as long as somebody looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.model.facilitating import strictest
from qi_tui.model.workshop import Limits, Naming, WorkshopFile, strictest_limits
from qi_tui.store.gathering.one_file import Reading
from qi_tui.store.workshop.workshop_reading import FILE_NAME


@dataclass(frozen=True, slots=True)
class Records:
    """The workshop files of some places.

    Attributes:
        found: path and content; the least deep down first, then by the alphabet.
        troubles: a sentence for each that is lost, or stands in the way of another.
        is_unknown: whether there is one that cannot be read and never was: nobody knows what it
            promised.
    """

    found: tuple[tuple[Path, WorkshopFile], ...] = ()
    troubles: tuple[str, ...] = ()
    is_unknown: bool = False

    @property
    def workshops(self) -> tuple[WorkshopFile, ...]:
        """Their contents."""
        return tuple(workshop for _, workshop in self.found)

    @property
    def left_out(self) -> dict[str, str]:
        """Session id → why the facilitator left it out."""
        return {key: why for each in self.workshops for key, why in each.set_aside().items()}

    @property
    def chosen(self) -> dict[str, str]:
        """Session id → the content digest of the copy that the facilitator chose."""
        return {key: digest for each in self.workshops for key, digest in each.choices().items()}

    @property
    def limits(self) -> Limits:
        """The privacy limits that hold: the strictest."""
        return strictest_limits(workshop.head.limits for workshop in self.workshops)

    @property
    def naming(self) -> Naming:
        """What was promised about names: the strictest; the most private where nobody knows."""
        known = [workshop.head.naming for workshop in self.workshops]
        return strictest([*known, "anonymous"] if self.is_unknown else known)


class RecordKeeper:
    """Remembers each workshop file as it was when it could be read last."""

    def __init__(self) -> None:
        self._last: dict[Path, WorkshopFile] = {}

    def records(self, readings: Mapping[Path, Reading], is_whole: bool = True) -> Records:
        """What there is to know after a look.

        Args:
            readings: what each file turned out to be, in the order in which records go.
            is_whole: whether every place could be read: else it is no news that a file has gone.
        """
        now = {path: each for path, each in readings.items() if isinstance(each, WorkshopFile)}
        moved = {workshop.head.id for workshop in now.values()}
        lost = {
            path: workshop
            for path, workshop in self._last.items()
            if path not in now and workshop.head.id not in moved
        }
        self._last = {**now, **lost}
        broken = [
            path
            for path, each in readings.items()
            if isinstance(each, FileReport)
            and each.status is Status.UNREADABLE
            and path.name.casefold() == FILE_NAME
        ]
        return Records(
            found=tuple(self._last.items()),
            troubles=(*_lost(lost, broken, is_whole), *_beside_each_other([*now])),
            is_unknown=any(path not in lost for path in broken),
        )


def about_another(records: Records, rated: Collection[str]) -> list[str]:
    """A sentence where the record that is used speaks of none of the frameworks that were rated."""
    if not records.found or not rated:
        return []
    path, workshop = records.found[0]
    told = workshop.head.frameworks
    if not told or not set(told).isdisjoint(rated):
        return []
    about, others = ", ".join(told), ", ".join(sorted(rated))
    return [
        f"{path} is about {about}, and what was rated is {others}: does it belong to these files?"
    ]


def _lost(lost: Mapping[Path, WorkshopFile], broken: Sequence[Path], is_whole: bool) -> list[str]:
    return [
        f"{path} {'cannot be read any more' if path in broken else 'is gone'}: what it said before"
        " still holds in this window."
        for path in lost
        if is_whole or path in broken
    ]


def _beside_each_other(paths: Sequence[Path]) -> list[str]:
    """A sentence for each folder with several of them, as programs that keep copies leave them."""
    folders: dict[Path, list[Path]] = defaultdict(list)
    for path in paths:
        folders[path.parent].append(path)
    return [
        f"{folder} has {len(found)} workshop files: {found[0].name} is used. Look into"
        f" {', '.join(path.name for path in found[1:])}, and take away what is not wanted."
        for folder, found in folders.items()
        if len(found) > 1
    ]
