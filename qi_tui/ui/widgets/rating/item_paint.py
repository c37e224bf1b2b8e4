"""The one line of a row: title, slider and words, each kind of answer in the way that fits it."""

from __future__ import annotations

from qi_tui.model.answer import UNANSWERED, Answer, Standing
from qi_tui.ui.glyphs import Glyphs
from qi_tui.ui.text.earlier_text import Last, keep_words
from qi_tui.ui.widgets.rating.columns import BETWEEN_FACETS, Columns, cells, fit
from qi_tui.ui.widgets.rating.lines import ItemLine
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.slider import Mark, Piece
from qi_tui.ui.widgets.rating.stages import draw_stages, stage_at


class ItemPainter:
    """Draws the lines of the rows of one outline.

    Args:
        outline: what is asked.
        columns: how the width is shared out.
        marks: the characters to draw with.
    """

    def __init__(self, outline: Outline, columns: Columns, marks: Glyphs) -> None:
        self._outline = outline
        self._columns = columns
        self._marks = marks
        self._now = outline.facets.index("now") if "now" in outline.facets else -1
        self._needed = outline.facets.index("needed") if "needed" in outline.facets else -1
        self._has_poles = outline.shape.has_poles
        self._has_stages = not columns.words
        # On such a line the words have no place of their own.
        self._is_wordless = self._has_stages or self._has_poles

    def pieces(self, line: ItemLine) -> list[Piece]:
        """The pieces of a line; together they are as wide as the list."""
        columns, marks, place = self._columns, self._marks, line.place
        is_focused = line.is_focused
        arrow = marks.arrow if is_focused else " "
        style = "focused" if is_focused else "title"
        number, words, words_style = self._says(line)
        number = f"{number:>{columns.value}}"[-columns.value :]
        title, behind = self._outline.titles[place], [(f"{number}  ", words_style)]
        if self._has_poles:
            title, right = self._outline.poles[place]
            behind = [
                (f"{fit(right, columns.words, marks.ellipsis)}  ", style),
                (number, words_style),
            ]
        elif columns.words:
            behind = [(f"{number}  {fit(words, columns.words, marks.ellipsis)}", words_style)]
        slider = self._slider(line, words)
        gap = columns.slider + 1 - sum([cells(text) for text, _ in slider])
        return [
            (f" {arrow}{place + 1:>3} {fit(title, columns.title, marks.ellipsis)} ", style),
            *slider,
            (" " * gap, "text"),
            *behind,
            (f" {marks.pen if line.has_comment else ' '} ", "comment"),
            (f"{marks.star if line.is_priority else ' '} ", "star"),
        ]

    def point_at(self, place: int, cell: int) -> int | None:
        """The point that a cell of a row's slider stands for; None beside it."""
        outline = self._outline
        if self._has_stages:
            return stage_at(outline.names[place], cell)
        room = self._columns.slider_room
        return outline.kinds[place].point_at(outline.points[place], room, cell)

    def _slider(self, line: ItemLine, words: str) -> list[Piece]:
        outline, columns, place = self._outline, self._columns, line.place
        mark = self._mark(line)
        was_silent = line.last is not None and not mark.is_answered and not mark.resting
        if self._is_wordless and (mark.is_silent or was_silent):
            style = "hollow" if was_silent else "silent"
            return [(fit(words, columns.slider, self._marks.ellipsis), style)]
        if self._has_stages:
            return draw_stages(outline.names[place], mark, self._marks)
        draw = outline.kinds[place].draw
        return draw(outline.points[place], columns.slider_room, mark, self._marks)

    def _mark(self, line: ItemLine) -> Mark:
        answers = line.answers
        is_answered = answers != (UNANSWERED,) * len(answers)
        now = answers[self._now].value if self._now >= 0 else None
        needed = answers[self._needed].value if self._needed >= 0 else None
        resting = line.resting
        if resting is None and line.last is not None:
            resting = line.last.answer.value
        return Mark(now, resting, is_answered, needed)

    def _says(self, line: ItemLine) -> tuple[str, str, str]:
        """What stands beside a slider: numbers or signs, words, and their style."""
        marks, outline, place = self._marks, self._outline, line.place
        facet, is_focused = "", line.is_focused
        if is_focused and len(outline.facets) > 1:
            facet = f"rating: {outline.facets[line.setting]}"
        if line.pending:
            words = "another digit, or Enter" if outline.points[place] else "Enter sets it"
            return f"{line.pending}_", self._after(facet, words, words), "resting"
        if line.resting is not None:
            words = f"{marks.resting} Enter sets it"
            return str(line.resting), self._after(facet, words, words), "resting"
        said = [self._answer_words(answer, place) for answer in line.answers]
        number, words, style = said[max(0, line.setting)]
        if len(said) > 1:
            room = (self._columns.value - BETWEEN_FACETS) // 2
            number = f"{said[0][0]:>{room}} {marks.right} {said[1][0]:<{room}}"
            if not is_focused and line.answers != (UNANSWERED,) * len(said):
                words = f" {marks.right} ".join([said[0][1], said[1][1]])
                style = "value"
        if line.last is not None:
            style = "resting" if is_focused else "hollow"
            return number, self._last_words(line.last, place, is_focused, facet), style
        if is_focused and line.answers[line.setting] == UNANSWERED:
            keys = outline.kinds[place].keys(outline.points[place], marks.dash)
            more = f"{words}: press {keys}"
            words = more if cells(_joined(facet, more)) <= self._columns.words else words
            return number, self._after(facet, words, facet or words), style
        return number, _joined(facet, words), style

    def _last_words(self, last: Last, place: int, is_focused: bool, facet: str) -> str:
        """What was said last time, as far as there is room to say it."""
        room = self._columns.slider if self._is_wordless else self._columns.words
        sign, _, _ = answer_words(last.answer, (), self._marks)
        shorter = keep_words(last.words, sign, is_focused)
        target = self._outline.target_words(place)
        for lead in (target, "") if target else ("",):
            for words in (_joined(facet, shorter[0]), *shorter):
                said = _joined(lead, words)
                if cells(said) <= room:
                    return said
        return shorter[-1]

    def _after(self, facet: str, words: str, most: str) -> str:
        """Words after the facet that is rated; `most` where there is no room for both."""
        both = _joined(facet, words)
        return both if cells(both) <= self._columns.words else most

    def _answer_words(self, answer: Answer, place: int) -> tuple[str, str, str]:
        outline = self._outline
        target = outline.target_words(place)
        says = outline.names[place] or outline.says[place]
        number, words, style = answer_words(answer, says, self._marks)
        if target:
            words = _joined(target, words)
        if outline.kinds[place].letters and answer.standing is Standing.RATED:
            # The word that stands in brackets says it already.
            number = ""
        return number, words, style


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


def _joined(first: str, second: str) -> str:
    return f"{first} · {second}" if first and second else first or second
