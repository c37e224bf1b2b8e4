"""Skills dosing: how many people have a skill, how many the size of the workforce asks for."""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.reading import Row, rows_of
from qi_tui.analysis.scoring import asked_domains
from qi_tui.model.framework import CountItem, Framework
from qi_tui.model.session import Session
from qi_tui.model.workforce import target, workforce_of


@dataclass(frozen=True, slots=True)
class Tier:
    """One kind of skill.

    Attributes:
        share: of the workforce, 0 to 1; None where the definition gives none.
        have: None where it is not known.
        target: None without a share or a workforce.
        gap: how many more are needed, never below 0; None where have or target is missing.
    """

    row: Row
    share: float | None
    have: int | None
    target: int | None
    gap: int | None


@dataclass(frozen=True, slots=True)
class Dosing:
    """What the picture shows; without a workforce there are no targets."""

    workforce: int | None
    tiers: tuple[Tier, ...]


def dosing_of(framework: Framework, session: Session) -> Dosing:
    """How many a session says that there are, and how many there should be."""
    workforce = workforce_of(session)
    tiers = []
    for domain in asked_domains(framework, session):
        for row, item in zip(rows_of(framework, session, domain), domain.items, strict=True):
            share = item.share if isinstance(item, CountItem) else None
            tiers.append(_tier(row, share, workforce))
    return Dosing(workforce, tuple(tiers))


def _tier(row: Row, share: float | None, workforce: int | None) -> Tier:
    wanted = None if share is None or workforce is None else target(share, workforce)
    gap = None if wanted is None or row.value is None else max(0, wanted - row.value)
    return Tier(row, share, row.value, wanted, gap)
