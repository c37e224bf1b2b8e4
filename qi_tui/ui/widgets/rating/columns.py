"""How the width of the rating list is shared out, and texts cut or filled to a number of cells."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from qi_tui.ui.widgets.rating.slider import slider_width

LEAD = 6
"""Cells before a title: arrow and number."""
FLAGS = 4
"""Cells for the signs of a comment and of a priority."""
GAPS = 4
"""Single cells between the columns."""
MARGIN = 1
"""Cells that stay free at the right."""
PROSE_INDENT = 6
POINT_INDENT = 12
COUNT = 8
"""Cells of a number that is typed."""
BETWEEN_FACETS = 3
"""Cells of the arrow between the values of two facets."""
WIDEST_TITLE = 62
LEAST_TITLE = 16
YES_NO_WORDS = len("not answered: press y or n")
NARROWEST = 60
"""The cells for which the list is drawn where it has fewer; the rest is cut off."""
SLIDER_ROOM = ((70, 7), (100, 13), (150, 19))
"""Below this width, room for this many cells of slider."""
WIDE_SLIDER_ROOM = 25


class Columns(NamedTuple):
    """The cells of each column of an item's line; a slider is drawn in `slider_room`."""

    title: int
    slider: int
    slider_room: int
    value: int
    words: int


class Shape(NamedTuple):
    """What the columns of a list depend on, beside its width.

    Attributes:
        points: the numbers of points of its items.
        least: the cells that the widest drawing takes at least.
        facets: how many values stand on a line.
        stages: the cells of a line that names every stage, or 0; it needs no words beside it.
        has_poles: whether the poles stand left and right of the slider, with as much room each.
    """

    points: tuple[int, ...]
    least: int = 0
    facets: int = 1
    stages: int = 0
    has_poles: bool = False


@lru_cache(maxsize=64)
def columns_for(width: int, shape: Shape) -> Columns:
    """The columns of a list of `width` cells."""
    room = next((cells for below, cells in SLIDER_ROOM if width < below), WIDE_SLIDER_ROOM)
    slider = max((slider_width(count, room) for count in shape.points), default=0)
    slider = max(slider, shape.least)
    value, told = COUNT if 0 in shape.points else 2, 0
    if shape.points == (2,) and shape.least:
        # A yes or a no says itself what it is: beside it stands only what to press.
        value, told = 1, YES_NO_WORDS
    value = value * shape.facets + BETWEEN_FACETS * (shape.facets - 1)
    rest = max(20, width - LEAD - slider - value - FLAGS - GAPS - MARGIN)
    if shape.stages and rest + slider - shape.stages >= LEAST_TITLE:
        title = rest + slider - shape.stages
        return Columns(title, shape.stages, room, value, 0)
    title = rest // 2 if shape.has_poles else min(WIDEST_TITLE, rest * 11 // 20)
    if told and rest >= 2 * told:
        title = min(WIDEST_TITLE, rest - told)
    return Columns(title, slider, room, value, rest - title)


@lru_cache(maxsize=8192)
def cells(text: str) -> int:
    """How many cells a text takes."""
    return len(text) if text.isascii() else cell_len(text)


@lru_cache(maxsize=8192)
def cut(text: str, width: int, ellipsis: str) -> str:
    """A text in at most `width` cells; where it is cut, the ellipsis (one cell) says so."""
    if text.isascii():
        return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + ellipsis
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + ellipsis


@lru_cache(maxsize=8192)
def fit(text: str, width: int, ellipsis: str) -> str:
    """A text in exactly `width` cells."""
    if text.isascii() and len(text) <= width:
        return text.ljust(width)
    shown = cut(text, width, ellipsis)
    return shown.ljust(width) if text.isascii() else set_cell_size(shown, max(0, width))


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` cells, broken between words; no lines for no text."""
    if not text.isascii():
        return [line.plain for line in Content(text).wrap(width)]
    # Plain text is by far the most, and this is done between a key and its paint.
    lines: list[str] = []
    line = ""
    for word in text.split():
        while len(word) > width:
            room = width - len(line) - 1 if line else width
            lines.append(f"{line} {word[:room]}".strip())
            line, word = "", word[max(0, room) :]
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines
