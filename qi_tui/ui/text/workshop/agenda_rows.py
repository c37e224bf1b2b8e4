"""What stands in each line of the agenda: where we agree, what is worth the time, the rest.

A bar joins neighbours that are about as far apart, so that nobody takes their order for a ranking.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qi_tui.analysis.item.agreement import Level
from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.item.summary import show_median
from qi_tui.analysis.talk.agenda import AgendaEntry, about_as_far_apart
from qi_tui.model.facilitating import agreed_of

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.analysis.talk.plan import Plan
    from qi_tui.model.framework import Framework
    from qi_tui.model.workshop import Agreed, WorkshopFile
    from qi_tui.ui.glyphs import Glyphs

AGREED = "Where we agree: say it first"
WORTH = "Worth our time"
IF_TIME = "If there is time"
REST = "Not on the agenda"
JOINED = "joins items that are about as far apart: their order is no ranking"
NOTHING_WORTH = "Nothing splits this room enough to need its time."
AGAIN = "vote again"
EMPTIED = "Nothing was left on the agenda: what the figures suggest is shown again."
_STRONG = {Level.HIGH: "strong", Level.MIDDLE: "middle", Level.LOW: "weak"}
_HIGH = {Level.HIGH: "high", Level.MIDDLE: "middle", Level.LOW: "low"}
_VALUED = ("anchored", "graded")
"""Kinds of items whose upper end is the better one; of the others it is only the upper one."""


@dataclass(frozen=True)
class HeadingRow:
    """What a part of the agenda is called; the cursor passes over it."""

    text: str
    right: str = ""


@dataclass(frozen=True)
class NoteRow:
    """A remark under a part; the cursor passes over it."""

    text: str


@dataclass(frozen=True)
class ItemRow:
    """One item.

    Attributes:
        figures: its figures.
        join: the bar that joins it to its neighbours; blank where it stands alone.
        level: where the room agrees on it, in words; empty elsewhere.
        minutes: its minutes, in words; empty where it has none.
        marks: what else there is: what was agreed, the second vote, an earlier round.
    """

    figures: ItemFigures
    join: str = " "
    level: str = ""
    minutes: str = ""
    marks: str = ""

    @property
    def key(self) -> ItemKey:
        """What names its item."""
        return key_of(self.figures)


Row = HeadingRow | NoteRow | ItemRow


@dataclass(frozen=True)
class Known:
    """What the rows need to know beside the plan.

    Attributes:
        framework: what is talked about.
        workshop: the facilitator's record, where there is one.
        again: the ids of the items that are marked for the second vote.
        round: the latest round.
        rounds: item → the round that its figures are of, where that is an earlier one.
    """

    framework: Framework
    workshop: WorkshopFile | None
    again: Collection[str]
    round: int
    rounds: Mapping[ItemKey, int]

    def round_of(self, figures: ItemFigures) -> int:
        """The round that an item's figures are of."""
        return self.rounds.get(key_of(figures), self.round)


def rows_of(plan: Plan, known: Known, marks: Glyphs) -> tuple[Row, ...]:
    """Every line of the agenda."""
    rows: list[Row] = []
    if plan.agreed:
        rows.append(HeadingRow(AGREED))
        for agreement in plan.agreed:
            level = level_word(known.framework, agreement.figures, agreement.level)
            rows.append(_row(agreement.figures, known, marks, level=level))
    suggested = "" if plan.is_decided else "suggested"
    rows.append(HeadingRow(WORTH, suggested))
    rows += _entries(plan.worth, known, marks)
    if not plan.worth and not plan.if_time:
        rows.append(NoteRow(NOTHING_WORTH))
    if plan.if_time:
        rows += [HeadingRow(IF_TIME), *_entries(plan.if_time, known, marks)]
    if plan.rest:
        rows += [HeadingRow(REST), *(_row(item, known, marks) for item in plan.rest)]
    return tuple(rows)


def level_word(framework: Framework, figures: ItemFigures, level: Level) -> str:
    """Where the room agrees and on what: "strong, 6"; of yes and no the answer itself.

    "strong" only where the upper end is the better one.
    """
    item = framework.item_by_id[figures.item]
    counts = figures.counts or ()
    if item.kind == "yes_no":
        return f"all {'yes' if counts[-1] else 'no'}"
    words = _STRONG if item.kind in _VALUED and figures.facet == "now" else _HIGH
    return f"{words[level]}, {show_median(counts)}"


def used_of(figures: ItemFigures, minutes: int, workshop: WorkshopFile | None) -> str:
    """An item's minutes: "10 min", or "12 of 10 min" once some were used."""
    used = workshop.head.minutes_used.get(figures.item, 0) if workshop is not None else 0
    if used:
        return f"{used} of {minutes} min"
    return f"{minutes} min" if minutes else ""


def agreed_word(agreed: Agreed | None, marks: Glyphs) -> str:
    """What was settled on, with a tick: the value, or that it was parked."""
    if agreed is None:
        return ""
    return "parked" if agreed.value is None else f"{marks.tick} {agreed.value}"


def _entries(entries: Sequence[AgendaEntry], known: Known, marks: Glyphs) -> list[Row]:
    """The rows of a part; neighbours that are about as far apart are joined by a bar."""
    rows: list[Row] = []
    is_joined = False
    for group in about_as_far_apart(entries):
        is_joined = is_joined or len(group) > 1
        for entry, join in zip(group, _joins(len(group), marks), strict=True):
            minutes = used_of(entry.figures, entry.minutes, known.workshop)
            rows.append(_row(entry.figures, known, marks, join, minutes=minutes))
    if is_joined:
        rows.append(NoteRow(f"{marks.edge} {JOINED}"))
    return rows


def _joins(rows: int, marks: Glyphs) -> str:
    """The bracket beside so many rows, one mark for each."""
    if rows == 1:
        return " "
    first, last = ("/", "\\") if marks.is_ascii else ("┌", "└")
    return f"{first}{marks.edge * (rows - 2)}{last}"


def _row(
    figures: ItemFigures,
    known: Known,
    marks: Glyphs,
    join: str = " ",
    level: str = "",
    minutes: str = "",
) -> ItemRow:
    return ItemRow(figures, join, level, minutes, _marks(figures, known, marks))


def _marks(figures: ItemFigures, known: Known, marks: Glyphs) -> str:
    """What was agreed, the second vote, and the round where it is not the latest."""
    agreed = agreed_here(figures, known)
    of_round = known.rounds.get(key_of(figures))
    said = [
        agreed_word(agreed, marks),
        AGAIN if figures.item in known.again else "",
        f"round {of_round}" if of_round is not None else "",
    ]
    return " · ".join(word for word in said if word)


def agreed_here(figures: ItemFigures, known: Known) -> Agreed | None:
    """What the room settled on for an item; None where it did not."""
    if known.workshop is None:
        return None
    where = known.framework.id, figures.item, figures.facet, figures.subject
    return agreed_of(known.workshop, *where)
