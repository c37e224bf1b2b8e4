"""The picture of the rating list: one widget that draws all domains, items and points.

It shows what it is given and understands no key. A change paints only the lines that differ, and
never asks for a layout: the list scrolls by itself inside the room it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.events import MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from qi_tui.model.asking import Asking, Row, sheets_by_key, subjects_of
from qi_tui.model.workforce import workforce_of
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.earlier_text import Earlier
from qi_tui.ui.widgets.drawing.drawn_line import styles_of
from qi_tui.ui.widgets.rating.lines import Line, Look, Page
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.paint import Painter
from qi_tui.ui.widgets.rating.round_before import RoundBefore
from qi_tui.ui.widgets.rating.rows import Layout

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.model.session import Facet, Session

WHEEL = 2
"""Lines that a step of the mouse wheel moves."""
STYLES = (
    "rule",
    "heading",
    "closed",
    "title",
    "focused",
    "track",
    "hollow",
    "mark",
    "needed",
    "gap",
    "resting",
    "value",
    "silent",
    "prompt",
    "point",
    "chosen",
    "comment",
    "star",
    "arrow",
)


def _given() -> Session:
    raise RuntimeError("the list has a session from the start")


class RatingView(ScrollView, can_focus=True, inherit_bindings=False):
    """The items of a framework with one rater's answers.

    Args:
        framework: what is rated.
        session: the answers, the subjects and the columns.
        place: the row to begin at, from 0; the number of rows is the last line.
        facet: the one that the keys set.
        earlier: the round before; None in the first.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {f"rating-view--{name}" for name in STYLES}
    DEFAULT_CSS = """
    RatingView {
        height: 1fr;
        overflow: hidden hidden;
        background: $background;
        & > .rating-view--rule { color: $border-blurred; }
        & > .rating-view--heading { color: $primary; text-style: bold; }
        & > .rating-view--closed { color: $primary; }
        & > .rating-view--focused { color: $accent; text-style: bold; }
        & > .rating-view--track { color: $primary; }
        & > .rating-view--hollow { color: $text-muted; }
        & > .rating-view--mark { color: $success; text-style: bold; }
        & > .rating-view--needed { color: $warning; text-style: bold; }
        & > .rating-view--gap { color: $warning; }
        & > .rating-view--resting { color: $accent; text-style: bold; }
        & > .rating-view--silent { color: $text-muted; text-style: italic; }
        & > .rating-view--prompt { text-style: italic; }
        & > .rating-view--chosen { color: $success; text-style: bold; }
        & > .rating-view--comment { color: $secondary; }
        & > .rating-view--arrow { color: $accent; text-style: bold; }
        & > .rating-view--star { color: $accent; text-style: bold; }
    }
    """

    _painter: Painter | None = None
    _page_layout: Layout | None = None
    before: RoundBefore | None = None
    """What was said in the round before; None in the first."""
    _asked_for: tuple[list[str], ...] | None = None
    _fitted: Size | None = None
    """The size that the page was laid out for."""

    session: var[Session] = var(_given, init=False, always_update=True)
    place: var[int] = var(0, init=False)
    """The focused row; the number of rows is the last line, *Finish*."""
    facet: var[Facet] = var("now", init=False)
    """The facet that the keys set."""
    resting: var[int | None] = var(None, init=False)
    """The point where a mark rests that is not committed."""
    pending: var[str] = var("", init=False)
    """Digits typed so far of a value that another digit may follow."""

    def __init__(
        self,
        framework: Framework,
        session: Session,
        place: int = 0,
        facet: Facet = "now",
        earlier: Earlier | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.framework = framework
        self._earlier = earlier
        self._take(session)
        self.set_reactive(RatingView.session, session)
        self.set_reactive(
            RatingView.facet, facet if facet in framework.facets else framework.facets[0]
        )
        self.set_reactive(RatingView.place, self.validate_place(place))
        self.page = Page([], 0, 0, 0, {}, {})

    @property
    def painter(self) -> Painter:
        """What draws the lines at the width that the list has now."""
        if self._painter is None:
            styles = styles_of(self, "rating-view", STYLES)
            self._painter = Painter(self.outline, self.size.width, glyphs(), styles)
        return self._painter

    @property
    def row(self) -> Row | None:
        """The focused row; None on the last line."""
        rows, place = self.outline.rows, self.place
        return rows[place] if place < len(rows) else None

    def validate_place(self, place: int) -> int:
        """Keep the focus on a row that there is."""
        return max(0, min(place, len(self.outline.rows)))

    def watch_session(self, session: Session) -> None:
        """Other answers, or other rows: draw what changed."""
        before = self.outline.rows
        if self._take(session):
            here, rows = before[self.place : self.place + 1], self.outline.rows
            place = rows.index(here[0]) if here and here[0] in rows else self.place
            self.set_reactive(RatingView.place, self.validate_place(place))
            # A line tells its row by its place, and another row may stand there now.
            self.refresh()
        self._show()

    def watch_facet(self) -> None:
        """The keys set another facet: nothing rests or waits there."""
        self._let_go_silently()
        self._show()

    def watch_place(self) -> None:
        """Another item: nothing rests or waits there."""
        self._let_go_silently()
        self._show()

    def watch_resting(self) -> None:
        """The mark rests elsewhere."""
        self._show()

    def watch_pending(self) -> None:
        """A digit waits, or no longer."""
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Another size, other columns; where it was not painted so already."""
        if self._fitted != self.size:
            self._fit()

    def notify_style_update(self) -> None:
        """Another theme, other colours."""
        self._painter = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The part of the window that is asked for.

        The strips are whole (colours, width, filters), so nothing has to be worked out per paint.
        """
        if self._fitted != self.size:
            # The first paint comes before the news of the size, and must not be without items.
            self._fit()
        painter, lines, top = self.painter, self.page.lines, round(self.scroll_y)
        strips = [
            painter.strip(lines[row]) if row < len(lines) else painter.blank
            for row in range(top + crop.y, top + crop.bottom)
        ]
        bottom = self.size.height - 1
        if top and not crop.y:
            strips[0] = painter.with_arrow(lines[top], is_up=True)
        if top + bottom < len(lines) - 1 and crop.bottom > bottom:
            strips[bottom - crop.y] = painter.with_arrow(lines[top + bottom], is_up=False)
        if crop.x or crop.width < painter.width:
            return [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def _on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self._scroll_at_once(round(self.scroll_y) + WHEEL)

    def _on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self._scroll_at_once(round(self.scroll_y) - WHEEL)

    def _let_go_silently(self) -> None:
        self.set_reactive(RatingView.resting, None)
        self.set_reactive(RatingView.pending, "")

    def _take(self, session: Session) -> bool:
        """Take a session's answers; whether its rows are others than before."""
        self._sheets = sheets_by_key(session)
        self._priorities = tuple(session.head.priorities)
        asked_for = session.head.columns, subjects_of(session), session.head.items
        if asked_for == self._asked_for:
            return False
        self._asked_for = asked_for
        asking = Asking(self.framework, *asked_for)
        self.outline = Outline(self.framework, asking, workforce_of(session))
        if self._earlier is not None:
            self.before = RoundBefore(self.outline, self._earlier)
        self._painter = self._page_layout = None
        return True

    def _fit(self) -> None:
        self._fitted = self.size
        self._painter = self._page_layout = None
        self._show()

    def _show(self) -> None:
        width, height = self.size
        if not (width and height):
            return
        look = Look(
            self._sheets,
            self._priorities,
            self.place,
            self.resting,
            self.pending,
            self.facet,
        )
        before, top = self.page.lines, round(self.scroll_y)
        if self._page_layout is None:
            self._page_layout = Layout(self.outline, self.painter.width, self.before)
        self.page = self._page_layout.page(look, height)
        lines = self.page.lines
        # Nothing outside the list depends on how long it is, so no layout is asked for.
        self.set_reactive(Widget.virtual_size, Size(width, len(lines)))
        wanted = _top(self.page, top, height)
        if wanted != top or (len(lines) > height) != (len(before) > height):
            self._scroll_at_once(wanted)
            return
        changed = _changed(before, lines, top, top + height)
        if changed:
            self.refresh(*(Region(0, first - top, width, last - first) for first, last in changed))

    def _scroll_at_once(self, top: int) -> None:
        """Begin the window at this line in the next paint, without a layout or an animation."""
        most = max(0, len(self.page.lines) - self.size.height)
        self.set_scroll(None, max(0, min(top, most)))
        self.refresh()


def _changed(
    before: Sequence[Line], after: Sequence[Line], first: int, last: int
) -> list[tuple[int, int]]:
    """The runs of lines that look otherwise, from `first` up to but not `last`."""
    runs: list[tuple[int, int]] = []
    for row in range(first, min(last, max(len(before), len(after)))):
        if before[row : row + 1] == after[row : row + 1]:
            continue
        if runs and runs[-1][1] == row:
            runs[-1] = runs[-1][0], row + 1
        else:
            runs.append((row, row + 1))
    return runs


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
