"""A slider as a row of characters: a track, the mark of an answer, and a mark that only rests.

A slider that was not touched is hollow and carries no mark: it must never look like an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from qi_tui.ui.glyphs import Glyphs

WIDEST_STEP = 6


Piece = tuple[str, str]
"""A run of characters, and the name of its style (a component of `RatingView`)."""


class Mark(NamedTuple):
    """Where a slider stands: the answer's value, the resting mark, and whether it has an answer.

    An item answered "don't know" or "not applicable" has an answer, but no value.
    """

    value: int | None
    resting: int | None
    is_answered: bool


def slider_width(points: int, room: int) -> int:
    """The cells that a slider of `points` points takes, at most `room` where that can be."""
    return (points - 1) * step(points, room) + 1 if points else 0


def step(points: int, room: int) -> int:
    """The cells from one point to the next: from 1 to 6."""
    return max(1, min(WIDEST_STEP, (room - 1) // max(1, points - 1)))


def draw_slider(points: int, room: int, mark: Mark, marks: Glyphs) -> list[Piece]:
    """A horizontal slider.

    Args:
        points: 2 to 14.
        room: the cells it should fit in.
        mark: where it stands.
        marks: the characters to draw with.
    """
    width, stride = slider_width(points, room), step(points, room)
    if mark.is_answered and mark.value is None and mark.resting is None:
        return [(" " * width, "track")]
    line, style = (marks.track, "track") if mark.value else (marks.hollow, "hollow")
    stands = {}
    if mark.value is not None:
        stands[(mark.value - 1) * stride] = (marks.mark, "mark")
    if mark.resting is not None:
        stands[(mark.resting - 1) * stride] = (marks.resting, "resting")
    pieces: list[Piece] = []
    cell = 0
    for place in sorted(stands):
        if place > cell:
            pieces.append((line * (place - cell), style))
        pieces.append(stands[place])
        cell = place + 1
    if cell < width:
        pieces.append((line * (width - cell), style))
    return pieces


def point_at(points: int, room: int, cell: int) -> int | None:
    """The point nearest to a cell of the slider, counted from 0; None beside the slider."""
    if not points or not 0 <= cell < slider_width(points, room):
        return None
    return (2 * cell + step(points, room)) // (2 * step(points, room)) + 1


def draw_nothing(points: int, room: int, mark: Mark, marks: Glyphs) -> list[Piece]:
    """An item without points (a number is typed) has no slider."""
    return []


class Kind(NamedTuple):
    """How the items of one kind are drawn, and which letters answer them.

    Attributes:
        draw: points, room, mark and marks to pieces of one line.
        letters: a key that answers at once → the value that it sets.
    """

    draw: Callable[[int, int, Mark, Glyphs], list[Piece]]
    letters: Mapping[str, int] = {}

    def keys(self, points: int, dash: str = "–") -> str:
        """The keys that answer an item, in words; a number is typed where there are no points."""
        if self.letters:
            return " or ".join(self.letters)
        return f"1{dash}{points}" if points else "a number"


KINDS: Mapping[str, Kind] = {
    "anchored": Kind(draw_slider),
    "graded": Kind(draw_slider),
    "stage": Kind(draw_slider),
    "bipolar": Kind(draw_slider),
    "position": Kind(draw_slider),
    "yes_no": Kind(draw_slider, {"y": 2, "n": 1}),
    "count": Kind(draw_nothing),
}
