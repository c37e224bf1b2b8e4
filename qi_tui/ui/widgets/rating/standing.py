"""How far a group of rows is rated, in the few words that stand in its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qi_tui.analysis.scoring import band_of, domain_score, score_range
from qi_tui.model.asking import Row, SheetKey
from qi_tui.model.text import display

if TYPE_CHECKING:
    from qi_tui.model.framework import Domain, Framework
    from qi_tui.model.session import Facet, Sheet

NOT_RATED = "not rated"


def standing(
    framework: Framework, domain: Domain, items: Sequence[str], sheet: Sheet | None
) -> str:
    """The words for one domain: its score, or what it still lacks.

    Args:
        framework: what is rated.
        domain: one of its domains.
        items: the ids of the domain's items, in their order.
        sheet: the rater's answers; None where there are none.
    """
    if sheet is None:
        return NOT_RATED
    values = [sheet.values[item] for item in items if item in sheet.values]
    of = len(items)
    if len(values) == of:
        return _complete(framework, domain, values)
    # Lists, not generators: this runs for every domain between a key and its paint.
    dont_know = len([item for item in items if item in sheet.dont_know])
    not_applicable = len([item for item in items if item in sheet.not_applicable])
    answered = len(values) + dont_know + not_applicable
    if not answered:
        return NOT_RATED
    if answered == of:
        return f"no score: {silent_words(dont_know, not_applicable)}"
    words = f"{answered} of {of}"
    so_far = _so_far(framework, domain, sheet) if values else None
    return words if so_far is None else f"{words} · {number(so_far)} so far"


def standing_of_rows(
    framework: Framework,
    domain: Domain | None,
    rows: Sequence[Row],
    facets: Sequence[Facet],
    sheets: Mapping[SheetKey, Sheet],
    arrow: str,
) -> str:
    """The words for rows that have subjects or several facets: all their answers count as one.

    Args:
        framework: what is rated.
        domain: the domain that the rows are the items of; None where they are not.
        rows: the rows.
        facets: the facets that are asked for.
        sheets: the rater's answers.
        arrow: what stands between the scores of two facets.
    """
    rated = silent = 0
    scores: list[float | None] = []
    for facet in facets:
        values: list[int] = []
        for item, subject in rows:
            sheet = sheets.get((facet, subject))
            if sheet is None:
                continue
            if item in sheet.values:
                values.append(sheet.values[item])
            elif item in sheet.dont_know or item in sheet.not_applicable:
                silent += 1
        rated += len(values)
        if domain is not None and len(values) == len(rows):
            scores.append(domain_score(framework, domain, values))
    of = len(rows) * len(facets)
    if not rated + silent:
        return NOT_RATED
    if rated + silent < of:
        return f"{rated + silent} of {of}"
    known = [number(score) for score in scores if score is not None]
    if domain is not None and len(known) == len(facets):
        return f"{f' {arrow} '.join(known)} of {number(score_range(framework, domain)[1])}"
    return f"all {of} rated" if not silent else f"all {of} answered"


def silent_words(dont_know: int, not_applicable: int) -> str:
    """How many answers are none that a score can count."""
    parts = []
    if dont_know:
        parts.append(f"{dont_know} don't know")
    if not_applicable:
        parts.append(f"{not_applicable} not applicable")
    return ", ".join(parts)


def number(score: float) -> str:
    """A score as it is read: a sum as a whole number, a mean to one decimal."""
    return f"{score:.0f}" if score == int(score) else f"{score:.1f}"


def _complete(framework: Framework, domain: Domain, values: list[int]) -> str:
    score = domain_score(framework, domain, values)
    if score is None:
        return f"all {len(values)} rated"
    _, highest = score_range(framework, domain)
    words = f"{number(score)} of {number(highest)}"
    band = band_of(framework, score)
    return words if band is None else f"{words} · {display(band.label)}"


def _so_far(framework: Framework, domain: Domain, sheet: Sheet) -> float | None:
    if framework.scoring.method != "sum":
        return None
    rated = tuple(item for item in domain.items if item.id in sheet.values)
    values = [sheet.values[item.id] for item in rated]
    # The part of the domain that is rated is scored by the one function that knows how.
    return domain_score(framework, domain.model_copy(update={"items": rated}), values)
