"""What can become of a file in a merge, and the report that says it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """What became of a file; of those that fit, the first in this order."""

    UNREADABLE = "unreadable"
    NOT_A_SESSION = "not a session"
    UNKNOWN_FRAMEWORK = "unknown framework"
    LEFT_OUT = "left out"
    SUPERSEDED = "superseded"
    SAME_AGAIN = "same again"
    CONFLICT = "conflict"
    OVERLAP = "overlap"
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
        Status.OVERLAP,
        Status.OTHER_VERSION,
    }
)


class FileReport(NamedTuple):
    """What became of one file, and why in a sentence.

    Attributes:
        path, detail: safe to show; in an anonymous workshop as `privacy.show_files` has them.
        session_id, digest, framework: of a session, and the digest of the file's content.
        others: the paths of other files that the detail names, as they stand in it.
    """

    path: str
    status: Status
    detail: str
    session_id: str | None = None
    answered: int = 0
    of: int = 0
    digest: str | None = None
    framework: str | None = None
    others: tuple[str, ...] = ()
