"""The rows of the library: what is listed under which heading, and how a row is written.

The core shelf comes first, so that a newcomer meets few frameworks, not all of them; within a
shelf they stand by what is rated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from qi_tui.store.catalogue import Entry
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import filled, fitted
from qi_tui.ui.words import count_of, plain

SUBJECTS = {
    "myself": "Myself",
    "initiative": "Our initiative",
    "organisation": "Our organisation",
    "people": "Our people",
    "system": "Our wider system",
}
SHELVES = ("core", "more")

MARK, ITEMS, MINUTES, YEAR = 2, 9, 8, 5
TITLE_SHARE = 0.62
TITLE_MOST = 64
LEAST_WITH_YEAR, LEAST_WITH_SOURCE = 70, 96


@dataclass(frozen=True)
class HeadingRow:
    """A heading; the cursor passes over it."""

    text: str


@dataclass(frozen=True)
class EntryRow:
    """A framework, and whether a session of mine is unfinished."""

    entry: Entry
    unfinished: bool = False


@dataclass(frozen=True)
class ProblemRow:
    """How many definition files cannot be used; opening it lists them."""

    problems: int


Row = HeadingRow | EntryRow | ProblemRow


def matches(entry: Entry, sought: str) -> bool:
    """Whether every word that is sought stands in the title, an item or the source."""
    return all(word in entry.search for word in sought.casefold().split())


def rows_of(
    entries: Sequence[Entry], problems: int, sought: str, unfinished: frozenset[str]
) -> tuple[Row, ...]:
    """The rows to list.

    Args:
        entries: every framework, by title.
        problems: how many definition files cannot be used.
        sought: what the person has typed; empty for everything.
        unfinished: ids of frameworks with a session of mine that is not finished.
    """
    found = [entry for entry in entries if matches(entry, sought)]
    rows: list[Row] = []
    for shelf in SHELVES:
        for subject, heading in SUBJECTS.items():
            group = [e for e in found if e.subject == subject and _shelf(e) == shelf]
            if group:
                rows.append(HeadingRow(heading if shelf == "core" else f"More: {heading}"))
                rows += [EntryRow(entry, entry.id in unfinished) for entry in group]
    others = [entry for entry in found if entry.subject not in SUBJECTS]
    if others:
        rows += [HeadingRow("Other"), *(EntryRow(e, e.id in unfinished) for e in others)]
    if problems and not sought:
        rows += [HeadingRow(""), ProblemRow(problems)]
    return tuple(rows)


def write_row(row: Row, width: int) -> Content:
    """A row in at most `width` cells."""
    match row:
        case HeadingRow(text):
            return plain(text, style="bold $accent")
        case ProblemRow(problems):
            return _problems(problems)
        case EntryRow(entry, unfinished):
            return _entry(entry, unfinished, width)


def column_widths(width: int) -> tuple[int, int, int]:
    """The cells for title, source and year in a row of `width` cells; 0 for what has no room."""
    free = max(20, width - MARK - ITEMS - MINUTES)
    if width < LEAST_WITH_YEAR:
        return free, 0, 0
    free -= YEAR
    if width < LEAST_WITH_SOURCE:
        return free, 0, YEAR
    title = min(TITLE_MOST, int(free * TITLE_SHARE))
    return title, free - title, YEAR


def source_line(row: Row | None, width: int) -> Content:
    """Where the framework under the cursor comes from, in full words as far as they fit."""
    if not isinstance(row, EntryRow):
        return Content("")
    entry = row.entry
    own = "your own definition; " if entry.local else ""
    said = f" {own}{entry.source}. {entry.publisher}, {entry.year}. {entry.section}"
    return plain(said, 600, "$text-muted").truncate(width, ellipsis=True)


def _entry(entry: Entry, unfinished: bool, width: int) -> Content:
    title, source, year = column_widths(width)
    items = count_of(entry.items, "item")
    minutes = f"{entry.minutes} min"
    where = filled("  " + plain(entry.source, 200).plain, source) if source else ""
    return Content.assemble(
        (f"{glyphs().unfinished if unfinished else ' '} ", "$accent"),
        filled(plain(entry.title, 200).plain, title),
        (f"{items:>{ITEMS}}{minutes:>{MINUTES}}{where}", "$text-muted"),
        (f"{entry.year:>{year}}" if year else "", "$text-muted"),
    )


def _problems(problems: int) -> Content:
    files = count_of(problems, "definition file")
    return plain(f"{glyphs().warning} {files} cannot be used: Enter tells why", style="$warning")


def _shelf(entry: Entry) -> str:
    return "core" if entry.shelf == "core" else "more"


def heading_line(folder: str, width: int) -> Content:
    """Where session files go, cut in front where it does not fit: the end tells most."""
    label = " Sessions folder: "
    room = max(10, width - len(label))
    shown = plain(folder, 2000).plain
    if Content(shown).cell_length > room:
        kept = shown
        while Content(kept).cell_length > room - 1:
            kept = kept[1:]
        shown = f"{glyphs().ellipsis}{kept}"
    return Content.assemble((label, "$text-muted"), fitted(shown, room))
