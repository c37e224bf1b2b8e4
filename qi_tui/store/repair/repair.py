"""Repairing a session or workshop file: into a new one, and never over an old one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from qi_tui.errors import UsageError
from qi_tui.model.session_file import tables
from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.placing import place_file
from qi_tui.store.disk.reading import Damaged, Unreadable, read_bytes
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.disk.storage import free_name
from qi_tui.store.repair.of_session import mend_session, place_of
from qi_tui.store.repair.of_workshop import mend_workshop
from qi_tui.store.repair.parts import COPY, sources
from qi_tui.store.session_reading import NotASession, session_in
from qi_tui.store.workshop.workshop_reading import workshop_in

WORD = "repaired"
"""What stands in the name of a new file."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair.

    Attributes:
        path: the new file; None where the old one needs none.
        sentences: what was found where, and what is missing.
        is_certain: whether nothing can be missing.
    """

    path: Path | None
    sentences: tuple[str, ...]
    is_certain: bool


def repair(path: Path, library: Library, target: Path | None = None) -> Repaired:
    """Put what can be had of a damaged session or workshop file into a new one.

    Args:
        path: the file; it need not be there any more, where its `.bak` is.
        library: the frameworks, for what is asked and in what order.
        target: the new file; by default a free name beside the old one.

    Raises:
        UsageError: where there is nothing to repair, or nothing can be had.
        AlreadyThere: where something else stands at the target.
        QiError: where the new file cannot be written.
    """
    found = list(sources(path))
    is_workshop = _look_at(path, any(each.what != COPY for each in found[1:]))
    if is_workshop is None:
        shown = display(path.name, 120)
        return Repaired(None, (f"{shown} can be read: there is nothing to repair.",), True)
    made = mend_workshop(found) if is_workshop else mend_session(found, library)
    # What a file without its beginning was about is known only from the files beside it.
    made = made or (mend_session(found, library) if is_workshop else mend_workshop(found))
    if made is None:
        raise UsageError(
            "Nothing can be had",
            f"{display(str(path), 300)}: nothing that can be used is left in it, and no file beside"
            " it is of help.",
            "Ask for a copy from whoever has one, or look whether your computer keeps backups.",
        )
    content = made.content
    if isinstance(content, WorkshopFile):
        data = serialise(content.model_dump(mode="json", by_alias=True))
        workshop_in(data)
    else:
        data = serialise(tables(content))
        session_in(data)
    goal = target if target is not None else free_name(place_of(found), WORD)
    place_file(goal, data)
    return Repaired(goal, made.sentences, made.is_certain)


def is_repaired(path: Path) -> bool:
    """Whether a new file stands already beside a damaged one, as a repair names it."""
    return os.path.lexists(path.with_name(f"{path.stem}.{WORD}-1{path.suffix}"))


def _look_at(path: Path, is_left: bool) -> bool | None:
    """Whether a file is a workshop's, as far as can be told; None where it can be read.

    Args:
        path: the file.
        is_left: whether there is something of it where it is not there itself.

    Raises:
        UsageError: where it is not there, or what is wrong with it is no damage.
    """
    shown = display(str(path), 300)
    if not os.path.lexists(path):
        if is_left:
            return path.name.casefold().startswith("workshop")
        raise UsageError("Nothing there", f"There is no file {shown}.", "Look at the name.")
    try:
        data = read_bytes(path)
        session_in(data)
    except Damaged:
        return path.name.casefold().startswith("workshop") or b'"workshop": {' in data[:200]
    except Unreadable as error:
        raise UsageError("Not to be repaired", f"{shown}: {error}.") from error
    except NotASession as error:
        if not error.is_workshop:
            if is_left:
                return path.name.casefold().startswith("workshop")
            raise UsageError(
                "Not ours",
                f"{shown} is neither a session nor a workshop file.",
                "Name a file that qi-tui saved.",
            ) from error
        try:
            workshop_in(data)
        except Damaged:
            return True
        except Unreadable as newer:
            raise UsageError("Not to be repaired", f"{shown}: {newer}.") from newer
    return None
