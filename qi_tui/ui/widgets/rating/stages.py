"""A line that names every stage, with a mark before the one that was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.ui.glyphs import Glyphs
from qi_tui.ui.widgets.rating.columns import cells
from qi_tui.ui.widgets.rating.slider import Mark, Piece


def stages_width(names: Sequence[str]) -> int:
    """The cells that the line takes: a mark before each name, a blank and a track after it."""
    return sum(cells(name) + 3 for name in names) - 2 if names else 0


def draw_stages(names: Sequence[str], mark: Mark, marks: Glyphs) -> list[Piece]:
    """The line, as wide as `stages_width` says."""
    line, style = (marks.track, "track") if mark.value or mark.needed else (marks.hollow, "hollow")
    pieces: list[Piece] = []
    for point, name in enumerate(names, start=1):
        sign, at = mark.sign(point, marks) or (" ", "point")
        pieces.append((f"{sign}{name}", at))
        if point < len(names):
            pieces.append((f" {line}", style))
    return pieces


def stage_at(names: Sequence[str], cell: int) -> int | None:
    """The stage that a cell of the line stands for; None beside it."""
    start = 0
    for point, name in enumerate(names, start=1):
        stop = start + cells(name) + 3
        if start <= cell < stop:
            return point
        start = stop
    return None
