"""What can become of a file in a merge, and the report that says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What became of a file; of those that fit, the first in this order."""

    UNREADABLE = "unreadable"
    NOT_A_SESSION = "not a session"
    UNKNOWN_FRAMEWORK = "unknown framework"
    LEFT_OUT = "left out"
    SUPERSEDED = "superseded"
    SAME_AGAIN = "same again"
    CONFLICT = "conflict"
    OTHER_VERSION = "other version"
    NAMESAKE = "namesake"
    DRAFT = "draft"
    ADDED = "added"

    @property
    def is_trouble(self) -> bool:
        """Whether something needs a person's attention; the command line then leaves 1."""
        return self in _TROUBLE


_TROUBLE = frozenset(
    {
        Status.UNREADABLE,
        Status.NOT_A_SESSION,
        Status.UNKNOWN_FRAMEWORK,
        Status.CONFLICT,
        Status.OTHER_VERSION,
    }
)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file, and why in a sentence."""

    path: str
    status: Status
    detail: str
    session_id: str | None = None
    answered: int = 0
    of: int = 0
