"""The program beside a thread that saves a session without a pause: what a key costs meanwhile.

`python -m benchmarks.apps.saving FOLDER WORD…` saves in the folder, through the program's own
writer, and starts the program with these words.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import material
from qi_tui.cli import main
from qi_tui.errors import QiError
from qi_tui.model.session import Session
from qi_tui.store.disk.writer import Writer
from qi_tui.store.sessions import SessionDoor, new_session

ITEMS = 28


def save_always(folder: Path) -> None:
    """Begin a session in this folder, and save it again whenever it has been saved."""
    framework = material.library(folder / "frameworks", (ITEMS,)).need(material.made_up(ITEMS))
    door = SessionDoor.begin(folder, new_session(framework, "Alex"))

    def again(session: Session, notice: str | None) -> None:
        writer.put(session)

    def end(error: QiError) -> None:
        raise error

    writer = Writer(door, again, end)
    writer.put(door.session)


if __name__ == "__main__":
    save_always(Path(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
