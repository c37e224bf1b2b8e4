"""One rater's own part of a report: what they answered, what it comes to, where they stand.

A result's picture is laid out here as findings, bars and tables, so that every format shows the
same one. Every text is in the form that may be shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.item_key import ItemKey
from qi_tui.model.answer import Standing
from qi_tui.model.session import Action


@dataclass(frozen=True, slots=True)
class Finding:
    """A label, such as "Lowest domain:", and a sentence."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a picture.

    Attributes:
        value: how long the bar is; None where there is none. Likewise `needed`, its second mark.
        most: the most that it could be; 0 where nothing can be drawn.
        words: what it says.
        flag: a word where it stands out, such as "lowest"; empty elsewhere.
    """

    title: str
    value: float | None
    most: float
    words: str
    needed: float | None = None
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under heads; the first cell of a row names it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a picture; `note` is a word beside its title."""

    title: str
    note: str = ""
    bars: tuple[Bar, ...] = ()
    table: Table | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """What a rater's answers come to."""

    findings: tuple[Finding, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class MyAnswer:
    """How one item stands with the rater.

    Attributes:
        title: of the item, with the facet and the subject where there is more than one.
        domain: the title of its domain.
        says: what the chosen point says; empty where there is none.
        figures: of the room of the same round, as they may be shown; None where there is none.
        beside: where the answer stands in that room, in a sentence; empty where that cannot be
            told.
    """

    title: str
    domain: str
    standing: Standing
    value: int | None
    says: str
    comment: str
    figures: ItemFigures | None
    beside: str

    @property
    def words(self) -> str:
        """The answer in words."""
        if self.value is None:
            return self.standing.value
        if not self.says or self.says == str(self.value):
            return f"{self.value:,}"
        return self.says if self.says in ("no", "yes") else f"{self.value} · {self.says}"


@dataclass(frozen=True, slots=True)
class Mine:
    """One rater's own part of a report.

    Attributes:
        framework: the id of what was rated; `title` and `source` are its.
        name, role: as the rater gave them; may be empty.
        round: of the session.
        date: of the last change.
        is_draft: whether the rating is not finished; `answered` of `of` answers are there.
        picture: what the answers come to.
        answers: every answer that is asked for, in the framework's order.
        priorities: the titles of the items that the rater voted for.
        actions: what the rater set out to do.
    """

    framework: str
    title: str
    source: str
    name: str
    role: str
    round: int
    date: str
    is_draft: bool
    answered: int
    of: int
    picture: Picture
    answers: Mapping[ItemKey, MyAnswer]
    priorities: tuple[str, ...] = ()
    actions: tuple[Action, ...] = field(default=())
