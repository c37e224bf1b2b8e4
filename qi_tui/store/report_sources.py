"""What a report is made from, put together from a gathering: here the files are read once more.

A room holds counts and no words, so the comments are in the files that count. One that has gone or
changed for the worse since it was counted adds no comment, and nothing else is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qi_tui.analysis.item.item_key import ItemKey
from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.privacy import Said
from qi_tui.analysis.sources import RoomKey, Sources
from qi_tui.errors import UsageError
from qi_tui.model.session import Session
from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.comments import read_again, said_by_rater
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.gathering.gather import Gathering
from qi_tui.store.session_reading import NotASession, load_session


def sources_of(
    gathering: Gathering,
    library: Library,
    *,
    last: int | None = None,
    workshop: WorkshopFile | None = None,
    with_answers: bool = False,
) -> Sources:
    """What a report of a gathering is made from.

    Args:
        gathering: what was found.
        library: the frameworks.
        last: the last round that is told; None for all of them.
        workshop: the facilitator's record as it is now; by default the one that was found.
        with_answers: whether the sessions themselves are wanted, for tables of single answers.
    """
    rooms = tuple(room for room in gathering.rooms if last is None or room.round <= last)
    keys = {(room.framework, room.round) for room in rooms}
    counted = [entry for entry in gathering.counted if (entry.framework, entry.round) in keys]
    said: dict[tuple[RoomKey, ItemKey], list[Said]] = {}
    sessions: list[Session] = []
    for session in read_again(counted):
        room = (session.head.framework, session.head.round)
        for item, comment in said_by_rater(session):
            if comment.text.strip():
                said.setdefault((room, item), []).append(comment)
        if with_answers:
            sessions.append(session)
    record = workshop or gathering.workshop
    return Sources(
        rooms=rooms,
        frameworks={room.framework: library.need(room.framework) for room in rooms},
        workshop=record,
        title=gathering.title if record is None else record.head.title or gathering.title,
        limits=gathering.limits,
        naming=gathering.naming,
        files=gathering.files,
        said={where: tuple(comments) for where, comments in said.items()},
        date=_date(record, counted, [summary.date for summary in gathering.summaries]),
        sessions=tuple(sessions),
        round_items=_round_items(record, rooms),
    )


def with_mine(sources: Sources, path: Path, library: Library) -> tuple[Sources, Session]:
    """The sources with the framework of one rater's session, and that session.

    Raises:
        UsageError: where it is no rater's session, or of a framework that is not known here.
    """
    shown = display(str(path), 300)
    try:
        session = load_session(path)
    except NotASession:
        raise _not_mine(f"{shown} is not a session file.") from None
    except Unreadable as error:
        raise _not_mine(f"{shown}: {error}.") from None
    if session.is_tally:
        raise _not_mine(f"{shown} is a show of hands, and of no single rater.")
    framework = library.need(session.head.framework)
    frameworks = {**sources.frameworks, framework.id: framework}
    return replace(sources, frameworks=frameworks), session


def unrevealed(gathering: Gathering) -> int | None:
    """The round that the facilitator has not revealed yet, where anybody has answered in it."""
    workshop = gathering.workshop
    if workshop is None or workshop.head.revealed:
        return None
    answered = any(room.round == workshop.head.round for room in gathering.rooms)
    return workshop.head.round if answered else None


def _not_mine(message: str) -> UsageError:
    return UsageError(
        "Not a rating", message, "Name the file that one rater's answers are in after --me."
    )


def _date(record: WorkshopFile | None, counted: Sequence[Entry], days: Sequence[str]) -> str:
    if record is not None and record.head.date:
        return record.head.date
    return max([*days, *(entry.updated_at[:10] for entry in counted)], default="")


def _round_items(
    record: WorkshopFile | None, rooms: Sequence[Room]
) -> dict[tuple[str, int], frozenset[str]]:
    if record is None or not record.head.round_items:
        return {}
    chosen, number = frozenset(record.head.round_items), record.head.round
    return {(room.framework, number): chosen for room in rooms if room.round == number}
