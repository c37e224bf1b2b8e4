"""Stages: how far each row has come, and what the next stage looks like.

Where some rows tell the stage of the whole, the others are what is done for it: the stage then
follows from those rows alone, and the others are set beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qi_tui.analysis.results.reading import Row, rows_of
from qi_tui.analysis.scoring import asked_domains
from qi_tui.model.framework import Framework, StageItem
from qi_tui.model.session import Session

TELLING: Mapping[str, tuple[str, ...]] = {
    "communities-of-practice": ("description", "activity"),
}
"""Framework → the rows that tell the stage of the whole, as its source has it."""


@dataclass(frozen=True, slots=True)
class Staged:
    """One row.

    Attributes:
        row: how it stands; its value is the stage, 1 for the first.
        anchors: what each stage says of this row, first stage first.
        next: what the next stage says; None at the last one, and where the row is not rated.
    """

    row: Row
    anchors: tuple[str, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Reached:
    """The stage of the whole.

    Attributes:
        telling: the rows that it follows from.
        support: the other rows, which are set beside it.
        lowest, highest: the stages that the telling rows name; alike where they agree, and None
            until each of them is rated.
    """

    telling: tuple[Staged, ...]
    support: tuple[Staged, ...]
    lowest: int | None
    highest: int | None

    @property
    def is_unclear(self) -> bool:
        """Whether the telling rows lie more than one stage apart."""
        return (self.highest or 0) - (self.lowest or 0) > 1

    @property
    def supported(self) -> range:
        """The stages whose support fits: one, two neighbours, or the earlier of two far apart."""
        if self.lowest is None or self.highest is None:
            return range(0)
        return range(self.lowest, (self.lowest if self.is_unclear else self.highest) + 1)


@dataclass(frozen=True, slots=True)
class StagedDomain:
    """A domain: its rows, and how many of them stand at each stage."""

    title: str
    rows: tuple[Staged, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """What the picture shows.

    Attributes:
        names: of the stages, first one first.
        reached: None where every row stands for itself.
    """

    names: tuple[str, ...]
    domains: tuple[StagedDomain, ...]
    reached: Reached | None


def stages_of(framework: Framework, session: Session) -> Stages:
    """How far a session's answers say that each row has come."""
    names = _names(framework)
    domains = []
    for domain in asked_domains(framework, session):
        rows = tuple(
            _staged(row, item.anchors if isinstance(item, StageItem) else ())
            for row, item in zip(rows_of(framework, session, domain), domain.items, strict=True)
        )
        stages = [each.row.value for each in rows]
        counts = tuple(stages.count(stage) for stage in range(1, len(names) + 1))
        domains.append(StagedDomain(domain.title, rows, counts))
    return Stages(names, tuple(domains), _reached(framework, domains))


def _names(framework: Framework) -> tuple[str, ...]:
    most = max(framework.points.values())
    given = framework.scale.points if framework.scale else ()
    return (*given, *(f"stage {stage}" for stage in range(len(given) + 1, most + 1)))


def _staged(row: Row, anchors: tuple[str, ...]) -> Staged:
    is_last = row.value is None or row.value >= len(anchors)
    return Staged(row, anchors, None if is_last else anchors[row.value or 0])


def _reached(framework: Framework, domains: list[StagedDomain]) -> Reached | None:
    wanted = TELLING.get(framework.id, ())
    rows = [each for domain in domains for each in domain.rows]
    telling = tuple(each for each in rows if each.row.item in wanted)
    if not telling or len(telling) != len(wanted):
        return None
    support = tuple(each for each in rows if each.row.item not in wanted)
    stages = [each.row.value for each in telling if each.row.value is not None]
    if len(stages) < len(telling):
        return Reached(telling, support, None, None)
    return Reached(telling, support, min(stages), max(stages))
