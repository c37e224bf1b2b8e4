"""Which files a merge looks at: those named, and in a folder every `*.json` that is no scratch."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from qi_tui.store.gathering.pace import Progress
from qi_tui.store.mine import is_scratch_name, is_session_name

# One number made of time, size, inode and the time of the last change of rights: the four take six
# times the memory. That a change leaves it as it was happens once in some quintillions.
Mark = int


class Candidate(NamedTuple):
    """A file to look at.

    Attributes:
        place: its path, as a text: a path that is taken apart costs more than the file's answers.
        mark: changes when the file does; None where it cannot be had, or is of no regular file.
    """

    place: str
    mark: Mark | None

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.place)


class Candidates(NamedTuple):
    """The files to look at, each once, and a sentence for each place that could not be read."""

    files: tuple[Candidate, ...]
    troubles: tuple[str, ...]


def candidates(
    places: Sequence[Path], recursive: bool = False, progress: Progress | None = None
) -> Candidates:
    """The files at some places, in the order given; in a folder in the order of their names.

    Args:
        places: files and folders.
        recursive: whether the folders below a folder are looked into too.
        progress: called now and then with how many were found, and None.
    """
    found: list[Candidate] = []
    seen: set[str] = set()
    troubles: list[str] = []
    for place in places:
        for candidate in _at(place, recursive, troubles):
            # One place holds a file once.
            if len(places) > 1:
                identity = _identity(candidate.place)
                if identity in seen:
                    continue
                seen.add(identity)
            found.append(candidate)
            if progress is not None and len(found) % 1000 == 0:
                progress(len(found), None)
    return Candidates(tuple(found), tuple(troubles))


def _at(place: Path, recursive: bool, troubles: list[str]) -> Iterator[Candidate]:
    if is_folder(place):
        yield from _in_folder(place, recursive, troubles)
    elif not is_there(place):
        troubles.append(f"{place}: it is not there.")
    elif not is_scratch_name(place.name):
        yield Candidate(str(place), _mark(place))


def is_there(place: Path) -> bool:
    """Whether there is something at a place, if only a link that leads nowhere."""
    try:
        place.lstat()
    except PermissionError:
        # Something in a folder that may not be looked into: reading it will say so.
        return True
    except (OSError, ValueError):
        return False
    return True


def is_folder(place: Path) -> bool:
    """Whether a place is a folder, as far as that can be told."""
    try:
        return place.is_dir()
    except OSError:
        return False


def _in_folder(place: Path, recursive: bool, troubles: list[str]) -> Iterator[Candidate]:
    folders = [place]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            troubles.append(f"{folder}: the folder cannot be read ({error.strerror}).")
            continue
        below: list[Path] = []
        while entries:
            # Not kept once it was looked at: each holds on to all that the disk told of it.
            entry = entries.pop()
            if _is_dir(entry):
                if not entry.name.startswith("."):
                    below.append(Path(entry.path))
            elif is_session_name(entry.name):
                yield Candidate(entry.path, _mark(entry))
        if recursive:
            folders.extend(reversed(below))


def _is_dir(entry: os.DirEntry[str]) -> bool:
    # Not every disk says it with the name, and then it may not be allowed to ask.
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _identity(path: str) -> str:
    """What makes two names the same file: the absolute path, without following a file's links."""
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - resolve() asks the disk


def _mark(entry: Path | os.DirEntry[str]) -> Mark | None:
    try:
        found = entry.stat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return hash((found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns))
