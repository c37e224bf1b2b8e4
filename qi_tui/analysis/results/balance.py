"""A balance of effort over parts: how much each gets now and, where it is asked, should get.

The parts are no shares of a whole: all can be high, and all can be low.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.parts import Share, shares_of
from qi_tui.analysis.results.reading import (
    Standout,
    first_facet,
    has_both_facets,
    highest_of,
    lowest_of,
)
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Weight:
    """One part.

    Attributes:
        needed: None where the framework does not ask for it.
        change: needed minus now, in points; None where one of the two is missing.
    """

    now: Share
    needed: Share | None
    change: float | None


@dataclass(frozen=True, slots=True)
class Balance:
    """What a balance shows: the parts, and which of them get least and most now."""

    parts: tuple[Weight, ...]
    least: Standout
    most: Standout

    @property
    def has_needed(self) -> bool:
        """Whether the framework asks what is needed."""
        return any(part.needed is not None for part in self.parts)


def balance_of(framework: Framework, session: Session) -> Balance:
    """How effort is spread, and where it should move."""
    now = shares_of(framework, session, first_facet(framework))
    needed: tuple[Share | None, ...] = (None,) * len(now)
    if has_both_facets(framework):
        needed = shares_of(framework, session, "needed")
    figures = [(share.title, share.figure) for share in now]
    return Balance(
        tuple(Weight(*both, _change(*both)) for both in zip(now, needed, strict=True)),
        lowest_of(figures),
        highest_of(figures),
    )


def _change(now: Share, needed: Share | None) -> float | None:
    if needed is None or now.figure is None or needed.figure is None:
        return None
    return needed.figure - now.figure
