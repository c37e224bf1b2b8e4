"""A hostile file, and what must happen to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gates.files_good import as_json

UNREADABLE, NOT_A_SESSION = "unreadable", "not a session"
UNKNOWN_FRAMEWORK, OTHER_VERSION = "unknown framework", "other version"
ADDED, DRAFT = "added", "draft"
COUNTED = "counted"
"""No status either: added, or the namesake of another."""
PASSED_OVER = "passed over"
"""No status of the contract: the file is not spoken of at all."""
MEANT = {COUNTED: (ADDED, "namesake")}


@dataclass(frozen=True)
class Case:
    """A hostile file.

    Attributes:
        name: what is hostile about it; unlike that of any other case.
        status: what becomes of it.
        words: what is said of it, among other words.
        data: what is in it; None where `make` puts something else there.
        make: puts it at a path.
        file: the name of its file, where that is what matters.
        here: why it cannot be tried on this machine; empty where it can.
    """

    name: str
    status: str
    words: str = ""
    data: bytes | None = None
    make: Callable[[Path], object] | None = None
    file: str = ""
    here: str = ""

    @property
    def counts(self) -> bool:
        """Whether answers in it count."""
        return self.status in (ADDED, COUNTED, DRAFT, OTHER_VERSION)

    @property
    def meant(self) -> tuple[str, ...]:
        """The statuses of which it must have one."""
        return MEANT.get(self.status, (self.status,))

    def put(self, path: Path) -> None:
        """Make the file."""
        if self.data is not None:
            path.write_bytes(self.data)
        if self.make is not None:
            self.make(path)


def refused(name: str, words: str, content: Any) -> Case:
    """A file that cannot be taken in: bytes as they are, anything else as JSON."""
    data = content if isinstance(content, bytes) else as_json(content)
    return Case(name, UNREADABLE, words, data)


def taken(name: str, content: Any, status: str = ADDED, words: str = "") -> Case:
    """A file that is odd and counts."""
    data = content if isinstance(content, bytes) else as_json(content)
    return Case(name, status, words, data)
