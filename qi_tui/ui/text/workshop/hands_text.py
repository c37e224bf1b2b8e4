"""A show of hands in words and bars: a row per item, the focused item, what is amiss.

Pure functions. Titles, prompts and descriptors are data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.model.asking import Asked
from qi_tui.model.framework import Framework
from qi_tui.model.hands import Raised, Typed, differing
from qi_tui.ui.text.count_bars import bar_of_share, strip_of_counts
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.words import count_of, plain

if TYPE_CHECKING:
    from qi_tui.ui.glyphs import Glyphs

MUTED = "$text-muted"
HANDS = "$primary"
NUMBER = 3
CANNOT = "not by hands"
TOTAL = len(CANNOT)
BAR = 20
LEAST_BAR = 6
MOST_NAMED = 2
"""Items with another number of hands that are named; the others are counted."""
TITLE_LIMIT = 200
PROMPT_LIMIT = 600


@dataclass(frozen=True, slots=True)
class HandsRow:
    """One item that is asked, for a facet and subject: what it is called, and its hands so far.

    Attributes:
        number: as it stands on the list, from 1.
        points: 0 for a count item, which hands cannot answer.
    """

    number: int
    title: Content
    prompt: str
    descriptors: tuple[str, ...]
    points: int
    hands: Raised | None


def title_of(framework: Framework, asked: Asked, items: int) -> Content:
    """What is asked: the item, the subject or both, and the facet where there are two.

    Args:
        framework: what is rated.
        asked: one answer that is asked for.
        items: how many items are asked; a single one is not named beside its subjects.
    """
    title = plain(framework.item_by_id[asked.item].title, TITLE_LIMIT)
    if asked.subject is not None:
        name = plain(asked.subject)
        title = name if items == 1 else Content.assemble(name, ": ", title)
    return Content.assemble(title, f" ({asked.facet})") if len(framework.facets) > 1 else title


def write_row(row: HandsRow, width: int, strip: int, marks: Glyphs) -> Content:
    """A row in at most `width` cells: number, title, strip of counts, total.

    Args:
        row: the item.
        width: cells.
        strip: cells of the strip: the most points that any item has.
        marks: what to draw with.
    """
    room = max(8, width - NUMBER - strip - TOTAL - 5)
    title = row.title.truncate(room, ellipsis=True).truncate(room, pad=True)
    said = (marks.nothing, MUTED)
    drawn = ""
    if not row.points:
        said = (CANNOT, MUTED)
    elif row.hands is not None:
        said = (count_of(row.hands.total, "hand"), "")
        drawn = strip_of_counts(row.hands.counts, marks.bars)
    return Content.assemble(
        (f"{row.number:>{NUMBER}} ", MUTED), title, "  ", (f"{drawn:<{strip}}", HANDS), "  ", said
    )


def opened(
    row: HandsRow, shown: Raised | None, width: int, height: int, marks: Glyphs
) -> list[Content]:
    """The focused item in at most `height` lines: its question, and its points with their hands.

    Where there is no room the question goes first, then all of a descriptor but its first line,
    and at last the points stand side by side.

    Args:
        row: the item.
        shown: the hands to draw: those that are typed, else those that were kept.
        width: cells per line.
        height: lines.
        marks: what to draw with.
    """
    title = Content.assemble((f"{row.number} ", MUTED), row.title.stylize("bold"))
    prompt = plain(row.prompt, PROMPT_LIMIT, "italic").wrap(width) if row.prompt else []
    head = [title.truncate(width, ellipsis=True)]
    if not row.points:
        words = "This item asks for a number of people: hands cannot answer it."
        return [*head, *prompt, *Content.styled(words, MUTED).wrap(width)][:height]
    whole = _points(row, shown, width, marks)
    short = [lines[0] for lines in whole]
    every = [line for lines in whole for line in lines]
    for lines in ([*head, *prompt, *every], [*head, *every], [*head, *prompt, *short]):
        if len(lines) <= height:
            return lines
    lines = [*head, *short]
    return lines if len(lines) <= height else [*head, *_side_by_side(row, shown, width, marks)]


def said_of(hands: Raised, marks: Glyphs) -> Content:
    """Hands in a line: strip, total, and how many of them said nothing about a point."""
    parts = [count_of(hands.total, "hand")]
    parts += [f"{hands.dont_know} don't know"] if hands.dont_know else []
    parts += [f"{hands.not_applicable} not applicable"] if hands.not_applicable else []
    strip = strip_of_counts(hands.counts, marks.bars)
    return Content.assemble(
        marks.edge, (strip, HANDS), f"{marks.edge} ", (" · ".join(parts), "bold")
    )


def asked_for(points: int, typed: Typed, has_letters: bool) -> str:
    """What to type for an item, in words."""
    if typed is Typed.COUNTS:
        return f"How many chose each point: {points} numbers, lowest point first; then d2, x1"
    letters = " (or y, n)" if has_letters else ""
    between = ", blanks between them" if points > 9 else ""
    return f"What each person calls out: 1 to {points}{letters}, d or x{between}"


def differing_words(rows: Sequence[HandsRow]) -> str:
    """Which items have another number of hands than most; empty where none has."""
    totals = [(str(row.number), row.hands.total) for row in rows if row.hands is not None]
    found = differing(totals)
    if found is None:
        return ""
    others, usual = found
    first, *rest = others[:MOST_NAMED]
    parts = [f"Item {first[0]} has {count_of(first[1], 'hand')}"]
    parts += [f"item {name} {total}" for name, total in rest]
    if len(others) > MOST_NAMED:
        parts.append(f"{len(others) - MOST_NAMED} more differ")
    return f"{', '.join(parts)}; the others have {usual}"


def _points(row: HandsRow, shown: Raised | None, width: int, marks: Glyphs) -> list[list[Content]]:
    """For each point its lines: number, bar, how many, what it says."""
    counts = shown.counts if shown is not None else (0,) * row.points
    largest, bar = max(counts, default=0), min(BAR, max(LEAST_BAR, width // 6))
    lines: list[list[Content]] = []
    for point, chosen in enumerate(counts, start=1):
        drawn = bar_of_share(chosen, largest, marks.block, bar)
        head = Content.assemble(
            (f"{point:>{NUMBER}} ", MUTED),
            (f"{drawn:<{bar}}", HANDS),
            f" {chosen or marks.nothing:<4} ",
        )
        said = row.descriptors[point - 1] if point <= len(row.descriptors) else ""
        lines.append(hanging(head, plain(said, TITLE_LIMIT), width))
    return lines


def _side_by_side(row: HandsRow, shown: Raised | None, width: int, marks: Glyphs) -> list[Content]:
    counts = shown.counts if shown is not None else (0,) * row.points
    column = max(3, min(5, (width - 8) // max(1, row.points)))
    numbers = "".join(f"{point:<{column}}" for point in range(1, row.points + 1))
    cells = "".join(f"{chosen or marks.nothing:<{column}}" for chosen in counts)
    ends = [f"1 {row.descriptors[0]}", f"{row.points} {row.descriptors[-1]}"]
    return [
        Content.styled(f"point   {numbers}", MUTED),
        Content.assemble("hands   ", (cells, HANDS)),
        *(plain(end, TITLE_LIMIT).truncate(width, ellipsis=True) for end in ends),
    ]
