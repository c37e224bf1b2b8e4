"""The picture of levels: a row per subject, a cell per item, and what serves nothing flagged."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.levels import Level, Levels, levels_of
from qi_tui.analysis.results.reading import Row
from qi_tui.model.answer import Standing
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import filled, fitted
from qi_tui.ui.text.results.drawing import (
    FLAG,
    MUTED,
    TITLE_LIMIT,
    bar_of,
    heads,
    listed,
    no_subjects,
    say,
)
from qi_tui.ui.words import plain

CELL = (16, 24)
WHOLE_CELL = 19
BAR = 5
SHORT = {
    Standing.UNANSWERED: "unanswered",
    Standing.DONT_KNOW: "don't know",
    Standing.NOT_APPLICABLE: "n/a",
    Standing.RATED: "",
}


def draw_levels(framework: Framework, session: Session, width: int) -> list[Content]:
    """What serves nothing; then the grid, in blocks of as many items as fit beside each other."""
    levels = levels_of(framework, session)
    if not levels.subjects:
        return no_subjects(framework.subjects, width)
    lines = list(_findings(levels, width))
    title = max(18, min(34, width - len(levels.titles) * WHOLE_CELL))
    fitting = max(1, (width - title) // CELL[0])
    for start in range(0, len(levels.titles), fitting):
        block = range(start, min(start + fitting, len(levels.titles)))
        cell = min(CELL[1], (width - title) // len(block))
        lines += [Content(""), *_block(levels, block, title, cell)]
    return lines


def _findings(levels: Levels, width: int) -> Iterator[Content]:
    none = [level.subject or "this" for level in levels.subjects if level.serves_none]
    rated = [row for level in levels.subjects for row in level.cells if row.value is not None]
    if none:
        yield from say("Serves none of these:", f"{listed(none)}.", width)
    elif rated:
        yield from say("Serves none of these:", "none of those that are fully rated.", width)
    for each in levels.unserved:
        label = f"{each.title}, {each.says}:" if each.says else f"{each.title}, lowest point:"
        yield from say(label, f"{listed(each.subjects)}.", width)


def _block(levels: Levels, block: range, title: int, cell: int) -> Iterator[Content]:
    for line in heads([levels.titles[place] for place in block], cell):
        yield Content.styled(" " * title + "".join(line).rstrip(), "bold")
    for level in levels.subjects:
        yield _row(level, block, title, cell)


def _row(level: Level, block: range, title: int, cell: int) -> Content:
    flag = glyphs().warning if level.serves_none else " "
    name = filled(plain(level.subject or "rated", TITLE_LIMIT).plain, title - 3)
    cells = (_cell(level.cells[place], cell) for place in block)
    return Content.assemble((flag, FLAG), f" {name} ", *cells)


def _cell(row: Row, width: int) -> Content:
    if row.value is None:
        return Content.styled(filled(SHORT[row.standing], width), MUTED)
    words = plain(f"{row.value} {row.says}", TITLE_LIMIT).plain
    if not row.points or row.kind == "yes_no":
        return Content(filled(row.says or f"{row.value:,}", width))
    room = max(1, width - BAR - 2)
    return Content.assemble(
        bar_of(row.scored, row.points, BAR), f" {filled(fitted(words, room), room)} "
    )
