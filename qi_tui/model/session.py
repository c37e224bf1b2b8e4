"""A session: one rater's answers to one framework in one round.

The models are strict (`true` is not 1, "5" is not 5) and bounded, and keep the fields that they do
not know. How they lie in a file, and what a file as a whole must keep to, is in `session_file`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from qi_tui.model.text import COMMENT_LIMIT, Shown, display_comment, display_paragraph

SCHEMA = 1

MOST_PEOPLE = 10_000_000
MOST_VOTES = 100
LONGEST_ID, LONGEST_NAME, LONGEST_TEXT = 60, 1000, 100_000
"""The most characters of an id, of a name, and of what somebody wrote."""
LAST_REVISION, LAST_VERSION, LAST_ROUND = 2**53, 10_000, 1000
UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
MOMENT = f"^{_DAY}(T{_TIME}Z)?$"

# What somebody else's file calls an id can be any text, so it is shown as one.
Id = Annotated[str, Field(min_length=1, max_length=LONGEST_ID), Shown()]
Row = Annotated[str, Shown()]
"""What a table calls a document of it: its number, in the files that this program writes."""
Uuid = Annotated[str, Field(pattern=UUID)]
Moment = Annotated[str, Field(pattern=MOMENT)]
Name = Annotated[str, Field(max_length=LONGEST_NAME), Shown()]
Comment = Annotated[str, Field(max_length=LONGEST_TEXT), Shown(COMMENT_LIMIT, display_comment)]
Defined = Annotated[str, Field(max_length=LONGEST_TEXT), Shown(COMMENT_LIMIT, display_paragraph)]
"""What was defined before the rating, such as the title of an initiative."""
Number = Annotated[int, Field(ge=0, le=MOST_PEOPLE)]
Points = Annotated[int, Field(ge=0, le=14)]
Facet = Literal["now", "needed"]
ActionState = Literal["open", "done", "carried", "dropped"]


class Stored(BaseModel):
    """What every stored value has in common: frozen, strict, unknown fields kept."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")


class Rater(Stored):
    """A person rating: an alias or none, a role or none, and in an anonymous workshop a code."""

    alias: Name | None = None
    role: Name | None = None
    code: Name | None = None


class Action(Stored):
    """Something to do: what, owner, by when, for which item."""

    text: Comment
    owner: Name = ""
    due: Name = ""
    item: Id | None = None
    state: ActionState = "open"
    reason: Comment = ""


class Sheet(Stored):
    """One rater's answers for one facet and subject.

    An item stands in `values` (rated, 1..points), in `dont_know` or in `not_applicable`, or in none
    of them (unanswered).
    """

    facet: Facet = "now"
    subject: Name | None = None
    values: dict[Id, Number] = {}
    dont_know: list[Id] = []
    not_applicable: list[Id] = []
    comments: dict[Id, Comment] = {}

    def answered(self) -> int:
        """How many items have an answer of any kind."""
        return len(self.values) + len(self.dont_know) + len(self.not_applicable)

    def items(self) -> list[str]:
        """The items that have an answer of any kind."""
        return [*self.values, *self.dont_know, *self.not_applicable]


class TallySheet(Stored):
    """Counts typed in from a show of hands, for one facet and subject."""

    facet: Facet = "now"
    subject: Name | None = None
    counts: dict[Id, Annotated[list[Number], Field(max_length=14)]] = {}
    dont_know: dict[Id, Number] = {}
    not_applicable: dict[Id, Number] = {}
    comments: dict[Id, Comment] = {}

    def answered(self) -> int:
        """How many items somebody answered."""
        return len({*self.counts, *self.dont_know, *self.not_applicable})

    def items(self) -> list[str]:
        """The items that somebody answered."""
        return list({**self.counts, **self.dont_know, **self.not_applicable})

    def raters(self) -> int:
        """The largest total of hands that any one item got."""
        return max(
            (
                sum(self.counts.get(item, ()))
                + self.dont_know.get(item, 0)
                + self.not_applicable.get(item, 0)
                for item in self.items()
            ),
            default=0,
        )


class Head(Stored):
    """The one row of the table `session`: whose answers these are, to what, and when."""

    # `schema` is the name in the file; pydantic keeps that name for itself.
    schema_: Annotated[int, Field(alias="schema", ge=1, le=SCHEMA)] = SCHEMA
    id: Uuid
    revision: Annotated[int, Field(ge=0, le=LAST_REVISION)]
    framework: Id
    framework_version: Annotated[int, Field(ge=1, le=LAST_VERSION)]
    framework_digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    points: Points | dict[Id, Points]
    round: Annotated[int, Field(ge=1, le=LAST_ROUND)]
    follows: Uuid | None
    kind: Literal["ratings", "tally"]
    rater: Rater
    about: dict[Id, Defined | Number] = {}
    subjects: Annotated[list[Name], Field(max_length=1000)] = []
    columns: Annotated[list[Id], Field(max_length=100)] = []
    # The items that this round asks; empty where it asks all of them. Written only where set.
    items: Annotated[list[Id], Field(max_length=1000)] = []
    # The workshop that the session was begun for; None of a person's own. Written only where set.
    workshop: Uuid | None = None
    priorities: Annotated[list[Id], Field(max_length=MOST_VOTES)] = []
    status: Literal["draft", "final"]
    started_at: Moment
    updated_at: Moment
    app: Name = ""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow", populate_by_name=True)


class Session(Stored):
    """One rater's answers (or one tally) as the program works with them."""

    head: Head
    sheets: tuple[Sheet, ...] | tuple[TallySheet, ...] = ()
    actions: tuple[Action, ...] = ()
    # Tables of the file that this version does not know, kept for the next save.
    unknown: dict[Row, Any] = {}

    @property
    def is_tally(self) -> bool:
        """Whether these are counts from a show of hands."""
        return self.head.kind == "tally"

    @property
    def answered(self) -> int:
        """How many answers of any kind there are, over all facets and subjects."""
        return sum(sheet.answered() for sheet in self.sheets)

    @property
    def rating_sheets(self) -> tuple[Sheet, ...]:
        """The sheets of a session of ratings; none for a tally."""
        # No generator: this runs between a key and its paint.
        return tuple([sheet for sheet in self.sheets if isinstance(sheet, Sheet)])

    @property
    def tally_sheets(self) -> tuple[TallySheet, ...]:
        """The sheets of a tally; none for a session of ratings."""
        return tuple(sheet for sheet in self.sheets if isinstance(sheet, TallySheet))

    def sheet(self, facet: Facet = "now", subject: str | None = None) -> Sheet:
        """The rater's sheet for a facet and subject; an empty one where nothing was answered."""
        for sheet in self.rating_sheets:
            if sheet.facet == facet and sheet.subject == subject:
                return sheet
        return Sheet(facet=facet, subject=subject)
