"""A framework: one published instrument, as its TOML file defines it.

One model serves all seven kinds of answer. An item is one of a union told apart by `kind`, which
an item inherits from its framework unless it names its own. What no single field can tell (ids
that clash, bands with a hole) is checked in `definition`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from qi_tui.model.described import Described
from qi_tui.model.text import LINE_LIMIT, PROSE_LIMIT, Shown, display_paragraph, one_line

Kind = Literal["anchored", "graded", "yes_no", "stage", "bipolar", "position", "count"]
Facet = Literal["now", "needed"]
Subject = Literal["myself", "initiative", "organisation", "people", "system"]

Picture = Literal[
    "bands",
    "profile",
    "priorities",
    "spread",
    "checklist",
    "stages",
    "poles",
    "gaps",
    "ladder",
    "levels",
    "grid",
    "quadrant",
    "dosing",
    "balance",
    "barriers",
]

POINTS_MIN, POINTS_MAX = 2, 14

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
_Flowing = AfterValidator(one_line)
Line = Annotated[
    str,
    Field(min_length=1, max_length=LINE_LIMIT),
    _Flowing,
    Shown(LINE_LIMIT, display_paragraph),
]
Prompt = Annotated[str, Field(max_length=600), _Flowing, Shown(600, display_paragraph)]
Credit = Annotated[str, Field(max_length=400), _Flowing, Shown(400, display_paragraph)]
Prose = Annotated[
    str, Field(max_length=PROSE_LIMIT), _Flowing, Shown(PROSE_LIMIT, display_paragraph)
]
"""What a definition says, however many lines of its file it stands on."""
Flag = Annotated[bool, Field(strict=True)]
Descriptors = Annotated[tuple[Line, ...], Field(min_length=POINTS_MIN, max_length=POINTS_MAX)]


class Part(BaseModel):
    """What every part of a definition has in common: frozen, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """Where the framework comes from, so that a reader can go back to it."""

    title: Line
    publisher: Line
    year: Annotated[int, Field(strict=True, ge=1900, le=2100)]
    section: Line
    credit: Credit = ""
    note: Prose = ""


class Scale(Part):
    """An ordered row of 2 to 14 points, lowest first; the first point has the value 1."""

    points: Descriptors
    scale_source: Literal["source", "qi-tui"]


class About(Part):
    """One thing to define before rating, such as the title of the initiative."""

    id: Id
    title: Line
    help: Prose = ""


class Column(Part):
    """One column of a matrix, such as a level at which a rater works."""

    id: Id
    title: Line
    help: Prose = ""


class _Item(Part):
    id: Id
    title: Line
    prompt: Prompt = ""
    help: Prose = ""
    column: Id | None = None
    audiences: tuple[Line, ...] = ()


class _Scaled(_Item):
    scale: Scale | None = None


class AnchoredItem(_Scaled):
    """Picks 1..k; every point is described for this very item."""

    kind: Literal["anchored"] = "anchored"
    anchors: Descriptors
    reversed: Flag = False


class GradedItem(_Scaled):
    """Picks 1..k on a scale that the framework's items share."""

    kind: Literal["graded"] = "graded"
    reversed: Flag = False


class YesNoItem(_Item):
    """Yes or no; where `reversed`, it is the yes that asks for a plan."""

    kind: Literal["yes_no"] = "yes_no"
    reversed: Flag = False


class StageItem(_Scaled):
    """Picks one of a few ordered stages; each is described for this very item."""

    kind: Literal["stage"] = "stage"
    anchors: Descriptors


class BipolarItem(_Scaled):
    """A mark between two described poles, left one first; 7 positions unless a scale says more."""

    kind: Literal["bipolar"] = "bipolar"
    poles: tuple[Line, Line]


class PositionItem(_Scaled):
    """Places each named subject on a scale."""

    kind: Literal["position"] = "position"


class CountItem(_Item):
    """A whole number of people, beside a target that is a share (0 to 1) of the workforce."""

    kind: Literal["count"] = "count"
    share: Annotated[float, Field(strict=True, ge=0, le=1)] | None = None


Item = Annotated[
    AnchoredItem | GradedItem | YesNoItem | StageItem | BipolarItem | PositionItem | CountItem,
    Field(discriminator="kind"),
]


class Domain(Part):
    """A group of items."""

    id: Id
    title: Line
    summary: Prose = ""
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=200)]


class Band(Part):
    """What a domain's score from `from` to `to`, both included, means."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    label: Line
    lowest: Annotated[int, Field(strict=True, alias="from")]
    highest: Annotated[int, Field(strict=True, alias="to")]
    meaning: Prose = ""


class Scoring(Part):
    """How answers become a score.

    Method `sum` adds a domain's values, `mean` averages them, `none` leaves them a profile. Verdict
    `lowest-domain` speaks for the whole set by the band of its lowest domain. `picture` names how a
    result is drawn, where the kind of answer does not decide it; `meaning` says what it means.
    """

    method: Literal["sum", "mean", "none"] = "none"
    verdict: Literal["lowest-domain"] | None = None
    picture: Picture | None = None
    meaning: Prose = ""
    bands: tuple[Band, ...] = ()


class Framework(Described, Part):
    """One published instrument."""

    id: Id
    version: Annotated[int, Field(strict=True, ge=1, le=10_000)]
    title: Line
    shelf: Literal["core", "more"] = "more"
    subject: Subject
    kind: Kind
    purpose: Prose
    instructions: Prose = ""
    minutes: Annotated[int, Field(strict=True, ge=1, le=600)]
    source: Source
    scale: Scale | None = None
    facets: Annotated[tuple[Facet, ...], Field(min_length=1)] = ("now",)
    subjects: Line | None = None
    about: tuple[About, ...] = ()
    columns: tuple[Column, ...] = ()
    priorities: Annotated[int, Field(strict=True, ge=0, le=50)] = 3
    domains: Annotated[tuple[Domain, ...], Field(min_length=1, max_length=50)]
    scoring: Scoring = Scoring()
