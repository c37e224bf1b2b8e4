"""A rater who answers without end, to be killed in the middle: run by `test_killed`.

Reads the path of a session file from each line of standard input, and forks a child that saves
answers to it as fast as it can. Standard output gets `child <process id>`, then a line for each
answer that was acknowledged, and `ended` when the child is gone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from qi_tui.model.answering import Answer, Pen, Standing
from qi_tui.store.definitions.library import Library
from qi_tui.store.sessions import SessionDoor


def tell(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def answer_for_ever(path: Path) -> None:
    pen = Pen(Library().need("effective-redesign"))
    door = SessionDoor.open(path)
    if door.read_only:
        tell("read only")
        return
    session = door.session
    while True:
        number = door.session.head.revision + 1
        item = pen.framework.items[number % 9].id
        session = pen.answer(session, item, Answer(Standing.RATED, number % 7 + 1))
        session = pen.comment(session, item, f"answer {number} " + "and so on " * (number % 50))
        session = door.save(session)
        tell(f"saved {session.head.revision}")


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            answer_for_ever(Path(line.rstrip("\n")))
            os._exit(0)
        tell(f"child {child}")
        os.waitpid(child, 0)
        tell("ended")


if __name__ == "__main__":
    main()
