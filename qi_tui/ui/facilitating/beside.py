"""Opening another place beside the workshop: another date, another site.

What is still hidden here must not be seen by that way, and what was not revealed there neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui.analysis.privacy import Audience, show_files
from qi_tui.errors import QiError, UsageError
from qi_tui.model.text import display
from qi_tui.store.gathering.gather import gather
from qi_tui.ui.facilitating.rooms import Rooms

if TYPE_CHECKING:
    from qi_tui.store.definitions.library import Library
    from qi_tui.store.gathering.gather import Gathering
    from qi_tui.ui.facilitating.facilitation import Facilitation


@dataclass(frozen=True)
class Here:
    """What is open already: its places, and the ids of the sessions whose answers are hidden."""

    places: tuple[Path, ...]
    hidden: frozenset[str]


def here_of(facilitation: Facilitation) -> Here:
    """What is open in this window."""
    entries = facilitation.gathering.counted if facilitation.gathering is not None else ()
    hidden = [
        entry.id
        for entry in entries
        if not facilitation.is_revealed and entry.round >= facilitation.round
    ]
    return Here((*facilitation.places, facilitation.folder), frozenset(hidden))


def open_beside(place: Path, library: Library, here: Here) -> Rooms:
    """The rooms of another place, as far as they were revealed there; read where nobody waits.

    Args:
        place: a folder or a file.
        library: the frameworks.
        here: what is open already.

    Raises:
        QiError: where nothing can be compared with it; its words may be shown.
    """
    shown = display(str(place), 300)
    if any(_same(place, other) for other in here.places):
        raise UsageError("That is open already", f"{shown} is the workshop that is open here.")
    found = gather([place], library)
    rooms = _revealed(found, library)
    if here.hidden.intersection(entry.id for entry in found.counted):
        raise QiError(
            "Not revealed yet",
            f"In {shown} there are answers that are still hidden here.",
            "Reveal them first.",
        )
    if not rooms.keys:
        raise QiError("Nothing to compare with", _why_nothing(shown, found))
    return rooms


def _revealed(found: Gathering, library: Library) -> Rooms:
    """The rooms of a gathering; a record says up to which round they were revealed."""
    head = found.workshop.head if found.workshop is not None else None
    last = None if head is None else head.round if head.revealed else head.round - 1
    return Rooms(found, library, found.workshop, last)


def _why_nothing(shown: str, found: Gathering) -> str:
    if found.rooms:
        return f"In {shown} nothing was revealed yet."
    if found.unreachable:
        return f"{shown} cannot be read: {found.unreachable[0]}"
    shown_files = show_files(found.files, Audience.ROOM, found.naming).reports
    troubled = next((file for file in shown_files if file.status.is_trouble), None)
    why = f" {display(troubled.path, 200)}: {troubled.detail}." if troubled is not None else ""
    return f"Nothing in {shown} could be counted.{why}"


def _same(first: Path, second: Path) -> bool:
    try:
        return first.resolve() == second.resolve()
    except OSError:
        return first == second
