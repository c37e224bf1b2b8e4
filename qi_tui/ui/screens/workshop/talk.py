"""One item after the other, large, and how long each is talked about.

What is shown, and in which order; what a facilitator does about an item is `discuss`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer

from qi_tui.model.facilitating import note_on
from qi_tui.ui.facilitating.cards import card_of, path_of, room_of
from qi_tui.ui.facilitating.comments import CommentReader, CommentsRead
from qi_tui.ui.facilitating.discussion import Discussion
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.process import timing
from qi_tui.ui.screens.workshop.steps import Step, StepScreen
from qi_tui.ui.text.workshop.discuss_text import Card, large
from qi_tui.ui.text.workshop.guide_text import Aside, aside_lines
from qi_tui.ui.text.workshop.room_rows import MUTED
from qi_tui.ui.widgets.guide_pane import GuidePane
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.item_card import ItemCard
from qi_tui.ui.widgets.timer_line import TimerLine

if TYPE_CHECKING:
    from qi_tui.analysis.item.item_key import ItemKey
    from qi_tui.ui.facilitating.facilitation import Facilitation
    from qi_tui.ui.facilitating.rooms import RoomKey

SHOW_AFTER = 0.3
"""Seconds that an item is open before the second window follows: not at each key on the way."""
TICK = 1.0
"""Seconds between two looks at the clock."""


class TalkScreen(StepScreen):
    """The base of the discussion: shows an item, and goes from one to the next.

    Args:
        facilitation: what the screens share; at least one room may be shown.
    """

    STEP = Step.DISCUSS

    _heading = getters.query_one(Heading)
    _timer = getters.query_one(TimerLine)
    _card = getters.query_one(ItemCard)
    _guide = getters.query_one(GuidePane)

    def __init__(self, facilitation: Facilitation) -> None:
        super().__init__(facilitation)
        self.discussion = Discussion(facilitation)
        self._comments = CommentReader(self)
        self._key: RoomKey = facilitation.room
        self._path = path_of(facilitation.rooms, self._key)
        wanted = facilitation.item
        is_here = wanted is not None and card_of(facilitation.rooms, self._key, wanted) is not None
        self._item: ItemKey | None = wanted if is_here else next(iter(self._path), None)
        self._shown: Card | None = None
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Heading, time, item, words, steps."""
        yield Heading()
        yield TimerLine()
        yield ItemCard(self._write)
        yield GuidePane(self._write_guide)
        yield self.step_bar()

    def on_mount(self) -> None:
        """Show the item."""
        self._card.focus()
        self.facilitation.changed.subscribe(self, self._follow, immediate=True)
        self.set_interval(TICK, self._tick)
        self._turn_to(self._item)

    @property
    def card(self) -> Card | None:
        """What is shown; None in a room without items."""
        return self._shown

    @property
    def path(self) -> Sequence[ItemKey]:
        """The items in order; the open one stands first where it is not among them."""
        if self._item is None or self._item in self._path:
            return self._path
        return (self._item, *self._path)

    def rewrite(self) -> None:
        """Draw anew what goes by the time, or by what the facilitator knows."""
        self._card.rewrite()
        self._guide.rewrite()
        self._tick()

    def keep(self) -> None:
        """The program ends: the minutes used are kept."""
        self.discussion.put_down()

    def go_to(self, step: Step) -> None:
        """Go to another step; the room sees no item that is no longer talked about."""
        if step not in (self.STEP, Step.GATHER):
            self._put_down(step)
        super().go_to(step)

    def action_leave(self) -> None:
        """Back to the files."""
        self._put_down(Step.GATHER)
        super().action_leave()

    def action_turn(self, by: int) -> None:
        """Go to the item before or after."""
        path = self.path
        if self._item is not None:
            place = max(0, min(len(path) - 1, path.index(self._item) + by))
            if path[place] != self._item:
                self._turn_to(path[place])

    def action_next_room(self, by: int) -> None:
        """Go to another framework or round, where there is one; the item stays where it can."""
        rooms = self.facilitation.rooms
        keys = rooms.keys
        if self._key in keys and len(keys) > 1:
            self._key = self.facilitation.key = keys[(keys.index(self._key) + by) % len(keys)]
            self._path = path_of(rooms, self._key)
            is_here = self._item is not None and card_of(rooms, self._key, self._item) is not None
            self._turn_to(self._item if is_here else next(iter(self._path), None))

    def hold(self) -> None:
        """Let the second window not follow to an item that has only just been opened."""
        if self._resting is not None:
            self._resting.stop()

    def _put_down(self, step: Step) -> None:
        self.hold()
        self.discussion.put_down()
        self.discussion.show(
            "agenda" if step is Step.AGENDA else "actions" if step is Step.ACTIONS else "title"
        )

    def _turn_to(self, item: ItemKey | None) -> None:
        self._item = self.facilitation.item = item
        self.hold()
        if item is not None:
            self.discussion.turn_to(self._room, item)
            self._resting = self.set_timer(SHOW_AFTER, self._rest)
        self._show()
        self._card.scroll_home(animate=False)

    def _rest(self) -> None:
        """The item stays: the second window follows, and a step from here is drawn already."""
        self.discussion.show_item()
        self._prepare()

    def _prepare(self) -> None:
        if self._item is None:
            return
        rooms, path = self.facilitation.rooms, self.path
        place = path.index(self._item)
        cards: list[Card] = []
        for each in [*path[max(0, place - 1) : place], *path[place + 1 : place + 2]]:
            room = room_of(rooms, self._key, each)
            is_read = self._comments.has_read(rooms, room)
            said = self._comments.of(rooms, room, each) if is_read else None
            card = card_of(rooms, self._key, each, said)
            if card is not None:
                cards.append(card)
        self._card.prepare([(card, partial(_written, card)) for card in cards])

    def _follow(self, facilitation: Facilitation) -> None:
        """Show what has changed; files that have gone for a moment leave the last picture."""
        rooms = facilitation.rooms
        if not rooms.keys or not self.is_mounted:
            return
        if self._key not in rooms.keys:
            self._key = facilitation.room
        self._path = path_of(rooms, self._key)
        self._show()

    def on_comments_read(self, event: CommentsRead) -> None:
        """Comments have been read."""
        event.stop()
        self._comments.take(event)
        self._show()
        self.call_after_refresh(self._prepare)

    @property
    def _room(self) -> RoomKey:
        assert self._item is not None
        return room_of(self.facilitation.rooms, self._key, self._item)

    def _show(self) -> None:
        rooms = self.facilitation.rooms
        if self._item is not None:
            room = self._room
            said = self._comments.of(rooms, room, self._item)
            self._shown = card_of(rooms, self._key, self._item, said) or self._shown
            self._heading.left = rooms.heading(room)
            place = f"{self.path.index(self._item) + 1} of {len(self.path)}"
            self._heading.right = Content(place)
        self._card.about = self._shown
        self.rewrite()

    def _tick(self) -> None:
        """Another second: only the line with the time is drawn anew."""
        talk = self.discussion.talk
        self.discussion.keep_minutes()
        self._timer.left = talk.left(timing.now()) if talk.was_started else None
        self._timer.stands_still = not talk.is_running

    def _write(self, width: int, height: int) -> Sequence[Content]:
        if self._shown is None:
            return [Content.styled("There is nothing to talk about in this room.", MUTED)]
        return _written(self._shown, width, height)

    def _write_guide(self, width: int, height: int) -> Sequence[Content]:
        if self._shown is None or self._item is None:
            return []
        workshop = self.facilitation.workshop
        aside = Aside(
            reading=self._shown.reading,
            note=note_on(workshop, self._item[0]) if workshop is not None else "",
            is_marked=self._item[0] in self.facilitation.chosen_again,
            minutes=self.discussion.talk.length,
            used=self.discussion.used,
        )
        return aside_lines(aside, width, height, glyphs())


def _written(card: Card, width: int, height: int) -> Sequence[Content]:
    return large(card, width, height, glyphs())
