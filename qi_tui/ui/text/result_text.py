"""What a rater's answers come to, as lines of text: the picture, then what the rater said.

It says what the source says that a result means, and no more; where there is no score, why not.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.reading import Row, asked_rows, first_facet, row_of
from qi_tui.model.answer import Standing
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.results.drawing import PROSE_LIMIT, bold, row_name
from qi_tui.ui.text.results.table import draw_picture
from qi_tui.ui.words import plain, plain_comment

WIDEST = 100
"""Cells per line of text: longer lines are hard to read."""
SILENT = {
    Standing.UNANSWERED: "Not answered",
    Standing.DONT_KNOW: "Don't know",
    Standing.NOT_APPLICABLE: "Not applicable",
}


def result_lines(framework: Framework, session: Session, width: int) -> list[Content]:
    """The lines of *my result*, for a page of `width` cells."""
    room = min(width - 1, WIDEST)
    lines = draw_picture(framework, session, room)
    lines += _silent_lines(framework, session, room)
    lines += _priority_lines(framework, session, room)
    lines += _comment_lines(framework, session, room)
    return lines


def _silent_lines(framework: Framework, session: Session, width: int) -> Iterator[Content]:
    rows = asked_rows(framework, session)
    for standing, words in SILENT.items():
        names = [row_name(row) for row in rows if row.standing is standing]
        if names:
            yield Content("")
            listed = plain("; ".join(names), PROSE_LIMIT)
            yield from hanging(bold(f"{words} ({len(names)}): "), listed, width)


def _priority_lines(framework: Framework, session: Session, width: int) -> Iterator[Content]:
    chosen = [item for item in framework.items if item.id in session.head.priorities]
    if not chosen:
        return
    rows = [row_of(framework, session, item, first_facet(framework)) for item in chosen]
    # The votes themselves have no order; what counts least is what has furthest to go.
    rows.sort(key=lambda row: (row.scored is None, row.scored or 0))
    marks = glyphs()
    order = "furthest to go first" if any(row.reversed for row in rows) else "lowest rated first"
    yield Content("")
    yield bold(f"My priorities, {order}")
    for rank, row in enumerate(rows, start=1):
        rated = _rated(row)
        head = Content.assemble((f"  {marks.star} ", "$accent"), f"{rank} ")
        yield from hanging(head, plain(f"{row.title}{rated}", PROSE_LIMIT), width)


def _rated(row: Row) -> str:
    """How it was answered, as the end of a line."""
    if row.value is None:
        return ""
    if row.kind == "yes_no":
        return f", answered {row.says}"
    return f", rated {row.value} of {row.points}" if row.points else f", {row.value:,}"


def _comment_lines(framework: Framework, session: Session, width: int) -> Iterator[Content]:
    said = [
        (row_name(row), comment)
        for row in asked_rows(framework, session)
        if (comment := session.sheet(row.facet, row.subject).comments.get(row.item))
    ]
    if not said:
        return
    yield Content("")
    yield bold("My comments")
    for name, comment in said:
        head = Content.assemble((f"  {glyphs().pen} ", "$secondary"))
        yield from hanging(head, plain(f"{name}:", 300), width)
        for line in plain_comment(comment).split("\n"):
            yield from hanging("      ", line, width)
