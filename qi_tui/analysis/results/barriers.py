"""Barriers, the strongest first, beside what goes the other way.

A reversed item is a barrier: a high mark says that it is strong, and counts as a low score. Items
that are not reversed are what could be reached; of those the least reached come first.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.reading import (
    Row,
    Standout,
    first_facet,
    highest_of,
    lowest_of,
    rows_of,
)
from qi_tui.analysis.scoring import DomainScore, asked_domains, score_session
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Barriers:
    """What the picture shows.

    Attributes:
        barriers: the strongest first; those that are not rated last.
        strongest: the barriers with the highest mark.
        others: what is not reversed, the lowest first.
        lowest: the others with the lowest mark.
        scores: of the domains that have one; a high score is good.
    """

    barriers: tuple[Row, ...]
    strongest: Standout
    others: tuple[Row, ...]
    lowest: Standout
    scores: tuple[DomainScore, ...]


def barriers_of(framework: Framework, session: Session) -> Barriers:
    """How strong a session says that each barrier is."""
    rows = [
        row
        for domain in asked_domains(framework, session)
        for row in rows_of(framework, session, domain)
    ]
    barriers = sorted((row for row in rows if row.reversed), key=lambda row: -(row.value or 0))
    others = sorted(
        (row for row in rows if not row.reversed),
        key=lambda row: (row.value is None, row.value or 0),
    )
    return Barriers(
        tuple(barriers),
        highest_of([(row.title, row.value) for row in barriers]),
        tuple(others),
        lowest_of([(row.title, row.value) for row in others]),
        score_session(framework, session, first_facet(framework)).domains,
    )
