"""Text that is written for the width it is given and scrolled by keys; one widget draws it all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from qi_tui.ui.widgets.drawing.in_place import is_grown_in_place
from qi_tui.ui.widgets.drawing.kept_lines import KeptLines
from qi_tui.ui.widgets.drawing.own_keys import OwnKeys

Author = Callable[[int, int], Sequence[Content]]
"""Writes the lines for a page of so many columns and rows; a line that is longer is wrapped."""


class Page(OwnKeys, KeptLines, ScrollView, can_focus=True, inherit_bindings=False):
    """A page of text.

    Args:
        author: who writes it, whenever its width or what it is about has changed.
        id: its id.
    """

    HELP = "Text to read: arrow keys and page keys move it."
    DEFAULT_CSS = """
    Page {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lines(-1)", "Up", id="page.up", tooltip="A line up", show=False),
        Binding("down", "lines(1)", "Down", id="page.down", tooltip="A line down", show=False),
        Binding(
            "pageup", "pages(-1)", "Page up", id="page.page-up", tooltip="A page up", show=False
        ),
        Binding(
            "pagedown,space",
            "pages(1)",
            "Page down",
            id="page.page-down",
            tooltip="A page down",
            show=False,
        ),
        Binding("home", "edge(0)", "Top", id="page.top", tooltip="To the top", show=False),
        Binding("end", "edge(-1)", "End", id="page.end", tooltip="To the end", show=False),
    ]

    def __init__(self, author: Author, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._author = author
        self._strips: list[Strip] | None = None
        self._strip_width = 0
        self._ahead: list[tuple[object, Size, list[Strip]]] = []

    KEEPS_ROOM_FOR_BAR: ClassVar[bool] = False
    """Whether it is as wide without a scroll bar, so that one that comes changes no line."""
    about: object = None
    """What is shown, for a page that is prepared; equal things must be written alike."""

    def prepare(self, others: Sequence[tuple[object, Author]]) -> None:
        """Draw what will be asked for next, so that the key that asks for it only shows it.

        Args:
            others: what each is about, and its author; what was prepared before is forgotten.
        """
        size = self._room
        kept, self._ahead = self._ahead, []
        for about, author in others:
            if about is not None and size:
                found = _found(kept, about, size)
                self._ahead.append((about, size, found or self._draw(author, size)))

    def rewrite(self) -> None:
        """What it is about has changed: have it written again, in place."""
        self._strips = None
        self.refresh()
        if self._strip_width:
            # Before the paint, so that a page of another length is seen with its scroll bar.
            self.call_next(self._drawn)

    def on_mount(self) -> None:
        """Write it once its width is known."""
        self.call_after_refresh(self._drawn)

    def on_resize(self, event: Resize) -> None:
        """Lines depend on the width: write them again."""
        self.rewrite()

    def notify_style_update(self) -> None:
        """Another theme, other colours: draw it again."""
        self._strips = None
        self._ahead.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The part that is asked for, drawn anew where that is due."""
        self._drawn()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The strip of one line of the window on the page."""
        # Whether it must be drawn anew is looked at once for all lines of a paint.
        strips = self._strips or self._drawn()
        line = round(self.scroll_y) + y
        if line < len(strips):
            return strips[line]
        return Strip.blank(self.scrollable_content_region.width, self.rich_style)

    def action_lines(self, by: int) -> None:
        """Move by lines."""
        self.scroll_relative(y=by, animate=False)

    def action_pages(self, by: int) -> None:
        """Move by as many lines as are seen at once."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def action_edge(self, end: int) -> None:
        """To the first line (0) or the last (-1)."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False)

    @property
    def _room(self) -> Size:
        """The size that it is written for."""
        size = self.scrollable_content_region.size
        if self.KEEPS_ROOM_FOR_BAR and size and not self.show_vertical_scrollbar:
            return Size(size.width - self.styles.scrollbar_size_vertical, size.height)
        return size

    def _drawn(self) -> list[Strip]:
        room = self._room
        if self._strips is None or self._strip_width != room.width:
            self._strip_width, self._kept_lines = room.width, None
            found = _found(self._ahead, self.about, room)
            self._strips = found or self._draw(self._author, room)
            size = Size(0, len(self._strips) if self.can_focus else 0)
            if size != self.virtual_size:
                # Not while painting: a longer page may need a scroll bar, and so another width.
                self.call_later(self._grow, size)
        return self._strips

    def _draw(self, author: Author, size: Size) -> list[Strip]:
        width = max(1, size.width)
        # Drawn as one text: to start on each line anew costs more than the line.
        written = Content("\n").join(author(width, size.height))
        style = self.visual_style
        drawn = Visual.to_strips(self, written, width, None, style, apply_selection=False)
        return [strip.adjust_cell_length(width, style.rich_style) for strip in drawn]

    def _grow(self, size: Size) -> None:
        if not is_grown_in_place(self, size):
            self.virtual_size = size
            self.refresh(layout=True)


def _found(
    ahead: Sequence[tuple[object, Size, list[Strip]]], about: object, size: Size
) -> list[Strip] | None:
    if about is None:
        return None
    return next((strips for it, at, strips in ahead if at == size and it == about), None)
