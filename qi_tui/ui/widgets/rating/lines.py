"""What the rating list can say in one line; a line holds all that its picture depends on.

Equal lines look alike, so a drawn line can be kept and found again by its value.
"""

from __future__ import annotations

from typing import NamedTuple

from qi_tui.model.answering import Answer
from qi_tui.model.session import Sheet


class Look(NamedTuple):
    """All that decides what is seen, beside the framework and the size.

    Attributes:
        priorities: the items with a priority vote.
        place: the focused item, from 0; the number of items is the last row, *Finish*.
        resting: the point where a mark rests that is not committed, or None.
        pending: digits typed so far of a value that another digit may follow.
    """

    sheet: Sheet
    priorities: tuple[str, ...] = ()
    place: int = 0
    resting: int | None = None
    pending: str = ""


class Heading(NamedTuple):
    """The line above a domain's items."""

    title: str
    standing: str
    is_open: bool


class ItemLine(NamedTuple):
    """The one line of an item."""

    place: int
    answer: Answer
    is_focused: bool
    resting: int | None
    pending: str
    has_comment: bool
    is_priority: bool


class ProseLine(NamedTuple):
    """A line of the focused item's prompt, help or comment, or of a point's second line."""

    text: str
    indent: int
    style: str


class PointLine(NamedTuple):
    """What one point of the focused item says."""

    value: int
    text: str
    is_chosen: bool
    is_resting: bool


class FinishLine(NamedTuple):
    """The last line."""

    words: str
    is_focused: bool
    is_ready: bool


Line = Heading | ItemLine | ProseLine | PointLine | FinishLine


class Page(NamedTuple):
    """All lines of the list.

    Attributes:
        first: the first line that must be in view.
        last: the last one, `first` included.
        marked: the line of the chosen or resting point, the one to show where not all fits.
        rows: item place → line, for the items of the open domain.
    """

    lines: list[Line]
    first: int
    last: int
    marked: int
    rows: dict[int, int]
