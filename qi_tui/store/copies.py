"""Putting a copy of a session file where the facilitator wants it."""

from __future__ import annotations

from pathlib import Path

from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.store.atomic import replace_file
from qi_tui.store.reading import Unreadable, read_bytes


class AlreadyThere(QiError):
    """Something else stands where the copy would go; `target` is its full path."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            "Already there",
            f"{display(str(target), 300)} is there already, with something else in it.",
            "Put the copy over it, or choose another place.",
        )
        self.target = target


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
    place = target.expanduser()
    goal = place
    try:
        goal = place / path.name if place.is_dir() else place
        data = read_bytes(path)
        may_replace = over and goal.is_file()
        if goal.exists() and not may_replace and not _holds(goal, data):
            raise AlreadyThere(goal)
        if not goal.parent.is_dir():
            raise QiError(
                "No such folder",
                f"There is no folder {display(str(goal.parent), 300)}.",
                "Make it first, or choose another place.",
            )
        replace_file(goal, data, keep_previous=False)
    except Unreadable as error:
        raise QiError("Not copied", f"{display(str(path), 300)}: {error}.") from error
    except OSError as error:
        raise QiError(
            "Not copied",
            f"{display(str(goal), 300)} could not be written:"
            f" {error.strerror or type(error).__name__}.",
            "Choose another place; your own file is as it was.",
        ) from error
    return goal


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file has just these bytes in it."""
    try:
        return read_bytes(path) == data
    except Unreadable:
        return False
