"""From the lines of the rating list to coloured strips of an exact width.

A strip is kept under the line it was drawn from: a key draws only the lines that it changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from qi_tui.model.answering import Answer, Standing
from qi_tui.ui.glyphs import Glyphs
from qi_tui.ui.widgets.rating_lines import (
    FinishLine,
    Heading,
    ItemLine,
    Line,
    PointLine,
    ProseLine,
)
from qi_tui.ui.widgets.rating_rows import MARGIN, POINT_INDENT, Outline
from qi_tui.ui.widgets.slider import KINDS, Mark, Piece, slider_width

KEPT = 4000
"""Strips kept; a list of 300 items seen in every state needs fewer."""
LEAD = 6
"""Cells before a title: arrow and number."""
FLAGS = 4
"""Cells for the signs of a comment and a priority."""
SLIDER_ROOM = ((70, 7), (100, 13), (150, 19))
"""Up to this width, room for this many cells of slider."""
WIDE_SLIDER_ROOM = 25


class Columns(NamedTuple):
    """How the width of an item's line is shared out, in cells."""

    title: int
    slider: int
    slider_room: int
    value: int
    words: int


def columns_for(width: int, points: tuple[int, ...]) -> Columns:
    """The columns of a list of `width` cells whose items have these numbers of points."""
    room = next((cells for up_to, cells in SLIDER_ROOM if width < up_to), WIDE_SLIDER_ROOM)
    slider = max((slider_width(count, room) for count in points), default=0)
    value = max(2, 8 if 0 in points else 0)
    rest = max(20, width - LEAD - slider - value - FLAGS - 5)
    title = min(62, rest * 11 // 20)
    return Columns(title, slider, room, value, max(0, rest - title))


class Painter:
    """Draws the lines of one framework at one width.

    Args:
        outline: the framework.
        width: cells per line.
        marks: the characters to draw with.
        styles: the list's component names (without its prefix) → style; "text" is the plain one.
    """

    def __init__(
        self, outline: Outline, width: int, marks: Glyphs, styles: Mapping[str, Style]
    ) -> None:
        self.width = width
        self.columns = columns_for(width, outline.points)
        self._outline = outline
        self._kinds = [KINDS[item.kind] for item in outline.framework.items]
        self._marks = marks
        self._styles = styles
        self._strips: dict[Line, Strip] = {}

    def strip(self, line: Line) -> Strip:
        """The strip of a line."""
        found = self._strips.get(line)
        if found is None:
            if len(self._strips) >= KEPT:
                self._strips.clear()
            found = self._strips[line] = self._draw(self._pieces(line))
        return found

    @property
    def slider_from(self) -> int:
        """The cell at which sliders begin."""
        return LEAD + self.columns.title + 1

    def _draw(self, pieces: list[Piece]) -> Strip:
        styles, plain = self._styles, self._styles["text"]
        segments = [Segment(text, styles.get(style, plain)) for text, style in pieces if text]
        strip = Strip(segments)
        return strip.adjust_cell_length(self.width, segments[-1].style if segments else plain)

    def _pieces(self, line: Line) -> list[Piece]:
        match line:
            case ItemLine():
                return self._item(line)
            case PointLine():
                return self._point(line)
            case ProseLine():
                room = self.width - line.indent - MARGIN
                lead = f"{self._marks.pen} " if line.style == "comment" else ""
                return [Piece(" " * line.indent + self.fit(lead + line.text, room), line.style)]
            case Heading():
                return self._heading(line)
            case FinishLine():
                return self._finish(line)

    def _heading(self, line: Heading) -> list[Piece]:
        rule = self._marks.rule
        style = "heading" if line.is_open else "closed"
        standing = f" {line.standing} {rule}"
        title = self.cut(line.title, self.width - cell_len(standing) - 6)
        gap = self.width - MARGIN - 4 - cell_len(title) - cell_len(standing)
        return [
            Piece(f" {rule} ", "rule"),
            Piece(title, style),
            Piece(" " + rule * max(0, gap), "rule"),
            Piece(standing[:-1], style),
            Piece(rule, "rule"),
        ]

    def _item(self, line: ItemLine) -> list[Piece]:
        columns, marks = self.columns, self._marks
        place, value = line.place, line.answer.value
        arrow = marks.arrow if line.is_focused else " "
        title_style = "focused" if line.is_focused else "title"
        title = self.fit(self._outline.titles[place], columns.title)
        is_answered = line.answer.standing is not Standing.UNANSWERED
        slider = self._kinds[place].draw(
            self._outline.points[place],
            columns.slider_room,
            Mark(value, line.resting, is_answered),
            marks,
        )
        used = sum(cell_len(piece.text) for piece in slider)
        number, words, style = self._says(line)
        flags = f"{marks.pen if line.has_comment else ' '} "
        return [
            Piece(f" {arrow}{place + 1:>3} ", title_style),
            Piece(f"{title} ", title_style),
            *slider,
            Piece(" " * (columns.slider - used + 1), "text"),
            Piece(f"{number:>{columns.value}} ", style),
            Piece(" " + self.fit(words, columns.words), style),
            Piece(f" {flags}", "comment"),
            Piece(marks.star if line.is_priority else " ", "star"),
        ]

    def _says(self, line: ItemLine) -> tuple[str, str, str]:
        """What stands behind a slider: a number or sign, words, and their style."""
        marks = self._marks
        if line.pending:
            return f"{line.pending}_", "another digit, or Enter", "resting"
        if line.resting is not None:
            return str(line.resting), f"{marks.resting} Enter sets it", "resting"
        return answer_words(line.answer, self._outline.says[line.place], marks)

    def _point(self, line: PointLine) -> list[Piece]:
        marks = self._marks
        mark, style = " ", "point"
        if line.is_chosen:
            mark, style = marks.mark, "chosen"
        elif line.is_resting:
            mark, style = marks.resting, "resting"
        lead = f"{mark:>8} {line.value:>2} "
        return [Piece(lead + self.fit(line.text, self.width - POINT_INDENT - MARGIN), style)]

    def _finish(self, line: FinishLine) -> list[Piece]:
        arrow = self._marks.arrow if line.is_focused else " "
        mark = self._marks.tick if line.is_ready else self._marks.nothing
        style = "focused" if line.is_focused else ("chosen" if line.is_ready else "title")
        return [Piece(f" {arrow}  {mark} {line.words}", style)]

    def fit(self, text: str, width: int) -> str:
        """The text cut or filled to exactly `width` cells."""
        return set_cell_size(self.cut(text, width), width)

    def cut(self, text: str, width: int) -> str:
        """The text in at most `width` cells; where it is cut, an ellipsis says so."""
        if cell_len(text) <= width:
            return text
        if width < 2:
            return set_cell_size(text, max(0, width))
        return set_cell_size(text, width - 1).rstrip() + self._marks.ellipsis


def answer_words(answer: Answer, says: tuple[str, ...], marks: Glyphs) -> tuple[str, str, str]:
    """A number or sign for an answer, its words, and the style to write them in."""
    match answer.standing:
        case Standing.RATED if answer.value is not None:
            words = says[answer.value - 1] if says else ""
            return str(answer.value), words, "value"
        case Standing.DONT_KNOW:
            return "?", "don't know", "silent"
        case Standing.NOT_APPLICABLE:
            return marks.dash, "not applicable", "silent"
        case _:
            return marks.nothing, "not answered", "hollow"
