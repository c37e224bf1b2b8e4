"""The TinyDB storage of session and workshop files: whole, atomic, and never over a stranger.

TinyDB's own storage overwrites in place and loses the file when it is killed in the middle. This
one writes through `replace_file`, and before each save compares what is on disk with what it last
saw there: where another program has changed the file, both versions are kept.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from tinydb.storages import Storage

from qi_tui.store.disk.atomic import (
    Mark,
    is_held_for_a_moment,
    make_folder,
    mark_at,
    mark_of,
    replace_file,
)
from qi_tui.store.disk.reading import LARGEST, Unreadable, parse, read_bytes
from qi_tui.store.disk.serialising import Tables, serialise

# Somebody who changes a file at each of so many tries, within milliseconds, is no sync client.
_TRIES = 10


class _ChangedMeanwhile(Exception):
    """Another program changed the file while the new content was on its way to the disk."""


class SafeStorage(Storage):
    """The tables of one file.

    Args:
        path: the file; it is neither made nor opened before it is read or written.

    `path` is where the next save goes. It moves to a side file when another program has changed
    the file, or holds it so that it cannot be replaced; `notice` then says so, once.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.notice: str | None = None
        self._seen: bytes | None = None
        self._mark: Mark | None = None
        # What a save that failed may have put there all the same.
        self._tried: bytes | None = None

    def read(self) -> Tables | None:
        """The tables on disk; None where there is no file.

        Raises:
            Unreadable: with the reason; the file is left as it is.
        """
        if not self.path.exists():
            return None
        mark = mark_of(self.path)
        data = read_bytes(self.path)
        tables = parse(data)
        if not isinstance(tables, dict):
            raise Unreadable("it is not a table of tables", "look whether it is the right file")
        self.remember(data, mark)
        return tables

    def remember(self, data: bytes, mark: Mark | None) -> None:
        """Take these bytes as what is on disk; the mark was taken before they were read."""
        self._seen = data
        self._mark = mark
        self._tried = None

    def write(self, data: Tables) -> None:
        """Save the tables; on disk when it returns.

        Raises:
            OSError: nothing was lost: the file is as it was before.
        """
        content = serialise(data)
        if len(content) > LARGEST:
            # What could not be read again must not be acknowledged.
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        self._step_aside_if_changed()
        self.remember(content, self._put(content))

    def _put(self, content: bytes) -> Mark:
        for _ in range(_TRIES):
            self._tried = content
            try:
                return self._replace(content)
            except _ChangedMeanwhile:
                self._step_aside_if_changed()
            except PermissionError as error:
                if not is_held_for_a_moment(error) or not self.path.exists():
                    raise
                self._step_aside("is held by another program")
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    def _replace(self, content: bytes) -> Mark:
        try:
            return replace_file(self.path, content, look=self._look_again)
        except FileNotFoundError:
            # The folder was moved or deleted: better a new one than answers nowhere.
            make_folder(self.path.parent)
            return replace_file(self.path, content, look=self._look_again)

    def _look_again(self) -> None:
        """Forcing the new content to the disk took a while, in which somebody may have come."""
        if mark_at(self.path) != self._mark:
            raise _ChangedMeanwhile

    def _step_aside_if_changed(self) -> None:
        mark = mark_at(self.path)
        if mark == self._mark:
            return
        if mark is None:
            self._mark = None
            self.notice = (
                f"{self.path.name} had been deleted by another program: it is written again."
            )
            return
        try:
            on_disk: bytes | None = read_bytes(self.path)
        except Unreadable:
            on_disk = None
        if on_disk is None or on_disk not in (self._seen, self._tried):
            self._step_aside("was changed by another program")
        else:
            self._mark = mark

    def _step_aside(self, why: str) -> None:
        before = self.path
        self.path = free_name(before, "conflict")
        self._seen = self._mark = self._tried = None
        self.notice = (
            f"{before.name} {why}: it stays as it is, and your answers go to {self.path.name}."
        )


def free_name(path: Path, word: str) -> Path:
    """The first `<name>.<word>-<n>.json` beside a file that nothing stands under yet."""
    number = 1
    while True:
        candidate = path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
        if not os.path.lexists(candidate):
            return candidate
        number += 1
