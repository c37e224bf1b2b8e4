"""The workshops below a folder: each lies in a folder of its own, with a workshop file in it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from qi_tui import paths
from qi_tui.model.facilitating import STILL_OPEN
from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.reading import Unreadable, read_bytes
from qi_tui.store.gathering.finding import is_there
from qi_tui.store.gathering.gather import Gatherer
from qi_tui.store.naming import workshop_folder_name
from qi_tui.store.workshop.workshop_reading import workshop_in
from qi_tui.store.workshop.workshops import FILE_NAME, WorkshopDoor


class State(StrEnum):
    """How far a workshop has got."""

    COLLECTING = "collecting"
    """What is answered in its round is hidden."""
    REVEALED = "revealed"
    CLOSED = "closed"
    """People have said whether it was worth their time."""


@dataclass(frozen=True, slots=True)
class WorkshopFolder:
    """A folder with a workshop in it.

    Attributes:
        path: the folder.
        workshop: the record; None where it cannot be read.
        raters: how many have answered in its round so far, by framework at most.
        problem: why the record cannot be read, as the end of a sentence; empty where it can.
    """

    path: Path
    workshop: WorkshopFile | None
    raters: int = 0
    problem: str = ""

    @property
    def state(self) -> State | None:
        """How far it has got; None where the record cannot be read."""
        if self.workshop is None:
            return None
        head = self.workshop.head
        if not head.revealed:
            return State.COLLECTING
        return State.CLOSED if any(head.worth_it) else State.REVEALED


def workshop_folders(below: Path, library: Library) -> tuple[WorkshopFolder, ...]:
    """The workshops below a folder, newest first; those that cannot be read come last.

    The sample workshop is none of them: it is looked at as a copy (`store.demo`), so that it stays
    as it is.
    """
    found = [_counted(folder, library) for folder in _records(below)]
    readable = [folder for folder in found if folder.workshop is not None]
    readable.sort(key=lambda folder: (_day(folder), folder.path.name), reverse=True)
    return (*readable, *(folder for folder in found if folder.workshop is None))


def last_with_open_actions(
    below: Path, frameworks: Collection[str], day: str, but: Path | None = None
) -> WorkshopFile | None:
    """The latest workshop before this one that left something to be done.

    Of those whose open actions another one took over already there is none: they are followed
    there.

    Args:
        below: the folder that the workshops lie below.
        frameworks: it is about one of these.
        day: the date of the new one, as a workshop file writes it; the same day counts as before.
        but: the folder of the new one.
    """
    found = [each for each in _records(below) if each.path != but and each.workshop is not None]
    taken_over = {each.workshop.head.follows for each in found if each.workshop is not None}
    earlier = [
        each
        for each in found
        if each.workshop is not None
        and each.workshop.head.id not in taken_over
        and _day(each) <= day
        and set(frameworks) & set(each.workshop.head.frameworks)
        and any(action.state in STILL_OPEN for action in each.workshop.actions.values())
    ]
    last = max(earlier, key=lambda each: (_day(each), each.path.name), default=None)
    return last.workshop if last is not None else None


def new_folder(below: Path, day: str, title: str) -> Path:
    """A place below a folder for a new workshop, where nothing is yet; it is not made."""
    name = workshop_folder_name(day, title)
    place, number = below / name, 2
    while is_there(place):
        place, number = below / f"{name}-{number}", number + 1
    return place


def start_workshop(folder: Path, workshop: WorkshopFile) -> None:
    """Make a folder where it is missing, and put the record of a new workshop into it.

    Raises:
        QiError: where nothing can be written there, or a workshop is there already.
    """
    door = WorkshopDoor.begin(folder, workshop)
    try:
        door.save(workshop)
    finally:
        door.close()


def _records(below: Path) -> Iterator[WorkshopFolder]:
    """The folders below a folder that hold a workshop file, by name; raters are not counted."""
    sample = paths.sample_workshop()
    try:
        with os.scandir(below) as entries:
            folders = sorted(Path(entry.path) for entry in entries if entry.is_dir())
    except OSError:
        return
    for folder in folders:
        file = folder / FILE_NAME
        if folder.name.startswith(".") or not is_there(file) or _is_same(folder, sample):
            continue
        try:
            yield WorkshopFolder(folder, workshop_in(read_bytes(file)))
        except Unreadable as error:
            yield WorkshopFolder(folder, None, problem=display(str(error), 300))


def _counted(folder: WorkshopFolder, library: Library) -> WorkshopFolder:
    """The folder with its raters, counted as merging counts them."""
    if folder.workshop is None:
        return folder
    gathering = Gatherer([folder.path], library).look()
    rooms = gathering.rooms if gathering is not None else ()
    number = folder.workshop.head.round
    raters = max((room.raters for room in rooms if room.round == number), default=0)
    return WorkshopFolder(folder.path, folder.workshop, raters)


def _day(folder: WorkshopFolder) -> str:
    return folder.workshop.head.date if folder.workshop is not None else ""


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
