"""The figures of a room, as they may be shown: what privacy hides is None.

Made by `privacy.show_room` and by nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.rounds.change import Change
from qi_tui.model.framework import Facet


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """The figures of one item, for one facet and subject.

    Attributes:
        place: where it stands in the framework's order, from 0.
        counts: how many chose each point; None for a count item, or where hidden.
        values, total: a count item's sorted numbers and their sum; None for others, or hidden.
        n: how many rated it.
        asked: how many raters were asked; None where hidden.
        median, q1, q3, mean, sd: in points; None where hidden or where there is none.
        disagreement: 0 to 1; `percent` is the same as the whole number that is shown.
        split: the shape's dividing line: points up to it are the low side.
        many_silent: whether many did not answer (`trust.many_did_not_answer`).
        by_role: role → counts, of the groups that may be shown; None where it was not asked for.
        hidden: why figures are missing ("too few"); None where nothing is hidden.
        change: what happened since an earlier round, among those who rated it both times; None
            where hidden, and where there is nobody.
        change_hidden: why the change is missing ("too few"); None where it is not hidden.
        untold: of how many raters more nothing is told, because they were too few in a summary.
    """

    place: int
    item: str
    title: str
    domain: str
    facet: Facet
    subject: str | None
    points: int
    counts: tuple[int, ...] | None
    values: tuple[int, ...] | None
    total: int | None
    n: int
    dont_know: int | None
    not_applicable: int | None
    unanswered: int | None
    asked: int | None
    priorities: int | None
    median: float | None
    q1: float | None
    q3: float | None
    mean: float | None
    sd: float | None
    disagreement: float | None
    percent: int | None
    shape: Shape | None
    split: int | None
    many_silent: bool
    by_role: dict[str, tuple[int, ...]] | None
    hidden: str | None
    change: Change | None
    change_hidden: str | None
    untold: int = 0


@dataclass(frozen=True, slots=True)
class DomainFigures:
    """The figures of one domain.

    Attributes:
        scores: of the raters who rated all of it, sorted; None where hidden.
        n: how many raters that is; None where hidden.
        bands: label → number of raters; None where hidden or where there are no bands.
    """

    domain: str
    title: str
    scores: tuple[float, ...] | None
    n: int | None
    median: float | None
    bands: dict[str, int] | None
    hidden: str | None


@dataclass(frozen=True, slots=True)
class RoomFigures:
    """The figures of one room; the items stand most disagreement first.

    Attributes:
        matched, unmatched: how many raters of a later round have an earlier session here, and how
            many have not.
    """

    framework: str
    version: int
    title: str
    round: int
    raters: int
    items: tuple[ItemFigures, ...]
    domains: tuple[DomainFigures, ...]
    matched: int
    unmatched: int
