"""What to develop first: per domain the priority votes, then the lowest marks.

The votes themselves have no order: among them, what is rated lowest has furthest to go.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.profile import weakest_domain
from qi_tui.analysis.results.reading import Row, Standout, first_facet, rows_of
from qi_tui.analysis.scoring import DomainScore, asked_domains, score_session
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session

SHORT_LIST = 3
"""A domain's list is filled up with its lowest marks to this many; ties with the last come too."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A domain.

    Attributes:
        voted: the rows with a priority vote, lowest mark first; those that are not rated last.
        lowest: further rows, lowest mark first.
        rest: the rows that are not listed and are rated, in the framework's order.
        missing: the rows that are not rated and have no vote.
        all_alike: whether every row is rated, and all alike: then no mark puts one first.
    """

    score: DomainScore
    voted: tuple[Row, ...]
    lowest: tuple[Row, ...]
    rest: tuple[Row, ...]
    missing: tuple[Row, ...]
    all_alike: bool


@dataclass(frozen=True, slots=True)
class Priorities:
    """What the picture shows; `weakest` is None where there are too few domains to compare."""

    domains: tuple[Ranked, ...]
    weakest: Standout | None
    votes: int


def priorities_of(framework: Framework, session: Session) -> Priorities:
    """What a session's answers put first."""
    scores = score_session(framework, session, first_facet(framework)).domains
    domains = asked_domains(framework, session)
    ranked = tuple(
        _ranked(score, rows_of(framework, session, domain), session.head.priorities)
        for domain, score in zip(domains, scores, strict=True)
    )
    votes = sum(len(each.voted) for each in ranked)
    return Priorities(ranked, weakest_domain(framework, scores), votes)


def _ranked(score: DomainScore, rows: tuple[Row, ...], votes: list[str]) -> Ranked:
    voted = sorted(
        (row for row in rows if row.item in votes),
        key=lambda row: (row.scored is None, row.scored or 0),
    )
    others = [row for row in rows if row not in voted]
    marks = {row.scored for row in rows}
    all_alike = len(rows) > 1 and len(marks) == 1 and None not in marks
    lowest = [] if all_alike else _lowest(others, SHORT_LIST - len(voted))
    return Ranked(
        score,
        tuple(voted),
        tuple(lowest),
        tuple(row for row in others if row.scored is not None and row not in lowest),
        tuple(row for row in others if row.scored is None),
        all_alike,
    )


def _lowest(rows: list[Row], wanted: int) -> list[Row]:
    """The rows with the lowest marks, and all that tie with the last of them."""
    rated = sorted((row for row in rows if row.scored is not None), key=lambda row: row.scored or 0)
    if wanted < 1 or len(rated) <= wanted:
        return rated[: max(0, wanted)]
    last = rated[wanted - 1].scored or 0
    return [row for row in rated if (row.scored or 0) <= last]
