"""A session file: the three TinyDB tables in which a session lies, and what they must keep to.

A file that breaks one of the rules here is refused as a whole: half a rater is no rater.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Generic, TypeVar, cast

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from qi_tui.model.session import Action, Head, Row, Session, Sheet, Stored, TallySheet
from qi_tui.model.text import subject_key

S = TypeVar("S", Sheet, TallySheet)

ONLY_WHERE_SET = ("items", "workshop")
"""Fields of the head that a file has only where they say something."""


class _File(Stored, Generic[S]):
    """The tables of a session file: TinyDB document number → document."""

    session: Annotated[dict[Row, Head], Field(min_length=1, max_length=1)]
    answers: dict[Row, S]
    actions: dict[Row, Action] = {}


class SessionFile(_File[Sheet]):
    """The file of one rater's answers."""

    @model_validator(mode="after")
    def _check(self) -> SessionFile:
        head = self.head
        if head.kind != "ratings":
            raise PydanticCustomError("kind", "its kind is tally, but it holds ratings")
        seen: set[tuple[str, str | None]] = set()
        for sheet in self.answers.values():
            _check_once(seen, sheet)
            without_value = [*sheet.dont_know, *sheet.not_applicable]
            if len(set(without_value)) < len(without_value) or not sheet.values.keys().isdisjoint(
                without_value
            ):
                standings = Counter(sheet.items())
                raise _answered_twice(next(item for item, n in standings.items() if n > 1))
            if sheet.values:
                _check_values(sheet.values, head.points)
        return self

    @property
    def head(self) -> Head:
        """The one row of the table `session`."""
        return next(iter(self.session.values()))


class TallyFile(_File[TallySheet]):
    """The file of a show of hands."""

    @model_validator(mode="after")
    def _check(self) -> TallyFile:
        head = self.head
        if head.kind != "tally":
            raise PydanticCustomError("kind", "its kind is ratings, but it holds counts")
        seen: set[tuple[str, str | None]] = set()
        for sheet in self.answers.values():
            _check_once(seen, sheet)
            for item, counts in sheet.counts.items():
                if len(counts) != points_in(head.points, item):
                    raise _off_scale(item, f"{len(counts)} counts", points_in(head.points, item))
        return self

    @property
    def head(self) -> Head:
        """The one row of the table `session`."""
        return next(iter(self.session.values()))


def points_in(points: int | dict[str, int], item: str) -> int | None:
    """The number of points with which an item was rated; None where the file does not say."""
    return points if isinstance(points, int) else points.get(item)


def _check_once(seen: set[tuple[str, str | None]], sheet: Sheet | TallySheet) -> None:
    key = (sheet.facet, subject_key(sheet.subject))
    if key in seen:
        raise PydanticCustomError("twice", "the same facet and subject stand in it twice")
    seen.add(key)


def _check_values(values: dict[str, int], points: int | dict[str, int]) -> None:
    # One look at the extremes clears a whole sheet: this is run for every file of a merge.
    if isinstance(points, int) and (
        points == 0 or (min(values.values()) >= 1 and max(values.values()) <= points)
    ):
        return
    for item, value in values.items():
        most = points_in(points, item)
        if most is None:
            raise PydanticCustomError(
                "points", "it does not say how many points {item} has", {"item": repr(item)}
            )
        if most and not 1 <= value <= most:
            raise _off_scale(item, str(value), most)


def _answered_twice(item: str) -> PydanticCustomError:
    return PydanticCustomError("twice", "{item} is answered twice", {"item": repr(item)})


def _off_scale(item: str, found: str, points: int | None) -> PydanticCustomError:
    return PydanticCustomError(
        "scale",
        "{item} has {found}, which is off its scale of {points} points",
        {"item": repr(item), "found": found, "points": points or 0},
    )


def session_of(file: SessionFile | TallyFile) -> Session:
    """What a session file holds."""
    sheets: tuple[Stored, ...] = tuple(file.answers.values())
    # Everything in it was validated with the file: making it again would only take time.
    return Session.model_construct(
        head=file.head,
        sheets=cast("tuple[Sheet, ...] | tuple[TallySheet, ...]", sheets),
        actions=tuple(file.actions.values()),
        unknown=dict(file.__pydantic_extra__ or {}),
    )


def tables(session: Session) -> dict[str, dict[str, Any]]:
    """A session as the TinyDB tables of its file: table → document number → document."""
    head = session.head.model_dump(mode="json", by_alias=True)
    for name in ONLY_WHERE_SET:
        if not head[name]:
            del head[name]
    known: dict[str, dict[str, Any]] = {
        "session": {"1": head},
        "answers": _numbered(session.sheets),
        "actions": _numbered(session.actions),
    }
    return {**known, **session.unknown}


def _numbered(documents: tuple[Stored, ...]) -> dict[str, Any]:
    return {
        str(number): document.model_dump(mode="json", by_alias=True)
        for number, document in enumerate(documents, start=1)
    }
