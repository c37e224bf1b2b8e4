"""The scores in a room: of each domain, those of the raters who rated all of it."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.merging.contribution import UNANSWERED
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.scoring import is_reversed, score_of_total, total_of


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
    turned = any(map(is_reversed, domain.items))
    totals: list[int] = []
    for sheet in sheets:
        codes = sheet[start:end]
        # Every item is rated: none is 0, and what is no value lies over all points.
        if UNANSWERED not in codes and codes.isascii():
            totals.append(total_of(framework, domain, codes) if turned else sum(codes))
    # There are few different totals, however many raters there are.
    scores = {total: score_of_total(framework, domain, total) for total in set(totals)}
    return tuple(sorted(score for total in totals if (score := scores[total]) is not None))
