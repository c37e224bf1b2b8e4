"""A rater's answers as rows: what every picture of a result is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qi_tui.analysis.scoring import asked_domains, is_reversed, scored
from qi_tui.model import asking
from qi_tui.model.answer import UNANSWERED, Standing, answer_on
from qi_tui.model.framework import Domain, Framework, Item, Kind
from qi_tui.model.session import Facet, Session


@dataclass(frozen=True, slots=True)
class Row:
    """How one item stands for one facet and subject.

    Attributes:
        domain: the title of the item's domain.
        value: as it was answered; None where it is not rated.
        scored: as it enters a score: a reversed item counts from the other end.
        points: of its scale; 0 for a count item.
        says: what the chosen point says; empty where there is none.
    """

    item: str
    title: str
    domain: str
    kind: Kind
    facet: Facet
    subject: str | None
    standing: Standing
    value: int | None
    scored: int | None
    points: int
    says: str
    reversed: bool


@dataclass(frozen=True, slots=True)
class Standout:
    """Which of several figures lie at one end; figures that read alike are a tie.

    Attributes:
        names: the one or those at that end; none where all are alike or fewer than two compared.
        figure: theirs, or the one that all share; None where there is none.
        compared: how many have a figure.
        without: the names of those that have none, and so are not compared.
    """

    names: tuple[str, ...]
    figure: float | None
    compared: int
    without: tuple[str, ...]

    @property
    def all_alike(self) -> bool:
        """Whether several were compared and none stands out."""
        return self.compared > 1 and not self.names


def row_of(
    framework: Framework, session: Session, item: Item, facet: Facet, subject: str | None = None
) -> Row:
    """How an item stands. A value that is off the item's scale is no answer to this version."""
    answer = answer_on(session.sheet(facet, subject), item.id)
    points = framework.points[item.id]
    value = answer.value
    if value is not None and points and not 1 <= value <= points:
        answer, value = UNANSWERED, None
    says = framework.descriptors(item)
    return Row(
        item=item.id,
        title=item.title,
        domain=framework.domain_of[item.id].title,
        kind=item.kind,
        facet=facet,
        subject=subject,
        standing=answer.standing,
        value=value,
        scored=None if value is None else scored(framework, item, value),
        points=points,
        says=says[value - 1] if value is not None and says else "",
        reversed=is_reversed(item),
    )


def rows_of(
    framework: Framework,
    session: Session,
    domain: Domain,
    facet: Facet | None = None,
    subject: str | None = None,
) -> tuple[Row, ...]:
    """The rows of a domain; by default for the first facet."""
    facet = facet or first_facet(framework)
    return tuple(row_of(framework, session, item, facet, subject) for item in domain.items)


def asked_rows(framework: Framework, session: Session) -> tuple[Row, ...]:
    """Every row that is asked, over all facets and subjects: domain, subject, item, facet."""
    return tuple(
        row_of(framework, session, item, facet, subject)
        for domain in asked_domains(framework, session)
        for subject in subjects_of(framework, session)
        for item in domain.items
        for facet in framework.facets
    )


def first_facet(framework: Framework) -> Facet:
    """The facet that a picture of one facet shows."""
    return "now" if "now" in framework.facets else framework.facets[0]


def has_both_facets(framework: Framework) -> bool:
    """Whether there is a *now* to compare with a *needed*."""
    return {"now", "needed"} <= set(framework.facets)


def subjects_of(framework: Framework, session: Session) -> tuple[str | None, ...]:
    """The names that the rater added, in their order; the one nameless subject where none are."""
    return tuple(asking.subjects_of(session)) if framework.subjects else (None,)


def lowest_of(figures: Sequence[tuple[str, float | None]]) -> Standout:
    """Which of these names have the lowest figure.

    Figures are compared as they are shown, to one decimal: no difference is claimed that cannot be
    seen.
    """
    return _standout(figures, -1)


def highest_of(figures: Sequence[tuple[str, float | None]]) -> Standout:
    """Which of these names have the highest figure; compared like the lowest."""
    return _standout(figures, 1)


def mean_of(values: Iterable[int | None]) -> float | None:
    """The mean of values; None where one of them is missing, or where there are none."""
    every = list(values)
    known = [value for value in every if value is not None]
    return sum(known) / len(known) if known and len(known) == len(every) else None


def _standout(figures: Sequence[tuple[str, float | None]], sign: int) -> Standout:
    known = [(name, round(figure, 1)) for name, figure in figures if figure is not None]
    without = tuple(name for name, figure in figures if figure is None)
    if not known:
        return Standout((), None, 0, without)
    end = max(sign * figure for _, figure in known)
    names = tuple(name for name, figure in known if sign * figure == end)
    if len(names) == len(known):
        names = ()
    return Standout(names, sign * end, len(known), without)
