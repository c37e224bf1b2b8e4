"""A slider as a row of characters: a track, the mark of an answer, and a mark that only rests.

A slider that was not touched is hollow and carries no mark: it must never look like an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from qi_tui.ui.glyphs import Glyphs

WIDEST_STEP = 6
YES_NO_WIDTH = len(" no  yes ")

Piece = tuple[str, str]
"""A run of characters, and the name of its style (a component of `RatingView`)."""


class Mark(NamedTuple):
    """Where a slider stands: the answer's value, the resting mark, and whether it has an answer.

    An item answered "don't know" or "not applicable" has an answer, but no value. Where an item
    has two facets, `needed` is the value of the other one.
    """

    value: int | None
    resting: int | None
    is_answered: bool
    needed: int | None = None

    @property
    def is_silent(self) -> bool:
        """Whether it is answered, and there is nothing to draw."""
        return self.is_answered and not (self.value or self.needed or self.resting)

    def sign(self, point: int, marks: Glyphs) -> tuple[str, str] | None:
        """The mark that stands at a point, with its style; None where none does."""
        if point == self.resting:
            return marks.resting, "resting"
        if point == self.value:
            return (marks.both if point == self.needed else marks.mark), "mark"
        return (marks.needed, "needed") if point == self.needed else None


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
    if mark.is_silent:
        return [(" " * width, "track")]
    line, style = (marks.track, "track") if mark.value or mark.needed else (marks.hollow, "hollow")
    given = {point for point in (mark.value, mark.needed) if point}
    pieces: list[Piece] = []
    cell = 0
    for point in sorted({point for point in (mark.resting, *given) if point}):
        place = (point - 1) * stride
        if place > cell:
            # Between the marks of two facets lies the gap.
            is_gap = len(given) == 2 and min(given) < point <= max(given)
            run = (marks.span, "gap") if is_gap else (line, style)
            pieces.append((run[0] * (place - cell), run[1]))
        pieces.append(mark.sign(point, marks) or (line, style))
        cell = place + 1
    if cell < width:
        pieces.append((line * (width - cell), style))
    return pieces


def point_at(points: int, room: int, cell: int) -> int | None:
    """The point nearest to a cell of the slider, counted from 0; None beside the slider."""
    if not points or not 0 <= cell < slider_width(points, room):
        return None
    return (2 * cell + step(points, room)) // (2 * step(points, room)) + 1


def draw_yes_no(points: int, room: int, mark: Mark, marks: Glyphs) -> list[Piece]:
    """No and yes side by side, the one that was chosen in brackets."""
    if mark.is_silent:
        return [(" " * YES_NO_WIDTH, "track")]
    pieces: list[Piece] = []
    for point, word in ((1, "no"), (2, "yes")):
        if point == mark.resting:
            pieces.append((f"({word})", "resting"))
        elif point == mark.value:
            close = marks.needed if point == mark.needed else "]"
            pieces.append((f"[{word}{close}", "mark"))
        elif point == mark.needed:
            pieces.append((f" {word}{marks.needed}", "needed"))
        else:
            pieces.append((f" {word} ", "track" if mark.value else "hollow"))
    return pieces


def draw_nothing(points: int, room: int, mark: Mark, marks: Glyphs) -> list[Piece]:
    """An item without points (a number is typed) has no slider."""
    return []


class Kind(NamedTuple):
    """How the items of one kind are drawn, and which letters answer them.

    Attributes:
        draw: points, room, mark and marks to pieces of one line.
        below: how the points stand below the focused item: each on a line of its own ("list"), all
            on as few as fit ("scale"), as the two poles ("poles"), or not at all ("nothing").
        letters: a key that answers at once → the value that it sets.
        least: the cells that the drawing takes, however little room there is.
    """

    draw: Callable[[int, int, Mark, Glyphs], list[Piece]]
    below: Literal["list", "scale", "poles", "nothing"]
    letters: Mapping[str, int] = {}
    least: int = 0

    def keys(self, points: int, dash: str = "–") -> str:
        """The keys that answer an item, in words; a number is typed where there are no points."""
        if self.letters:
            return " or ".join(self.letters)
        return f"1{dash}{points}" if points else "a number, then Enter"

    def point_at(self, points: int, room: int, cell: int) -> int | None:
        """The point that a cell of the drawing stands for; None beside it."""
        if not self.least:
            return point_at(points, room, cell)
        return (1 if cell < self.least // 2 else 2) if 0 <= cell < self.least else None


KINDS: Mapping[str, Kind] = {
    "anchored": Kind(draw_slider, "list"),
    "graded": Kind(draw_slider, "scale"),
    "stage": Kind(draw_slider, "list"),
    "bipolar": Kind(draw_slider, "poles"),
    "position": Kind(draw_slider, "scale"),
    "yes_no": Kind(draw_yes_no, "scale", {"y": 2, "n": 1}, YES_NO_WIDTH),
    "count": Kind(draw_nothing, "nothing"),
}
