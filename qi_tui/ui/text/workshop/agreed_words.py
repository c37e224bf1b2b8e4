"""What the room settled on for an item, in words: the rating and its reasons, or why none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.words import plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.model.workshop import Agreed
    from qi_tui.ui.glyphs import Glyphs

REASON = 600
"""Characters of a reason that are shown to the room."""


def agreed_lines(
    agreed: Agreed, descriptors: tuple[str, ...], round_number: int, width: int, marks: Glyphs
) -> list[Content]:
    """What was settled on, for the room: a line, and one for each reason.

    Args:
        agreed: what was settled on.
        descriptors: what each point of the item says.
        round_number: the round that is shown; another one is named.
        width: cells per line.
        marks: the characters to draw with.
    """
    if agreed.value is None:
        start = Content.styled(f"{marks.cross} Not agreed: ", "bold")
        return hanging(start, plain_comment(agreed.parked_because, REASON), width)
    there = f" · {agreed.present} there to agree" if agreed.present else ""
    earlier = f" · round {agreed.round}" if agreed.round != round_number else ""
    said = Content.assemble(value_words(agreed.value, descriptors), there, earlier)
    lines = hanging(Content.styled(f"{marks.tick} Agreed: ", "bold"), said.stylize("bold"), width)
    for name, reason in (
        ("Why not lower: ", agreed.why_not_lower),
        ("Why not higher: ", agreed.why_not_higher),
    ):
        if reason.strip():
            lines += hanging(f"  {name}", plain_comment(reason, REASON), width)
    return lines


def value_words(value: int, descriptors: tuple[str, ...]) -> Content:
    """A value with what it says: "5 · joins the group's meetings", "yes", or a number alone.

    Args:
        value: the point, or the number of a count item.
        descriptors: what each point says, lowest first; empty for a count item.
    """
    said = descriptors[value - 1] if 1 <= value <= len(descriptors) else ""
    if not said or said == str(value):
        return Content(str(value))
    if descriptors == ("no", "yes"):
        return Content(said)
    return Content.assemble(f"{value} · ", plain(said, 200))
