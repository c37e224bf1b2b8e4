"""Levels: how far each subject serves each item, and which subjects serve none of them."""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.reading import Row, first_facet, row_of, subjects_of
from qi_tui.analysis.scoring import asked_domains
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Level:
    """One subject.

    Attributes:
        cells: one per item.
        serves_none: whether every item is rated, and each at the lowest point.
    """

    subject: str | None
    cells: tuple[Row, ...]
    serves_none: bool


@dataclass(frozen=True, slots=True)
class Unserved:
    """An item, what its lowest point says, and the subjects that stand there."""

    title: str
    says: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """What the picture shows.

    Attributes:
        titles: of the items.
        subjects: in the rater's order.
        unserved: the items that some subject does not serve, though it serves others.
    """

    titles: tuple[str, ...]
    subjects: tuple[Level, ...]
    unserved: tuple[Unserved, ...]


def levels_of(framework: Framework, session: Session) -> Levels:
    """How a session's subjects stand."""
    items = [item for domain in asked_domains(framework, session) for item in domain.items]
    facet = first_facet(framework)
    subjects = []
    for subject in subjects_of(framework, session):
        cells = tuple(row_of(framework, session, item, facet, subject) for item in items)
        subjects.append(Level(subject, cells, all(_is_lowest(cell) for cell in cells)))
    some = [level for level in subjects if not level.serves_none]
    unserved = []
    for place, item in enumerate(items):
        those = [level for level in some if _is_lowest(level.cells[place])]
        if those:
            names = tuple(level.subject or "" for level in those)
            unserved.append(Unserved(item.title, those[0].cells[place].says, names))
    return Levels(
        tuple(item.title for item in items),
        tuple(subjects),
        tuple(unserved),
    )


def _is_lowest(row: Row) -> bool:
    return row.points > 0 and row.scored == 1
