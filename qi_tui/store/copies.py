"""Putting a copy of a session file where the facilitator wants it."""

from __future__ import annotations

from pathlib import Path

from qi_tui import paths
from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.store.disk.placing import cannot_place, place_file
from qi_tui.store.disk.reading import Unreadable, read_bytes


def copy_session(path: Path, target: Path, over: bool = False) -> Path:
    """Copy a session file into a folder, or under the file name that `target` gives.

    Args:
        path: the session file.
        target: a folder that is there, or a file in one.
        over: whether something else that stands there may be replaced.

    Returns:
        Where the copy lies.

    Raises:
        AlreadyThere: where something else stands there and `over` is false.
        QiError: where the copy cannot be made; nothing was changed.
    """
    place = paths.typed(str(target))
    try:
        goal = place / path.name if place.is_dir() else place
        data = read_bytes(path)
    except Unreadable as error:
        raise QiError("Not copied", f"{display(str(path), 300)}: {error}.") from error
    except OSError as error:
        raise cannot_place(place, error) from error
    place_file(goal, data, over)
    return goal
