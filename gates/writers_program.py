"""One of several programs on one file: opens it again and again, and saves when it may.

Takes its number, how many saves it is to make, and the file (or a folder, for a file of its own).
Standard output gets a line for each save that was acknowledged (`saved <number> <save>`), and one
for each time that another program had the file (`waited <seconds that it had had it>`).
"""

from __future__ import annotations

import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from gates.kills_program import framework
from qi_tui.model.answering import Pen
from qi_tui.model.session import Session
from qi_tui.store.disk.door import SaveError
from qi_tui.store.sessions import SessionDoor, new_session

MOST_AT_ONCE = 20
LONGEST_WAIT = 0.01
"""In seconds, before somebody who only could read opens the file again."""


def main() -> None:
    """Save so many times, however often it has to wait."""
    writer, times, place = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    chance = random.Random(writer)
    path = _own(place) if place.is_dir() else place
    done = 0
    while done < times:
        door = SessionDoor.open(path)
        if door.read_only:
            _tell_of_waiting(door)
            door.close()
            time.sleep(chance.uniform(0, LONGEST_WAIT))
            continue
        for _ in range(min(times - done, chance.randint(1, MOST_AT_ONCE))):
            done += 1
            door.save(with_mark(door.session, writer, done))
            print(f"saved {writer} {done}", flush=True)
            if (notice := door.take_notice()) is not None:
                print(f"notice {notice}", flush=True)
        door.close()


def with_mark(session: Session, writer: int, number: int) -> Session:
    """The session with the mark of one more save in a comment."""
    pen = Pen(framework())
    item = pen.framework.items[writer].id
    before = session.sheet().comments.get(item, "")
    return pen.comment(session, item, f"{before} {number}")


def marks_in(session: Session) -> set[tuple[int, int]]:
    """The saves whose marks a session has: who, and which."""
    comments = session.sheet().comments
    items = [item.id for item in framework().items]
    return {
        (items.index(item), int(number))
        for item, said in comments.items()
        for number in said.split()
    }


def _own(folder: Path) -> Path:
    door = SessionDoor.begin(folder, new_session(framework()))
    door.save(door.session)
    door.close()
    return door.path


def _tell_of_waiting(door: SessionDoor) -> None:
    try:
        door.save(door.session)
    except SaveError:
        since = door.held_since
        waited = (datetime.now(UTC) - since).total_seconds() if since else -1.0
        print(f"waited {waited:.3f}", flush=True)
    else:
        print("wrote though it could only read", flush=True)


if __name__ == "__main__":
    main()
