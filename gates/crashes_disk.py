"""A disk that keeps only what it was made to keep, and the states in which a power cut leaves it.

More forgetful than any file system in use: of what was written and not forced to the disk anything
may be lost, and so may any change to a folder that was not forced to the disk, each on its own and
in any order. Only what a single name stands for changes all at once, as in every file system that
has a journal.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import NamedTuple

MOST_STATES = 500
"""Of one moment; where there could be more, all temporary files are lost or kept together."""
State = Mapping[PurePath, bytes]
"""The files that are there, and what is in them."""


class Step(NamedTuple):
    """Something that a program did to its files.

    Args:
        what: "file" (makes one), "folder" (makes one), "name" (a further name for a file), "gone"
            (takes a name away), "move" (gives a name to what another name stood for), "write",
            "cut" (empties a file), "force" (forces a file to the disk), "force folder", or
            "acknowledge" (says that something is saved).
        path: whose.
        file: the number of the file; of what is acknowledged the number that is.
        data: what was written.
    """

    what: str
    path: PurePath = PurePath()
    file: int = 0
    data: bytes = b""


class Disk:
    """What the disk holds for certain, and what it may hold.

    Args:
        files: path → number of a file; they and their folders are there for certain.
        contents: number of a file → its content.
    """

    def __init__(self, files: Mapping[PurePath, int], contents: Mapping[int, bytes]) -> None:
        self._kept: dict[PurePath, int | None] = dict(files)
        self._kept_data = dict(contents)
        self._data = dict(contents)
        # By name: what it may stand for instead. A folder is 0.
        self._pending: dict[PurePath, list[int | None]] = defaultdict(list)

    def take(self, step: Step) -> None:
        """Do what a program did."""
        match step.what:
            case "file":
                self._data[step.file] = self._kept_data[step.file] = b""
                self._pending[step.path].append(step.file)
            case "folder":
                self._pending[step.path].append(0)
            case "name" | "move":
                self._pending[step.path].append(step.file)
            case "gone":
                self._pending[step.path].append(None)
            case "cut":
                self._data[step.file] = b""
            case "write":
                self._data[step.file] += step.data
            case "force":
                self._kept_data[step.file] = self._data[step.file]
            case "force folder":
                self._settle(step.path)

    def states(self) -> Iterator[State]:
        """Every state that a power cut at this moment may leave."""
        names = sorted({*self._kept, *self._pending})
        options = [self._options(name) for name in names]
        for chosen in _choices(names, options):
            there = {name for name, file in zip(names, chosen, strict=True) if file is not None}
            files = {
                name: file
                for name, file in zip(names, chosen, strict=True)
                if file and self._is_reachable(name, there)
            }
            for held in self._held(sorted(set(files.values()))):
                yield {name: held[file] for name, file in files.items()}

    def _held(self, files: list[int]) -> Iterator[dict[int, bytes]]:
        """What the files may hold: each by turns anything that is possible, the others alike."""
        for others in (self._kept_data, self._data):
            usual = {file: others[file] for file in files}
            yield usual
            for file in files:
                for content in self._contents(file):
                    yield {**usual, file: content}

    def _settle(self, folder: PurePath) -> None:
        for name in [name for name in self._pending if name.parent == folder]:
            self._kept[name] = self._pending.pop(name)[-1]

    def _options(self, name: PurePath) -> list[int | None]:
        return list(dict.fromkeys([self._kept.get(name), *self._pending.get(name, ())]))

    def _is_reachable(self, name: PurePath, there: set[PurePath]) -> bool:
        """Whether every folder above it that this disk made is there."""
        made = {path for path in name.parents if path in self._kept or path in self._pending}
        return made <= there

    def _contents(self, file: int) -> list[bytes]:
        kept, written = self._kept_data[file], self._data[file]
        if kept == written:
            return [kept]
        half = len(written) // 2
        possible = [
            *(kept, written, b"", written[:half]),
            *(written[:half] + bytes(len(written) - half), bytes(len(written))),
        ]
        return list(dict.fromkeys(possible))


def _choices(
    names: list[PurePath], options: list[list[int | None]]
) -> Iterator[tuple[int | None, ...]]:
    size = 1
    for each in options:
        size *= len(each)
    if size <= MOST_STATES:
        yield from itertools.product(*options)
        return
    for end in (0, -1):
        yield from itertools.islice(
            itertools.product(
                *(
                    [each[end]] if name.suffix == ".tmp" else each
                    for name, each in zip(names, options, strict=True)
                )
            ),
            MOST_STATES,
        )
