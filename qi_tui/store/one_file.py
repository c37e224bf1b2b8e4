"""What one file turns out to be: a session, a workshop file, an invitation, or to be reported."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from qi_tui.analysis.merging.entry import PATH_LIMIT, Entry, entry_of
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.model.session import Session
from qi_tui.model.session_file import points_in
from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.reading import Unreadable, read_bytes
from qi_tui.store.finding import Candidate
from qi_tui.store.session_reading import NotASession, session_in
from qi_tui.store.workshop.workshop_reading import workshop_in


class PassedOver:
    """A file of ours that says nothing of what anybody answered: an invitation."""


Reading = Entry | FileReport | WorkshopFile | PassedOver


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
        path = str(candidate.path)
        try:
            data = read_bytes(candidate.path)
            try:
                session = session_in(data)
            except NotASession as error:
                if error.is_workshop:
                    return workshop_in(data)
                if error.is_invitation:
                    return PassedOver()
                detail = "valid JSON, but not a session file: left alone"
                return FileReport(display(path, PATH_LIMIT), Status.NOT_A_SESSION, detail)
            layout = self._layout(session.head.framework)
            if layout is not None:
                _check_points(session, layout)
            digest = hashlib.sha256(data).hexdigest()
            return entry_of(session, path, digest, layout)
        except Unreadable as error:
            return FileReport(display(path, PATH_LIMIT), Status.UNREADABLE, str(error))

    def without_framework(self, entry: Entry) -> str:
        """Why a session cannot be counted whose framework the library does not have."""
        named = f'"{display(entry.framework)}"'
        listed = self._library.entry(entry.framework)
        if listed is not None:
            where = display(str(listed.path), PATH_LIMIT)
            return (
                f"the definition of {named} has mistakes: not counted;"
                f" run: qi-tui frameworks check {where}"
            )
        near = self._library.nearest(entry.framework)
        meant = f' (did you mean "{near}"?)' if near else ""
        return f"there is no framework {named} here{meant}: not counted"

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
