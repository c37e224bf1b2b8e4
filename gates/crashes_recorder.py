"""What a program does to the files of a folder, written down call by call."""

from __future__ import annotations

import itertools
import os
from pathlib import Path, PurePath
from typing import Any

from gates.crashes_disk import Disk, Step
from gates.faults_calls import Call


class Recorder:
    """Writes down the calls that change something in a folder or below it.

    Args:
        folder: with what is in it now, which is on the disk for certain.
    """

    def __init__(self, folder: Path) -> None:
        self.steps: list[Step] = []
        self._folder = Path(os.path.realpath(folder))
        self._numbers = itertools.count(1)
        self._files: dict[PurePath, int] = {}
        self._handles: dict[int, PurePath | int] = {}
        contents: dict[int, bytes] = {}
        for path in sorted(self._folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                number = self._files[path] = next(self._numbers)
                contents[number] = path.read_bytes()
        self._at_first = dict(self._files), contents

    def disk(self) -> Disk:
        """A disk as it was when the recording began."""
        return Disk(*self._at_first)

    def acknowledge(self, number: int) -> None:
        """Write down that something was said to be saved."""
        self.steps.append(Step("acknowledge", file=number))

    def watch(self, name: str, real: Call, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Let a call through, and write it down when it was of use."""
        answer = real(*given, **named)
        note = getattr(self, f"_{name}", None)
        if note is not None:
            note(answer, *given)
        return answer

    def _open(self, handle: int, place: Any, flags: int, *rest: Any) -> None:
        # Opening follows a link, where all else is about the name itself.
        path = self._path(os.path.realpath(place))
        if path is None:
            return
        if path.is_dir():
            self._handles[handle] = path
            return
        if path not in self._files:
            self._files[path] = next(self._numbers)
            self._step("file", path)
        elif flags & os.O_TRUNC:
            self._step("cut", path)
        self._handles[handle] = self._files[path]

    def _write(self, written: int, handle: int, data: Any) -> None:
        file = self._handles.get(handle)
        if isinstance(file, int):
            self.steps.append(Step("write", file=file, data=bytes(data)[:written]))

    def _fsync(self, answer: object, handle: int, *rest: Any) -> None:
        held = self._handles.get(handle)
        if isinstance(held, PurePath):
            self.steps.append(Step("force folder", held))
        elif held is not None:
            self.steps.append(Step("force", file=held))

    def _close(self, answer: object, handle: int) -> None:
        self._handles.pop(handle, None)

    def _link(self, answer: object, source: Any, target: Any) -> None:
        before, after = self._path(source), self._path(target)
        if before is not None and after is not None:
            self._files[after] = self._files[before]
            self._step("name", after)

    def _replace(self, answer: object, source: Any, target: Any) -> None:
        before, after = self._path(source), self._path(target)
        if before is not None and after is not None:
            self._files[after] = self._files[before]
            self._step("move", after)
            self._unlink(None, source)

    _rename = _replace

    def _unlink(self, answer: object, place: Any) -> None:
        path = self._path(place)
        if path is not None and self._files.pop(path, None) is not None:
            self.steps.append(Step("gone", path))

    def _mkdir(self, answer: object, place: Any, *rest: Any) -> None:
        path = self._path(place)
        if path is not None:
            self.steps.append(Step("folder", path))

    def _step(self, what: str, path: PurePath) -> None:
        self.steps.append(Step(what, path, self._files[path]))

    def _path(self, place: Any) -> Path | None:
        """The path of a file in the folder; None for any other."""
        if isinstance(place, int):
            return None
        path = Path(os.path.abspath(os.fsdecode(place)))  # noqa: PTH100 - links are as they are
        real = Path(os.path.realpath(path.parent)) / path.name
        return real if real.is_relative_to(self._folder) else None
