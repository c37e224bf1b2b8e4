"""The picture of a spread: a bar per part that should get equal attention."""

from __future__ import annotations

from textual.content import Content

from qi_tui.analysis.results.parts import Share
from qi_tui.analysis.results.spread import spread_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.results.drawing import (
    MUTED,
    TITLE_LIMIT,
    bar_of,
    draw_row,
    figure_words,
    room_of,
    say,
    say_standout,
)
from qi_tui.ui.words import plain


def draw_spread(framework: Framework, session: Session, width: int) -> list[Content]:
    """How evenly attention lies."""
    spread, room = spread_of(framework, session), room_of(width)
    lines = say_standout("Neglected", spread.neglected, "parts", "neglected", width)
    if spread.distance and spread.favoured.names:
        points = figure_words(round(spread.distance, 1))
        lines += say("Apart:", f"the most and the least lie {points} apart on the scale.", width)
    lines.append(Content(""))
    for part in spread.parts:
        flag = glyphs().down if part.title in spread.neglected.names else " "
        drawn = bar_of(part.figure, part.points, room.bar)
        lines.append(draw_row(room, part.title, drawn, share_words(part), flag))
    return lines


def share_words(part: Share) -> Content:
    """What a part gets, in words, or what is missing for that."""
    if part.figure is None:
        return plain("; ".join(part.missing), TITLE_LIMIT, MUTED)
    said = f"{figure_words(part.figure)}  {part.says}" if part.says else ""
    return plain(said or f"{figure_words(part.figure)} of {part.points}", TITLE_LIMIT)
