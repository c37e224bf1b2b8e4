"""What a rater asks for in the rating list; the screen does it and owns what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qi_tui.model.answer import Answer
    from qi_tui.model.session import Facet


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """Answer an item, or take its answer away (`UNANSWERED`)."""

    item: str
    answer: Answer
    facet: Facet = "now"
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class VotePriority:
    """Put a priority vote on an item, or take it off."""

    item: str


@dataclass(frozen=True, slots=True)
class WriteComment:
    """Write, change or delete the comment on an item."""

    item: str
    facet: Facet = "now"
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class RenameSubject:
    """Give a subject another name."""

    subject: str


@dataclass(frozen=True, slots=True)
class RemoveSubject:
    """Take a subject away, with all that was said of it."""

    subject: str


class Ask(StrEnum):
    """What concerns no single item."""

    ADD_SUBJECT = "add a subject"
    UNDO = "undo"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Hint:
    """A word to the rater: the key that was pressed does nothing here, and why."""

    words: str


Act = GiveAnswer | VotePriority | WriteComment | RenameSubject | RemoveSubject | Ask | Hint
