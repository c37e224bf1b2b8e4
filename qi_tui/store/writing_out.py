"""Writing out what was made of people's answers, and never over the answers themselves."""

from __future__ import annotations

import os
from pathlib import Path

from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.store.disk.placing import place_file
from qi_tui.store.disk.reading import Unreadable, parse, read_bytes

_TABLES = ("session", "workshop")
_BEGINS = tuple(f'{{"{table}"'.encode() for table in _TABLES)


def write_out(target: Path, data: bytes, over: bool = False) -> None:
    """Put a report, a sheet, a guide or an invitation into a file, like `place_file`.

    Args:
        target: the file, in a folder that is there.
        data: its whole content.
        over: whether something else that stands there may be replaced; a folder, a session file
            and a workshop file may not, whoever says so.

    Raises:
        AlreadyThere: where something else stands there and `over` is false.
        QiError: where it cannot be written; what stood there is as it was.
    """
    shown = display(str(target), 300)
    if _is_folder(target):
        raise QiError("That is a folder", f"{shown} is a folder.", "Name a file in it.")
    if os.path.exists(target) and not os.path.isfile(target):  # noqa: PTH110, PTH113
        raise QiError("Not a file", f"{shown} is there, and is no file.", "Choose another name.")
    if _holds_answers(target):
        raise QiError(
            "Not over people's answers",
            f"{shown} is a file of a workshop or of a rater: what is in it would be lost.",
            "Choose another name; nothing was changed.",
        )
    place_file(target, data, over)


def inside(place: Path, name: str) -> Path:
    """The file of this name in the folder that somebody named, or the file that they named."""
    return place / name if _is_folder(place) else place


def _is_folder(place: Path) -> bool:
    return os.path.isdir(place)  # noqa: PTH112 - it never raises, however long the name


def _holds_answers(target: Path) -> bool:
    """Whether a file is a session or a workshop's, be it whole or damaged."""
    try:
        data = read_bytes(target)
        content = parse(data)
    except Unreadable:
        return _begins_so(target)
    return isinstance(content, dict) and any(isinstance(content.get(t), dict) for t in _TABLES)


def _begins_so(target: Path) -> bool:
    try:
        return b"".join(read_bytes(target)[:1000].split()).startswith(_BEGINS)
    except Unreadable:
        return False
