"""The rows of the library: what is listed under which heading, and in which order.

Frameworks stand by what is rated. Within a group come those that the person has begun or used, then
the core shelf, so that a newcomer meets few frameworks first, and then the others. Where something
is looked for, titles that have it come before what has it in an item or a source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qi_tui.analysis.searching import Hit, hit, words_of
from qi_tui.model.entry import Entry

SUBJECTS = {
    "myself": "Myself",
    "initiative": "Our initiative",
    "organisation": "Our organisation",
    "people": "Our people",
    "system": "Our wider system",
}
OTHER = "Other"
IN_TITLE, ELSEWHERE = "Found in the title", "Found in an item or the source"


class Use(NamedTuple):
    """How a person used a framework: whether a session is unfinished, and its place, 0 newest."""

    unfinished: bool
    order: int


class HeadingRow(NamedTuple):
    """A heading; the cursor passes over it. A quiet one parts the rows of a group."""

    text: str
    is_quiet: bool = False


class NoteRow(NamedTuple):
    """A line that belongs to the framework above it; the cursor passes over it.

    Attributes:
        label: what kind of line it is, such as "item".
        text: what it says; any text.
        words: what is to stand out in it, without regard to case.
        goes_on: whether it goes on with the line above it, and its label is not written again.
    """

    label: str
    text: str
    words: tuple[str, ...] = ()
    goes_on: bool = False


class EntryRow(NamedTuple):
    """A framework, and how the person used it, if they did."""

    entry: Entry
    use: Use | None = None


class ProblemRow(NamedTuple):
    """How many definition files cannot be used; opening it lists them."""

    problems: int


Row = HeadingRow | NoteRow | EntryRow | ProblemRow
PASSED_OVER = (HeadingRow, NoteRow)


def rows_of(
    entries: Sequence[Entry],
    problems: int = 0,
    sought: str = "",
    used: Mapping[str, Use] | None = None,
) -> tuple[Row, ...]:
    """The rows to list.

    Args:
        entries: every framework, by title.
        problems: how many definition files cannot be used.
        sought: what the person has typed; empty for everything.
        used: framework → how the person used it.
    """
    used = used or {}
    if words_of(sought):
        return tuple(_found(entries, sought, used))
    rows: list[Row] = []
    for subject, heading in SUBJECTS.items():
        rows += _group(heading, [e for e in entries if e.subject == subject], used)
    rows += _group(OTHER, [e for e in entries if e.subject not in SUBJECTS], used)
    if problems:
        rows += [HeadingRow(""), ProblemRow(problems)]
    return tuple(rows)


def latest_unfinished(rows: Sequence[Row]) -> EntryRow | None:
    """The framework that the person most likely wants to go on with."""
    begun = [row for row in rows if isinstance(row, EntryRow) and row.use and row.use.unfinished]
    return min(begun, key=lambda row: row.use.order if row.use else 0, default=None)


def _group(heading: str, entries: Sequence[Entry], used: Mapping[str, Use]) -> Iterator[Row]:
    mine = [entry for entry in entries if entry.id in used]
    mine.sort(key=lambda entry: (not used[entry.id].unfinished, used[entry.id].order))
    others = [entry for entry in entries if entry.id not in used]
    first = [*mine, *(entry for entry in others if entry.shelf == "core")]
    more = [entry for entry in others if entry.shelf != "core"]
    if entries:
        yield HeadingRow(heading)
    yield from (EntryRow(entry, used.get(entry.id)) for entry in first)
    if first and more:
        yield HeadingRow(f"More: {heading}", is_quiet=True)
    yield from (EntryRow(entry) for entry in more)


def _found(entries: Sequence[Entry], sought: str, used: Mapping[str, Use]) -> Iterator[Row]:
    hits = [(entry, found) for entry in entries if (found := hit(entry, sought))]
    for heading, is_title in ((IN_TITLE, True), (ELSEWHERE, False)):
        part = [(entry, found) for entry, found in hits if (found.place == "title") == is_title]
        part.sort(key=lambda pair: _rank(pair[0], used))
        if part:
            yield HeadingRow(heading)
        for entry, found in part:
            yield EntryRow(entry, used.get(entry.id))
            if not is_title:
                yield _note(found, sought)


def _rank(entry: Entry, used: Mapping[str, Use]) -> tuple[bool, bool, int]:
    use = used.get(entry.id)
    core = 0 if entry.shelf == "core" else 1
    return use is None, not (use and use.unfinished), use.order if use else core


def _note(found: Hit, sought: str) -> NoteRow:
    return NoteRow(found.place, found.text, words_of(sought))
