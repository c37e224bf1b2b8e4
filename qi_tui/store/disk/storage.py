"""The TinyDB storage of session and workshop files: whole, atomic, and never over a stranger.

TinyDB's own storage overwrites in place and loses the file when it is killed in the middle. This
one writes through `replace_file`, and before each save compares what is on disk with what it last
saw there: where another program has changed the file, both versions are kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from qi_tui.store.disk.atomic import Mark, is_held_for_a_moment, mark_of, replace_file
from qi_tui.store.disk.reading import Unreadable, parse, read_bytes

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
        self._step_aside_if_changed()
        self._tried = content
        try:
            mark = self._replace(content)
        except PermissionError as error:
            if not is_held_for_a_moment(error) or not self.path.exists():
                raise
            self._step_aside("is held by another program")
            mark = self._replace(content)
        self.remember(content, mark)

    def _replace(self, content: bytes) -> Mark:
        try:
            return replace_file(self.path, content)
        except FileNotFoundError:
            # The folder was moved or deleted: better a new one than answers nowhere.
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return replace_file(self.path, content)

    def _step_aside_if_changed(self) -> None:
        mark = mark_of(self.path)
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


def serialise(tables: Tables) -> bytes:
    """The bytes of a file: one document a line, UTF-8; what UTF-8 cannot hold becomes a `?`."""
    lines = ",\n".join(f"{_json(table)}: {_rows(rows)}" for table, rows in tables.items())
    return f"{{{lines}}}\n".encode("utf-8", "replace")


def free_name(path: Path, word: str) -> Path:
    """The first `<name>.<word>-<n>.json` beside a file that nothing stands under yet."""
    number = 1
    while True:
        candidate = path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
        if not candidate.exists():
            return candidate
        number += 1


def _rows(rows: Any) -> str:
    # What a newer program may have put beside our tables need not be a table.
    if not isinstance(rows, dict):
        return _json(rows)
    return "{" + ",\n ".join(f"{_json(n)}: {_json(row)}" for n, row in rows.items()) + "}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
