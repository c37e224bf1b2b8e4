"""What one file turns out to be: a session, a summary, a workshop file, or to be reported."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress

from qi_tui.analysis.merging.entry import Entry, entry_of, shown_path
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.merging.summaries.laying import entry_of_summary
from qi_tui.analysis.merging.summaries.part import SummaryEntry
from qi_tui.model.session import Session
from qi_tui.model.session_file import points_in
from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.reading import Unreadable, parse, read_bytes, too_large_here
from qi_tui.store.gathering.finding import Candidate
from qi_tui.store.gathering.quick_session import quick_entry
from qi_tui.store.gathering.quick_summary import quick_summary
from qi_tui.store.session_reading import NotASession, session_in
from qi_tui.store.summaries import NotASummary, begins_as_summary, is_summary, summary_in
from qi_tui.store.workshop.workshop_reading import workshop_in


class PassedOver:
    """A file of ours that says nothing of what anybody answered: an invitation."""


Reading = Entry | SummaryEntry | FileReport | WorkshopFile | PassedOver


class Reader:
    """Reads files one by one, and keeps the layout of each framework that it meets.

    Args:
        library: the frameworks.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._layouts: dict[str, Layout | None] = {}

    @property
    def layouts(self) -> Mapping[str, Layout]:
        """The layouts of the frameworks met so far that the library has."""
        return {name: layout for name, layout in self._layouts.items() if layout is not None}

    def read(self, candidate: Candidate) -> Reading:
        """What a file holds; whatever is wrong with it becomes a report."""
        path = candidate.place
        # Not kept under another name: an error holds on to all that was read when it was raised.
        try:
            return self.taken(read_bytes(path, is_regular=candidate.mark is not None), path)
        except Unreadable as error:
            detail = str(error)
        except MemoryError:
            detail = str(too_large_here())
        return FileReport(shown_path(path), Status.UNREADABLE, detail)

    def taken(self, data: bytes, path: str) -> Reading:
        """What the bytes of a file hold.

        Raises:
            Unreadable: with the reason.
        """
        quickly = quick_summary if begins_as_summary(data) else quick_entry
        return quickly(data, path, self._layouts) or self.carefully(data, path)

    def carefully(self, data: bytes, path: str) -> Reading:
        """The same for any file at all, by the models; raises like `taken`."""
        if begins_as_summary(data):
            with suppress(NotASummary):
                return self._summary(data, path)
        try:
            session = session_in(data)
        except NotASession as error:
            if error.is_workshop:
                return workshop_in(data)
            if error.is_invitation:
                return PassedOver()
            if is_summary(parse(data)):
                return self._summary(data, path)
            detail = "valid JSON, but not a session file: left alone"
            return FileReport(shown_path(path), Status.NOT_A_SESSION, detail)
        layout = self._layout(session.head.framework)
        if layout is not None:
            _check_points(session, layout)
        return entry_of(session, path, hashlib.sha256(data).hexdigest(), layout)

    def without_framework(self, entry: Entry) -> str:
        """Why a session cannot be counted whose framework the library does not have."""
        named = f'"{display(entry.framework)}"'
        listed = self._library.entry(entry.framework)
        if listed is not None:
            where = shown_path(str(listed.path))
            return (
                f"the definition of {named} has mistakes: not counted;"
                f" run: qi-tui frameworks check {where}"
            )
        near = self._library.nearest(entry.framework)
        meant = f' (did you mean "{near}"?)' if near else ""
        return f"there is no framework {named} here{meant}: not counted"

    def _summary(self, data: bytes, path: str) -> SummaryEntry:
        file = summary_in(data)
        layouts = {room.framework: self._layout(room.framework) for room in file.rooms.values()}
        try:
            return entry_of_summary(file, path, hashlib.sha256(data).hexdigest(), layouts)
        except ValueError as error:
            raise Unreadable(str(error), "ask for the summary again") from None

    def _layout(self, framework: str) -> Layout | None:
        if framework not in self._layouts:
            found = self._library.get(framework)
            made = Layout(found, self._library.digest(found)) if found else None
            self._layouts[framework] = made
        return self._layouts[framework]


def _check_points(session: Session, layout: Layout) -> None:
    """Refuse a file that says it is of this very definition, and has other scales than it.

    Raises:
        Unreadable: its values cannot be told to lie on the scale.
    """
    head = session.head
    if head.framework_digest != layout.digest:
        return
    points = head.points
    if isinstance(points, int) and points == layout.all_points:
        return
    for item, expected in zip(layout.items, layout.points, strict=True):
        found = points_in(points, item)
        if found not in (None, expected):
            raise Unreadable(
                f"it gives {item} {found} points, and the framework that it names gives it"
                f" {expected}",
                "ask for the file as qi-tui saved it",
            )
