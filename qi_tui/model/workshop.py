"""A workshop file: the facilitator's own record beside the session files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from qi_tui.model.session import (
    MOMENT,
    Action,
    Comment,
    Facet,
    Id,
    Name,
    Number,
    Row,
    Stored,
    Uuid,
)

SCHEMA = 1

Naming = Literal["named", "alias", "anonymous"]
Count = Annotated[int, Field(ge=0, le=100_000)]


class Limits(Stored):
    """The privacy limits: from how many raters up a figure may be shown.

    The defaults are those of the house: outside the room the median from 5 and the counts from 10
    (ONS and UK LLC use 10, survey platforms 3 to 5), inside it a role group from 3.
    """

    median: Count = 5
    counts: Count = 10
    role_in_room: Count = 3
    lowered_because: Comment = ""

    def in_force(self) -> Limits:
        """The limits that hold: raised as asked, lowered only where the file says why."""
        if self.lowered_because.strip():
            return self
        house = Limits()
        return Limits(
            median=max(self.median, house.median),
            counts=max(self.counts, house.counts),
            role_in_room=max(self.role_in_room, house.role_in_room),
        )


def strictest_limits(limits: Iterable[Limits]) -> Limits:
    """The limits that hold where all of these were promised; the house's where there are none.

    A reason for lower ones stays with them: without it they would not hold.
    """
    in_force = [each.in_force() for each in limits] or [Limits()]
    return Limits(
        median=max(each.median for each in in_force),
        counts=max(each.counts for each in in_force),
        role_in_room=max(each.role_in_room for each in in_force),
        lowered_because=next((why for each in in_force if (why := each.lowered_because)), ""),
    )


class AgendaItem(Stored):
    """An item to talk about, and for how many minutes.

    `framework` is None where the workshop has only one.
    """

    item: Id
    minutes: Count
    framework: Id | None = None
    facet: Facet = "now"
    subject: Name | None = None


class Showing(Stored):
    """What a second window shows to the room, and until when the talk about it is meant to last.

    `until` is a moment (UTC), or empty where no timer runs.
    """

    what: Literal["title", "item", "agenda", "actions"] = "title"
    framework: Id | None = None
    round: Annotated[int, Field(ge=1, le=1000)] = 1
    item: Id | None = None
    facet: Facet = "now"
    subject: Name | None = None
    until: Annotated[str, Field(pattern=MOMENT)] | Literal[""] = ""


class WorkshopHead(Stored):
    """The one row of the table `workshop`."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow", populate_by_name=True)

    schema_: Annotated[int, Field(alias="schema", ge=1, le=SCHEMA)] = SCHEMA
    id: Uuid
    title: Name = ""
    date: Name = ""
    frameworks: list[Id] = []
    roles: list[Name] = []
    naming: Naming = "alias"
    limits: Limits = Limits()
    round: Annotated[int, Field(ge=1, le=1000)] = 1
    round_items: list[Id] = []
    revealed: bool = False
    agenda: list[AgendaItem] = []
    # Minutes that there are for the talk; 0 where nobody has said.
    minutes: Count = 0
    minutes_used: dict[Id, Number] = {}
    worth_it: list[Number] = []
    # The workshop before this one, whose open actions came along.
    follows: Uuid | None = None
    showing: Showing = Showing()


class Agreed(Stored):
    """What the room settled on for an item, or why it parked it (`value` is None)."""

    framework: Id
    item: Id
    facet: Facet = "now"
    subject: Name | None = None
    round: Annotated[int, Field(ge=1, le=1000)]
    # How many were there to agree; 0 where nobody has said.
    present: Count = 0
    value: Number | None = None
    why_not_lower: Comment = ""
    why_not_higher: Comment = ""
    parked_because: Comment = ""


class Note(Stored):
    """A note for the facilitator's eyes."""

    item: Id
    text: Comment


class WorkshopAction(Action):
    """An action that the room agreed on; `origin` is the earlier workshop that it came from."""

    framework: Id | None = None
    origin: Uuid | None = None


class LeftOut(Stored):
    """A session set aside by the facilitator."""

    session: Uuid
    reason: Comment = ""


class Chosen(Stored):
    """Which of two conflicting copies of a session counts: the one with this content digest."""

    session: Uuid
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class WorkshopFile(Stored):
    """The tables of a workshop file: TinyDB document number → document."""

    workshop: Annotated[dict[Row, WorkshopHead], Field(min_length=1, max_length=1)]
    agreed: dict[Row, Agreed] = {}
    notes: dict[Row, Note] = {}
    actions: dict[Row, WorkshopAction] = {}
    left_out: dict[Row, LeftOut] = {}
    chosen: dict[Row, Chosen] = {}

    @property
    def head(self) -> WorkshopHead:
        """The one row of the table `workshop`."""
        return next(iter(self.workshop.values()))

    def set_aside(self) -> dict[str, str]:
        """Session id → why the facilitator left it out."""
        return {entry.session: entry.reason for entry in self.left_out.values()}

    def choices(self) -> dict[str, str]:
        """Session id → the content digest of the copy that the facilitator chose."""
        return {entry.session: entry.digest for entry in self.chosen.values()}
