"""The picture of a ladder: each subject on the scale, where it stands and where it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from qi_tui.analysis.results.gaps import Gap, Gaps
from qi_tui.analysis.results.ladder import Ladder, ladder_of, name_of
from qi_tui.analysis.results.reading import Row, subjects_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.results.drawing import (
    MUTED,
    PROSE_LIMIT,
    Room,
    draw_row,
    legend,
    no_subjects,
    say_missing,
    say_standout,
    track_of,
    track_width,
)
from qi_tui.ui.text.results.gaps import say_largest, say_unknown, step_words
from qi_tui.ui.words import plain

TRACK_ROOM = (14, 27, 40)
WORDS_ROOM = 20
LEAST_TITLE, WIDEST_TITLE = 18, 44


def draw_ladder(framework: Framework, session: Session, width: int) -> list[Content]:
    """The rungs, the largest gap first; with one facet, the lowest first."""
    if not subjects_of(framework, session):
        return no_subjects(framework.subjects, width)
    ladder = ladder_of(framework, session)
    if ladder.gaps is not None:
        return _both(ladder, ladder.gaps, width)
    return _single(ladder, width)


def _both(ladder: Ladder, gaps: Gaps, width: int) -> list[Content]:
    room, track = _shared_out(width)

    def names(some: Sequence[Gap]) -> list[str]:
        return [name_of(gap.now, ladder.has_items) for gap in some]

    lines = say_largest(gaps, names(gaps.largest), width)
    lines += [Content(""), legend()]
    if gaps.known:
        lines.append(_scale(gaps.known[0].now.points, room, track))
    for gap, name in zip(gaps.known, names(gaps.known), strict=True):
        drawn = track_of(gap.now.points, track, gap.now.value, gap.needed.value)
        lines.append(draw_row(room, name, drawn, step_words(gap)))
        lines += _says(gap.now.says, gap.needed.says, width)
    lines += say_unknown(gaps.unknown, names(gaps.unknown), width)
    return lines


def _single(ladder: Ladder, width: int) -> list[Content]:
    room, track = _shared_out(width)
    lines = say_standout("Lowest", ladder.lowest, "positions", "lower", width)
    lines.append(Content(""))
    if ladder.placed:
        lines.append(_scale(ladder.placed[0].points, room, track))
    for row in ladder.placed:
        drawn = track_of(row.points, track, row.value)
        lines.append(draw_row(room, name_of(row, ladder.has_items), drawn, str(row.value)))
        lines += _says(row.says, "", width)
    lines += _missing(ladder.missing, width)
    return lines


def _missing(rows: Sequence[Row], width: int) -> Iterator[Content]:
    if rows:
        yield Content("")
        yield from say_missing(rows, width, "Not placed:")


def _shared_out(width: int) -> tuple[Room, int]:
    """The columns, and the cells of the track: the longest that leaves room for the names."""
    fitting = [track for track in TRACK_ROOM if width - track - WORDS_ROOM - 5 >= LEAST_TITLE + 6]
    track = max(fitting, default=TRACK_ROOM[0])
    title = min(WIDEST_TITLE, max(LEAST_TITLE, width - track - WORDS_ROOM - 3))
    return Room(width, title, 0), track


def _scale(points: int, room: Room, track: int) -> Content:
    """The numbers of the first, the middle and the last point over the tracks."""
    cells = [" "] * track_width(points, track)
    stride = (len(cells) - 1) // max(1, points - 1)
    for point in sorted({1, (points + 2) // 2, points}):
        place = (point - 1) * stride
        said = str(point)
        start = place - (len(said) - 1 if point == points else 0)
        cells[start : start + len(said)] = said
    return draw_row(room, "", Content.styled("".join(cells), MUTED), "")


def _says(now: str, needed: str, width: int) -> list[Content]:
    words = f"{now} {glyphs().right} {needed}" if needed and needed != now else now
    return hanging("      ", plain(words, PROSE_LIMIT, MUTED), width) if words else []
