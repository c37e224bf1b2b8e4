"""The words behind one item's figures: each figure in a sentence, and what it does not say.

How much is said goes by how many answered: of one answer only that it is one, of two their gap,
from three on the disagreement, how far one person decides it, and which items are about equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.at_random import expected_at_random
from qi_tui.analysis.item.disagreement import NONE
from qi_tui.analysis.item.summary import highest, lowest, middle, share_together
from qi_tui.analysis.item.trust import (
    Trust,
    about_equal,
    band,
    hinges_on_one,
    leave_one_out,
    trust,
    trust_note,
)
from qi_tui.analysis.item.words import spoken
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.workshop.room_rows import MUTED, sentence_of, title_of
from qi_tui.ui.words import count_of, plain

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures

LABEL = 18
"""Cells of the label before a sentence."""
SHORT_SCALE = 4
"""Up to this many points one point is a large part of the scale (`summary.share_together`)."""

Said = tuple[str, Content | str]
"""A label, and what is said under it."""


def behind_in_full(
    figures: ItemFigures,
    others: Sequence[ItemFigures],
    domain: str,
    names: Sequence[str],
    width: int,
) -> list[Content]:
    """All that stands behind one item's figures.

    Args:
        figures: the item, as it may be shown.
        others: the items of its room; it may be among them.
        domain: the title of its domain.
        names: what to call the points where their numbers say nothing (no and yes).
        width: cells per line.
    """
    head = Content.assemble(
        title_of(figures).stylize("bold"), (" · ", MUTED), plain(domain, 200, MUTED)
    )
    lines = [head, Content(""), *_told(("Answers", _sentence(figures, names)), width)]
    for said in _figures(figures, others, names):
        lines += _told(said, width)
    return lines


def equals_of(figures: ItemFigures, others: Sequence[ItemFigures]) -> tuple[ItemFigures, ...]:
    """The other items that are about as far apart: their leave-one-out ranges overlap or touch."""
    counts = figures.counts
    if counts is None:
        return ()
    return tuple(
        other
        for other in others
        if other is not figures and other.counts and about_equal(counts, other.counts)
    )


def _figures(
    figures: ItemFigures, others: Sequence[ItemFigures], names: Sequence[str]
) -> list[Said]:
    """The sentences that this many answers carry."""
    counts = figures.counts
    if counts is None:
        return _of_numbers(figures)
    level = trust(counts)
    if level in (Trust.NOTHING, Trust.ANSWER_ONLY):
        return [("How sure", trust_note(counts))]
    said: list[Said] = [
        ("Median", _median(counts, names)),
        ("Lowest, highest", _ends(counts, names)),
        ("Apart", f"{_capital(spoken(counts))}."),
    ]
    if level is Trust.GAP_ONLY:
        return [*said, ("How sure", trust_note(counts))]
    said += [
        ("Together", _together(counts)),
        ("Disagreement", _disagreement(figures)),
        ("One left out", _left_out(counts)),
        ("At random", _at_random(counts)),
        ("Not told apart", _equals(figures, others)),
    ]
    # What hinges on one person has been said to do so, with the same figures.
    is_said = level is Trust.IN_FULL and hinges_on_one(counts)
    return said if is_said else [*said, ("How sure", trust_note(counts))]


def _told(said: Said, width: int) -> list[Content]:
    label, text = said
    start = Content.styled(f"{label:<{LABEL}}", MUTED)
    return hanging(start, text if isinstance(text, Content) else Content(text), width)


def _sentence(figures: ItemFigures, names: Sequence[str]) -> str:
    said = _capital(sentence_of(figures, names))
    return f"{said}." if figures.n != 1 else f"{said}; {count_of(1, 'answer')} in all."


def _median(counts: Sequence[int], names: Sequence[str]) -> str:
    answers = middle(counts)
    if answers is None:
        return NONE
    low, high = (_point(answer, names) for answer in answers)
    if low == high:
        return f"{low}: the middle answer when all are put in order."
    return f"{low}–{high}: the two middle answers when all are put in order."


def _ends(counts: Sequence[int], names: Sequence[str]) -> str:
    low, high = lowest(counts), highest(counts)
    if low is None or high is None:
        return NONE
    if low == high:
        return f"{_point(low, names)}, and nothing else."
    return f"{_point(low, names)} and {_point(high, names)}."


def _together(counts: Sequence[int]) -> str:
    found = share_together(counts)
    if found is None:
        return NONE
    together, everybody = found
    if len(counts) <= SHORT_SCALE:
        return f"{together} of {everybody} gave the commonest answer."
    return f"{together} of {everybody} are within one point of the median."


def _disagreement(figures: ItemFigures) -> str:
    if figures.percent is None:
        return NONE
    return f"{figures.percent} of 100: {band(figures.percent).value}."


def _left_out(counts: Sequence[int]) -> str:
    found = leave_one_out(counts)
    if found is None:
        return NONE
    low, high = found
    between = f"{low}" if low == high else f"between {low} and {high}"
    start = f"With any one person left out, disagreement is {between}"
    if hinges_on_one(counts):
        return f"{start}: it hinges on one person."
    return f"{start}: no one person decides it."


def _at_random(counts: Sequence[int]) -> str:
    n = sum(counts)
    expected = expected_at_random(len(counts), n)
    if expected is None:
        return NONE
    shown = int(100 * expected + Fraction(1, 2))
    return (
        f"{n} people who answered at random on {len(counts)} points"
        f" would come to {shown} on average."
    )


def _equals(figures: ItemFigures, others: Sequence[ItemFigures]) -> Content | str:
    equals = equals_of(figures, others)
    if not equals:
        return "No other item is about as far apart."
    titles = Content("; ").join(title_of(other) for other in equals)
    return Content.assemble("About as far apart as: ", titles, ".")


def _of_numbers(figures: ItemFigures) -> list[Said]:
    """A count item has no scale, and so neither disagreement nor shape."""
    if not figures.values:
        return []
    low, high = figures.values[0], figures.values[-1]
    median = NONE if figures.median is None else f"{figures.median:g}"
    return [
        ("Median", f"{median}."),
        ("Lowest, highest", f"{low} and {high}." if low != high else f"{low}, and nothing else."),
        ("How sure", "A number has no scale, so there is no disagreement and no shape."),
    ]


def _point(point: int, names: Sequence[str]) -> str:
    return names[point - 1] if names else str(point)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
