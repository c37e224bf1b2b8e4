"""Scores: what a rater's answers to a domain add up to, and what the source says it means.

A domain with an item that is not rated (unanswered, don't know, not applicable) has no score:
nothing is put in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qi_tui.model.answer import Standing, answer_on

if TYPE_CHECKING:
    from qi_tui.model.framework import Band, Domain, Framework, Item
    from qi_tui.model.session import Facet, Session


@dataclass(frozen=True, slots=True)
class DomainScore:
    """A rater's score in a domain.

    Attributes:
        score: the sum of the values, or their mean, as the framework says; None where an item is
            not rated, or the framework scores nothing.
        lowest, highest: the least and the most that the score can be.
        missing: the titles of the items that are not rated, each with how it stands.
    """

    domain: str
    title: str
    score: float | None
    lowest: float
    highest: float
    band: Band | None
    missing: tuple[tuple[str, Standing], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A rater's scores; the verdict speaks for the whole set, where the framework has one."""

    domains: tuple[DomainScore, ...]
    verdict: Band | None


def score_session(
    framework: Framework,
    session: Session,
    facet: Facet = "now",
    subject: str | None = None,
) -> Result:
    """What a session's answers score for one facet and subject."""
    sheet = session.sheet(facet, subject)
    domains: list[DomainScore] = []
    for domain in asked_domains(framework, session):
        answers = {item.id: answer_on(sheet, item.id) for item in domain.items}
        missing = tuple(
            (item.title, answers[item.id].standing)
            for item in domain.items
            if answers[item.id].value is None
        )
        values = [value for item in domain.items if (value := answers[item.id].value) is not None]
        domains.append(_domain_score(framework, domain, values, missing))
    return Result(tuple(domains), _verdict(framework, domains))


def asked_domains(framework: Framework, session: Session) -> tuple[Domain, ...]:
    """The domains with the items that a rater is asked: of a matrix, only the chosen columns.

    Where no column is chosen yet all of them are; a domain that has nothing in the chosen ones is
    left out.
    """
    known = {column.id for column in framework.columns}
    chosen = known.intersection(session.head.columns)
    if not chosen:
        return framework.domains
    domains: list[Domain] = []
    for domain in framework.domains:
        items = tuple(item for item in domain.items if item.column is None or item.column in chosen)
        if items:
            domains.append(domain.model_copy(update={"items": items}))
    return tuple(domains)


def domain_score(framework: Framework, domain: Domain, values: Sequence[int]) -> float | None:
    """The score of a domain whose every item is rated; values in the order of its items.

    None where the framework scores nothing, or an item is a count.
    """
    return score_of_total(framework, domain, total_of(framework, domain, values))


def total_of(framework: Framework, domain: Domain, values: Sequence[int]) -> int:
    """What the values of all items of a domain add up to; a reversed item counts turned round."""
    pairs = zip(domain.items, values, strict=True)
    return sum(scored(framework, item, value) for item, value in pairs)


def score_of_total(framework: Framework, domain: Domain, total: int) -> float | None:
    """The score of a domain whose values add up to this; None as for `domain_score`."""
    method = framework.scoring.method
    if method == "none" or any(framework.points[item.id] == 0 for item in domain.items):
        return None
    return total / len(domain.items) if method == "mean" else total


def band_of(framework: Framework, score: float | None) -> Band | None:
    """The band that a domain's score falls into."""
    if score is None:
        return None
    for band in framework.scoring.bands:
        if band.lowest <= score <= band.highest:
            return band
    return None


def score_range(framework: Framework, domain: Domain) -> tuple[float, float]:
    """The least and the most that a domain can score."""
    points = [framework.points[item.id] for item in domain.items]
    if framework.scoring.method == "mean":
        return 1, sum(points) / len(points)
    return len(points), sum(points)


def _domain_score(
    framework: Framework,
    domain: Domain,
    values: list[int],
    missing: tuple[tuple[str, Standing], ...],
) -> DomainScore:
    score = None if missing else domain_score(framework, domain, values)
    lowest, highest = score_range(framework, domain)
    return DomainScore(
        domain.id, domain.title, score, lowest, highest, band_of(framework, score), missing
    )


def is_reversed(item: Item) -> bool:
    """Whether an item counts from the other end of its scale."""
    return bool(getattr(item, "reversed", False))


def scored(framework: Framework, item: Item, value: int) -> int:
    """A value as it enters a score: a reversed item counts from the other end."""
    return framework.points[item.id] + 1 - value if is_reversed(item) else value


def _verdict(framework: Framework, domains: list[DomainScore]) -> Band | None:
    """The band of the lowest domain; None until every domain has one."""
    if framework.scoring.verdict != "lowest-domain":
        return None
    bands = [domain.band for domain in domains]
    if not bands or None in bands:
        return None
    return min((band for band in bands if band), key=lambda band: band.lowest)
