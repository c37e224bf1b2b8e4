"""Write `frameworks/index.json` anew: `python -m scripts.index`, after a definition has changed."""

from __future__ import annotations

import sys

from qi_tui import paths
from qi_tui.store.definitions.catalogue import read_catalogue
from qi_tui.store.definitions.index import INDEX, index_text, sizes_of


def made() -> str:
    """The index of the built-in definitions as they are now.

    Raises:
        SystemExit: one of them cannot be read.
    """
    found = read_catalogue(None)
    if found.problems:
        sys.exit("\n".join(found.problems))
    names = [entry.path.name for entry in found.entries]
    return index_text(list(found.entries), sizes_of(paths.builtin_frameworks(), names))


def main() -> None:
    """Write it."""
    (paths.builtin_frameworks() / INDEX).write_text(made(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
