"""Gaps between *now* and *needed*, the largest first.

A gap is a number of steps on the scale as it was answered, and steps are an order, not a measure:
it tells where to look first.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.reading import Row, row_of, subjects_of
from qi_tui.analysis.scoring import asked_domains
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Gap:
    """One item, for one subject where there are subjects: two marks and the steps between them."""

    now: Row
    needed: Row

    @property
    def steps(self) -> int | None:
        """Needed minus now; below 0 where there is more than is needed, None where one is missing.

        In a reversed item less is better, so its gap is now minus needed.
        """
        if self.now.scored is None or self.needed.scored is None:
            return None
        return self.needed.scored - self.now.scored

    @property
    def name(self) -> str:
        """The subject and the item, or the one that there is."""
        subject = self.now.subject
        return self.now.title if subject is None else f"{subject}: {self.now.title}"


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the picture shows: the largest gap first, ties in the framework's order.

    Attributes:
        known: what is rated for both facets.
        unknown: what is not, in the framework's order.
    """

    known: tuple[Gap, ...]
    unknown: tuple[Gap, ...]

    @property
    def largest(self) -> tuple[Gap, ...]:
        """The gap or gaps that are largest; none where nothing is short of what is needed."""
        most = max((gap.steps or 0 for gap in self.known), default=0)
        return tuple(gap for gap in self.known if most > 0 and gap.steps == most)

    @property
    def all_alike(self) -> bool:
        """Whether several are known and every gap is the same."""
        return len(self.known) > 1 and len({gap.steps for gap in self.known}) == 1


def gaps_of(framework: Framework, session: Session) -> Gaps:
    """The gaps of a framework that asks for both facets."""
    every = [
        Gap(
            row_of(framework, session, item, "now", subject),
            row_of(framework, session, item, "needed", subject),
        )
        for domain in asked_domains(framework, session)
        for subject in subjects_of(framework, session)
        for item in domain.items
    ]
    known = [gap for gap in every if gap.steps is not None]
    known.sort(key=lambda gap: -(gap.steps or 0))
    return Gaps(tuple(known), tuple(gap for gap in every if gap.steps is None))
