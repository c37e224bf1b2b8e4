"""What a person reads when the program itself is at fault: one sentence, no traceback."""

from __future__ import annotations

from pathlib import Path

from qi_tui.model.text import display

# Not when it is needed: what is at fault may be that no file can be opened any more.
from qi_tui.store.disk.log import log_fault

PATH_LIMIT = 400


def sentence(error: BaseException | None, sessions: Path) -> str:
    """The sentence, once the fault stands in the private log.

    Args:
        error: what went wrong, if it is known.
        sessions: the folder of the session files.
    """
    log = log_fault(error)
    said = (
        "Something went wrong inside qi-tui. Your ratings are saved in "
        f"{display(str(sessions), PATH_LIMIT)}."
    )
    return said if log is None else f"{said} Details: {display(str(log), PATH_LIMIT)}"


def unsaved(sessions: Path) -> str:
    """What is said where nobody can be asked any more, and the disk has refused the last save."""
    return (
        "What you did last could not be saved. What was saved before is safe in "
        f"{display(str(sessions), PATH_LIMIT)}."
    )
