"""One line per item of the room: disagreement, shape in a word, title, strip of counts, sentence.

Pure functions from figures to text. Nothing is computed here but widths: the figures and every
word about them come from the analysis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.disagreement import NONE
from qi_tui.analysis.item.item_words import flag_of as flag_of
from qi_tui.analysis.item.item_words import sentence_of as sentence_of
from qi_tui.analysis.item.item_words import shape_of as shape_of
from qi_tui.analysis.item.item_words import shape_word, shown_median
from qi_tui.analysis.item.item_words import shown_disagreement as shown_disagreement
from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.item.words import MARKS
from qi_tui.analysis.orders import Order
from qi_tui.ui.text.count_bars import strip_of_counts
from qi_tui.ui.words import plain

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.analysis.privacy import Said
    from qi_tui.ui.glyphs import Glyphs

MUTED = "$text-muted"
STYLES: dict[Shape, str] = {
    Shape.TWO_CAMPS: "bold $error",
    Shape.ONE_VOICE_APART: "bold $warning",
    Shape.A_FEW_APART: "$warning",
    Shape.SPREAD: "$accent",
    Shape.ALIKE: "$success",
    Shape.NO_ANSWERS: MUTED,
    Shape.ONE_ANSWER: MUTED,
    Shape.TOO_FEW: MUTED,
}
"""The colour of a shape; its mark and its word say the same without it."""

SHAPE_WIDTH = 17
"""The longest word of a shape, its mark and a blank."""
SENTENCES_FROM = 100
"""From this many columns on the sentence of counts stands in the row."""
WIDE_STRIP_FROM = 130
"""From this many columns on a point takes two cells of the strip."""

_SORTED_BY = {
    Order.LOWEST: "median",
    Order.HIGHEST: "median",
    Order.DONT_KNOW: "don't know",
    Order.PRIORITIES: "votes",
    Order.MOVED: "moved",
}


@dataclass(frozen=True)
class Columns:
    """How the cells of a row are shared out; 0 where a column has no room."""

    width: int
    sorted_by: int
    title: int
    points: int
    point: int
    sentence: int

    @property
    def strip(self) -> int:
        """The cells of the strip of counts."""
        return self.points * self.point


def share_out(width: int, items: Sequence[ItemFigures], order: Order) -> Columns:
    """The columns for these items on a line of `width` cells."""
    points = max((figures.points for figures in items), default=0)
    point = 2 if width >= WIDE_STRIP_FROM else 1
    sorted_by = len(_SORTED_BY[order]) + 1 if order in _SORTED_BY else 0
    # Arrow 2, disagreement 3, shape, number of answers 3, and the blanks between columns.
    rest = width - (2 + 3 + 1 + SHAPE_WIDTH + 1 + 3 + 1 + sorted_by + 1 + points * point + 1)
    longest = max((title_of(figures).cell_length for figures in items), default=0)
    if width < SENTENCES_FROM:
        return Columns(width, sorted_by, max(8, rest), points, point, 0)
    title = max(24, min(longest, rest // 2))
    return Columns(width, sorted_by, title, points, point, max(0, rest - title - 2))


def write_item(
    figures: ItemFigures,
    columns: Columns,
    order: Order,
    marks: Glyphs,
    names: Sequence[str] = (),
) -> Content:
    """The row of one item, without the cursor's arrow."""
    mark, word, style = shape_words(figures, marks)
    flag = flag_of(figures)
    return Content.assemble(
        (f"{shown_disagreement(figures):>3} ", style),
        Content.styled(f"{mark} {word}", style).truncate(SHAPE_WIDTH, pad=True),
        (f" {figures.n:>3} ", MUTED),
        sorted_by(figures, order).rjust(columns.sorted_by),
        " " if columns.sorted_by else "",
        _title_and_flag(figures, flag if not columns.sentence else "", columns.title),
        " ",
        (_strip(figures, columns, marks), style),
        _said(figures, flag, names, columns.sentence),
    )


def write_caption(columns: Columns, order: Order) -> Content:
    """What stands over the columns."""
    ends = f"1{columns.points:>{columns.strip - 1}}" if columns.strip > 2 else ""
    text = (
        f"  {'D':>3} {'shape':<{SHAPE_WIDTH}} {'n':>3} "
        f"{_SORTED_BY.get(order, ''):>{columns.sorted_by}}{' ' if columns.sorted_by else ''}"
        f"{'item':<{columns.title}} {ends:<{columns.strip}}"
        f"{'  counts' if columns.sentence else ''}"
    )
    return Content.styled(text, MUTED).truncate(columns.width)


def shape_words(figures: ItemFigures, marks: Glyphs) -> tuple[str, str, str]:
    """The mark, the word and the style that say how the answers lie (`item_words.shape_word`)."""
    shape, word = shape_word(figures)
    if shape is None:
        return marks.dash, word, MUTED
    style = MUTED if shape is Shape.TOO_FEW else STYLES.get(shape, "")
    return _mark(shape, marks), word, style


def title_of(figures: ItemFigures) -> Content:
    """The item's title, with the facet and the subject where there is more than one.

    A subject stands first: it tells the rows apart, also where the end of a line is cut.
    """
    facet = "" if figures.facet == "now" else f" ({figures.facet})"
    title = Content.assemble(plain(figures.title, 200), facet)
    if figures.subject is None:
        return title
    return Content.assemble(plain(figures.subject), facet, " · ", plain(figures.title, 200))


def said_by(said: Said) -> str:
    """A comment, and before it who wrote it where that may be shown."""
    who = ", ".join(part for part in (said.alias, said.role) if part)
    return f"{who}: {said.text}" if who else said.text


def sorted_by(figures: ItemFigures, order: Order) -> str:
    """The figure that the order goes by, where it has no column of its own."""
    match order:
        case Order.LOWEST | Order.HIGHEST:
            return shown_median(figures)
        case Order.DONT_KNOW:
            return str(figures.dont_know or 0)
        case Order.PRIORITIES:
            return str(figures.priorities or 0)
        case Order.MOVED:
            change = figures.change
            return NONE if change is None else f"{change.moved} of {change.n}"
        case _:
            return ""


def _mark(shape: Shape, marks: Glyphs) -> str:
    return MARKS[shape][1 if marks.is_ascii else 0]


def _title_and_flag(figures: ItemFigures, flag: str, width: int) -> Content:
    title = title_of(figures)
    if not flag:
        return title.truncate(width, ellipsis=True, pad=True)
    room = max(4, width - len(flag) - 3)
    short = title.truncate(room, ellipsis=True)
    return Content.assemble(short, (f" · {flag}", MUTED)).truncate(width, pad=True)


def _strip(figures: ItemFigures, columns: Columns, marks: Glyphs) -> str:
    counts = figures.counts or ()
    return strip_of_counts(counts, marks.bars, columns.point).ljust(columns.strip)


def _said(figures: ItemFigures, flag: str, names: Sequence[str], width: int) -> Content:
    if not width:
        return Content("")
    said = sentence_of(figures, names)
    if flag:
        said = f"{flag} · {said}"
    return Content.assemble("  ", Content.styled(said, MUTED).truncate(width, ellipsis=True))
