"""Taking one rater out of a folder and of the workshop file, as it was planned and shown.

Killed in the middle, it can be begun again: the records are cleaned first, and what tells whose a
file is goes last.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path

from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.store.disk.atomic import sync_folder
from qi_tui.store.disk.door import lock_of
from qi_tui.store.disk.locking import LOCK, Lock
from qi_tui.store.forgetting.planning import Plan, What, is_previous
from qi_tui.store.workshop.workshops import WorkshopDoor


def forget(plan: Plan) -> tuple[str, ...]:
    """Do it.

    Returns:
        A sentence for each file that could not be taken away; none where all is done.

    Raises:
        QiError: a session or a record is open in another window, and nothing was changed; or a
            record cannot be written, and no session was taken away.
        OSError: a previous version of a record cannot be taken away; no session was, either.
    """
    sessions = [each.path for each in plan.goes if each.what is What.SESSION]
    with ExitStack() as held:
        for path in sessions:
            if not path.is_symlink():
                held.callback(_locked(path).release)
        records = [path for path, _ in plan.records]
        doors = [_opened(path, held) for path in records if not is_previous(path)]
        for door in doors:
            _clean(door, plan.person.ids)
        for path in filter(is_previous, records):
            path.unlink(missing_ok=True)
    troubles = []
    folders = dict.fromkeys(each.path.parent for each in plan.goes)
    for each in plan.goes:
        try:
            if each.what is What.SESSION:
                # Taken for the lock just now, or left by whoever had it open.
                each.path.with_name(each.path.name + LOCK).unlink(missing_ok=True)
            each.path.unlink(missing_ok=True)
        except OSError as error:
            why = error.strerror or type(error).__name__
            troubles.append(f"{display(str(each.path), 300)} could not be taken away: {why}")
    for folder in folders:
        with suppress(OSError):
            sync_folder(folder)
    return tuple(troubles)


def _clean(door: WorkshopDoor, ids: frozenset[str]) -> None:
    """Take what names these sessions out of a record, and out of its previous version."""
    record = door.workshop
    cleaned = record.model_copy(
        update={
            "left_out": {n: e for n, e in record.left_out.items() if e.session not in ids},
            "chosen": {n: e for n, e in record.chosen.items() if e.session not in ids},
        }
    )
    # Once for the record, and once more so that its previous version is without them too.
    door.save(cleaned)
    door.save(cleaned)


def _opened(path: Path, held: ExitStack) -> WorkshopDoor:
    door = WorkshopDoor.open(path)
    held.callback(door.close)
    if door.read_only:
        raise _open_elsewhere(path)
    return door


def _locked(path: Path) -> Lock:
    lock = lock_of(path)
    if not lock.held:
        raise _open_elsewhere(path)
    return lock


def _open_elsewhere(path: Path) -> QiError:
    return QiError(
        "Open elsewhere",
        f"{display(path.name, 120)} is open in another window.",
        "Close it there, and run this again; nothing was taken away.",
    )
