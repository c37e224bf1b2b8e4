"""The picture of poles: each pair with its mark between them, and the pairs that lag."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.poles import Pair, Poles, poles_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import filled, fitted
from qi_tui.ui.text.results.drawing import (
    FLAG,
    MUTED,
    TITLE_LIMIT,
    figure_words,
    say,
    say_standout,
    track_of_row,
    track_width,
)
from qi_tui.ui.words import plain

TRACK_ROOM = (13, 25)
TRACK_FROM = 90
MOST_LINES = 3


def draw_poles(framework: Framework, session: Session, width: int) -> list[Content]:
    """Where the marks stand between the poles."""
    poles = poles_of(framework, session)
    lines = list(_findings(poles, width))
    for pair in poles.pairs:
        lines += [Content(""), *_pair(pair, width)]
    return lines


def _findings(poles: Poles, width: int) -> Iterator[Content]:
    if poles.arrived:
        yield from say("Lagging:", "none: every pair that is rated is fully at the right.", width)
    else:
        yield from say_standout("Lagging", poles.lagging, "pairs", "behind", width)
    if poles.mean is not None and len(poles.pairs) > 1:
        points = poles.pairs[0].row.points
        words = f"{figure_words(poles.mean)}, where 1 is the left and {points} the right"
        yield from say("Mean position:", f"{words}.", width)


def _pair(pair: Pair, width: int) -> Iterator[Content]:
    row = pair.row
    stands = str(row.value) if row.value is not None else str(row.standing)
    yield Content.assemble(
        plain(fitted(plain(row.title, TITLE_LIMIT).plain, width - 24), TITLE_LIMIT, "bold"),
        (f"  {stands}", "" if row.value is not None else MUTED),
        (f"  {glyphs().down} lags", FLAG) if pair.lags else "",
    )
    room = TRACK_ROOM[1] if width >= TRACK_FROM else TRACK_ROOM[0]
    track = track_of_row(row, room)
    cells = track_width(row.points, room)
    side = (width - cells - 6) // 2
    left, right = _wrapped(pair.left, side), _wrapped(pair.right, side)
    for place in range(max(len(left), len(right))):
        before = left[place] if place < len(left) else ""
        after = right[place] if place < len(right) else ""
        middle = track if place == 0 else Content(" " * cells)
        pad = " " * (side - Content(before).cell_length)
        yield Content.assemble(f"  {pad}{before}  ", middle, f"  {filled(after, side)}").rstrip()


def _wrapped(pole: str, width: int) -> list[str]:
    lines = [line.plain.rstrip() for line in plain(pole, TITLE_LIMIT).wrap(max(8, width))]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], fitted(" ".join(lines[MOST_LINES - 1 :]), width)]
    return lines
