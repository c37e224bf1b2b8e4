"""A list with one line per row, drawn by one widget, with a cursor that keys move.

It knows nothing of what a row says: a list of files and a list of items each say how a row is
written. Rows are written when they are first seen and kept until the rows, the width or the theme
change, so a key costs two lines, however long the list.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.widgets.drawing.in_place import is_grown_in_place
from qi_tui.ui.widgets.drawing.own_keys import OwnKeys

ARROW = 2
"""The cells of the arrow that marks the cursor's row, and of the blank after it."""
BELOW = None, False
"""Under this the line below the last row is kept."""


class LineList(OwnKeys, ScrollView, can_focus=True, inherit_bindings=False):
    """The base of the lists: cursor, keys, scrolling, and the cache of drawn rows."""

    DEFAULT_CSS = """
    LineList {
        height: auto;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .line-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
    }
    """

    COMPONENT_CLASSES = {"line-list--cursor"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", id="list.up", tooltip="The row above", show=False),
        Binding("down", "move(1)", "Down", id="list.down", tooltip="The row below", show=False),
        Binding(
            "pageup", "page(-1)", "Page up", id="list.page-up", tooltip="A page up", show=False
        ),
        Binding(
            "pagedown",
            "page(1)",
            "Page down",
            id="list.page-down",
            tooltip="A page down",
            show=False,
        ),
        Binding("home", "edge(0)", "First", id="list.first", tooltip="The first row", show=False),
        Binding("end", "edge(-1)", "Last", id="list.last", tooltip="The last row", show=False),
    ]

    cursor: var[int] = var(0)
    """The row that the keys act on, from 0."""

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, control: LineList, row: int) -> None:
            super().__init__()
            self.line_list = control
            self.row = row

        @property
        def control(self) -> LineList:
            """The list that sent it."""
            return self.line_list

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: dict[tuple[Hashable, bool], Strip] = {}
        self._strip_width = 0
        self.was_put = False
        """Whether a person has put the cursor anywhere yet."""

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def write_row(self, row: int, width: int) -> Content:
        """What a row says, in at most `width` cells, after the cursor's arrow."""
        raise NotImplementedError

    def row_key(self, row: int) -> Hashable:
        """What a drawn row is kept under; rows with the same key look alike."""
        return row

    def forget_rows(self) -> None:
        """The rows are others now: forget how they were drawn."""
        self._strips.clear()

    def is_marked(self, row: int) -> bool:
        """Whether the cursor is drawn on a row."""
        return row == self.cursor

    def rows_changed(self, cursor: int) -> None:
        """Draw all rows anew, with the cursor on this one."""
        self.forget_rows()
        size = Size(0, self.row_count())
        is_in_place = is_grown_in_place(self, size)
        if not is_in_place and size != self.virtual_size:
            self.virtual_size = size
            self.refresh(layout=True)
        self.cursor = cursor
        self.refresh()
        if is_in_place:
            self._keep_in_view()
        else:
            self.call_after_refresh(self._keep_in_view)

    def prepare(self) -> None:
        """Draw the rows that the next step of the cursor changes, so that it only shows them."""
        width = self.scrollable_content_region.width
        if width != self._strip_width:
            return
        for row in range(max(0, self.cursor - 1), min(self.row_count(), self.cursor + 2)):
            for key in ((self.row_key(row), False), (self.row_key(row), True)):
                if key not in self._strips:
                    self._strips[key] = self._draw(row, width, key[1])

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row that there is."""
        return max(0, min(cursor, self.row_count() - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw the two rows concerned, and say where the cursor is."""
        if before == after or not self.is_attached:
            return
        self.refresh_line(before)
        self.refresh_line(after)
        self._keep_in_view()
        self.post_message(self.Moved(self, after))

    def action_move(self, by: int) -> None:
        """Move the cursor by some rows."""
        self._go(self.cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by as many rows as are seen at once."""
        self._go(self.cursor + by * max(1, self.scrollable_content_region.height - 1))

    def action_edge(self, end: int) -> None:
        """Move the cursor to the first row (0) or to the last (-1)."""
        self._go(self.row_count() - 1 if end else 0)

    def on_click(self, event: Click) -> None:
        """Move the cursor to the row that was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self._go(self.scroll_offset.y + offset.y)

    def _go(self, row: int) -> None:
        self.was_put = True
        self.cursor = row

    def on_resize(self, event: Resize) -> None:
        """The cursor's row must not go out of sight."""
        self._keep_in_view()

    def notify_style_update(self) -> None:
        """Another theme, other colours: draw the rows again."""
        self._strips.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The part of the window that is asked for.

        The strips are whole (colours, width, filters), so nothing has to be worked out per paint.
        """
        width = self.scrollable_content_region.width
        if width != self._strip_width:
            self._strips.clear()
            self._strip_width = width
        count, top = self.row_count(), self.scroll_offset.y
        window = range(top + crop.y, top + crop.bottom)
        strips = [self._strip_of(row) if row < count else self._blank() for row in window]
        if crop.x or crop.right < width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def _strip_of(self, row: int) -> Strip:
        key = self.row_key(row), row == self.cursor
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._draw(row, self._strip_width, self.is_marked(row))
        return strip

    def _blank(self) -> Strip:
        strip = self._strips.get(BELOW)
        if strip is None:
            blank = Strip.blank(self._strip_width, self.rich_style)
            strip = self._strips[BELOW] = self._as_shown(blank)
        return strip

    def _as_shown(self, strip: Strip) -> Strip:
        """As this terminal can show it: without colours, say."""
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        return strip

    def _draw(self, row: int, width: int, is_marked: bool) -> Strip:
        names = ["line-list--cursor"] if is_marked else []
        style = self.get_visual_style(*names)
        written = self.write_row(row, width - ARROW)
        if names:
            # One colour for the whole row, so that it can be read on the cursor's background.
            written = written.without_spans
        content = Content.assemble(f"{glyphs().arrow if names else ' '} ", written)
        # Rows are one line already: what would wrap them takes most of the time of the first paint.
        pieces = content.render(style, "", self.app.stylesheet.parse_style)
        drawn = Strip([Segment(text, each.rich_style) for text, each in pieces])
        return self._as_shown(drawn.adjust_cell_length(width, style.rich_style))

    def _keep_in_view(self) -> None:
        if self.row_count():
            self.scroll_to_region(
                Region(0, self.cursor, 1, 1), animate=False, force=True, immediate=True
            )
