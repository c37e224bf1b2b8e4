"""The picture of four corners: subjects as letters on two scales, and a legend of who they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from qi_tui.analysis.results.quadrant import Quadrant, Spot, quadrant_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import filled, fitted, hanging
from qi_tui.ui.text.results.drawing import (
    MARK,
    MUTED,
    PROSE_LIMIT,
    TITLE_LIMIT,
    listed,
    no_subjects,
    say,
)
from qi_tui.ui.words import plain

CELL = (4, 9)
MARGIN = 4


def draw_quadrant(framework: Framework, session: Session, width: int) -> list[Content]:
    """The plot, then where each subject stands."""
    quadrant = quadrant_of(framework, session)
    if not quadrant.spots:
        return no_subjects(framework.subjects, width)
    lines = list(_findings(quadrant, width))
    lines += [Content(""), *_plot(quadrant, width), Content("")]
    for spot in quadrant.spots:
        lines += _legend(spot, quadrant, width)
    return lines


def _findings(quadrant: Quadrant, width: int) -> Iterator[Content]:
    placed = [spot for spot in quadrant.spots if spot.sides is not None]
    if not placed:
        yield from say("Where they lie:", "nobody is rated on both scales yet.", width)
        return
    for corner in quadrant.corners.values():
        names = [spot.subject or "this" for spot in placed if spot.corner == corner]
        if names:
            yield from say(f"{plain(corner).plain.capitalize()}:", f"{listed(names)}.", width)
    between = [spot.subject or "this" for spot in placed if 0 in (spot.sides or ())]
    if between and quadrant.corners:
        words = f"{listed(between)}: no change on one scale or on both."
        yield from say("In no corner:", words, width)


def _plot(quadrant: Quadrant, width: int) -> Iterator[Content]:
    across, upward = len(quadrant.across_says), len(quadrant.upward_says)
    cell = max(CELL[0], min(CELL[1], (width - MARGIN - 2) // across))
    inner = cell * across
    names = quadrant.corners
    yield _axis(quadrant.upward, quadrant.upward_says, glyphs().up, width)
    yield _ends(names.get((-1, 1), ""), names.get((1, 1), ""), inner)
    for value in range(upward, 0, -1):
        yield _line(quadrant, value, cell)
    yield _ends(names.get((-1, -1), ""), names.get((1, -1), ""), inner)
    numbers = "".join(f"{value:^{cell}}" for value in range(1, across + 1))
    yield Content.styled(" " * MARGIN + numbers.rstrip(), MUTED)
    yield _axis(quadrant.across, quadrant.across_says, glyphs().right, width)


def _axis(title: str, says: Sequence[str], arrow: str, width: int) -> Content:
    words = f"{title}: 1 {says[0]}, {len(says)} {says[-1]}"
    said = fitted(plain(words, TITLE_LIMIT).plain, width - MARGIN - 2)
    return Content.styled(f"{' ' * MARGIN}{arrow} {said}", MUTED)


def _ends(left: str, right: str, inner: int) -> Content:
    """The names of two corners, each over its own side."""
    if not left and not right:
        return Content("")
    half = inner // 2
    before = filled(plain(left).plain, half)
    after = fitted(plain(right).plain, inner - half)
    pad = " " * (inner - half - Content(after).cell_length)
    return Content.assemble(" " * MARGIN, (before, "bold"), pad, (after, "bold"))


def _line(quadrant: Quadrant, value: int, cell: int) -> Content:
    across, upward = len(quadrant.across_says), len(quadrant.upward_says)
    on_middle = 2 * value == upward + 1
    cells = []
    for place in range(1, across + 1):
        letters = [
            spot.letter
            for spot in quadrant.spots
            if (spot.across.scored, spot.upward.scored) == (place, value)
        ]
        cells.append(_cell(letters, cell, 2 * place == across + 1, on_middle))
    return Content.assemble((f"{value:>{MARGIN - 1}} ", MUTED), *cells)


def _cell(letters: list[str], width: int, on_column: bool, on_row: bool) -> Content:
    """One cell; the lines of the two middles cross it where it lies on them."""
    marks = glyphs()
    blank = marks.rule if on_row else " "
    resting = marks.nothing
    if on_column or on_row:
        cross = "+" if marks.is_ascii else "┼"
        resting = cross if on_column and on_row else marks.edge if on_column else marks.rule
    words = _fitting(letters, width - 1) or resting
    left = (width - len(words)) // 2
    right = width - len(words) - left
    style = MARK if letters else MUTED
    return Content.assemble((blank * left, MUTED), (words, style), (blank * right, MUTED))


def _fitting(letters: list[str], width: int) -> str:
    """As many letters as fit, and how many more there are."""
    together = " ".join(letters)
    if len(together) > width:
        together = "".join(letters)
    shown = list(letters)
    while len(together) > width and shown:
        shown.pop()
        together = f"{''.join(shown)}+{len(letters) - len(shown)}"
    return together


def _legend(spot: Spot, quadrant: Quadrant, width: int) -> list[Content]:
    head = Content.assemble((f"  {spot.letter} ", MARK))
    name = spot.subject or "rated"
    missing = [row for row in (spot.across, spot.upward) if row.value is None]
    if missing:
        why = listed([f"{row.title} {row.standing}" for row in missing])
        return hanging(head, plain(f"{name}: not in the plot ({why})", PROSE_LIMIT), width)
    words = "; ".join(f"{row.title} {row.value}, {row.says}" for row in (spot.across, spot.upward))
    corner = f" {glyphs().dash} {spot.corner}" if spot.corner else ""
    return hanging(head, plain(f"{name}: {words}{corner}", PROSE_LIMIT), width)
