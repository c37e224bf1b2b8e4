"""What is said of an item's figures as they may be shown: the word of its shape, a caution, counts.

On the screen, in a table and in a report alike. How far the figures are to be trusted decides what
is said (`trust`): two answers have a gap and three have no shape, however they lie.
"""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.disagreement import NONE, gap_total
from qi_tui.analysis.item.shape import Call, Shape
from qi_tui.analysis.item.summary import show_median
from qi_tui.analysis.item.trust import Trust, trust
from qi_tui.analysis.item.words import sentence


def shape_word(figures: ItemFigures) -> tuple[Shape | None, str]:
    """The word that says how the answers lie, and the shape whose mark stands beside it.

    None and why, where there is no shape: hidden, or a number.
    """
    if figures.counts is None or figures.shape is None:
        return None, figures.hidden or "a number"
    level = trust(figures.counts)
    if level is Trust.GAP_ONLY:
        gap = gap_total(figures.counts)
        if not gap:
            return Shape.TOO_FEW, "the same"
        return Shape.TOO_FEW, f"{gap} {'point' if gap == 1 else 'points'} apart"
    if level is Trust.FEW_ANSWERS and figures.shape is not Shape.TOO_FEW:
        return Shape.TOO_FEW, level.value
    return figures.shape, figures.shape.value


def shown_disagreement(figures: ItemFigures) -> str:
    """The disagreement as it is shown, or a dash: two answers have a gap that is not ranked."""
    if figures.percent is None or figures.counts is None:
        return NONE
    return NONE if trust(figures.counts) is Trust.GAP_ONLY else str(figures.percent)


def shown_median(figures: ItemFigures) -> str:
    """The median as it is shown, or a dash."""
    if figures.counts is not None:
        return show_median(figures.counts)
    return NONE if figures.median is None else f"{figures.median:g}"


def shape_of(figures: ItemFigures) -> Shape:
    """The shape, where there is one, for the words that go by it."""
    return figures.shape or (Shape.TOO_FEW if figures.n else Shape.NO_ANSWERS)


def flag_of(figures: ItemFigures) -> str:
    """The word of caution about an item, the weightiest first; empty for none."""
    if figures.many_silent:
        return "many did not answer"
    if figures.counts is None:
        return ""
    level = trust(figures.counts)
    is_said = level is Trust.FEW_ANSWERS and figures.shape is not Shape.TOO_FEW
    return level.value if level in (Trust.FEW_ANSWERS, Trust.FRAGILE) and not is_said else ""


def sentence_of(figures: ItemFigures, names: Sequence[str] = ()) -> str:
    """The sentence of counts; `names` for points whose numbers say nothing (no and yes)."""
    if figures.counts is None:
        return figures.hidden or _numbers(figures)
    return sentence(
        figures.counts,
        Call(shape_of(figures), figures.split),
        figures.dont_know or 0,
        figures.not_applicable or 0,
        figures.unanswered or 0,
        names,
    )


def _numbers(figures: ItemFigures) -> str:
    """What was answered to a count item: the numbers in order, and what they add up to."""
    if not figures.values:
        return "nobody has answered"
    numbers = ", ".join(str(value) for value in figures.values)
    return f"{figures.total} in all: {numbers}"
