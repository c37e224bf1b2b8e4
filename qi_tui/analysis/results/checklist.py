"""A checklist: what is secured, what asks for a plan, and what nobody knows yet.

In a reversed item it is the yes that asks for a plan.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.reading import Row, rows_of
from qi_tui.analysis.scoring import asked_domains
from qi_tui.model.answer import Standing
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session

SECURED = 2
"""What a yes counts, and a no in a reversed item."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """What a checklist shows, each part in the framework's order."""

    secured: tuple[Row, ...]
    to_plan: tuple[Row, ...]
    dont_know: tuple[Row, ...]
    not_applicable: tuple[Row, ...]
    unanswered: tuple[Row, ...]

    @property
    def of(self) -> int:
        """How many items could be secured: all but those that do not apply."""
        known = len(self.secured) + len(self.to_plan)
        return known + len(self.dont_know) + len(self.unanswered)


def checklist_of(framework: Framework, session: Session) -> Checklist:
    """How a session's answers sort themselves."""
    rows = [
        row
        for domain in asked_domains(framework, session)
        for row in rows_of(framework, session, domain)
    ]

    def standing(wanted: Standing) -> tuple[Row, ...]:
        return tuple(row for row in rows if row.standing is wanted)

    rated = standing(Standing.RATED)
    return Checklist(
        tuple(row for row in rated if row.scored == SECURED),
        tuple(row for row in rated if row.scored != SECURED),
        standing(Standing.DONT_KNOW),
        standing(Standing.NOT_APPLICABLE),
        standing(Standing.UNANSWERED),
    )
