"""The facilitator's record at a place that somebody named: a folder, or the file itself."""

from __future__ import annotations

from pathlib import Path

from qi_tui.errors import QiError, UsageError
from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.disk.reading import Unreadable, how_it_goes_on, read_bytes, why_not
from qi_tui.store.gathering.finding import is_folder, is_there
from qi_tui.store.session_reading import NotASession, session_in
from qi_tui.store.workshop.workshop_reading import workshop_in
from qi_tui.store.workshop.workshops import FILE_NAME


def workshop_at(place: Path) -> WorkshopFile:
    """The record at a place; it is only read.

    Raises:
        UsageError: where there is none.
        QiError: where it cannot be read.
    """
    path = place / FILE_NAME if is_folder(place) else place
    shown = display(str(path), 300)
    if not is_there(path):
        raise UsageError(
            "No workshop there",
            f"There is no file {shown}.",
            "Name a workshop's folder, or none at all.",
        )
    try:
        data = read_bytes(path)
        if _is_another_file(data):
            raise UsageError(
                "No workshop there",
                f"{shown} is no workshop file.",
                "Name a workshop's folder, or none at all.",
            )
        return workshop_in(data)
    except Unreadable as error:
        raise QiError(
            "This workshop cannot be read",
            f"{shown}: {why_not(error)}.",
            how_it_goes_on(path, error),
        ) from error


def _is_another_file(data: bytes) -> bool:
    """Whether it is anything else that is valid: a session, an invitation, a file of others."""
    try:
        session_in(data)
    except NotASession as error:
        return not error.is_workshop
    return True
