"""The talk about the items of a workshop: how long it takes, and what the second window shows.

Both are kept in the record, quietly: where there is none, or another window has it, the talk goes
on all the same.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from qi_tui.model.facilitating import showing, talked
from qi_tui.model.workshop import Showing
from qi_tui.ui.facilitating.cards import agenda_minutes
from qi_tui.ui.process import timing
from qi_tui.ui.process.timing import USUAL_MINUTES, Talk, whole_minutes

if TYPE_CHECKING:
    from qi_tui.analysis.item.item_key import ItemKey
    from qi_tui.ui.facilitating.facilitation import Facilitation
    from qi_tui.ui.facilitating.record import Act
    from qi_tui.ui.facilitating.rooms import RoomKey


class Discussion:
    """What is talked about now, and how much time it took.

    Minutes are kept by item: several subjects of one item share them.

    Args:
        facilitation: what the screens of the workshop share.
    """

    def __init__(self, facilitation: Facilitation) -> None:
        self._facilitation = facilitation
        self._talks: dict[str, Talk] = {}
        # Minutes that the record had before the talk of this screen began.
        self._before: dict[str, int] = {}
        self._place: tuple[RoomKey, ItemKey] | None = None
        self._was_refused = False

    @property
    def talk(self) -> Talk:
        """The talk about the item that is open."""
        return self._talks[self._item] if self._place is not None else Talk()

    @property
    def used(self) -> int:
        """Minutes used for the item that is open, in all."""
        if self._place is None:
            return 0
        return self._before[self._item] + whole_minutes(self.talk.used(timing.now()))

    def turn_to(self, room: RoomKey, item: ItemKey) -> None:
        """Open an item; the time of the one before it is put down."""
        if self._place == (room, item):
            return
        if self._place is not None and self._item != item[0]:
            self.put_down()
        self._place = room, item
        if item[0] not in self._talks:
            self._before[item[0]] = self._recorded(item[0])
            self._talks[item[0]] = Talk(self._suggested(room, item))

    def start_or_stop(self) -> None:
        """Count the time of the item that is open, or stop counting; what was used is kept."""
        if self._place is None:
            return
        if self.talk.is_running:
            self.put_down()
        else:
            self._talks[self._item] = self.talk.started(timing.now())
        self.show_item()

    def make_longer(self, minutes: int) -> None:
        """Give the item that is open more minutes, or fewer."""
        if self._place is not None:
            self._talks[self._item] = self.talk.longer(minutes)
            if self.talk.is_running:
                self.show_item()

    def keep_minutes(self) -> None:
        """Keep the whole minutes used so far: a program that is killed loses less than one."""
        if self.talk.is_running:
            self._keep(int(self.talk.used(timing.now()) // 60))

    def put_down(self) -> None:
        """Stop counting, and keep the minutes used; the second window stops counting too."""
        if not self.talk.is_running:
            return
        self._talks[self._item] = self.talk.stopped(timing.now())
        self._keep(whole_minutes(self.talk.before))
        workshop = self._facilitation.workshop
        if workshop is not None:
            self._show(workshop.head.showing.model_copy(update={"until": ""}))

    def show_item(self) -> None:
        """Have the second window show the item that is open, and the time left for it."""
        if self._place is None:
            return
        (framework, round_number), (item, facet, subject) = self._place
        self._show(
            Showing(
                what="item",
                framework=framework,
                round=round_number,
                item=item,
                facet=facet,
                subject=subject,
                until=self.talk.until(timing.now()),
            )
        )

    def show(self, what: Literal["title", "agenda", "actions"]) -> None:
        """Have the second window show something else than an item."""
        self._show(Showing(what=what))

    def _show(self, shown: Showing) -> None:
        workshop = self._facilitation.workshop
        if workshop is not None and not _same(workshop.head.showing, shown):
            self._do(partial(showing, shown=shown))

    def _keep(self, minutes: int) -> None:
        total = self._before[self._item] + minutes
        if self._facilitation.workshop is not None and total != self._recorded(self._item):
            self._do(partial(talked, item=self._item, minutes=total))

    def _do(self, act: Act) -> None:
        # Nobody asked for this act: what stands against it is told once, and not at every item.
        if not self._was_refused:
            self._was_refused = not self._facilitation.do(act, quietly=True)

    def _recorded(self, item: str) -> int:
        workshop = self._facilitation.workshop
        return workshop.head.minutes_used.get(item, 0) if workshop is not None else 0

    def _suggested(self, room: RoomKey, item: ItemKey) -> int:
        """As long as it took last time, else what the agenda gives it, else the usual time."""
        planned = agenda_minutes(self._facilitation.workshop, room[0], item)
        return self._recorded(item[0]) or planned or USUAL_MINUTES

    @property
    def _item(self) -> str:
        assert self._place is not None
        return self._place[1][0]


def _same(first: Showing, second: Showing) -> bool:
    """Whether both show the same until about the same moment."""
    if first.model_copy(update={"until": ""}) != second.model_copy(update={"until": ""}):
        return False
    at = timing.now()
    mine, others = (timing.left_until(each.until, at) for each in (first, second))
    if mine is None or others is None:
        return mine == others
    return abs(mine - others) <= 1
