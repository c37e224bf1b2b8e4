"""An invitation file: what a rater elsewhere needs, so that what comes back fits the workshop.

It leaves the room, so it holds of earlier answers only what may be shown outside it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from qi_tui.model.session import (
    MOST_PEOPLE,
    Comment,
    Defined,
    Facet,
    Id,
    Name,
    Number,
    Points,
    Row,
    Stored,
    Uuid,
)
from qi_tui.model.workshop import Limits, Naming

SCHEMA = 1
MOST_ROWS = 20_000

Median = Annotated[float, Field(ge=0, le=MOST_PEOPLE, allow_inf_nan=False)]
Counts = Annotated[list[Number], Field(max_length=14)]


class RowBefore(Stored):
    """What may be shown outside the room of an item's answers in the round before.

    `n` rated it; `counts` is None where they were too few to show, or it is a count item.
    """

    item: Id
    facet: Facet = "now"
    subject: Name | None = None
    n: Number
    median: Median
    counts: Counts | None = None
    comments: Annotated[list[Comment], Field(max_length=1000)] = []


class Invitation(Stored):
    """The one row of the table `invitation`.

    Attributes:
        workshop: the id of the workshop; what comes back carries it.
        title: the workshop's, and `date` its day.
        points: item → number of points, of the items that are asked (count items: 0).
        naming: how the workshop names its raters; with `limits` it makes the promise.
        items: the items that this round asks; empty where it asks all.
        about: what the facilitator has defined already, by the framework's ids.
        room: from round 2 on, the round before as it may be shown outside the room.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="allow", populate_by_name=True)

    schema_: Annotated[int, Field(alias="schema", ge=1, le=SCHEMA)] = SCHEMA
    workshop: Uuid
    title: Name = ""
    date: Name = ""
    framework: Id
    framework_version: Annotated[int, Field(ge=1, le=10_000)]
    framework_digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    points: Annotated[dict[Id, Points], Field(min_length=1, max_length=10_000)]
    naming: Naming = "alias"
    limits: Limits = Limits()
    roles: Annotated[list[Name], Field(max_length=100)] = []
    round: Annotated[int, Field(ge=1, le=1000)] = 1
    items: Annotated[list[Id], Field(max_length=1000)] = []
    about: Annotated[dict[Id, Defined | Number], Field(max_length=100)] = {}
    room: Annotated[list[RowBefore], Field(max_length=MOST_ROWS)] = []
    app: Name = ""

    @model_validator(mode="after")
    def _check(self) -> Invitation:
        for item in self.items:
            if item not in self.points:
                raise _wrong(item, "is asked, but it does not say how many points it has")
        seen: set[tuple[str, Facet, str | None]] = set()
        for row in self.room:
            key = (row.item, row.facet, row.subject)
            if key in seen:
                raise _wrong(row.item, "stands in the round before twice")
            seen.add(key)
            if row.counts is not None and len(row.counts) != self.points.get(row.item):
                raise _wrong(row.item, "has counts that do not fit its points")
        return self

    @property
    def asked(self) -> tuple[str, ...]:
        """The items that are asked."""
        return tuple(self.items or self.points)


class InvitationFile(Stored):
    """The tables of an invitation file: TinyDB document number → document."""

    invitation: Annotated[dict[Row, Invitation], Field(min_length=1, max_length=1)]

    @property
    def head(self) -> Invitation:
        """The one row of the table `invitation`."""
        return next(iter(self.invitation.values()))


def _wrong(item: str, what: str) -> PydanticCustomError:
    return PydanticCustomError("invitation", "{item} {what}", {"item": repr(item), "what": what})
