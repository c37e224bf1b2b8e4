"""Recipes for saving as they should not be, and programs that use them: a gate must find each."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from qi_tui.store.disk.atomic import Mark, mark_of, replace_file

PREAMBLE = """\
import sys
sys.path.insert(0, {root!r})
from qi_tui.store.disk import atomic, storage
from tests.gates import planted
"""


def in_place(
    path: Path,
    data: bytes,
    keep_previous: bool = True,
    look: Callable[[], None] | None = None,
) -> Mark:
    """Write over the old content, as TinyDB's own storage does."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        half = len(data) // 2
        for part in (data[:half], data[half:]):
            os.write(handle, part)
            os.fsync(handle)
    finally:
        os.close(handle)
    path.with_name(path.name + ".bak").write_bytes(data)
    mark = mark_of(path)
    assert mark is not None
    return mark


def nowhere(
    path: Path,
    data: bytes,
    keep_previous: bool = True,
    look: Callable[[], None] | None = None,
) -> Mark:
    """Save only every other time, and say that it is done."""
    mark = mark_of(path)
    return replace_file(path, data) if mark is None or len(data) % 2 else mark


def program(place: Path, root: Path, recipe: str, gate: str) -> Path:
    """A program of a gate that saves by a planted recipe: some lines of Python."""
    source = PREAMBLE.format(root=str(root))
    place.write_text(f"{source}{recipe}\nfrom {gate} import main\nmain()\n", encoding="utf-8")
    return place
