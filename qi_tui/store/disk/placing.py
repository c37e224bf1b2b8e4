"""Putting a file where a person wants it, and never over another one without their word."""

from __future__ import annotations

from pathlib import Path

from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.store.disk.atomic import replace_file, sweep
from qi_tui.store.disk.reading import BOM, Unreadable, read_bytes


class AlreadyThere(QiError):
    """Something else stands where the file would go; `target` is its full path."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            "Already there",
            f"{display(str(target), 300)} is there already, with something else in it.",
            "Put the new one over it, or choose another place.",
        )
        self.target = target


def place_file(target: Path, data: bytes, over: bool = False) -> None:
    """Put these bytes into a file, wholly or not at all.

    Args:
        target: the file, in a folder that is there.
        data: its whole content.
        over: whether something else that stands there may be replaced.

    Raises:
        AlreadyThere: where something else stands there and `over` is false.
        QiError: where it cannot be written; what stood there is as it was.
    """
    try:
        may_replace = over and target.is_file()
        if target.exists() and not may_replace and not _holds(target, data):
            raise AlreadyThere(target)
        if not target.parent.is_dir():
            raise QiError(
                "No such folder",
                f"There is no folder {display(str(target.parent), 300)}.",
                "Make it first, or choose another place.",
            )
        replace_file(target, data, keep_previous=False)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and _holds(target, data):
            raise _not_sure_of(target, error) from error
        raise cannot_place(target, error) from error
    sweep(target.parent)


def cannot_place(target: Path, error: OSError | ValueError) -> QiError:
    """What to say of a file that the system does not let us write."""
    return QiError(
        "Not written",
        f"{display(str(target), 300)} could not be written: {_why(error)}.",
        "Choose another place; nothing was changed.",
    )


def _not_sure_of(target: Path, error: OSError) -> QiError:
    """What to say of a file that is there, and that the disk does not answer for."""
    return QiError(
        "Not sure",
        f"{display(str(target), 300)} is written, but the disk did not confirm it: {_why(error)}.",
        "Write it again, or choose another place.",
    )


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return "no file can have such a name"


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file has just these bytes in it, with or without a byte order mark."""
    try:
        return read_bytes(path) == data.removeprefix(BOM)
    except Unreadable:
        return False
