"""The built-in frameworks by title, made beforehand, so that a start need not parse every file.

The index lies beside the definitions and is believed only while it names exactly the files that
are there, each with its size. A person's own definitions are never in it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qi_tui.model.entry import Entry

INDEX = "index.json"
_NOT_KEPT = frozenset({"local", "path"})
_KEPT = tuple(name for name in Entry._fields if name not in _NOT_KEPT)


def indexed(folder: Path, sizes: Mapping[str, int]) -> tuple[Entry, ...] | None:
    """The entries of the definitions in a folder, or None where the index is not of these files.

    Args:
        folder: where the definitions lie.
        sizes: file name → bytes, of every definition there.
    """
    import json

    try:
        made = json.loads((folder / INDEX).read_bytes())
        if {row["file"]: row["bytes"] for row in made} != sizes:
            return None
        return tuple(_entry(row, folder) for row in made)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def sizes_of(folder: Path, names: list[str]) -> dict[str, int]:
    """File name → bytes; a file that has vanished meanwhile is left out."""
    found = {}
    wanted = set(names)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in wanted:
                found[entry.name] = entry.stat().st_size
    return found


def index_text(entries: list[Entry], sizes: Mapping[str, int]) -> str:
    """The index of some definitions as its file has it: one framework a line, by file name."""
    import json

    rows = [
        json.dumps(
            {
                "file": entry.path.name,
                "bytes": sizes[entry.path.name],
                **{name: getattr(entry, name) for name in _KEPT},
            },
            ensure_ascii=False,
        )
        for entry in sorted(entries, key=lambda entry: entry.path.name)
    ]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _entry(row: dict[str, Any], folder: Path) -> Entry:
    kept = {name: row[name] for name in _KEPT}
    kept["facets"] = tuple(kept["facets"])
    kept["texts"] = tuple((title, prompt) for title, prompt in kept["texts"])
    return Entry(**kept, local=False, path=folder / row["file"])
