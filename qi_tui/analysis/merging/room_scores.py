"""The scores in a room: of each domain, those of the raters who rated all of it."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.merging.contribution import RATED
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.scoring import domain_score


def scores_of(layout: Layout, number: int, sheets: Sequence[bytes]) -> tuple[float, ...]:
    """The sorted scores of one domain, of those sheets that have all of it rated.

    Where a framework has several subjects there is none: a score is of one subject.

    Args:
        layout: the framework and the order of its items.
        number: which of its domains, from 0.
        sheets: one byte per item, as `contribution` writes them.
    """
    framework, domain = layout.framework, layout.framework.domains[number]
    if framework.subjects is not None:
        return ()
    start, end = layout.spans[number]
    # Where no item is reversed the sum of the values decides, and there are few different sums.
    decides = bytes if any(getattr(item, "reversed", False) for item in domain.items) else sum
    known: dict[object, float | None] = {}
    scores: list[float] = []
    for sheet in sheets:
        codes = sheet[start:end]
        # Nothing is left without the points: every item is rated.
        if codes.translate(None, RATED):
            continue
        what = decides(codes)
        if what not in known:
            known[what] = domain_score(framework, domain, list(codes))
        score = known[what]
        if score is not None:
            scores.append(score)
    return tuple(sorted(scores))
