"""Gathering: reading files once each, and merging what is in them.

A `Gatherer` remembers each file under its time, size and inode, so that looking again at a folder
reads only what is new. Nothing in one file can stop the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.merging.summaries.part import SummaryEntry
from qi_tui.analysis.merging.summaries.together import merge_together
from qi_tui.errors import UsageError
from qi_tui.model.text import display, same_name
from qi_tui.model.workshop import Limits, Naming, WorkshopFile
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.collector import not_collecting
from qi_tui.store.gathering.finding import Candidates, candidates, is_folder, is_there
from qi_tui.store.gathering.one_file import Reader, Reading
from qi_tui.store.gathering.pace import Progress
from qi_tui.store.workshop.records import RecordKeeper, about_another


@dataclass(frozen=True, slots=True)
class Gathering:
    """What was found and what it adds up to.

    Attributes:
        rooms: one per framework and round, in that order.
        files: what became of each file, in the order in which they were given.
        workshop: the facilitator's own record, where one lies among the files; where several do,
            the one that is the least deep down, then the first in the alphabet.
        workshop_path: where that one lies.
        title: what is rated, where the workshop file or every session that counts says the same.
        counted: the session files that count.
        troubles: a sentence for each place that could not be read, and for what is amiss with the
            workshop files.
        unreachable: those of the places alone.
        summaries: the summary files that count.
        of_sessions: the rooms of the session files alone.
        limits: the privacy limits that hold: of several workshop files the strictest.
        naming: what was promised about names; of several workshop files the strictest.
    """

    rooms: tuple[Room, ...]
    files: tuple[FileReport, ...]
    workshop: WorkshopFile | None
    title: str
    counted: tuple[Entry, ...]
    troubles: tuple[str, ...]
    limits: Limits = field(default_factory=Limits)
    workshop_path: Path | None = None
    naming: Naming = "alias"
    unreachable: tuple[str, ...] = ()
    summaries: tuple[SummaryEntry, ...] = ()
    of_sessions: tuple[Room, ...] = ()

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
        self._recursive = recursive
        self._reader = Reader(library)
        self._known: dict[str, Reading] = {}
        self._last: Candidates | None = None
        self._keeper = RecordKeeper()

    def look(self, progress: Progress | None = None) -> Gathering | None:
        """What is there now; None where nothing has changed since the last look.

        Args:
            progress: called now and then. Whatever it raises ends the look; the next one begins
                where the one before this began.
        """
        with not_collecting():
            return self._look(progress)

    def _look(self, progress: Progress | None) -> Gathering | None:
        found = candidates(self._places, self._recursive, progress)
        if found == self._last:
            return None
        marks = dict(self._last.files) if self._last is not None else {}
        readings: dict[str, Reading] = {}
        for number, candidate in enumerate(found.files):
            path, mark = candidate
            is_known = mark is not None and marks.get(path) == mark
            readings[path] = self._known[path] if is_known else self._reader.read(candidate)
            if progress is not None and number % 100 == 99:
                progress(number + 1, len(found.files))
        if progress is not None and found.files:
            progress(len(found.files), len(found.files))
        self._known = readings
        self._last = found
        return self._gathering(readings, found.troubles)

    def _gathering(self, readings: Mapping[str, Reading], troubles: tuple[str, ...]) -> Gathering:
        # In an order of their own, so that it never matters in which they were given: where two
        # files are the same to the last bit, the shorter name counts and not "Copy of …".
        ordered = sorted(readings, key=lambda path: (len(path), path))
        entries = [each for path in ordered if isinstance(each := readings[path], Entry)]
        others = [(path, each) for path in ordered if not isinstance(each := readings[path], Entry)]
        sums = [(path, reading) for path, reading in others if isinstance(reading, SummaryEntry)]
        about = {Path(path): each for path, each in others if not isinstance(each, SummaryEntry)}
        records = self._keeper.records(about, is_whole=not troubles)
        layouts = self._reader.layouts
        merged = merge_together(
            entries,
            [summary for _, summary in sums],
            layouts,
            records.left_out,
            records.chosen,
            _asked_again(records.workshops, layouts),
        )
        reports = {path: reading for path, reading in others if isinstance(reading, FileReport)}
        both: list[Entry | SummaryEntry] = [*entries, *(summary for _, summary in sums)]
        for entry, report in zip(both, merged.reports, strict=True):
            if report.status is Status.UNKNOWN_FRAMEWORK and isinstance(entry, Entry):
                detail = self._reader.without_framework(entry)
                reports[entry.path] = report._replace(detail=detail)
            else:
                reports[entry.path] = report
        lies, first = records.found[0] if records.found else (None, None)
        rated = {room.framework for room in merged.rooms}
        strangers = about_another(records, rated)
        amiss = (*troubles, *records.troubles, *strangers, *merged.troubles)
        return Gathering(
            rooms=merged.rooms,
            files=tuple(reports[path] for path in readings if path in reports),
            workshop=first,
            title=_title(first, (*merged.counted, *merged.summaries)),
            counted=merged.counted,
            troubles=tuple(display(trouble, 400) for trouble in amiss),
            unreachable=tuple(display(trouble, 400) for trouble in troubles),
            limits=records.limits,
            naming=records.naming,
            workshop_path=lies,
            summaries=merged.summaries,
            of_sessions=merged.of_sessions,
        )


def gather(
    places: Sequence[Path],
    library: Library,
    recursive: bool = False,
    progress: Progress | None = None,
) -> Gathering:
    """What is at some places, once.

    A folder without a session file beside places that have some is named in the troubles.

    Args:
        places, library, recursive: as for a `Gatherer`.
        progress: as for its `look`.

    Raises:
        UsageError: where no file at the places could be a session.
    """
    gathering = Gatherer(places, library, recursive).look(progress)
    assert gathering is not None
    if not gathering.files:
        raise _nothing_to_merge(places, gathering.unreachable)
    empty = [
        f"{display(str(place), 300)}: there is no session file in it."
        for place in places
        if len(places) > 1 and is_folder(place) and not candidates([place], recursive).files
    ]
    return replace(gathering, troubles=(*gathering.troubles, *empty))


def _nothing_to_merge(places: Sequence[Path], troubles: Sequence[str]) -> UsageError:
    missing = [place for place in places if not is_there(place)]
    if missing:
        return UsageError(
            "Nothing there",
            f"There is no file or folder {display(str(missing[0]), 300)}.",
            "Look at the name.",
        )
    if troubles:
        return UsageError("Nothing to merge", troubles[0], "Ask its owner, or copy the files.")
    shown = ", ".join(display(str(place), 300) for place in places)
    return UsageError(
        "Nothing to merge",
        f"There is no session file in {shown}.",
        "Session files end in .json; --recursive looks into the folders below too.",
    )


def _title(workshop: WorkshopFile | None, counted: Sequence[Entry | SummaryEntry]) -> str:
    if workshop is not None and workshop.head.title:
        return display(workshop.head.title)
    titles = {entry.title for entry in counted if entry.title}
    return display(min(titles)) if len({same_name(title) for title in titles}) == 1 else ""


def _asked_again(
    workshops: Sequence[WorkshopFile], layouts: Mapping[str, Layout]
) -> dict[tuple[str, int], frozenset[str]]:
    """Framework and round → the items that a workshop's round asks, where it asks only some."""
    asked: dict[tuple[str, int], frozenset[str]] = {}
    for workshop in workshops:
        chosen = frozenset(workshop.head.round_items)
        for name, layout in layouts.items():
            items = chosen & layout.places
            if items:
                asked[name, workshop.head.round] = items
    return asked
