"""What the page of a report is laid out from: items, domains and frameworks with their bars."""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.item.item_key import ItemKey
from qi_tui.report.content import FrameworkReport, ItemReport
from qi_tui.report.mine import MyAnswer
from qi_tui.report.web.bars import CountsBar


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar with its name and what a screen reader says of it."""

    name: str
    said: str
    bar: CountsBar


@dataclass(frozen=True, slots=True)
class Points:
    """The counts of an item as a table.

    Attributes:
        heads: everyone, then the roles that are shown.
        rows: per point its number, what it says, and the counts under the heads.
        is_described: whether its points have words of their own.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    is_described: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as the page lays it out."""

    item: ItemReport
    id: str
    bars: tuple[DrawnBar, ...]
    ends: tuple[str, str]
    points: Points | None
    mine: MyAnswer | None


@dataclass(frozen=True, slots=True)
class Group:
    """A domain as the page lays it out."""

    title: str
    summary: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An item on the agenda as the page lays it out."""

    key: ItemKey
    title: str
    mark: str
    headline: str
    said: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A framework as the page lays it out.

    Attributes:
        agreements: where the room agreed, in words, and on which items.
        worth, if_time: the agenda.
        ids: item key → where it stands on the page.
    """

    report: FrameworkReport
    id: str
    groups: tuple[Group, ...]
    agreements: tuple[tuple[str, tuple[ItemReport, ...]], ...]
    worth: tuple[Line, ...]
    if_time: tuple[ItemReport, ...]
    ids: dict[ItemKey, str]

    @property
    def has_answers(self) -> bool:
        """Whether anybody rated anything."""
        return any(item.figures.n for item in self.report.items)

    @property
    def has_bars(self) -> bool:
        """Whether there is a bar of counts."""
        return any(entry.bars for group in self.groups for entry in group.entries)

    @property
    def hides_outcome(self) -> bool:
        """Whether what was agreed on an item may not be told."""
        return any(item.discussed is None for item in self.report.items)


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled on an item, as a row; `parked` says why nothing was."""

    id: str
    title: str
    value: str
    why_not_lower: str
    why_not_higher: str
    parked: str
