"""Which picture a result gets: the one that its definition names, else the one for its kind.

A definition may name a picture that its answers cannot fill (a grid without columns); then the kind
decides, so that every framework has a result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qi_tui.analysis.results.reading import has_both_facets
from qi_tui.model.framework import Framework, Kind, Picture


def picture_of(framework: Framework) -> Picture:
    """The picture of a framework's result."""
    wanted = framework.scoring.picture
    return wanted if wanted is not None and FITS[wanted](framework) else _by_kind(framework)


def _by_kind(framework: Framework) -> Picture:
    kinds = {item.kind for item in framework.items}
    if framework.subjects is not None:
        alone = len(framework.items) == 1 or has_both_facets(framework)
        return "ladder" if alone and _scaled(framework) else "levels"
    if FITS["bands"](framework):
        return "bands"
    if FITS["grid"](framework):
        return "grid"
    if has_both_facets(framework):
        return "gaps"
    return BY_KIND[framework.kind] if kinds == {framework.kind} else "profile"


BY_KIND: Mapping[Kind, Picture] = {
    "anchored": "profile",
    "graded": "profile",
    "yes_no": "checklist",
    "stage": "stages",
    "bipolar": "poles",
    "position": "profile",
    "count": "dosing",
}


def _scaled(framework: Framework) -> bool:
    return all(framework.points.values())


def _one_subject(framework: Framework) -> bool:
    return framework.subjects is None


def _scaled_alone(framework: Framework) -> bool:
    return _scaled(framework) and _one_subject(framework)


def _only(kind: Kind) -> Callable[[Framework], bool]:
    def fits(framework: Framework) -> bool:
        return _one_subject(framework) and all(item.kind == kind for item in framework.items)

    return fits


def _bands(framework: Framework) -> bool:
    scoring = framework.scoring
    return _one_subject(framework) and bool(scoring.bands) and scoring.method != "none"


def _grid(framework: Framework) -> bool:
    placed = all(item.column is not None for item in framework.items)
    return _scaled_alone(framework) and bool(framework.columns) and placed


def _quadrant(framework: Framework) -> bool:
    return _scaled(framework) and len(framework.items) == 2


def _barriers(framework: Framework) -> bool:
    return _scaled_alone(framework) and any(
        getattr(item, "reversed", False) for item in framework.items
    )


FITS: Mapping[Picture, Callable[[Framework], bool]] = {
    "bands": _bands,
    "profile": _one_subject,
    "priorities": _scaled_alone,
    "spread": _scaled_alone,
    "checklist": _only("yes_no"),
    "stages": _only("stage"),
    "poles": _only("bipolar"),
    "gaps": has_both_facets,
    "ladder": _scaled,
    "levels": lambda framework: framework.subjects is not None,
    "grid": _grid,
    "quadrant": _quadrant,
    "dosing": _only("count"),
    "balance": _scaled_alone,
    "barriers": _barriers,
}
"""Picture → whether a framework's answers can fill it."""
SHOWS_BOTH_FACETS: frozenset[Picture] = frozenset({"gaps", "ladder", "balance"})
"""Pictures in which *now* and *needed* both stand; under the others the gaps follow."""
