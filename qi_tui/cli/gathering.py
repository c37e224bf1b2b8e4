"""What `merge`, `report`, `export` and `summarise` have in common: the files, and words on them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui.cli.saying import say, saying_how_far
from qi_tui.errors import UsageError

if TYPE_CHECKING:
    from qi_tui.store.definitions.library import Library
    from qi_tui.store.gathering.gather import Gathering


def gathered(places: Iterable[str | Path], known: Library, recursive: bool = False) -> Gathering:
    """What is at some places; how far it has got is said at a terminal.

    Raises:
        UsageError: where no file there could be a session.
    """
    from qi_tui.store.gathering.gather import gather

    with saying_how_far() as progress:
        return gather([Path(place) for place in places], known, recursive, progress)


def say_unrevealed(gathering: Gathering, nevertheless: str) -> None:
    """Say where a round has not been revealed in the room, and what happens nevertheless."""
    from qi_tui.store.report_sources import unrevealed

    hidden = unrevealed(gathering)
    if hidden is not None:
        say(f"round {hidden} is not revealed in the room yet; {nevertheless} nevertheless.")


def not_outside(advice: str) -> UsageError:
    """The refusal of single answers for an audience outside the room."""
    from qi_tui.analysis.privacy import NEVER_OUTSIDE

    return UsageError("Not outside", f"{NEVER_OUTSIDE[:1].upper()}{NEVER_OUTSIDE[1:]}.", advice)
