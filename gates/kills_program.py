"""One who saves without end, to be killed in the middle: the program that `gates.kills` starts.

Reads a kind and a path from each line of standard input, and forks a child that saves to that file
as fast as it can. Standard output gets `child <process id>`, then a line for each save that was
acknowledged, and `ended` when the child is gone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.facilitating import note_on, noted
from qi_tui.model.framework import Framework
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.reading import read_bytes
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.store.workshop.workshop_reading import workshop_in
from qi_tui.store.workshop.workshops import WorkshopDoor, new_workshop

FRAMEWORK = "effective-redesign"
ITEM = "number"


@cache
def framework() -> Framework:
    """What is rated."""
    return Library().need(FRAMEWORK)


class Kind(NamedTuple):
    """A kind of file that is saved again and again.

    Attributes:
        begin: makes one in a folder, with the first save done.
        numbers: saves to a file without end, and yields the number of each save that is
            acknowledged, one more each time; nothing where the file can only be read.
        number_in: the number of the save that a file holds; raises where its content is not all of
            that save.
    """

    begin: Callable[[Path], Path]
    numbers: Callable[[Path], Iterator[int]]
    number_in: Callable[[Path], int]


def begin_session(folder: Path) -> Path:
    """Make a session, once saved."""
    door = SessionDoor.begin(folder, new_session(framework(), "Sam"))
    door.save(door.session)
    door.close()
    return door.path


def answers(path: Path) -> Iterator[int]:
    """Answer and comment on item after item."""
    pen = Pen(framework())
    door = SessionDoor.open(path)
    session = door.session
    while not door.read_only:
        number = door.session.head.revision + 1
        item = pen.framework.items[number % 9].id
        session = pen.answer(session, item, Answer(Standing.RATED, number % 7 + 1))
        session = door.save(pen.comment(session, item, _words(number)))
        yield session.head.revision


def revision_in(path: Path) -> int:
    """The revision of a session whose last answer and comment are there with it."""
    session = load_session(path)
    number = session.head.revision
    if number > 1:
        item = framework().items[number % 9].id
        sheet = session.sheet()
        assert sheet.comments[item] == _words(number), "it is not all of one save"
        assert sheet.values[item] == number % 7 + 1, "it is not all of one save"
    return number


def begin_workshop(folder: Path) -> Path:
    """Make a workshop, once saved."""
    door = WorkshopDoor.begin(folder, noted(new_workshop("Winter flow"), ITEM, _words(1)))
    door.save(door.workshop)
    door.close()
    return door.path


def notes(path: Path) -> Iterator[int]:
    """Put one note in the place of another."""
    door = WorkshopDoor.open(path)
    while not door.read_only:
        number = _number(note_on(door.workshop, ITEM)) + 1
        door.save(noted(door.workshop, ITEM, _words(number)))
        yield number


def note_in(path: Path) -> int:
    """The number of the note in a workshop's file."""
    said = note_on(workshop_in(read_bytes(path)), ITEM)
    assert said == _words(_number(said)), "it is not all of one save"
    return _number(said)


def _words(number: int) -> str:
    return f"answer {number} {'and so on ' * (number % 50)}".strip()


def _number(words: str) -> int:
    return int(words.split()[1])


KINDS = {
    "session": Kind(begin_session, answers, revision_in),
    "workshop": Kind(begin_workshop, notes, note_in),
}


def main() -> None:
    """Fork for each line, and wait for the child's end."""
    framework()
    for line in sys.stdin:
        kind, _, path = line.rstrip("\n").partition(" ")
        child = os.fork()
        if child == 0:
            _save_for_ever(kind, Path(path))
        _tell(f"child {child}")
        os.waitpid(child, 0)
        _tell("ended")


def _save_for_ever(kind: str, path: Path) -> None:
    # An exception here would go on into the parent's loop.
    try:
        for number in KINDS[kind].numbers(path):
            _tell(f"saved {number}")
    finally:
        os._exit(1)


def _tell(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    main()
