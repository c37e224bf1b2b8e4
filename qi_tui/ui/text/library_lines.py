"""How a row of the library is written, in as many cells as there are."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.library_rows import (
    SUBJECTS,
    EntryRow,
    HeadingRow,
    NoteRow,
    ProblemRow,
    Row,
    Use,
)
from qi_tui.ui.text.paragraphs import filled, fitted
from qi_tui.ui.words import count_of, plain

MARK, ITEMS, MINUTES, YEAR = 2, 9, 8, 6
TITLE_SHARE = 0.62
TITLE_MOST = 64
LEAST_WITH_YEAR, LEAST_WITH_SOURCE = 70, 96
NOTE_INDENT = 4
NOTE_LIMIT = 1000
LOCAL = " (local)"
MUTED = "$text-muted"


def write_row(row: Row, width: int) -> Content:
    """A row in at most `width` cells."""
    match row:
        case HeadingRow(text, is_quiet):
            return plain(text, style=MUTED if is_quiet else "bold $accent")
        case NoteRow():
            return _note(row, width)
        case ProblemRow(problems):
            return problems_line(problems)
        case EntryRow():
            return _entry(row, width)


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
    subject = f"{SUBJECTS[entry.subject]}. " if entry.subject in SUBJECTS else ""
    said = f" {subject}{own}{ended(entry.source)} {entry.publisher}, {entry.year}. {entry.section}"
    return plain(said, 600, MUTED).truncate(width, ellipsis=True)


def ended(sentence: str) -> str:
    """A sentence with its full stop, where it does not end with a mark of its own."""
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def problems_line(problems: int) -> Content:
    """How many definition files cannot be used."""
    files = count_of(problems, "definition file")
    return plain(f"{glyphs().warning} {files} cannot be used: Enter tells why", style="$warning")


def mark_of(use: Use | None) -> str:
    """The mark of a framework that the person has begun or rated."""
    if use is None:
        return " "
    return glyphs().unfinished if use.unfinished else glyphs().finished


def legend(uses: Iterable[Use], problems: int) -> str:
    """What the marks in the list mean, of those that are in it."""
    marks = {mark_of(use): use.unfinished for use in uses}
    parts = [
        f"{mark} {'begun, not finished' if unfinished else 'rated'}"
        for mark, unfinished in sorted(marks.items(), key=lambda pair: not pair[1])
    ]
    if problems:
        files = count_of(problems, "definition file")
        parts.append(f"{glyphs().warning} {files} cannot be used: see the end of the list")
    return "   ".join(parts)


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
    return Content.assemble((label, MUTED), fitted(shown, room))


def notes(label: str, text: str, width: int) -> list[NoteRow]:
    """A text on as many lines as it needs in rows of `width` cells."""
    room = max(10, width - NOTE_INDENT - len(label) - 2)
    lines = [line.plain.rstrip() for line in plain(text, NOTE_LIMIT).wrap(room)]
    return [NoteRow(label, line, goes_on=place > 0) for place, line in enumerate(lines)]


def _entry(row: EntryRow, width: int) -> Content:
    entry = row.entry
    title, source, year = column_widths(width)
    items = count_of(entry.items, "item")
    minutes = f"{entry.minutes} min"
    where = filled("  " + plain(entry.source, 200).plain, source) if source else ""
    return Content.assemble(
        (f"{mark_of(row.use)} ", "$accent"),
        filled(_title(row, title), title),
        (f"{items:>{ITEMS}}{minutes:>{MINUTES}}{where}", MUTED),
        (f"{entry.year:>{year}}" if year else "", MUTED),
    )


def _title(row: EntryRow, width: int) -> str:
    title = plain(row.entry.title, 200).plain
    if not row.entry.local:
        return title
    return fitted(title, width - len(LOCAL)) + LOCAL


def _note(row: NoteRow, width: int) -> Content:
    label = " " * (NOTE_INDENT + len(row.label) + 2)
    if not row.goes_on:
        label = f"{row.label}: ".rjust(len(label))
    room = width - len(label)
    text = plain(row.text, NOTE_LIMIT).plain
    shown = fitted(_from(text, row.words, room), room)
    said = Content(shown)
    for start, end in _places(shown, row.words):
        said = said.stylize("bold underline", start, end)
    return Content.assemble((label, MUTED), said)


def _from(text: str, words: tuple[str, ...], room: int) -> str:
    """A text that is too long, begun so late that the last of the words is in sight."""
    last = max((end for _, end in _places(text, words)), default=0)
    if Content(text).cell_length <= room or last < room:
        return text
    start = text.find(" ", last - room + 2) + 1
    return f"{glyphs().ellipsis}{text[start if 0 < start < last else last - room + 2 :]}"


def _places(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    folded = text.casefold()
    if len(folded) != len(text):
        # A letter that folds to two: places would not fit any more.
        return []
    return [
        (place, place + len(word)) for word in words if (place := folded.find(word)) >= 0 and word
    ]
