"""How the figures of a report are made, and where its frameworks come from: what a sponsor asks."""

from __future__ import annotations

from collections.abc import Iterator

from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.item.words import MARKS, explain
from qi_tui.model.framework import Framework
from qi_tui.report.content import FrameworkReport, Report
from qi_tui.report.sayings import source_words

_DECIDED = (
    "Everyone rated alone first. A rating that was agreed on is a decision of the room; it changes"
    " nobody's answers and no figure."
)
_DISAGREEMENT = (
    "0 where everyone gave the same answer, 100 where half the room stands at each end: the average"
    " gap between every two people, as a share of the largest average gap that is possible (the"
    " index of ordinal variation of Berry and Mielke, 1992). Only rated answers enter it. With few"
    " raters one person can change it, so two neighbours in a list may be about equal."
)
_MEDIAN = "The middle answer: as many stand at or below it as at or above it."
_MOVED = (
    "Told of those who rated an item in both rounds, and found by their files. A small change is"
    " called no clear change. That a room came together does not make its answer right."
)
_TOO_FEW = (
    "“No data” means that nobody answered. “Too few to show” means that there are answers, but so"
    " few that somebody could be recognised by them."
)
_ONE_OF_TWO = (
    "Whoever has two such reports, made before and after somebody joined or left, can often tell"
    " what that person answered. Pass on only one of them."
)
_SHAPES = (
    Shape.ALIKE,
    Shape.TWO_CAMPS,
    Shape.ONE_VOICE_APART,
    Shape.A_FEW_APART,
    Shape.MILD,
    Shape.SPREAD,
    Shape.TOO_FEW,
)


def explained(report: Report) -> Iterator[tuple[str, str]]:
    """What a reader may ask, and the answer."""
    if report.frameworks:
        yield "Who decided", _DECIDED
        yield "Disagreement", _DISAGREEMENT
        for shape in _SHAPES:
            yield f"{MARKS[shape][0]} {shape.value}", explain(shape)
        yield "Median", _MEDIAN
        if any(len(framework.rounds) > 1 for framework in report.frameworks):
            yield "Who moved", _MOVED
        yield "No data, and too few to show", _TOO_FEW
        if report.is_outside:
            yield "One report only", _ONE_OF_TWO
    if report.mine is not None:
        yield report.mine.title, f"Source: {report.mine.source}"
    for framework in report.frameworks:
        if report.mine is None or framework.framework.id != report.mine.framework:
            yield framework.framework.title, _about(framework)


def _about(framework: FrameworkReport) -> str:
    parts = [f"Source: {source_words(framework)}"]
    if "qi-tui" in _scale_sources(framework.framework):
        parts.append("The words of its scale are qi-tui's, not the source's.")
    return " ".join(parts)


def _scale_sources(framework: Framework) -> Iterator[str]:
    scales = [framework.scale, *(getattr(item, "scale", None) for item in framework.items)]
    return (scale.scale_source for scale in scales if scale is not None)
