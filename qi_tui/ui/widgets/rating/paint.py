"""From the lines of the rating list to coloured strips of an exact width.

A strip is kept under the line it was drawn from: a key draws only the lines that it changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from qi_tui.ui.glyphs import Glyphs
from qi_tui.ui.widgets.rating.columns import (
    LEAD,
    MARGIN,
    NARROWEST,
    POINT_INDENT,
    PROSE_INDENT,
    cells,
    columns_for,
    cut,
    fit,
)
from qi_tui.ui.widgets.rating.item_paint import ItemPainter
from qi_tui.ui.widgets.rating.lines import (
    FinishLine,
    Heading,
    ItemLine,
    Line,
    PointLine,
    PolesLine,
    ProseLine,
    ScaleLine,
)
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.slider import Piece

KEPT = 4000
"""Strips kept; a list of 300 items seen in every state needs fewer."""


CHOSEN = {"mark": "chosen"}
"""Styles of a mark that its words have otherwise."""


class Painter:
    """Draws the lines of one framework at one width.

    Args:
        outline: the framework.
        width: cells per line; at least 60 are drawn.
        marks: the characters to draw with.
        styles: name of a piece's style → style; "text" is the plain one.
    """

    def __init__(
        self, outline: Outline, width: int, marks: Glyphs, styles: Mapping[str, Style]
    ) -> None:
        self.width = width = max(NARROWEST, width)
        self.columns = columns_for(width, outline.shape)
        self.slider_from = LEAD + self.columns.title + 1
        self.blank = Strip.blank(width, styles["text"])
        self.items = ItemPainter(outline, self.columns, marks)
        self._outline = outline
        self._marks = marks
        self._styles = styles
        self._strips: dict[Line, Strip] = {}

    def strip(self, line: Line) -> Strip:
        """The strip of a line."""
        found = self._strips.get(line)
        if found is None:
            if len(self._strips) >= KEPT:
                self._strips.clear()
            styles = self._styles
            segments = [Segment(text, styles[style]) for text, style in self._pieces(line)]
            found = self._strips[line] = Strip(segments, self.width)
        return found

    def with_arrow(self, line: Line, is_up: bool) -> Strip:
        """The strip of a line at the edge of the window, with a sign that there is more."""
        edge = Segment(self._marks.up if is_up else self._marks.down, self._styles["arrow"])
        strip = self.strip(line)
        *before, last = strip
        if last.text.endswith(" "):
            # Nearly every line; to crop one would count its cells anew.
            return Strip([*before, Segment(last.text[:-1], last.style), edge], self.width)
        return Strip([*strip.crop(0, self.width - 1), edge], self.width)

    def _pieces(self, line: Line) -> list[Piece]:
        """The pieces of a line; together they are exactly as wide as the list."""
        match line:
            case ItemLine():
                return self.items.pieces(line)
            case PointLine():
                return self._point(line)
            case ScaleLine():
                return self._scale(line)
            case PolesLine():
                return self._poles(line)
            case ProseLine():
                lead = f"{self._marks.pen} " if line.style == "comment" else ""
                text = self._fit(lead + line.text, self.width - line.indent - MARGIN)
                return [(f"{' ' * line.indent}{text} ", line.style)]
            case Heading():
                return self._heading(line)
            case FinishLine():
                return self._finish(line)

    def _heading(self, line: Heading) -> list[Piece]:
        rule, standing = self._marks.rule, line.standing
        style = "heading" if line.is_open else "closed"
        room = self.width - MARGIN - cells(standing) - 8
        title = cut(line.title, room, self._marks.ellipsis)
        return [
            (f" {rule} ", "rule"),
            (title, style),
            (f" {rule * max(0, room - cells(title))}{rule} ", "rule"),
            (f"{standing} ", style),
            (f"{rule} ", "rule"),
        ]

    def _point(self, line: PointLine) -> list[Piece]:
        value = line.value
        mark, style = " ", "point"
        if value in line.mark:
            mark, style = line.mark.sign(value, self._marks) or (mark, style)
        text = fit(line.text, self.width - POINT_INDENT - MARGIN, self._marks.ellipsis)
        return [(f"{mark:>8} {value:>2} {text} ", CHOSEN.get(style, style))]

    def _scale(self, line: ScaleLine) -> list[Piece]:
        says, marks = self._outline.shared(line.place), self._marks
        pieces: list[Piece] = [(" " * (PROSE_INDENT - 1), "text")]
        taken = PROSE_INDENT - 1
        for point in range(line.start + 1, line.stop + 1):
            mark, style = " ", "point"
            if point in line.mark:
                mark, style = line.mark.sign(point, marks) or (mark, style)
            text = f"{mark}{point} {says[point - 1]}".rstrip()
            text = cut(text, self.width - taken - 1, marks.ellipsis)
            pieces.append((text, CHOSEN.get(style, style)))
            taken += cells(text)
            room = min(2, self.width - taken)
            pieces.append((" " * room, "text"))
            taken += room
        return [*pieces, (" " * (self.width - taken), "text")]

    def _poles(self, line: PolesLine) -> list[Piece]:
        left = f"{' ' * PROSE_INDENT}{line.left} {self._marks.edge} "
        return [(self._fit(left + line.right, self.width), "point")]

    def _finish(self, line: FinishLine) -> list[Piece]:
        arrow = self._marks.arrow if line.is_focused else " "
        mark = self._marks.tick if line.is_ready else self._marks.nothing
        style = "focused" if line.is_focused else ("chosen" if line.is_ready else "title")
        words = self._fit(line.words, self.width - LEAD - MARGIN)
        return [(f" {arrow}  {mark} {words} ", style)]

    def _fit(self, text: str, width: int) -> str:
        return fit(text, width, self._marks.ellipsis)
