"""What the command line (or a test) hands to the app: where things lie, and what to open first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from qi_tui.store.definitions.library import Library


class Context:
    """Where things lie.

    Args:
        sessions: the folder where session files go; it need not exist yet.
        own_frameworks: the folder of the person's own definitions, or None.
    """

    def __init__(self, sessions: Path, own_frameworks: Path | None = None) -> None:
        self.sessions = sessions
        self.own_frameworks = own_frameworks

    @cached_property
    def library(self) -> Library:
        """The definitions, read when first asked for: the first screen must not wait for them."""
        from qi_tui.store.definitions.library import Library

        return Library(self.own_frameworks)


class OpenLibrary:
    """Open the library."""


class OpenRating(NamedTuple):
    """Start or resume a rating; with an alias and a role, at the first unanswered item.

    Where `invite` names an invitation file, title and framework are those of the invitation.
    """

    framework: str
    alias: str | None = None
    role: str | None = None
    title: str | None = None
    invite: Path | None = None


class OpenFacilitator(NamedTuple):
    """Open the facilitator's view on files and folders; `reveal` shows the room at once."""

    paths: Sequence[Path]
    recursive: bool = False
    reveal: bool = False


class OpenPresent(NamedTuple):
    """Open the second window on files and folders, for the room."""

    paths: Sequence[Path]
    recursive: bool = False


Start = OpenLibrary | OpenRating | OpenFacilitator | OpenPresent


def folder_of(context: Context, start: Start) -> Path:
    """Where what is saved goes: named after a fault."""
    places = start.paths if isinstance(start, OpenFacilitator | OpenPresent) else ()
    if not places:
        return context.sessions
    return places[0].parent if places[0].suffix == ".json" else places[0]
