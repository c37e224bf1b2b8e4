"""What the rating list can say in one line; a line holds all that its picture depends on.

Equal lines look alike, so a drawn line can be kept and found again by its value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from qi_tui.model.answer import Answer
from qi_tui.model.asking import SheetKey
from qi_tui.ui.text.earlier_text import Last
from qi_tui.ui.widgets.rating.slider import Mark

if TYPE_CHECKING:
    from qi_tui.model.session import Facet, Sheet


class Look(NamedTuple):
    """All that decides what is seen, beside what is asked and the size.

    Attributes:
        sheets: the answers.
        priorities: the items with a priority vote.
        place: the focused row, from 0; the number of rows is the last line, *Finish*.
        resting: the point where a mark rests that is not committed, or None.
        pending: digits typed so far of a value that another digit may follow.
        facet: the one that the keys set.
    """

    sheets: Mapping[SheetKey, Sheet]
    priorities: tuple[str, ...] = ()
    place: int = 0
    resting: int | None = None
    pending: str = ""
    facet: Facet = "now"


class Heading(NamedTuple):
    """The line above the rows of a domain or of a subject."""

    title: str
    standing: str
    is_open: bool


class ItemLine(NamedTuple):
    """The one line of a row; it has an answer for each facet.

    Attributes:
        setting: the place of the facet that the keys set, on the focused line; else -1.
        last: what the rater said in the round before, where that facet is not answered again yet.
    """

    place: int
    answers: tuple[Answer, ...]
    setting: int
    resting: int | None
    pending: str
    has_comment: bool
    is_priority: bool
    last: Last | None = None

    @property
    def is_focused(self) -> bool:
        """Whether the keys act on it."""
        return self.setting >= 0


class ProseLine(NamedTuple):
    """A line of the focused item's prompt, help or comment, or of a point's second line."""

    text: str
    indent: int
    style: str


class PointLine(NamedTuple):
    """What one point of the focused item says."""

    value: int
    text: str
    mark: Mark


class ScaleLine(NamedTuple):
    """What several points of the focused item say, `start` up to but not `stop`."""

    place: int
    start: int
    stop: int
    mark: Mark


class PolesLine(NamedTuple):
    """A line of the focused item's two poles."""

    left: str
    right: str


class FinishLine(NamedTuple):
    """The last line."""

    words: str
    is_focused: bool
    is_ready: bool


Line = Heading | ItemLine | ProseLine | PointLine | ScaleLine | PolesLine | FinishLine


class Page(NamedTuple):
    """All lines of the list.

    Attributes:
        first: the first line that must be in view.
        last: the last one, `first` included.
        marked: the line of the chosen or resting point, the one to show where not all fits.
        rows: row's place → line, for the rows of the open group.
        headings: line of a heading → place of its first row.
    """

    lines: list[Line]
    first: int
    last: int
    marked: int
    rows: dict[int, int]
    headings: dict[int, int]
