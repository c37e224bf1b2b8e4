"""One item as large as the room there is: title, question, counts as blocks, and what was said.

What the facilitator projects and what the second window shows are both made here, so that they
cannot differ. Nothing that is for the facilitator alone comes in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.ui.text.large_counts import Grid, counts_row, draw, grid_of, points_row, rows_wanted
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.workshop.agreed_words import agreed_lines
from qi_tui.ui.text.workshop.room_rows import MUTED, sentence_of, title_of
from qi_tui.ui.words import count_of, plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.analysis.privacy import Comments
    from qi_tui.model.workshop import Agreed
    from qi_tui.ui.glyphs import Glyphs
    from qi_tui.ui.text.workshop.item_text import Reading

LINE = 110
"""Cells of the longest line of text: longer ones are hard to follow from afar."""
FEWEST_ROWS = 5
"""Rows that the blocks take at least, however much there is to say."""
BLANKS = 3
"""Blank lines between the parts that should fit on one page."""
LABEL, WIDE_LABEL = 14, 24
"""Cells of the names before rows of counts, at most; the second on a line that is full length."""


@dataclass(frozen=True)
class Card:
    """All that the room may see of an item.

    Attributes:
        reading: its figures and the words of the framework.
        framework: its id.
        round: the round that the figures are of.
        poles: what stands at either end of its scale; None where each point has its own words.
        beside: name and counts of its other facet, where it has one.
        movement: what happened since an earlier round; empty where nothing can be said.
        ending: when it is time to stop voting on it, a sentence; empty before that.
        agreed: what the room settled on.
        caution: a word about a very small room; empty of others.
        comments: what raters wrote, as it may be shown; None while it is read.
    """

    reading: Reading
    framework: str
    round: int = 1
    poles: tuple[str, str] | None = None
    beside: tuple[tuple[str, tuple[int, ...]], ...] = ()
    movement: str = ""
    ending: str = ""
    agreed: Agreed | None = None
    caution: str = ""
    comments: Comments | None = None


def large(card: Card, width: int, height: int, marks: Glyphs) -> list[Content]:
    """The lines of a page, none of them wider than `width`.

    The blocks take what the words leave, so that an item fits on one page where that can be.
    Comments come last, and may have to be scrolled to.
    """
    line = min(width, LINE)
    counts = card.reading.figures.counts
    head, below = _head(card, line), _below_counts(card, line)
    settled, comments = _settled(card, line, marks), _comments(card, line, marks)
    blank = Content("")
    if counts is None:
        return [*head, blank, *_numbers(card, line), *_apart(below, settled, comments)]
    grid = _grid(card, width)
    labels = _points(card, grid, line, marks)
    rest = height - sum(map(len, (head, labels, below, settled))) - BLANKS
    drawn = draw(counts, grid, max(FEWEST_ROWS, min(rest, rows_wanted(counts))), marks)
    # Blank lines tell parts apart across a room, but only where nothing is lost by them.
    gap = [blank] if rest >= FEWEST_ROWS else []
    return [*head, blank, *drawn, *labels, *gap, *_apart(below, settled, comments)]


def _apart(*parts: Sequence[Content]) -> list[Content]:
    """The parts that hold anything, with a blank line between them."""
    lines: list[Content] = []
    for part in parts:
        if part:
            lines += [Content(""), *part] if lines else part
    return lines


def _head(card: Card, width: int) -> list[Content]:
    """Title and question, bold and wrapped."""
    reading = card.reading
    title = title_of(reading.figures).stylize("bold $accent").wrap(width)
    if not reading.prompt:
        return [*title]
    return [*title, *plain(reading.prompt, 600, "bold").wrap(width)]


def _grid(card: Card, width: int) -> Grid:
    figures = card.reading.figures
    names = [name for name, _ in card.beside] + [*(figures.by_role or {})]
    most = WIDE_LABEL if width >= LINE else LABEL
    label = min(most, max((plain(name).cell_length for name in names), default=0) + 2)
    return grid_of(len(figures.counts or ()), width, label if names else 0)


def _points(card: Card, grid: Grid, width: int, marks: Glyphs) -> list[Content]:
    """What stands under the blocks: the points, the groups' counts, what the points say."""
    reading, figures = card.reading, card.reading.figures
    counts = figures.counts or ()
    names = reading.names or [str(point) for point in range(1, len(counts) + 1)]
    groups = [*card.beside, *(figures.by_role or {}).items()]
    rows = [counts_row(plain(name), group, grid, marks) for name, group in groups]
    lines = [points_row(names, counts, grid), *rows]
    if card.poles is not None:
        return [*lines, *_poles(card.poles, grid, width)]
    if reading.names:
        return lines
    for point, (descriptor, chosen) in enumerate(
        zip(reading.descriptors, counts, strict=False), start=1
    ):
        # A point that says no more than its number says nothing.
        if chosen and descriptor != str(point):
            start = Content.styled(f"{point:>3}  ", "bold")
            lines += hanging(start, plain(descriptor, 200), width)
    return lines


def _poles(poles: tuple[str, str], grid: Grid, width: int) -> list[Content]:
    """What stands at either end: the left one to the left, the right one to the right."""
    room = min(width, grid.label + grid.width) - grid.label
    half = max(8, room // 2 - 1)
    left, right = (plain(pole, 200).wrap(half) for pole in poles)
    lines = []
    for row in range(max(len(left), len(right))):
        first = left[row] if row < len(left) else Content("")
        last = right[row] if row < len(right) else Content("")
        blank = max(0, room - first.cell_length - last.cell_length)
        lines.append(Content.assemble(" " * grid.label, first, " " * blank, last))
    return lines


def _numbers(card: Card, width: int) -> list[Content]:
    """What was answered to a count item, in order."""
    values = card.reading.figures.values or ()
    if not values:
        return []
    numbers = Content("   ".join(str(value) for value in values))
    return [*numbers.stylize("bold $primary").wrap(width), Content("")]


def _below_counts(card: Card, width: int) -> list[Content]:
    """The sentence of counts, and who rated it at all."""
    reading, figures = card.reading, card.reading.figures
    lines = Content(sentence_of(figures, reading.names)).stylize("bold").wrap(width)
    if card.caution:
        lines += Content.styled(card.caution, "$warning").wrap(width)
    if card.movement:
        lines += Content(f"Since then: {card.movement}.").wrap(width)
    return [*lines]


def _settled(card: Card, width: int, marks: Glyphs) -> list[Content]:
    """What the room settled on, or that it is time to."""
    lines: list[Content] = []
    if card.agreed is not None:
        lines += agreed_lines(card.agreed, card.reading.descriptors, card.round, width, marks)
    if card.ending:
        lines += Content.styled(card.ending, "bold $warning").wrap(width)
    return lines


def _comments(card: Card, width: int, marks: Glyphs) -> list[Content]:
    if card.comments is None or not card.comments.said:
        return []
    said = card.comments.said
    lines = [Content.styled(f"{count_of(len(said), 'comment')}:", MUTED)]
    for each in said:
        # Where the workshop is named, privacy lets who said it stand beside.
        by = [plain(name) for name in (each.alias, each.role) if name]
        text = plain_comment(each.text)
        if by:
            text = Content.assemble(Content(", ").join(by), ": ", text)
        lines += hanging(Content.styled(f"{marks.bullet} ", MUTED), text, width)
    return lines
