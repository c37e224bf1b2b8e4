"""The facilitator's panel on an item, as lines: never part of what the room sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.talk.guide_words import guide
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.workshop.room_rows import (
    MUTED,
    flag_of,
    shape_of,
    shape_words,
    shown_disagreement,
)
from qi_tui.ui.words import plain_comment

if TYPE_CHECKING:
    from qi_tui.ui.glyphs import Glyphs
    from qi_tui.ui.text.workshop.item_text import Reading


@dataclass(frozen=True)
class Aside:
    """What the facilitator knows of an item beside what the room sees.

    Attributes:
        reading: its figures.
        note: the facilitator's own note; empty where there is none.
        is_marked: whether it is to be voted on again.
        minutes: how long the talk about it is meant to last.
        used: minutes used for it so far.
    """

    reading: Reading
    note: str = ""
    is_marked: bool = False
    minutes: int = 0
    used: int = 0


def aside_lines(aside: Aside, width: int, height: int, marks: Glyphs) -> list[Content]:
    """The lines of the panel, at most `height`, the most important first."""
    reading, figures = aside.reading, aside.reading.figures
    said = guide(
        shape_of(figures),
        figures.counts or (),
        figures.split,
        figures.many_silent,
        reading.anonymous,
        reading.names,
        None if figures.change is None else figures.change.verdict,
    )
    lines = [_about(aside, marks)]
    for name, words in (("Ask ", said.first), ("Then ", said.then), ("Avoid ", said.avoid)):
        lines += hanging(Content.styled(f"{name:<6}", "bold"), Content(words), width)
    if not aside.note:
        lines.append(Content.styled("n writes down a note for you alone.", MUTED))
        return lines[:height]
    lines += hanging(Content.styled("Note  ", "bold $accent"), plain_comment(aside.note), width)
    if len(lines) > height:
        return [*lines[: max(0, height - 1)], Content.styled("n shows all of your note.", MUTED)]
    return lines


def _about(aside: Aside, marks: Glyphs) -> Content:
    """Shape, disagreement, caution, second vote and time in one line."""
    figures = aside.reading.figures
    mark, word, style = shape_words(figures, marks)
    parts = [Content.styled(f"{mark} {word}", style)]
    if figures.percent is not None:
        parts.append(Content(f"disagreement {shown_disagreement(figures)}"))
    if flag := flag_of(figures):
        parts.append(Content.styled(flag, "bold"))
    if aside.is_marked:
        parts.append(Content.styled("second vote", "bold $accent"))
    used = f"{aside.used} of {aside.minutes} min used" if aside.used else f"{aside.minutes} min"
    return Content(" · ").join([*parts, Content.styled(used, MUTED)])
