"""The workshops that were found, one line each, and after them a person's own folder."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from qi_tui.store.workshop.workshop_folders import WorkshopFolder
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.workshop_words import DAY_WIDTH, write_folder
from qi_tui.ui.widgets.lists.line_list import LineList

OWN = "My sessions folder itself"


class WorkshopList(LineList):
    """Draws the workshops that are given to it; the cursor stays on its workshop."""

    HELP = (
        "Your workshops, newest first: day, title and what is rated, how many have answered in "
        "which round, and how far it has got. Below the list stands all about the one that the "
        "cursor is on. The last line leads to all files in your sessions folder together."
    )
    DEFAULT_CSS = """
    WorkshopList { max-height: 65%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._folders: tuple[WorkshopFolder, ...] = ()

    @property
    def folder(self) -> WorkshopFolder | None:
        """The workshop at the cursor; None on the last line."""
        return self._folders[self.cursor] if self.cursor < len(self._folders) else None

    def show(self, folders: Sequence[WorkshopFolder], is_first: bool) -> None:
        """List these, with the cursor on the newest that is new, else on the one that it was on."""
        before = self.folder.path if self.folder is not None else None
        known = {folder.path for folder in self._folders}
        self._folders = tuple(folders)
        places = {folder.path: place for place, folder in enumerate(folders)}
        last = 0 if is_first else len(folders)
        stays = last if before is None else places.get(before, self.cursor)
        new = (place for path, place in places.items() if path not in known)
        self.rows_changed(next(new, stays))

    def row_count(self) -> int:
        """One for each, and one for the person's own folder."""
        return len(self._folders) + 1

    def write_row(self, row: int, width: int) -> Content:
        """The row of one workshop."""
        if row < len(self._folders):
            return write_folder(self._folders[row], width, glyphs())
        return Content(" " * DAY_WIDTH + OWN).truncate(width, ellipsis=True)
