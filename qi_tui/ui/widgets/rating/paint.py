"""From the lines of the rating list to coloured strips of an exact width.

A strip is kept under the line it was drawn from: a key draws only the lines that it changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from qi_tui.model.answering import UNANSWERED, Answer, Standing
from qi_tui.ui.glyphs import Glyphs
from qi_tui.ui.widgets.rating.columns import (
    LEAD,
    MARGIN,
    NARROWEST,
    POINT_INDENT,
    cells,
    columns_for,
    cut,
    fit,
)
from qi_tui.ui.widgets.rating.lines import (
    FinishLine,
    Heading,
    ItemLine,
    Line,
    PointLine,
    ProseLine,
)
from qi_tui.ui.widgets.rating.rows import Outline
from qi_tui.ui.widgets.rating.slider import KINDS, Mark, Piece

KEPT = 4000
"""Strips kept; a list of 300 items seen in every state needs fewer."""


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
        self.columns = columns_for(width, outline.points)
        self.slider_from = LEAD + self.columns.title + 1
        self.blank = Strip.blank(width, styles["text"])
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
            styles = self._styles
            segments = [Segment(text, styles[style]) for text, style in self._pieces(line)]
            found = self._strips[line] = Strip(segments, self.width)
        return found

    def with_arrow(self, line: Line, is_up: bool) -> Strip:
        """The strip of a line at the edge of the window, with a sign that there is more."""
        arrow = self._marks.up if is_up else self._marks.down
        edge = Strip([Segment(arrow, self._styles["arrow"])], 1)
        return Strip.join([self.strip(line).crop(0, self.width - 1), edge])

    def _pieces(self, line: Line) -> list[Piece]:
        """The pieces of a line; together they are exactly as wide as the list."""
        match line:
            case ItemLine():
                return self._item(line)
            case PointLine():
                return self._point(line)
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

    def _item(self, line: ItemLine) -> list[Piece]:
        columns, marks, place = self.columns, self._marks, line.place
        arrow = marks.arrow if line.is_focused else " "
        style = "focused" if line.is_focused else "title"
        title = self._fit(self._outline.titles[place], columns.title)
        is_answered = line.answer.standing is not Standing.UNANSWERED
        mark = Mark(line.answer.value, line.resting, is_answered)
        slider = self._kinds[place].draw(
            self._outline.points[place], columns.slider_room, mark, marks
        )
        gap = columns.slider + 1 - sum([len(text) for text, _ in slider])
        number, words, words_style = self._says(line)
        pen = marks.pen if line.has_comment else " "
        return [
            (f" {arrow}{place + 1:>3} {title} ", style),
            *slider,
            (" " * gap, "text"),
            (f"{number:>{columns.value}}  {self._fit(words, columns.words)}", words_style),
            (f" {pen} ", "comment"),
            (f"{marks.star if line.is_priority else ' '} ", "star"),
        ]

    def _says(self, line: ItemLine) -> tuple[str, str, str]:
        """What stands behind a slider: a number or sign, words, and their style."""
        marks, points = self._marks, self._outline.points[line.place]
        if line.pending:
            return f"{line.pending}_", "another digit, or Enter", "resting"
        if line.resting is not None:
            return str(line.resting), f"{marks.resting} Enter sets it", "resting"
        number, words, style = answer_words(line.answer, self._outline.says[line.place], marks)
        if line.is_focused and line.answer == UNANSWERED:
            more = f"{words}: press {self._kinds[line.place].keys(points, marks.dash)}"
            return number, more if len(more) <= self.columns.words else words, style
        return number, words, style

    def _point(self, line: PointLine) -> list[Piece]:
        mark, style = " ", "point"
        if line.is_chosen:
            mark, style = self._marks.mark, "chosen"
        elif line.is_resting:
            mark, style = self._marks.resting, "resting"
        text = self._fit(line.text, self.width - POINT_INDENT - MARGIN)
        return [(f"{mark:>8} {line.value:>2} {text} ", style)]

    def _finish(self, line: FinishLine) -> list[Piece]:
        arrow = self._marks.arrow if line.is_focused else " "
        mark = self._marks.tick if line.is_ready else self._marks.nothing
        style = "focused" if line.is_focused else ("chosen" if line.is_ready else "title")
        words = self._fit(line.words, self.width - LEAD - MARGIN)
        return [(f" {arrow}  {mark} {words} ", style)]

    def _fit(self, text: str, width: int) -> str:
        return fit(text, width, self._marks.ellipsis)


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
