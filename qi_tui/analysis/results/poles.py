"""A profile between poles: where each pair stands, and which pairs lag behind the others.

The right pole is the one that the source speaks for; a pair lags where it lies furthest from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.reading import Row, Standout, lowest_of, mean_of, rows_of
from qi_tui.analysis.scoring import asked_domains
from qi_tui.model.framework import BipolarItem, Framework
from qi_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of poles and where the mark stands between them."""

    row: Row
    left: str
    right: str
    lags: bool


@dataclass(frozen=True, slots=True)
class Poles:
    """What the picture shows.

    Attributes:
        mean: of all positions; None until each pair is rated.
        lagging: the pairs furthest from the right pole.
        arrived: whether every pair that is rated stands fully at the right pole.
    """

    pairs: tuple[Pair, ...]
    mean: float | None
    lagging: Standout
    arrived: bool


def poles_of(framework: Framework, session: Session) -> Poles:
    """Where a session's marks stand."""
    rows = [
        (row, item.poles)
        for domain in asked_domains(framework, session)
        for row, item in zip(rows_of(framework, session, domain), domain.items, strict=True)
        if isinstance(item, BipolarItem)
    ]
    lagging = lowest_of([(row.title, row.value) for row, _ in rows])
    values = [row.value for row, _ in rows if row.value is not None]
    # Scales may differ from pair to pair; then positions have no common mean.
    alike = len({row.points for row, _ in rows}) == 1
    return Poles(
        tuple(Pair(row, *poles, row.title in lagging.names) for row, poles in rows),
        mean_of(row.value for row, _ in rows) if alike else None,
        lagging,
        bool(values) and all(row.value in (None, row.points) for row, _ in rows),
    )
