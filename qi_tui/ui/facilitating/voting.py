"""Opening a further round: which items, what follows from it, and when it is time to stop."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qi_tui.analysis.rounds.change_words import suggest_ending
from qi_tui.model.text import display
from qi_tui.ui.words import count_of

if TYPE_CHECKING:
    from qi_tui.ui.facilitating.rooms import Rooms

_CONSEQUENCE = (
    "The answers of this round stay as they are. In round {round} only these items are rated; "
    "each rater sees their own last answer and what the room said, and may keep it. What is "
    "answered then is hidden until you reveal it."
)
_WHAT_NEXT = (
    "Collect the new answers here: next rater (n), paper (p), hands (h), an invitation (i), or "
    "files that arrive. When all have answered, reveal them (r)."
)


@dataclass(frozen=True)
class Ballot:
    """A further round that could be opened.

    Attributes:
        items: the ids of its items, in the framework's order.
        round: its number.
        question: what is asked, in a few words.
        consequence: the items' titles, what follows, and where it is time to stop, that.
        what_next: what to do once it is open.
    """

    items: tuple[str, ...]
    round: int
    question: str
    consequence: str
    what_next: str = _WHAT_NEXT


def ballot_of(rooms: Rooms, chosen: Collection[str], round_now: int) -> Ballot:
    """The next round on some items.

    Args:
        rooms: what may be shown.
        chosen: ids of items.
        round_now: the round that was held last.
    """
    titles = {
        item.id: display(item.title, 200)
        for key in rooms.keys
        for item in rooms.framework(key).items
        if item.id in chosen
    }
    following = round_now + 1
    said = ["; ".join(titles.values()) + ".", _CONSEQUENCE.format(round=following)]
    ending = suggest_ending(max((_times_rated(rooms, item) for item in titles), default=0))
    if ending is not None:
        said.append(ending)
    return Ballot(
        items=tuple(titles),
        round=following,
        question=f"Vote again on {count_of(len(titles), 'item')}?",
        consequence="\n\n".join(said),
    )


def _times_rated(rooms: Rooms, item: str) -> int:
    """How many rounds anybody rated an item in."""
    return sum(
        any(figures.item == item and figures.n for figures in rooms.figures(key).items)
        for key in rooms.keys
    )
