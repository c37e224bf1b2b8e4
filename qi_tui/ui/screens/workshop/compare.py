"""Two rooms side by side: two rounds, two dates, two sites."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from qi_tui.analysis.rounds.comparing import CompareOrder, Comparison, arrange_compared
from qi_tui.errors import QiError
from qi_tui.ui.facilitating.beside import here_of, open_beside
from qi_tui.ui.facilitating.facilitation import Facilitation
from qi_tui.ui.facilitating.sides import Hand, pairing_of
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.workshop.keys.compare_keys import COMPARE_BINDINGS
from qi_tui.ui.screens.workshop.steps import Step, StepScreen
from qi_tui.ui.text.workshop.compare_text import (
    compare_pane,
    match_sentence,
    nothing_beside,
    share_out,
    write_caption,
)
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.compare_list import CompareList
from qi_tui.ui.widgets.lists.line_list import ARROW, LineList
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import plain, tell

DIGITS = 9
"""So many choices have a digit."""


class ComparePane(Page, can_focus=False):
    """Both sides of the item that the cursor is on; it takes no keys."""

    DEFAULT_CSS = """
    ComparePane {
        border-top: solid $border-blurred;
        padding: 0 1;
        height: 8;
        max-height: 40%;
        overflow-y: hidden;
    }
    """


class CompareScreen(StepScreen):
    """Shows two rooms of one framework side by side; it opens on the latest two rounds.

    Args:
        facilitation: what the screens share; at least one room may be shown.
    """

    STEP = Step.COMPARE
    HELP = (
        "Two rooms side by side. Between a round and the next one it says who moved: only those "
        "who rated an item both times. Between two dates or two sites it says what differs, since "
        "other people may have rated. Agreement is not success: ask, don't celebrate. Nothing is "
        "invented for items that cannot be compared; the reason stands there instead."
    )
    BINDINGS = COMPARE_BINDINGS
    DEFAULT_CSS = """
    CompareScreen {
        #match { padding: 0 1; height: auto; }
        #caption { height: 1; }
        CompareList { height: 1fr; }
    }
    """

    order: var[CompareOrder] = var(CompareOrder.FRAMEWORK)
    """How the items are arranged."""

    _heading = getters.query_one(Heading)
    _list = getters.query_one(CompareList)
    _pane = getters.query_one(ComparePane)
    _match = getters.query_one("#match", Static)
    _caption = getters.query_one("#caption", Static)

    def __init__(self, facilitation: Facilitation) -> None:
        super().__init__(facilitation)
        self._pairing = pairing_of(facilitation)
        self._comparison: Comparison | None = None

    def compose(self) -> ComposeResult:
        """Heading, how many match, caption, list, pane, steps, keys."""
        yield Heading()
        yield Static(id="match", markup=False)
        yield Static(id="caption", markup=False)
        yield CompareList()
        yield ComparePane(self._write_pane)
        yield self.step_bar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it."""
        self._list.focus()
        self.facilitation.changed.subscribe(self, self._follow, immediate=True)
        self._show()

    def on_resize(self) -> None:
        """The caption goes by the width of the list."""
        if self.is_mounted:
            self._write_heading()
            self.call_after_refresh(self._write_caption)

    def watch_order(self) -> None:
        """Arrange the items anew; the cursor stays on its item."""
        if self.is_mounted:
            self._show()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another item."""
        event.stop()
        self._note_item()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With one room alone there is nothing to choose and nothing to arrange."""
        if action == "choose":
            return True if len(self._pairing.sides) > 1 else None
        if action == "arrange":
            return True if self._pairing.pair is not None else None
        return super().check_action(action, parameters)

    def action_arrange(self, name: str) -> None:
        """Put the items in another order."""
        self.order = CompareOrder[name]

    @work(exclusive=True, group="compare")
    async def action_choose(self, hand: Hand) -> None:
        """Choose what stands on a side."""
        from qi_tui.ui.screens.dialog import Ask, Choice

        pairing = self._pairing
        other = pairing.right if hand == "left" else pairing.left
        offered = pairing.offered(hand)
        choices = [
            Choice(str(place), str(place + 1) if place < DIGITS else " ", side.name)
            for place, side in enumerate(offered)
        ]
        beside = f"On the other side stands {other.name}." if other is not None else ""
        chosen = await self.qi.push_screen_wait(Ask(f"What is on the {hand}?", beside, choices))
        if chosen is not None:
            self._pairing = pairing.choosing(hand, offered[int(chosen)])
            self._show()

    @work(exclusive=True, group="compare")
    async def action_open_place(self) -> None:
        """Open another folder or file; its rooms of this framework join the choice."""
        from qi_tui.ui.screens.place import AskPlace

        place = await self.qi.push_screen_wait(
            AskPlace("Compare with", "A folder or a file: another date, or another site.")
        )
        if place is None:
            return
        facilitation = self.facilitation
        try:
            rooms = await asyncio.to_thread(
                open_beside, place, facilitation.library, here_of(facilitation)
            )
            self._pairing = self._pairing.joined(facilitation, rooms)
        except QiError as error:
            tell(self.qi, str(error), "warning", error.title)
            return
        self._show()

    def _follow(self, facilitation: Facilitation) -> None:
        """Files have arrived: the same sides as they are now."""
        if facilitation.has_rooms:
            self._pairing = self._pairing.renewed(facilitation)
            if self.is_mounted:
                self._show()

    def _show(self) -> None:
        pair = self._pairing.pair
        self._comparison = pair.compared() if pair is not None else None
        self._write_heading()
        if pair is not None and self._comparison is not None:
            self._match.update(match_sentence(self._comparison, pair))
            items = arrange_compared(self._comparison.items, self.order)
            self._list.show(items, pair.is_one_room)
        else:
            self._match.update("")
            self._list.show((), is_one_room=False)
        self.call_after_refresh(self._write_caption)
        self._note_item()

    def _write_heading(self) -> None:
        pair = self._pairing.pair
        if pair is None:
            self._heading.left = Content("Compare")
            return
        is_one_place = pair.left.place == pair.right.place
        title, framework = pair.left.rooms.gathering.title, pair.left.key[0].replace("-", " ")
        names = Content(f" {glyphs().right} ").join(self._fitted(name) for name in pair.names)
        shown = [plain(title), plain(framework), names] if is_one_place else [names]
        self._heading.left = Content(" · ").join(part for part in shown if part)
        self._heading.right = Content(str(self.order))

    def _fitted(self, name: str) -> Content:
        """A name so short that both have room beside the order."""
        return plain(name, 200).truncate(max(20, self.size.width // 2 - 12), ellipsis=True)

    def _write_caption(self) -> None:
        width = self._list.scrollable_content_region.width - ARROW
        self._caption.update(
            write_caption(share_out(width)) if self._pairing.pair is not None else ""
        )

    def _note_item(self) -> None:
        self._pane.rewrite()
        self.refresh_bindings()

    def _write_pane(self, width: int, height: int) -> Sequence[Content]:
        pair, item = self._pairing.pair, self._list.item
        if pair is None:
            side = self._pairing.right or self._pairing.left
            return nothing_beside(side.name if side is not None else "")
        return compare_pane(item, pair, width, glyphs()) if item is not None else []
