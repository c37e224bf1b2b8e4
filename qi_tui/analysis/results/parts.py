"""The parts over which attention or effort is spread: domains, or the items of the only one."""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.reading import mean_of, rows_of
from qi_tui.analysis.scoring import asked_domains
from qi_tui.model.framework import Framework
from qi_tui.model.session import Facet, Session


@dataclass(frozen=True, slots=True)
class Share:
    """One part.

    Attributes:
        figure: an item's value or a domain's mean, as it is scored; None where an item is missing.
        points: the most that the figure can be.
        says: what the point says, for an item.
        missing: what is not rated, each with how it stands in words.
    """

    title: str
    figure: float | None
    points: int
    says: str
    missing: tuple[str, ...]


def shares_of(framework: Framework, session: Session, facet: Facet) -> tuple[Share, ...]:
    """The parts and how much each gets, for one facet."""
    domains = asked_domains(framework, session)
    if len(domains) == 1:
        return tuple(
            Share(row.title, row.scored, row.points, row.says, _missing(row.scored, row.standing))
            for row in rows_of(framework, session, domains[0], facet)
        )
    shares = []
    for domain in domains:
        rows = rows_of(framework, session, domain, facet)
        missing = tuple(f"{row.title} ({row.standing})" for row in rows if row.scored is None)
        mean = mean_of(row.scored for row in rows)
        shares.append(Share(domain.title, mean, max(row.points for row in rows), "", missing))
    return tuple(shares)


def _missing(scored: int | None, standing: str) -> tuple[str, ...]:
    return (str(standing),) if scored is None else ()
