"""A profile: how each item stands, the score of each domain, and for whom a case is strong.

Domains are compared only where their scores run over the same range, and there are three or more,
or the framework says that the lowest one speaks for the whole: two profiles that stand apart are
not set against each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.reading import (
    Row,
    Standout,
    first_facet,
    lowest_of,
    mean_of,
    rows_of,
)
from qi_tui.analysis.scoring import DomainScore, asked_domains, score_session
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session

COMPARED_FROM = 3
"""From this many domains on their scores are compared."""


@dataclass(frozen=True, slots=True)
class Part:
    """A domain of a profile.

    Attributes:
        score: its score, or what is missing for one.
        rows: its items.
        lowest: the items that stand lowest in it, as they are scored.
    """

    score: DomainScore
    rows: tuple[Row, ...]
    lowest: Standout


@dataclass(frozen=True, slots=True)
class Audience:
    """Somebody whom several items concern.

    Attributes:
        mean: of those items, as they are scored; None until each of them is rated.
        points: the most that it can be.
        missing: the titles of the items that are not rated.
    """

    name: str
    mean: float | None
    points: int
    items: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile shows.

    Attributes:
        weakest: the domain with the lowest score; None where domains are not compared.
        audiences: in the order in which the definition names them first; none for most.
        weakest_audience: those for whom the mean is lowest; None without audiences.
    """

    parts: tuple[Part, ...]
    weakest: Standout | None
    audiences: tuple[Audience, ...]
    weakest_audience: Standout | None


def profile_of(framework: Framework, session: Session) -> Profile:
    """The profile of a session's answers for the first facet."""
    scores = score_session(framework, session, first_facet(framework)).domains
    parts = []
    for domain, score in zip(asked_domains(framework, session), scores, strict=True):
        rows = rows_of(framework, session, domain)
        parts.append(Part(score, rows, lowest_of([(row.title, row.scored) for row in rows])))
    audiences = _audiences(framework, [row for part in parts for row in part.rows])
    return Profile(
        tuple(parts),
        weakest_domain(framework, scores),
        audiences,
        lowest_of([(each.name, each.mean) for each in audiences]) if audiences else None,
    )


def weakest_domain(framework: Framework, scores: tuple[DomainScore, ...]) -> Standout | None:
    """The domain with the lowest score; None where domains are not compared."""
    enough = 2 if framework.scoring.verdict else COMPARED_FROM
    ranges = {(score.lowest, score.highest) for score in scores}
    if framework.scoring.method == "none" or len(scores) < enough or len(ranges) > 1:
        return None
    return lowest_of([(score.title, score.score) for score in scores])


def _audiences(framework: Framework, rows: list[Row]) -> tuple[Audience, ...]:
    concerned: dict[str, list[Row]] = {}
    for row in rows:
        for name in framework.item_by_id[row.item].audiences:
            concerned.setdefault(name, []).append(row)
    return tuple(
        Audience(
            name,
            mean_of(row.scored for row in theirs),
            max(row.points for row in theirs),
            len(theirs),
            tuple(row.title for row in theirs if row.scored is None),
        )
        for name, theirs in concerned.items()
    )
