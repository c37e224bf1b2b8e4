"""What is saved while the disk fails: each way in which the program puts a file on the disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar, cast
from unittest import mock

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.facilitating import noted
from qi_tui.model.session import Session
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.definitions.library import Library
from qi_tui.store.definitions.new_definition import write_new
from qi_tui.store.disk.door import Door
from qi_tui.store.disk.placing import place_file
from qi_tui.store.disk.reading import read_bytes
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.store.workshop.workshop_reading import workshop_in
from qi_tui.store.workshop.workshops import FILE_NAME, WorkshopDoor, new_workshop

S = TypeVar("S")
OLD, NEW, NEXT = 1, 2, 3
"""The numbers of what is saved: before the fault, with it, after it."""


class Subject(Protocol):
    """One file in an empty folder, ready to be saved."""

    path: Path
    safe: tuple[str, ...]
    """Words of which a refusal has one, so that the person knows what is safe."""
    is_new: bool
    """Whether nothing stands there before."""

    def save(self, number: int) -> None:
        """Save what has this number; raises QiError where it is refused."""

    def found(self, path: Path) -> int:
        """The number of what a file holds, all of it; raises where it is of no number."""

    def notice(self) -> str | None:
        """What the person is told about the last save."""

    def killed(self) -> None:
        """The program that saved is gone, and another one comes; raises QiError."""

    def close(self) -> None:
        """It is done with."""


Make = Callable[[Path, int], Subject]


class _Saved(Generic[S]):
    """A file behind a door: a session's or a workshop's."""

    safe: tuple[str, ...] = ("is safe",)

    def __init__(
        self,
        begin: Callable[[], Door],
        open_again: Callable[[Path], Door],
        made: Callable[[int], S],
        shown: Callable[[Path], object],
        is_new: bool,
    ) -> None:
        self._begin, self._open, self._made, self._shown = begin, open_again, made, shown
        self.is_new = is_new
        self._door = begin()
        self.path = self._door.path
        if not is_new:
            self.save(OLD)
            # So that the mode has to be set in every save.
            self.path.chmod(0o664)

    def save(self, number: int) -> None:
        cast("Any", self._door).save(self._made(number))

    def found(self, path: Path) -> int:
        shown = self._shown(path)
        return next(number for number in (OLD, NEW, NEXT) if shown == _essence(self._made(number)))

    def notice(self) -> str | None:
        return self._door.take_notice()

    def killed(self) -> None:
        self._door.close()
        self._door = self._open(self.path) if self.path.exists() else self._begin()

    def close(self) -> None:
        self._door.close()


class _Placed:
    """A file that somebody asked for: a report, an invitation, a copy."""

    safe: tuple[str, ...] = ("nothing was changed", "Write it again")

    def __init__(self, path: Path, content: bytes, is_new: bool) -> None:
        self.path, self._content, self.is_new = path, content, is_new
        if not is_new:
            path.write_bytes(self._bytes(OLD))

    def save(self, number: int) -> None:
        place_file(self.path, self._bytes(number), over=True)

    def found(self, path: Path) -> int:
        found = path.read_bytes()
        return next(number for number in (OLD, NEW, NEXT) if found == self._bytes(number))

    def notice(self) -> str | None:
        return None

    def killed(self) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing is held."""

    def _bytes(self, number: int) -> bytes:
        return b"%d " % number + self._content


class _Definition(_Placed):
    """A definition of one's own, which never takes the place of another one."""

    # There is nothing before it that could be lost.
    safe: tuple[str, ...] = ("",)

    def save(self, number: int) -> None:
        if number == NEXT:
            self.path.unlink(missing_ok=True)
        write_new(self.path, self._bytes(number).decode("utf-8"))


def session(folder: Path, letters: int, is_new: bool = False) -> Subject:
    """A session with a comment of so many letters."""
    pen = Pen(Library().need("effective-redesign"))
    first = new_session(pen.framework, "Sam")

    def made(number: int) -> Session:
        item = pen.framework.items[number].id
        answered = pen.answer(first, item, Answer(Standing.RATED, number))
        return pen.comment(answered, item, f"{number} " + "a" * letters)

    def begin() -> Door:
        return SessionDoor.begin(folder, first)

    return _Saved(begin, SessionDoor.open, made, lambda path: load_session(path).sheets, is_new)


def new_folder(folder: Path, letters: int) -> Subject:
    """A session that is saved for the first time, in a folder that was not there."""
    return session(folder / "mine" / "sessions", letters, is_new=True)


def by_symlink(folder: Path, letters: int) -> Subject:
    """A session in a folder elsewhere, and a link to it here."""
    made = cast("Any", session(folder / "stick", letters))
    made.killed()
    link = folder / made.path.name
    link.symlink_to(made.path)
    made.path = link
    made.killed()
    return cast("Subject", made)


def workshop(folder: Path, letters: int, is_new: bool = False) -> Subject:
    """A workshop with a note of so many letters."""
    first = new_workshop("Winter flow")

    def made(number: int) -> WorkshopFile:
        return noted(first, "item", f"{number} " + "a" * letters)

    def begin() -> Door:
        return WorkshopDoor.begin(folder, first)

    def shown(path: Path) -> object:
        return workshop_in(read_bytes(path)).notes

    return _Saved(begin, WorkshopDoor.open, made, shown, is_new)


def new_workshop_file(folder: Path, letters: int) -> Subject:
    """A workshop that is saved for the first time."""
    made = workshop(folder, letters, is_new=True)
    assert made.path.name == FILE_NAME
    return made


def export(folder: Path, letters: int) -> Subject:
    """A report in the place of another one."""
    return _Placed(folder / "report.html", b"a" * letters, is_new=False)


def new_export(folder: Path, letters: int) -> Subject:
    """A report where there was none."""
    return _Placed(folder / "report.html", b"a" * letters, is_new=True)


def definition(folder: Path, letters: int) -> Subject:
    """A new definition."""
    return _Definition(folder / "own" / "ours.toml", b"a" * letters, is_new=True)


def without_links() -> AbstractContextManager[object]:
    """A drive that has no hard links, as the ones of sticks and some networks."""

    def refuse(source: object, target: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    return mock.patch.object(os, "link", refuse)


SUBJECTS: dict[str, tuple[Make, Callable[[], AbstractContextManager[object]]]] = {
    "a session": (session, nullcontext),
    "a session without hard links": (session, without_links),
    "a session in a new folder": (new_folder, nullcontext),
    "a workshop": (workshop, nullcontext),
    "a new workshop": (new_workshop_file, nullcontext),
    "an export over another": (export, nullcontext),
    "a new export": (new_export, nullcontext),
    "a new definition": (definition, nullcontext),
}
if os.name == "posix":
    SUBJECTS["a session by a symlink"] = (by_symlink, nullcontext)


def _essence(state: object) -> object:
    return state.sheets if isinstance(state, Session) else cast("WorkshopFile", state).notes
