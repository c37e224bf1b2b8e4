"""Which files a merge looks at: those named, and in a folder every `*.json` that is no scratch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from qi_tui.store.mine import is_session_name


class Candidate(NamedTuple):
    """A file to look at; `mark` changes when the file does (None where it cannot be had)."""

    path: Path
    mark: tuple[int, int, int] | None


class Candidates(NamedTuple):
    """The files to look at, each once, and a sentence for each place that could not be read."""

    files: tuple[Candidate, ...]
    troubles: tuple[str, ...]


def candidates(places: Sequence[Path], recursive: bool = False) -> Candidates:
    """The files at some places, in the order given; in a folder in the order of their names.

    Args:
        places: files and folders.
        recursive: whether the folders below a folder are looked into too.
    """
    seen: dict[str, Candidate] = {}
    troubles: list[str] = []
    for place in places:
        if place.is_dir():
            try:
                for candidate in _in_folder(place, recursive):
                    seen.setdefault(_identity(candidate.path), candidate)
            except OSError as error:
                troubles.append(f"{place}: the folder cannot be read ({error.strerror}).")
        elif place.exists() or place.is_symlink():
            seen.setdefault(_identity(place), Candidate(place, _mark(place)))
        else:
            troubles.append(f"{place}: it is not there.")
    return Candidates(tuple(seen.values()), tuple(troubles))


def _in_folder(folder: Path, recursive: bool) -> Iterator[Candidate]:
    below: list[Path] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    below.append(Path(entry.path))
            elif is_session_name(entry.name):
                yield Candidate(Path(entry.path), _mark(entry))
    if recursive:
        for inner in below:
            yield from _in_folder(inner, recursive)


def _identity(path: Path) -> str:
    """What makes two names the same file: the absolute path, without following a file's links."""
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - resolve() asks the disk


def _mark(entry: Path | os.DirEntry[str]) -> tuple[int, int, int] | None:
    try:
        found = entry.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)
