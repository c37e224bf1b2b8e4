"""A ladder: where each named subject stands on a scale, and where it is needed.

With both facets the largest gap comes first; with one, whoever stands lowest.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.gaps import Gaps, gaps_of
from qi_tui.analysis.results.reading import (
    Row,
    Standout,
    asked_rows,
    has_both_facets,
    lowest_of,
)
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Ladder:
    """What the picture shows.

    Attributes:
        gaps: with both facets; else None.
        placed: with one facet: what is rated, the lowest first.
        missing: with one facet: what is not rated.
        lowest: with one facet: who stands lowest.
        has_items: whether a subject stands on several scales, so that each row names its item.
    """

    gaps: Gaps | None
    placed: tuple[Row, ...]
    missing: tuple[Row, ...]
    lowest: Standout
    has_items: bool


def ladder_of(framework: Framework, session: Session) -> Ladder:
    """Where a session's subjects stand."""
    has_items = len(framework.items) > 1
    if has_both_facets(framework):
        return Ladder(gaps_of(framework, session), (), (), lowest_of([]), has_items)
    rows = asked_rows(framework, session)
    placed = sorted(
        (row for row in rows if row.scored is not None), key=lambda row: row.scored or 0
    )
    missing = tuple(row for row in rows if row.scored is None)
    lowest = lowest_of([(name_of(row, has_items), row.scored) for row in rows])
    return Ladder(None, tuple(placed), missing, lowest, has_items)


def name_of(row: Row, has_items: bool) -> str:
    """What a rung is called: its subject, its item, or both."""
    if row.subject is None:
        return row.title
    return f"{row.subject}: {row.title}" if has_items else row.subject
