"""What the figures of the room mean, and what they don't: the text behind the key for it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.item.words import MARKS, explain
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.room_rows import MUTED, SHAPE_WIDTH, STYLES

_PARTS = {
    "Disagreement (D)": """
        0 = everyone gave the same answer; 100 = the room is split as evenly and as far apart as
        this scale allows.

        It is the average gap between every two people, as a share of the largest average gap that
        is possible. Up to 20 the answers are close, up to 50 there is some difference, up to 75 it
        is wide, above that very wide.
        """,
    "Its limits": """
        Short scales have a mild head start: people who answer at random disagree a little more on
        a short scale than on a long one, and yes or no cannot show how far apart people are.

        In a larger group of people the figure would be a little higher, so how many answered (n)
        stands in every row.

        The list is an order to talk in, not a league table: with as many people as fit in a room,
        neighbours in the list may well be about equal.
        """,
    "How many answered": """
        One answer is shown as it is. Two have a gap between them, and no place in the order. Three
        have a figure but no shape (few answers). Four have a shape that one person can change
        (fragile). From five on you see everything.

        An item hinges on one person where leaving one answer out would put its figure into another
        of the four ranges above.

        Many did not answer: fewer than half of the raters rated the item, or a quarter or more
        said don't know.
        """,
    "Shapes": """
        A shape is the name of how these answers lie. It doesn't prove that there are factions:
        when eight people answer at random on a scale of seven points, they look like two camps in
        a quarter of rooms.
        """,
}


def explain_figures(width: int, height: int) -> Sequence[Content]:
    """The page; a paragraph is one line, to be wrapped by whoever draws it."""
    lines: list[Content] = []
    for title, text in _PARTS.items():
        lines.append(Content.styled(title, "bold $primary"))
        lines += [Content(" ".join(part.split())) for part in text.split("\n\n")]
        lines.append(Content(""))
    return [*lines, *(_shape(shape) for shape in Shape)]


def _shape(shape: Shape) -> Content:
    mark = MARKS[shape][1 if glyphs().is_ascii else 0]
    return Content.assemble(
        (f"{mark} {shape.value:<{SHAPE_WIDTH}}", STYLES.get(shape, "")),
        (explain(shape), MUTED),
    )
