"""What one session is asked: an item for a subject or for none, once for every facet.

A matrix asks only for the items of the columns that the rater chose; a framework with subjects
asks its items again for each of them; a later round asks only for the items that were chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.model.session import Facet, Session, Sheet

SheetKey: TypeAlias = "tuple[Facet, str | None]"


class Row(NamedTuple):
    """One thing to rate, once per facet: an item, and for which subject."""

    item: str
    subject: str | None = None


class Asked(NamedTuple):
    """One answer that is asked for."""

    item: str
    facet: Facet
    subject: str | None


class Asking:
    """What is asked of a rater who chose these columns and added these subjects.

    Args:
        framework: what is rated.
        columns: ids of columns; those that the framework does not have are passed over.
        subjects: names of subjects, in the rater's order.
        items: ids of the items that the round asks; empty where it asks all of them.

    Attributes:
        items: the ids of the items asked for, in the framework's order.
        rows: subject by subject where there are subjects, in each the items in their order.
        asked: all rows for the first facet, then all rows for the next.
    """

    def __init__(
        self,
        framework: Framework,
        columns: Iterable[str] = (),
        subjects: Iterable[str] = (),
        items: Iterable[str] = (),
    ) -> None:
        self.items = items_asked(framework, columns, items)
        whom: tuple[str | None, ...] = tuple(subjects) if framework.subjects else (None,)
        self._keys = tuple((facet, subject) for facet in framework.facets for subject in whom)
        self.rows = tuple(Row(item, subject) for subject in whom for item in self.items)
        self.asked = tuple(
            Asked(item, facet, subject) for facet in framework.facets for item, subject in self.rows
        )

    def unanswered(self, sheets: Mapping[SheetKey, Sheet]) -> list[int]:
        """The places in `asked` that have no answer of any kind, lowest first."""
        missing: list[int] = []
        start = 0
        # Sheet by sheet, not answer by answer: this runs between a key and its paint.
        for key in self._keys:
            sheet = sheets.get(key)
            given: set[str] = set()
            if sheet is not None:
                given = {*sheet.values, *sheet.dont_know, *sheet.not_applicable}
            places = enumerate(self.items, start)
            missing += [place for place, item in places if item not in given]
            start += len(self.items)
        return missing


def items_asked(
    framework: Framework, columns: Iterable[str] = (), items: Iterable[str] = ()
) -> tuple[str, ...]:
    """The ids of the items asked for, in the framework's order; the arguments as in `Asking`."""
    chosen = {None, *columns} if framework.columns else None
    only = set(items)
    return tuple(
        item.id
        for item in framework.items
        if (chosen is None or item.column in chosen) and (not only or item.id in only)
    )


def sheets_by_key(session: Session) -> dict[SheetKey, Sheet]:
    """The sheets of a session of ratings under their facet and subject."""
    return {(sheet.facet, sheet.subject): sheet for sheet in session.rating_sheets}


def subjects_of(session: Session) -> list[str]:
    """The names of the subjects: those that the rater added, then any that only have answers."""
    names = list(session.head.subjects)
    for sheet in session.sheets:
        if sheet.subject is not None and sheet.subject not in names:
            names.append(sheet.subject)
    return names
