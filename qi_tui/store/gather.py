"""Gathering: reading files once each, and merging what is in them.

A `Gatherer` remembers each file under its time, size and inode, so that looking again at a folder
reads only what is new. Nothing in one file can stop the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qi_tui.analysis.contribution import Layout
from qi_tui.analysis.merging import PATH_LIMIT, Entry, FileReport, Status, entry_of, merge
from qi_tui.analysis.room import Room
from qi_tui.errors import UsageError
from qi_tui.model.framework import Facet
from qi_tui.model.text import display, same_name
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.finding import Candidate, Candidates, candidates
from qi_tui.store.library import Library
from qi_tui.store.reading import Unreadable, read_bytes
from qi_tui.store.session_reading import NotASession, load_session, session_in
from qi_tui.store.workshops import workshop_in

Mark = tuple[int, int, int] | None
# What a file turned out to be: a session, something to report, or a workshop file.
Reading = Entry | FileReport | WorkshopFile


@dataclass(frozen=True, slots=True)
class Gathering:
    """What was found and what it adds up to.

    Attributes:
        rooms: one per framework and round, in that order.
        files: what became of each file, in the order in which they were given.
        workshop: the facilitator's own record, where one lies among the files.
        title: what is rated, where the workshop file or every session that counts says the same.
        counted: the session files that count.
        troubles: a sentence for each place that could not be read.
    """

    rooms: tuple[Room, ...]
    files: tuple[FileReport, ...]
    workshop: WorkshopFile | None
    title: str
    counted: tuple[Entry, ...]
    troubles: tuple[str, ...]

    @property
    def has_trouble(self) -> bool:
        """Whether anything needs a person's attention."""
        return bool(self.troubles) or any(report.status.is_trouble for report in self.files)


class Gatherer:
    """Looks at some places, as often as it is asked to.

    Args:
        places: files and folders.
        library: the frameworks.
        recursive: whether the folders below a folder count too.
    """

    def __init__(self, places: Sequence[Path], library: Library, recursive: bool = False) -> None:
        self._places = tuple(places)
        self._library = library
        self._recursive = recursive
        self._layouts: dict[str, Layout | None] = {}
        self._known: dict[Path, tuple[Mark, Reading]] = {}
        self._last: Candidates | None = None

    def look(self, progress: Callable[[int, int], None] | None = None) -> Gathering | None:
        """What is there now; None where nothing has changed since the last look.

        Args:
            progress: called now and then with how many files were read, of how many.
        """
        found = candidates(self._places, self._recursive)
        if found == self._last:
            return None
        known: dict[Path, tuple[Mark, Reading]] = {}
        for number, candidate in enumerate(found.files):
            before = self._known.get(candidate.path)
            if before is not None and before[0] == candidate.mark and candidate.mark is not None:
                known[candidate.path] = before
            else:
                known[candidate.path] = (candidate.mark, self._read(candidate))
            if progress is not None and number % 100 == 99:
                progress(number + 1, len(found.files))
        self._known = known
        self._last = found
        return self._gathering([reading for _, reading in known.values()], found.troubles)

    def _read(self, candidate: Candidate) -> Reading:
        shown = display(str(candidate.path), PATH_LIMIT)
        try:
            data = read_bytes(candidate.path)
            try:
                session = session_in(data)
            except NotASession as error:
                if error.is_workshop:
                    return workshop_in(data)
                detail = "valid JSON, but not a session file: left alone"
                return FileReport(shown, Status.NOT_A_SESSION, detail)
            digest = hashlib.sha256(data).hexdigest()
            return entry_of(session, str(candidate.path), digest, self._layout(session.head.framework))
        except Unreadable as error:
            return FileReport(shown, Status.UNREADABLE, str(error))

    def _layout(self, framework: str) -> Layout | None:
        if framework not in self._layouts:
            found = self._library.get(framework)
            made = Layout(found, self._library.digest(found)) if found else None
            self._layouts[framework] = made
        return self._layouts[framework]

    def _gathering(self, readings: Sequence[Reading], troubles: tuple[str, ...]) -> Gathering:
        workshops = [reading for reading in readings if isinstance(reading, WorkshopFile)]
        entries = [reading for reading in readings if isinstance(reading, Entry)]
        left_out: dict[str, str] = {}
        chosen: dict[str, str] = {}
        for workshop in workshops:
            left_out.update(workshop.set_aside())
            chosen.update(workshop.choices())
        layouts = {name: layout for name, layout in self._layouts.items() if layout is not None}
        merged = merge(entries, layouts, left_out, chosen)
        reports = iter(merged.reports)
        files: list[FileReport] = []
        for reading in readings:
            if isinstance(reading, FileReport):
                files.append(reading)
            elif isinstance(reading, Entry):
                files.append(next(reports))
        first = workshops[0] if workshops else None
        return Gathering(
            rooms=merged.rooms,
            files=tuple(files),
            workshop=first,
            title=_title(first, merged.counted),
            counted=merged.counted,
            troubles=tuple(display(trouble, 400) for trouble in troubles),
        )


def gather(places: Sequence[Path], library: Library, recursive: bool = False) -> Gathering:
    """What is at some places, once.

    Raises:
        UsageError: where none of the places is there, or no file in them could be a session.
    """
    gathering = Gatherer(places, library, recursive).look()
    assert gathering is not None
    if not gathering.files and gathering.workshop is None:
        shown = ", ".join(display(str(place), 300) for place in places)
        missing = [place for place in places if not place.exists()]
        if missing:
            raise UsageError(
                "Nothing there",
                f"There is no file or folder {display(str(missing[0]), 300)}.",
                "Look at the name.",
            )
        raise UsageError(
            "Nothing to merge",
            f"There is no session file in {shown}.",
            "Session files end in .json; --recursive looks into the folders below too.",
        )
    return gathering


def comments(
    gathering: Gathering,
    framework: str,
    round_number: int,
    item: str,
    facet: Facet = "now",
    subject: str | None = None,
) -> tuple[str, ...]:
    """What raters wrote about an item, without names and in the order of the alphabet.

    The files that count are read again: a room holds counts, and no words.
    """
    wanted = None if subject is None else same_name(subject)
    found: list[str] = []
    for entry in gathering.counted:
        if (entry.framework, entry.round) != (framework, round_number):
            continue
        try:
            session = load_session(Path(entry.path))
        except (Unreadable, NotASession):
            continue
        for sheet in session.sheets:
            key = None if sheet.subject is None else same_name(sheet.subject)
            if (sheet.facet, key) == (facet, wanted) and item in sheet.comments:
                found.append(sheet.comments[item])
    return tuple(sorted(found, key=str.casefold))


def _title(workshop: WorkshopFile | None, counted: Sequence[Entry]) -> str:
    if workshop is not None and workshop.head.title:
        return display(workshop.head.title)
    titles = {same_name(entry.title): entry.title for entry in counted if entry.title}
    return display(next(iter(titles.values()))) if len(titles) == 1 else ""
