"""The TinyDB storage of session and workshop files: whole, atomic, and never over a stranger.

TinyDB's own storage overwrites in place and loses the file when it is killed in the middle. This
one writes through `replace_file`, and before each save compares what is on disk with what it last
saw there: where another program has changed the file, both versions are kept.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from qi_tui.store.atomic import replace_file
from qi_tui.store.reading import Unreadable, parse, read_bytes

Tables = dict[str, dict[str, Any]]


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
        self._mark: tuple[int, int, int] | None = None

    def read(self) -> Tables | None:
        """The tables on disk; None where there is no file.

        Raises:
            Unreadable: with the reason; the file is left as it is.
        """
        if not self.path.exists():
            return None
        data = read_bytes(self.path)
        tables = parse(data)
        if not isinstance(tables, dict):
            raise Unreadable("it is not a table of tables", "look whether it is the right file")
        self.remember(data)
        return tables

    def remember(self, data: bytes) -> None:
        """Take these bytes as what is on disk now."""
        self._seen = data
        self._mark = _mark_of(self.path)

    def write(self, data: Tables) -> None:
        """Save the tables; on disk when it returns.

        Raises:
            OSError: nothing was lost: the file is as it was before.
        """
        content = serialise(data)
        self._step_aside_if_changed()
        try:
            replace_file(self.path, content)
        except PermissionError:
            if os.name != "nt" or not self.path.exists():
                raise
            self._step_aside("is held by another program")
            replace_file(self.path, content)
        self.remember(content)

    def _step_aside_if_changed(self) -> None:
        mark = _mark_of(self.path)
        if mark == self._mark:
            return
        if mark is None:
            self.notice = (
                f"{self.path.name} had been deleted by another program: it is written again."
            )
            return
        try:
            on_disk: bytes | None = read_bytes(self.path)
        except Unreadable:
            on_disk = None
        if on_disk is None or on_disk != self._seen:
            self._step_aside("was changed by another program")

    def _step_aside(self, why: str) -> None:
        before = self.path
        self.path = free_name(before, "conflict")
        self._seen = self._mark = None
        self.notice = (
            f"{before.name} {why}: it stays as it is, and your answers go to {self.path.name}."
        )


def serialise(tables: Tables) -> bytes:
    """The bytes of a file: one document a line, UTF-8; what UTF-8 cannot hold becomes a `?`."""
    lines = ",\n".join(
        f"{_json(table)}: {{"
        + ",\n ".join(f"{_json(n)}: {_json(d)}" for n, d in rows.items())
        + "}"
        for table, rows in tables.items()
    )
    return f"{{{lines}}}\n".encode("utf-8", "replace")


def free_name(path: Path, word: str) -> Path:
    """The first `<name>.<word>-<n>.json` beside a file that nothing stands under yet."""
    number = 1
    while True:
        candidate = path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
        if not candidate.exists():
            return candidate
        number += 1


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _mark_of(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)
