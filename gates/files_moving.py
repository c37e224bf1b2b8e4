"""Files that change, grow or go while they are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

from gates.files_checking import GOOD, Tried
from gates.files_good import as_json, library, session
from qi_tui.store.gathering.gather import gather

Read = Callable[[int, int], bytes]


def check(tried: Tried) -> None:
    """Gather while one of the files moves; the good ones count, and it gets its sentence."""
    for name, words, moving in (
        ("grows for ever", "it is too large", _endless),
        ("shrinks", "it is cut short", _half),
        ("is emptied", "it is empty", _emptied),
        ("goes", "it is not there any more", _gone),
        ("becomes a folder", "it is a folder", _folder),
        ("can no longer be read", "it cannot be read", _failing),
    ):
        folder = tried.folder / name
        folder.mkdir()
        for good, tables in GOOD.items():
            (folder / good).write_bytes(as_json(tables))
        alone = gather([folder], library()).rooms
        path = folder / "moving.json"
        path.write_bytes(as_json(session(8_000_000)))
        with moving(path):
            gathering = gather([folder], library())
        tried.files += 1
        [report] = [file for file in gathering.files if file.path.endswith("moving.json")]
        if words not in report.detail:
            tried.found(f"a file that {name}", report.detail)
        if gathering.rooms != alone:
            tried.found(f"a file that {name}", "it changes the numbers")


def _reading(
    path: Path, instead: Callable[[Read, int, int], bytes]
) -> AbstractContextManager[object]:
    """Have another outcome of each reading of one file."""
    honest, inode = os.read, path.stat().st_ino

    def read(handle: int, size: int) -> bytes:
        is_it = os.fstat(handle).st_ino == inode
        return instead(honest, handle, size) if is_it else honest(handle, size)

    return patch.object(os, "read", read)


def _endless(path: Path) -> AbstractContextManager[object]:
    return _reading(path, lambda _read, _handle, size: b" " * size)


def _half(path: Path) -> AbstractContextManager[object]:
    return _reading(path, lambda read, handle, size: read(handle, size)[: size // 2])


def _emptied(path: Path) -> AbstractContextManager[object]:
    return _reading(path, lambda _read, _handle, _size: b"")


def _failing(path: Path) -> AbstractContextManager[object]:
    def fail(_read: Read, _handle: int, _size: int) -> bytes:
        raise OSError(5, "Input/output error")

    return _reading(path, fail)


def _opening(path: Path, before: Callable[[], object]) -> AbstractContextManager[object]:
    """Have something happen right before a file is opened."""
    honest = os.open

    def opened(name: str | Path, flags: int) -> int:
        if Path(name) == path:
            before()
        return honest(name, flags)

    return patch.object(os, "open", opened)


def _gone(path: Path) -> AbstractContextManager[object]:
    return _opening(path, path.unlink)


def _folder(path: Path) -> AbstractContextManager[object]:
    def become() -> None:
        path.unlink()
        path.mkdir()

    return _opening(path, become)
