"""What stands below the focused row: its prompt, and what its points say.

Points with a text of their own stand each on a line; the points of a shared scale stand side by
side, as they are the same for all; two poles stand left and right. Wrapping is worked out once per
row and width.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from qi_tui.model.answer import UNANSWERED, answer_on
from qi_tui.model.text import COMMENT_LIMIT, display
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.widgets.rating.columns import (
    MARGIN,
    POINT_INDENT,
    PROSE_INDENT,
    cells,
    columns_for,
    wrapped,
)
from qi_tui.ui.widgets.rating.earlier_lines import EarlierLines
from qi_tui.ui.widgets.rating.lines import Line, Look, PointLine, PolesLine, ProseLine, ScaleLine
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.round_before import RoundBefore
from qi_tui.ui.widgets.rating.slider import Mark

if TYPE_CHECKING:
    from qi_tui.model.session import Sheet

LEAST_ROOM = 20
POINT = 6
"""Cells of a point beside its words on a shared line: its mark and number, blanks after it."""
POLE_LEAD = 3
"""Cells of a pole's number."""
BETWEEN_POLES = 3


class Texts(NamedTuple):
    """What stands below an opened row, wrapped.

    Attributes:
        prompt: its prompt, after its title where that is not seen as a whole.
        points: for each point the lines of its text; empty where the points share their lines.
        runs: for each shared line the points that stand on it, the last not included.
        poles: the lines of the two poles.
        height: the number of lines that it takes.
    """

    prompt: list[ProseLine]
    points: list[list[str]]
    runs: list[tuple[int, int]]
    poles: list[PolesLine]
    height: int


