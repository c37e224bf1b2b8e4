"""A list of frameworks with a box each, to choose several from; the words typed find some."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.content import Content

from qi_tui.model.entry import Entry
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import fitted
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.words import count_of, plain

NOTHING = "nothing has this in it"


class FrameworkTicks(LineList, can_focus=False):
    """Draws the entries that it is given; the screen moves its cursor and ticks."""

    DEFAULT_CSS = """
    FrameworkTicks { height: 10; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._ticked: frozenset[str] = frozenset()

    @property
    def current(self) -> Entry | None:
        """The one at the cursor."""
        return self._entries[self.cursor] if self._entries else None

    def show(self, entries: Sequence[Entry], ticked: Collection[str], cursor: int) -> None:
        """List these."""
        self._entries = tuple(entries)
        self._ticked = frozenset(ticked)
        self.rows_changed(cursor)

    def row_count(self) -> int:
        """One row at least."""
        return max(1, len(self._entries))

    def write_row(self, row: int, width: int) -> Content:
        """Box, title, number of items."""
        if not self._entries:
            return Content.styled(fitted(NOTHING, width), "$text-muted")
        entry = self._entries[row]
        items = f" {count_of(entry.items, 'item'):>9}"
        box = f"[{glyphs().tick if entry.id in self._ticked else ' '}] "
        title = plain(entry.title, 200).truncate(
            max(8, width - len(box) - len(items)), ellipsis=True, pad=True
        )
        return Content.assemble(box, title, items)
