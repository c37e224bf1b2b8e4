"""Telling a person of damaged files in their own folder, until they are repaired."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qi_tui.model.text import display
from qi_tui.store.disk.reading import Damaged, Unreadable, how_to_repair
from qi_tui.store.repair.repair import is_repaired


def told_of(refused: Sequence[tuple[Path, Unreadable]]) -> str:
    """What to say of files that could not be read; nothing where none of them is damaged.

    Args:
        refused: the files, and why they could not be read. One that was repaired is passed over:
            the new file lies beside it.
    """
    damaged = [
        (path, error)
        for path, error in refused
        if isinstance(error, Damaged) and not is_repaired(path)
    ]
    if not damaged:
        return ""
    path, error = min(damaged, key=lambda pair: pair[0].name)
    told = f"{display(path.name, 120)} in your folder cannot be read: {error.reason}."
    rest = len(damaged) - 1
    more = f" So it is with {rest} more." if rest else ""
    return f"{told}{more} {how_to_repair(path)}"
