"""The facilitator's own record, `workshop.json`, open for writing: begun, opened, saved."""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopFile, WorkshopHead
from qi_tui.store.disk.door import Door, lock_new, opened
from qi_tui.store.disk.locking import Lock
from qi_tui.store.disk.storage import SafeStorage
from qi_tui.store.workshop.workshop_reading import FILE_NAME as FILE_NAME
from qi_tui.store.workshop.workshop_reading import workshop_in


def new_workshop(title: str = "", day: str | None = None, **fields: Any) -> WorkshopFile:
    """A workshop that is not yet on disk.

    Args:
        title: what it is about.
        day: its date; today by default.
        fields: further fields of its head, such as `frameworks`, `roles`, `naming`, `limits`.
    """
    head = WorkshopHead(id=str(uuid.uuid4()), title=title, date=day or today(), **fields)
    return WorkshopFile(workshop={"1": head})


def today() -> str:
    """The date by this laptop's clock and in its time zone, as a workshop file writes it."""
    return datetime.now().astimezone().date().isoformat()


class WorkshopDoor(Door):
    """A workshop's file, held open by this program or, where another holds it, only to be read.

    `workshop` is what is on disk (for one just begun: what will be).
    """

    def __init__(self, path: Path, lock: Lock, storage: SafeStorage, at_first: WorkshopFile):
        super().__init__(path, lock, storage)
        self.workshop = at_first

    @classmethod
    def begin(cls, folder: Path, workshop: WorkshopFile) -> WorkshopDoor:
        """Take the place of a new workshop in a folder; its file is written at the first save.

        Raises:
            QiError: where nothing can be written there, or a workshop is there already.
        """
        path = folder / FILE_NAME
        lock = lock_new(folder, FILE_NAME)
        if path.exists():
            lock.release()
            raise QiError(
                "There is a workshop already",
                f"{display(str(path), 300)} is there.",
                "Open that one, or choose another folder for the new one.",
            )
        return cls(path, lock, SafeStorage(path), workshop)

    @classmethod
    def open(cls, path: Path) -> WorkshopDoor:
        """Open a workshop's file that is there; opening never makes one.

        Raises:
            QiError: where it cannot be read; it is left as it is.
        """
        title = "This workshop cannot be opened"
        workshop, lock, storage = opened(path, workshop_in, title)
        return cls(path, lock, storage, workshop)

    def save(self, workshop: WorkshopFile) -> WorkshopFile:
        """Put a workshop on the disk; it is there when this returns.

        Raises:
            SaveError: it is not there; what was saved before still is.
        """
        self.put(workshop.model_dump(mode="json", by_alias=True))
        self.workshop = workshop
        return workshop
