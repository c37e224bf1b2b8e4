"""The answers of whole rooms, sheet by sheet, as they may be written down for the room's analysts.

Asked through `privacy`, and by nobody else. A thousand raters are a thousand short rows of bytes,
and what is counted in them is what their rooms count, to the last answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from qi_tui.analysis.merging.contribution import UNANSWERED, Contribution
from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.room import Room, room_of
from qi_tui.analysis.rounds.moves import is_a_raters
from qi_tui.analysis.shown.answer_sheet import NOT_ASKED, AnswerSheet, RoomSheets
from qi_tui.analysis.shown.counts_beyond import sheets_beyond
from qi_tui.analysis.shown.gate import Audience, Gate
from qi_tui.analysis.shown.single_answers import numbers_of, roles_beside
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Facet, Framework
from qi_tui.model.text import display
from qi_tui.model.workshop import Limits, Naming


def show_sheets(
    counted: Sequence[Entry],
    rooms: Sequence[Room],
    frameworks: Mapping[str, Framework],
    audience: Audience,
    limits: Limits | None,
    naming: Naming,
    salt: bytes,
) -> Iterator[RoomSheets]:
    """The answers of these rooms that this audience may see: all of them in the room, none outside.

    Stricter than `show_answers`, for such a table is easily passed on: no name stands in it even
    where the workshop is *named*, and a role only where its group may be shown. A rater has one
    number in all rounds of a framework. What was only counted has neither number nor role.

    Args:
        counted: the entries that count, each id once.
        rooms: what they add up to, with hands and summaries.
        frameworks: those of the rooms, by id.
        audience: who will see it.
        limits: the workshop's privacy limits; the house's where there is none.
        naming: what the workshop promised about names.
        salt: drawn anew for each table, so that nobody can follow a rater from one to the next.
    """
    if audience is Audience.OUTSIDE:
        return
    raters = [entry for entry in counted if is_a_raters(entry)]
    numbers = numbers_of(raters, salt)
    kept: Naming = "anonymous" if naming == "anonymous" else "alias"
    roles = roles_beside(raters, kept, Gate(audience, limits or Limits()))
    groups: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in sorted(raters, key=lambda entry: numbers[entry.id]):
        groups[entry.framework, entry.round].append(entry)
    for room in rooms:
        framework = frameworks[room.framework]
        told = _Room(room, Layout(framework, framework_digest(framework)))
        yield RoomSheets(
            room.framework,
            room.round,
            told.layout.items,
            tuple(framework.domain_of[item].id for item in told.layout.items),
            tuple(points or None for points in told.layout.points),
            told.sheets(groups[room.framework, room.round], numbers, roles),
        )


class _Room:
    """Tells the sheets of one room."""

    def __init__(self, room: Room, layout: Layout) -> None:
        self.layout = layout
        self._room = room
        self._names = _names(room)
        self._masks: dict[tuple[frozenset[str], frozenset[str] | None], bytes] = {}
        self._nothing = bytes(len(layout.items))

    def sheets(
        self, raters: Sequence[Entry], numbers: Mapping[str, int], roles: Mapping[str, str]
    ) -> Iterator[AnswerSheet]:
        """The sheets of its raters, then what it counts beyond them."""
        for entry in raters:
            yield from self._of(entry, numbers[entry.id], roles.get(entry.id))
        if self._room.raters == len(raters):
            return
        members = [(None, each.contribution) for each in raters if each.contribution is not None]
        of_raters = room_of(self.layout, self._room.round, members)
        yield from sheets_beyond(self._room, of_raters, self.layout, self._names)

    def _of(self, entry: Entry, rater: int, role: str | None) -> Iterator[AnswerSheet]:
        """The sheets of one rater, by facet, then by subject."""
        contribution = entry.contribution
        assert contribution is not None
        votes = self._nothing
        if contribution.priorities:
            votes = bytes(item in contribution.priorities for item in self.layout.items)
        for facet in self.layout.framework.facets:
            for key in self._subjects(contribution):
                yield AnswerSheet(
                    rater,
                    role,
                    facet,
                    self._names[key],
                    self._codes(contribution, facet, key),
                    self._numbers(contribution, facet, key),
                    votes if facet == "now" else self._nothing,
                )

    def _subjects(self, contribution: Contribution) -> Sequence[str | None]:
        if self.layout.framework.subjects is None:
            return (None,)
        return sorted(contribution.subjects)

    def _codes(self, contribution: Contribution, facet: Facet, key: str | None) -> bytes:
        mask = self._mask(contribution)
        codes = contribution.sheets.get((facet, key))
        if codes is None:
            return mask
        if NOT_ASKED not in mask:
            return codes
        return bytes(code or otherwise for code, otherwise in zip(codes, mask, strict=True))

    def _mask(self, contribution: Contribution) -> bytes:
        """Unanswered where a session was asked, `NOT_ASKED` where it was not."""
        what = (contribution.columns, contribution.asked)
        if what not in self._masks:
            asked = self.layout.asked(contribution.columns, ())
            if contribution.asked is not None:
                asked = asked.intersection(contribution.asked)
            self._masks[what] = bytes(
                UNANSWERED if item in asked else NOT_ASKED for item in self.layout.items
            )
        return self._masks[what]

    def _numbers(
        self, contribution: Contribution, facet: Facet, key: str | None
    ) -> Mapping[int, int]:
        return {
            self.layout.place[item]: number
            for (its_facet, its_key, item), number in contribution.numbers.items()
            if (its_facet, its_key) == (facet, key)
        }


def _names(room: Room) -> dict[str | None, str | None]:
    """A subject's key → what is shown of it in its room; no two are shown alike."""
    subjects = {row.key[2]: row.subject for row in room.rows}
    names: dict[str | None, str | None] = {}
    taken: set[str] = set()
    for key, subject in subjects.items():
        if subject is None:
            names[key] = None
            continue
        shown = plain = display(subject)
        copies = 1
        while shown in taken:
            copies += 1
            shown = f"{plain} ({copies})"
        taken.add(shown)
        names[key] = shown
    return names
