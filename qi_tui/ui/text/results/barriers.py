"""The picture of barriers, the strongest first, beside what could be reached."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.barriers import Barriers, barriers_of
from qi_tui.analysis.results.reading import Row
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.results.drawing import (
    MUTED,
    Room,
    answer_words,
    bar_of,
    bold,
    draw_row,
    figure_words,
    room_of,
    say_standout,
)
from qi_tui.ui.words import plain


def draw_barriers(framework: Framework, session: Session, width: int) -> list[Content]:
    """The findings, the barriers, what goes the other way, and the domains' scores."""
    found, room = barriers_of(framework, session), room_of(width)
    marks = glyphs()
    lines = say_standout("Strongest", found.strongest, "of them", "stronger", width)
    if found.others:
        lines += say_standout("Least reached", found.lowest, "of them", "behind", width)
    lines += [Content(""), _title(found.barriers, "strongest first", width)]
    lines += [
        _row(row, row.title in found.strongest.names, marks.up, room) for row in found.barriers
    ]
    if found.others:
        lines += [Content(""), _title(found.others, "least reached first", width)]
        lines += [
            _row(row, row.title in found.lowest.names, marks.down, room) for row in found.others
        ]
    lines += _scores(found, room)
    return lines


def _title(rows: tuple[Row, ...], order: str, width: int) -> Content:
    """The one domain that the rows stand in, or what they are together."""
    domains = {row.domain for row in rows}
    name = domains.pop() if len(domains) == 1 else f"all {len(rows)}"
    words = plain(f"{order.capitalize()}: {name}", 300, "bold")
    return words.truncate(width, ellipsis=True)


def _row(row: Row, is_flagged: bool, flag: str, room: Room) -> Content:
    drawn = bar_of(row.value, row.points, room.bar)
    return draw_row(room, row.title, drawn, answer_words(row), flag if is_flagged else " ")


def _scores(found: Barriers, room: Room) -> Iterator[Content]:
    """The domains' scores: reversed items count from the other end, so a high one is good."""
    if not any(score.score is not None or score.missing for score in found.scores):
        return
    yield Content("")
    yield Content.assemble(bold("Domains"), ("   a higher score is better", MUTED))
    for score in found.scores:
        if score.score is None:
            yield draw_row(room, score.title, "", Content.styled("no score yet", MUTED))
            continue
        words = f"{figure_words(score.score)} of {figure_words(score.highest)}"
        yield draw_row(room, score.title, bar_of(score.score, score.highest, room.bar), words)
