"""The files that were found, one line each: a mark, the status in a word, the file, why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from qi_tui.analysis.merging.statuses import FileReport
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.workshop.gather_words import MUTED, STATUS_MEANING, mark_of
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.words import plain

STATUS_WIDTH = 20
"""The longest status, its mark and a blank on either side."""


class FileList(LineList):
    """Draws the reports that are given to it; the cursor stays on its file as others arrive."""

    HELP = (
        "The files that were found: a mark, what became of the file in a word, its name, and why. "
        "Files that need a look come first. New files appear by themselves. Below the list stands "
        "what the word means for the file that the cursor is on, and what to do about it."
    )

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._files: tuple[FileReport, ...] = ()
        self._folder = ""
        self._widest = self._why = 0

    @property
    def file(self) -> FileReport | None:
        """The file that the cursor is on."""
        return self._files[self.cursor] if self._files else None

    def show(self, files: Sequence[FileReport]) -> None:
        """Draw these files in this order, with the cursor on the file that it was on."""
        before = self.file.path if self.file else None
        self._files = tuple(files)
        self._folder = common_folder([file.path for file in files])
        self._widest = max((plain(self._label(file)).cell_length for file in files), default=0)
        self._why = max((plain(file.detail).cell_length for file in files), default=0)
        places = {file.path: place for place, file in enumerate(files)}
        self.rows_changed(self.cursor if before is None else places.get(before, self.cursor))

    def row_count(self) -> int:
        """How many files there are."""
        return len(self._files)

    def write_row(self, row: int, width: int) -> Content:
        """The row of one file."""
        file = self._files[row]
        rest = width - STATUS_WIDTH - 2
        name_width = max(10, min(self._widest, rest - min(self._why, rest * 2 // 5)))
        status = f"{mark_of(file.status, glyphs())} {file.status.value}"
        name = plain(self._label(file), 300)
        return Content.assemble(
            Content.styled(status, STATUS_MEANING[file.status].style).truncate(
                STATUS_WIDTH, pad=True
            ),
            the_end_of(name, name_width).truncate(name_width, pad=True),
            "  ",
            plain(file.detail, 300, MUTED),
        ).truncate(width, ellipsis=True)

    def _label(self, file: FileReport) -> str:
        return file.path[len(self._folder) :]


def the_end_of(name: Content, width: int) -> Content:
    """A name in so many cells; the end tells more than the start, which is the framework's."""
    if name.cell_length <= width:
        return name
    cut = len(name) - width + 1
    while name[cut:].cell_length >= width:
        cut += 1
    return Content.assemble(glyphs().ellipsis, name[cut:])


def common_folder(paths: Sequence[str]) -> str:
    """What all these paths begin with, up to the last separator: the folder they share."""
    if not paths:
        return ""
    first, last = min(paths), max(paths)
    pairs = enumerate(zip(first, last, strict=False))
    same = next((place for place, (a, b) in pairs if a != b), min(len(first), len(last)))
    start = first[:same]
    cut = max(start.rfind("/"), start.rfind("\\"))
    return start[: cut + 1]