class Opener:
    """Writes what stands below a row.

    Args:
        outline: what is asked.
        width: cells per line.
        before: what was said in the round before; None in the first.
    """

    def __init__(self, outline: Outline, width: int, before: RoundBefore | None = None) -> None:
        self.outline = outline
        self.columns = columns_for(width, outline.shape)
        self._room = max(LEAST_ROOM, width - PROSE_INDENT - MARGIN)
        self._point_room = max(LEAST_ROOM, width - POINT_INDENT - MARGIN)
        self._texts: dict[int, Texts] = {}
        self.before = before
        self.earlier = None if before is None else EarlierLines(outline, before, width)

    def texts(self, place: int) -> Texts:
        """What stands below a row."""
        found = self._texts.get(place)
        if found is None:
            found = self._texts[place] = self._write(place)
        return found

    def short_texts(self, place: int) -> Texts:
        """The same in one line each, to be cut where a line is longer than the list is wide."""
        outline, full = self.outline, self.texts(place)
        prompt = [ProseLine(outline.prompts[place], PROSE_INDENT, "prompt")]
        points = [[words] for words in self._said(place)] if full.points else []
        return Texts(prompt, points, full.runs, full.poles, 0)

    def _write(self, place: int) -> Texts:
        outline, room = self.outline, self._room
        title = outline.titles[place]
        prompt: list[tuple[str, str]] = []
        if outline.shape.has_poles or cells(title) > self.columns.title:
            prompt += [(words, "focused") for words in wrapped(title, room)]
        prompt += [(words, "prompt") for words in wrapped(outline.prompts[place], room)]
        below = outline.kinds[place].below
        points: list[list[str]] = []
        runs: list[tuple[int, int]] = []
        poles: list[PolesLine] = []
        said = self._said(place)
        if below == "poles":
            poles = self._poles(place)
            runs = self._runs(list(outline.shared(place)))
        elif below == "scale" and max(map(cells, said), default=0) + POINT <= room:
            runs = self._runs(said)
        elif below != "nothing":
            room = self._point_room
            points = [
                [words] if words.isascii() and len(words) <= room else wrapped(words, room)
                for words in said
            ]
        lines = [ProseLine(words, PROSE_INDENT, style) for words, style in prompt]
        height = len(lines) + sum(map(len, points)) + len(runs) + len(poles)
        return Texts(lines, points, runs, poles, height)

    def _said(self, place: int) -> list[str]:
        """What each point says, after the name of its stage where it has one."""
        says, names = self.outline.says[place], self.outline.names[place]
        if not names:
            return list(says)
        return [f"{name}: {words}" for name, words in zip(names, says, strict=True)]

    def _runs(self, said: list[str]) -> list[tuple[int, int]]:
        """Which points stand together on a line."""
        runs: list[tuple[int, int]] = []
        start = taken = 0
        for place, words in enumerate(said):
            wide = POINT + cells(words)
            if taken and taken + wide > self._room + 2:
                runs.append((start, place))
                start, taken = place, 0
            taken += wide
        return [*runs, (start, len(said))]

    def _poles(self, place: int) -> list[PolesLine]:
        half = max(LEAST_ROOM // 2, (self._room - BETWEEN_POLES) // 2 - POLE_LEAD)
        left, right = (wrapped(pole, half) for pole in self.outline.poles[place])
        return [
            PolesLine(
                f"{'1' if not at else '':<{POLE_LEAD}}{one:<{half}}",
                f"{self.outline.points[place] if not at else '':<{POLE_LEAD}}{other}",
            )
            for at, (one, other) in enumerate(zip_longest(left, right, fillvalue=""))
        ]


def open_row(lines: list[Line], opener: Opener, look: Look, height: int) -> int:
    """Add what stands below the focused row; the place of its marked point after it, or 0."""
    outline, place = opener.outline, look.place
    texts = opener.texts(place)
    facets = outline.facets
    comments = _comments(outline, look)
    earlier, before = opener.earlier, len(lines)
    head = earlier.head(look) if earlier is not None else []
    most = height - len(head) - (earlier is not None and earlier.has_comments(look))
    if 1 + texts.height + len(comments) + (len(facets) > 1) > most:
        # A prompt and a row of points that can be seen as a whole say more than all their words.
        texts = opener.short_texts(place)
    mark = mark_of(opener, look)
    at = mark.resting or (mark.needed if look.facet == "needed" else mark.value)
    marked = 0
    lines.extend(texts.prompt)
    if len(facets) > 1:
        lines.append(_legend(outline, look))
    lines.extend(texts.poles)
    for start, stop in texts.runs:
        if at is not None and start < at <= stop:
            marked = len(lines) - before + 1
        lines.append(ScaleLine(place, start, stop, mark))
    for point, rows in enumerate(texts.points, start=1):
        if point == at:
            marked = len(lines) - before + 1
        lines.append(PointLine(point, rows[0], mark))
        style = "chosen" if point in (mark.value, mark.needed) else "point"
        lines += [ProseLine(words, POINT_INDENT, style) for words in rows[1:]] if rows[1:] else ()
    lines.extend(comments)
    if earlier is not None:
        lines.extend(head)
        lines.extend(earlier.comments(look, height - 1 - (len(lines) - before)))
    return marked


def mark_of(opener: Opener, look: Look) -> Mark:
    """Where the focused row stands; what was said last time rests until it is kept."""
    outline, before = opener.outline, opener.before
    item = outline.rows[look.place].item
    values: dict[str, int | None] = {}
    resting = look.resting
    for facet, key in enumerate(outline.keys[look.place]):
        sheet = look.sheets.get(key)
        values[key[0]] = None if sheet is None else sheet.values.get(item)
        if before is None or resting is not None or key[0] != look.facet:
            continue
        last = before.last(look.place, facet)
        if last is not None and not _has_answer(sheet, item):
            resting = last.answer.value
    return Mark(values.get("now"), resting, any(values.values()), values.get("needed"))


def _has_answer(sheet: Sheet | None, item: str) -> bool:
    return sheet is not None and answer_on(sheet, item) != UNANSWERED


def _legend(outline: Outline, look: Look) -> ProseLine:
    marks = glyphs()
    other = next(facet for facet in outline.facets if facet != look.facet)
    words = f"{marks.mark} now  {marks.needed} needed. You rate {look.facet}; m goes to {other}."
    return ProseLine(words, PROSE_INDENT, "silent")


def _comments(outline: Outline, look: Look) -> list[ProseLine]:
    item = outline.rows[look.place].item
    lines: list[ProseLine] = []
    for key in outline.keys[look.place]:
        sheet = look.sheets.get(key)
        said = None if sheet is None else sheet.comments.get(item)
        if said is not None:
            lead = f"{key[0]}: " if len(outline.facets) > 1 else ""
            words = display(" ".join(said.split()), COMMENT_LIMIT)
            lines.append(ProseLine(lead + words, PROSE_INDENT, "comment"))
    return lines
