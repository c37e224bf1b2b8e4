"""The one value that every format of a report lays out.

What is in it may be shown to its audience, and every text in it is safe to show: a format decides
where things stand and how they look, and nothing else. The same sources give the same value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qi_tui.analysis.figures import ItemFigures, RoomFigures
from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.privacy import Audience, Comments, SingleAnswers
from qi_tui.analysis.sources import RoomKey, Sources
from qi_tui.analysis.talk.agenda import Agenda
from qi_tui.model.framework import Framework
from qi_tui.model.workshop import Agreed, Naming, WorkshopAction
from qi_tui.report.mine import Mine

__all__ = [
    "FrameworkReport",
    "ItemReport",
    "Mine",
    "Report",
    "RoomKey",
    "Sources",
]


@dataclass(frozen=True, slots=True)
class ItemReport:
    """One item, for one facet and subject.

    Attributes:
        figures: of the latest round in which it was asked; of the first where it never was.
        round: which round that is.
        before: of the latest round before that in which it was asked; None where there is none.
        before_round: which round that is; 0 where there is none.
        agreed: what the room settled on; None where nothing was, or where it may not be told.
        discussed: whether time was used on it, something settled or a second vote taken; None where
            it may not be told.
        comments: of all rounds, in the order of their texts.
        domain: the title of its domain.
        column: the title of its column in a matrix; else empty.
        prompt: the question that the raters were asked; may be empty.
        descriptors: what each point says, lowest first; empty for a count item.
        names: what to call the points where their numbers say nothing (no and yes); else empty.
    """

    figures: ItemFigures
    round: int
    before: ItemFigures | None
    before_round: int
    agreed: Agreed | None
    discussed: bool | None
    comments: Comments
    domain: str
    prompt: str
    descriptors: tuple[str, ...]
    names: tuple[str, ...]
    column: str = ""

    @property
    def key(self) -> ItemKey:
        """What names it among the items of its framework."""
        return key_of(self.figures)

    @property
    def title(self) -> str:
        """Its title, with the facet and the subject where there is more than one."""
        figures = self.figures
        facet = "" if figures.facet == "now" else f" ({figures.facet})"
        if figures.subject is None:
            return f"{figures.title}{facet}"
        return f"{figures.subject}{facet} · {figures.title}"


@dataclass(frozen=True, slots=True)
class FrameworkReport:
    """What was rated with one framework.

    Attributes:
        framework: with every text in the form that may be shown.
        rounds: as they may be shown, earliest first; at least one.
        agenda: where the room agreed and what split it, before the talk; None where no item has
            figures that may be shown.
        is_planned: whether the facilitator decided on the agenda, or it is only suggested.
        items: in the framework's order; by facet, then by subject, within an item.
        roles: role → how many raters of the first round have it, of the roles that may be shown.
        has_hidden_roles: whether there are others.
    """

    framework: Framework
    rounds: tuple[RoomFigures, ...]
    agenda: Agenda | None
    is_planned: bool
    items: tuple[ItemReport, ...]
    roles: Mapping[str, int]
    has_hidden_roles: bool

    @property
    def item_by_key(self) -> dict[ItemKey, ItemReport]:
        """Item key → item."""
        return {item.key: item for item in self.items}


@dataclass(frozen=True, slots=True)
class Report:
    """A workshop as its audience may see it.

    Attributes:
        title: what was rated; may be empty.
        date: as the workshop has it; may be empty.
        audience: whom it is made for.
        naming: what was promised about names.
        regime: one sentence: which promise it was made under.
        rests_on: one sentence: on how many raters it rests.
        frameworks: in the order of their ids; none in a report of one rater alone.
        actions: in the order in which they were agreed on; owners are always named.
        statuses: how many files have each status, without zeros.
        worth_it: how many chose each of 1 to 5 at the end; empty where nobody was asked, None where
            it may not be told.
        minutes_planned: for the talk; 0 where nobody said. Likewise `minutes_used`.
        mine: for a report of one rater.
        answers: the single answers, for tables of them; none where they were not asked for.
        workshop: the workshop's id; None where there is none.
        files: what became of each file; none outside the room.
    """

    title: str
    date: str
    audience: Audience
    naming: Naming
    regime: str
    rests_on: str
    frameworks: tuple[FrameworkReport, ...]
    actions: tuple[WorkshopAction, ...]
    statuses: Mapping[Status, int]
    worth_it: tuple[int, ...] | None
    minutes_planned: int
    minutes_used: int
    mine: Mine | None
    answers: SingleAnswers = field(default_factory=SingleAnswers)
    workshop: str | None = None
    files: tuple[FileReport, ...] = ()

    @property
    def is_outside(self) -> bool:
        """Whether it is made to leave the room."""
        return self.audience is Audience.OUTSIDE
