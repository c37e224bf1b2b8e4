"""What raters wrote, in the sessions that count: these are read again, for a room holds no words.

A file that has gone or changed for the worse since it was counted adds no comment, and nothing else
is lost. `privacy.show_comments` decides what may be shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from qi_tui.analysis.item.item_key import ItemKey
from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.privacy import Said
from qi_tui.model.session import Session
from qi_tui.model.text import display, same_name
from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.gathering.gather import Gathering
from qi_tui.store.session_reading import NotASession, load_session


def said_in(
    gathering: Gathering, framework: str, round_number: int
) -> dict[ItemKey, tuple[Said, ...]]:
    """What raters wrote about each item of a room; each file is read once."""
    wanted = (framework, round_number)
    counted = [entry for entry in gathering.counted if (entry.framework, entry.round) == wanted]
    found: dict[ItemKey, list[Said]] = defaultdict(list)
    for session in read_again(counted):
        for key, said in said_by_rater(session):
            found[key].append(said)
    return {key: tuple(said) for key, said in found.items()}


def read_again(counted: Iterable[Entry]) -> Iterator[Session]:
    """The sessions of these entries, as far as their files can still be read."""
    for entry in counted:
        try:
            yield load_session(Path(entry.path))
        except (Unreadable, NotASession):
            continue


def said_by_rater(session: Session) -> Iterator[tuple[ItemKey, Said]]:
    """Each comment of a session, under the item that it is about.

    An item is named by what may be shown of its subject, as the figures of the room name it.
    """
    rater = session.head.rater
    for sheet in session.sheets:
        subject = None if sheet.subject is None else same_name(display(sheet.subject))
        for item, text in sheet.comments.items():
            yield (item, sheet.facet, subject), Said(text, rater.role, rater.alias)
