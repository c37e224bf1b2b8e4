"""A spread: parts that should get equal attention, how far apart they lie, and which lags."""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.parts import Share, shares_of
from qi_tui.analysis.results.reading import Standout, first_facet, highest_of, lowest_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Spread:
    """What a spread shows.

    Attributes:
        neglected, favoured: the parts with the least and with the most.
        distance: from the least to the most, in points; None where fewer than two can be compared.
    """

    parts: tuple[Share, ...]
    neglected: Standout
    favoured: Standout
    distance: float | None


def spread_of(framework: Framework, session: Session) -> Spread:
    """How evenly the parts stand."""
    parts = shares_of(framework, session, first_facet(framework))
    figures = [(part.title, part.figure) for part in parts]
    known = [figure for _, figure in figures if figure is not None]
    distance = max(known) - min(known) if len(known) > 1 else None
    return Spread(parts, lowest_of(figures), highest_of(figures), distance)
