"""The picture of the rating list: one widget that draws all domains, items and points.

It shows what it is given and understands no key. A change paints only the lines that differ, and
never asks for a layout: the list scrolls by itself inside the room it has.
"""

from __future__ import annotations

from textual.events import Resize
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from qi_tui.model.framework import Framework
from qi_tui.model.session import Sheet
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.widgets.rating_lines import Look, Page
from qi_tui.ui.widgets.rating_paint import Painter
from qi_tui.ui.widgets.rating_rows import Outline, lay_out

STYLES = (
    "rule",
    "heading",
    "closed",
    "title",
    "focused",
    "track",
    "hollow",
    "mark",
    "resting",
    "value",
    "silent",
    "prompt",
    "point",
    "chosen",
    "comment",
    "star",
)


class RatingView(ScrollView, can_focus=True, inherit_bindings=False):
    """The items of a framework with one rater's answers.

    Args:
        framework: what is rated.
        sheet: the answers.
        priorities: the items with a priority vote.
        place: the item to begin at, from 0; the number of items is the last row.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {f"rating-view--{name}" for name in STYLES}
    DEFAULT_CSS = """
    RatingView {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        background: $background;
        scrollbar-background: $background;
        & > .rating-view--rule { color: $border-blurred; }
        & > .rating-view--heading { color: $primary; text-style: bold; }
        & > .rating-view--closed { color: $primary; }
        & > .rating-view--focused { color: $accent; text-style: bold; }
        & > .rating-view--track { color: $primary; }
        & > .rating-view--hollow { color: $text-muted; }
        & > .rating-view--mark { color: $success; text-style: bold; }
        & > .rating-view--resting { color: $accent; text-style: bold; }
        & > .rating-view--silent { color: $text-muted; text-style: italic; }
        & > .rating-view--prompt { text-style: italic; }
        & > .rating-view--chosen { color: $success; text-style: bold; }
        & > .rating-view--comment { color: $secondary; }
        & > .rating-view--star { color: $accent; text-style: bold; }
    }
    """

    sheet: var[Sheet] = var(Sheet, init=False)
    priorities: var[tuple[str, ...]] = var((), init=False)
    place: var[int] = var(0, init=False)
    """The focused item; the number of items is the last row, *Finish*."""
    resting: var[int | None] = var(None, init=False)
    """The point where a mark rests that is not committed."""
    pending: var[str] = var("", init=False)
    """Digits typed so far of a value that another digit may follow."""

    def __init__(
        self,
        framework: Framework,
        sheet: Sheet,
        priorities: tuple[str, ...] = (),
        place: int = 0,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.outline = Outline(framework)
        self.set_reactive(RatingView.sheet, sheet)
        self.set_reactive(RatingView.priorities, priorities)
        self.set_reactive(RatingView.place, self.validate_place(place))
        self.page = Page([], 0, 0, 0, {})
        self._painter: Painter | None = None

    @property
    def painter(self) -> Painter:
        """What draws the lines at the width that the list has now."""
        if self._painter is None:
            styles = {
                name: self.get_component_rich_style(f"rating-view--{name}") for name in STYLES
            }
            styles["text"] = self.rich_style
            width = self.scrollable_content_region.width
            self._painter = Painter(self.outline, width, glyphs(), styles)
        return self._painter

    def validate_place(self, place: int) -> int:
        """Keep the focus on a row that there is."""
        return max(0, min(place, len(self.outline.ids)))

    def watch_sheet(self) -> None:
        """Other answers: draw what changed."""
        self._show()

    def watch_priorities(self) -> None:
        """Other priorities: draw what changed."""
        self._show()

    def watch_place(self) -> None:
        """Another item: nothing rests or waits there."""
        self.set_reactive(RatingView.resting, None)
        self.set_reactive(RatingView.pending, "")
        self._show()

    def watch_resting(self) -> None:
        """The mark rests elsewhere."""
        self._show()

    def watch_pending(self) -> None:
        """A digit waits, or no longer."""
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Another size, other columns."""
        self._painter = None
        self._show()

    def notify_style_update(self) -> None:
        """Another theme, other colours."""
        self._painter = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the window on the list."""
        row = y + self.scroll_offset.y
        if row < len(self.page.lines):
            return self.painter.strip(self.page.lines[row])
        return Strip.blank(self.painter.width, self.rich_style)

    def _show(self) -> None:
        if not self.is_attached or not self.size:
            return
        height = self.size.height
        look = Look(self.sheet, self.priorities, self.place, self.resting, self.pending)
        before, top = self.page.lines, self.scroll_offset.y
        self.page = lay_out(self.outline, look, self.painter.width, height)
        lines = self.page.lines
        if len(lines) != self.virtual_size.height:
            self._set_height(len(lines))
        wanted = _top(self.page, top, height)
        if wanted != top:
            # What watches the offset paints the whole window.
            self.set_scroll(None, wanted)
            return
        changed = [
            row for row in range(top, top + height) if before[row : row + 1] != lines[row : row + 1]
        ]
        if changed:
            first, last = changed[0], changed[-1]
            self.refresh(Region(0, first - top, self.size.width, last - first + 1))

    def _set_height(self, lines: int) -> None:
        """Tell the scrollbar; nothing outside the list depends on how long it is."""
        self.set_reactive(Widget.virtual_size, Size(self.size.width, lines))
        self.vertical_scrollbar.window_virtual_size = max(lines, self.size.height)


def _top(page: Page, top: int, height: int) -> int:
    """The line to begin the window at, moved as little as shows the opened item."""
    count = len(page.lines)
    if count <= height:
        return 0
    beyond = min(page.last + 1, count - 1)
    if page.last - page.first >= height:
        item = page.first + (0 if page.marked == page.first else 1)
        return max(page.first, page.marked - height + 1) if page.marked > item else page.first
    return min(max(top, beyond - height + 1), page.first, count - height)
