"""The agenda: where the room agrees, what is worth its time, and what it votes on again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content

from qi_tui.analysis.item.item_key import key_of
from qi_tui.analysis.talk.plan import Change, Plan, plan_of
from qi_tui.model.facilitating import next_round, planned
from qi_tui.ui.facilitating.facilitation import Facilitation
from qi_tui.ui.facilitating.latest import Latest, latest_of
from qi_tui.ui.facilitating.voting import ballot_of
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.workshop.keys.agenda_keys import AGENDA_BINDINGS
from qi_tui.ui.screens.workshop.steps import Step, StepScreen
from qi_tui.ui.text.workshop.agenda_pane import agenda_pane
from qi_tui.ui.text.workshop.agenda_rows import EMPTIED, Known, rows_of
from qi_tui.ui.text.workshop.agenda_text import time_given
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.agenda_list import AgendaList, AgendaPane
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.words import tell

if TYPE_CHECKING:
    from qi_tui.analysis.item.item_key import ItemKey

SECONDS = 12.0
"""How long it is said that a further round is open."""


class AgendaScreen(StepScreen):
    """Shows the agenda of the framework that is talked about, and keeps what is decided.

    Args:
        facilitation: what the screens share; at least one room may be shown.
    """

    STEP = Step.AGENDA
    HELP = (
        "The agenda. Say first where we agree, what is strong and what is weak; then talk about "
        "what is worth our time, for the minutes that stand beside it. Nothing is measured: the "
        "minutes are yours to change, and so is the order. Items that are joined by a bar are "
        "about as far apart. Mark what you want to vote on again with v; r opens the next round "
        "on all that are marked."
    )
    BINDINGS = AGENDA_BINDINGS

    _heading = getters.query_one(Heading)
    _list = getters.query_one(AgendaList)
    _pane = getters.query_one(AgendaPane)

    def __init__(self, facilitation: Facilitation) -> None:
        super().__init__(facilitation)
        self._framework = facilitation.room[0]
        self._latest: Latest = latest_of(facilitation.rooms, self._framework)
        self._plan: Plan = self._planned()

    def compose(self) -> ComposeResult:
        """Heading, agenda, the item, steps, keys."""
        yield Heading()
        yield AgendaList()
        yield AgendaPane(self._write_pane)
        yield self.step_bar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show it, with the cursor on the item that is talked about."""
        self._list.focus()
        self.facilitation.changed.subscribe(self, self._follow, immediate=True)
        self._show(self._first())

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another item."""
        event.stop()
        self._note_item()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What makes no sense now is there and cannot be pressed; turning is not there at all."""
        item = self._list.item if self.is_mounted else None
        match action:
            case "turn":
                return len(self._frameworks()) > 1
            case "discuss" | "put" | "again":
                return True if item is not None else None
            case "minutes" | "move":
                on = item is not None and any(e.key == item.key for e in self._plan.entries)
                return True if on else None
            case "vote":
                is_open = self.facilitation.is_revealed and bool(self.facilitation.chosen_again)
                return True if is_open else None
            case _:
                return super().check_action(action, parameters)

    def action_discuss(self) -> None:
        """Talk about the item."""
        if self._list.item is not None:
            self.facilitation.key = self._latest.key
            self.go_to(Step.DISCUSS)

    def action_put(self) -> None:
        """Take the item off the agenda, or put it on."""
        row = self._list.item
        if row is not None:
            self._change(lambda plan: plan.toggled(row.key))

    def action_minutes(self, by: int) -> None:
        """A minute more or less for the item."""
        row = self._list.item
        if row is not None:
            self._change(lambda plan: plan.with_more(row.key, by), row.key)

    def action_move(self, by: int) -> None:
        """Move the item up or down."""
        row = self._list.item
        if row is not None:
            self._change(lambda plan: plan.moved(row.key, by), row.key)

    def action_again(self) -> None:
        """Mark the item for the second vote, or take the mark away."""
        row = self._list.item
        if row is not None:
            self.facilitation.chosen_again ^= {row.figures.item}
            self._show()

    def action_turn(self, by: int) -> None:
        """The agenda of another framework."""
        frameworks = self._frameworks()
        place = frameworks.index(self._framework) + by
        self._framework = frameworks[place % len(frameworks)]
        self._read()
        self.facilitation.key = self._latest.key
        self._show(self._first())

    @work(exclusive=True, group="agenda")
    async def action_time(self) -> None:
        """Ask for the minutes that there are, and share them out."""
        from qi_tui.ui.screens.workshop.forms.minutes_form import AskMinutes

        message = "They are shared out anew over what is on the agenda, at least 4 minutes each."
        minutes = await self.qi.push_screen_wait(AskMinutes(self._plan.minutes, message))
        if minutes is not None and await self._has_record():
            self._keep(self._plan.shared_out(minutes))

    @work(exclusive=True, group="agenda")
    async def action_vote(self) -> None:
        """Open the next round on the marked items, where the facilitator means it."""
        from qi_tui.ui.screens.dialog import Ask, Choice

        facilitation = self.facilitation
        ballot = ballot_of(facilitation.rooms, facilitation.chosen_again, facilitation.round)
        question = Ask(
            ballot.question,
            ballot.consequence,
            (Choice("no", "n", "No, not now"), Choice("yes", "y", "Yes, vote again")),
        )
        if await self.qi.push_screen_wait(question) != "yes" or not await self._has_record():
            return
        if facilitation.do(partial(next_round, items=ballot.items)):
            facilitation.chosen_again.clear()
            tell(self.qi, ballot.what_next, title=f"Round {ballot.round}", timeout=SECONDS)
            self.go_to(Step.GATHER)

    def _change(self, change: Change, focus: ItemKey | None = None) -> None:
        """Change the plan and keep it; the first change asks for a record where there is none."""
        if self.facilitation.workshop is not None:
            self._keep(change(self._plan), focus)
        else:
            self._change_with_record(change, focus)

    @work(exclusive=True, group="agenda")
    async def _change_with_record(self, change: Change, focus: ItemKey | None) -> None:
        if await self._has_record():
            self._keep(change(self._plan), focus)

    async def _has_record(self) -> bool:
        if self.facilitation.workshop is not None:
            return True
        from qi_tui.ui.facilitating.flows import need_record

        return await need_record(self, self.facilitation)

    def _keep(self, plan: Plan, focus: ItemKey | None = None) -> None:
        is_emptied = bool(self._plan.entries) and not plan.entries
        act = partial(planned, agenda=plan.stored(), minutes=plan.minutes)
        if plan == self._plan or not self.facilitation.do(act):
            return
        if focus is not None:
            self._show(focus)
        if is_emptied:
            tell(self.qi, EMPTIED)

    def _follow(self, facilitation: Facilitation) -> None:
        """Show what has changed, with the cursor where it is."""
        if self._framework in [key[0] for key in facilitation.rooms.keys]:
            self._read()
            if self.is_mounted:
                self._show()

    def _read(self) -> None:
        self._latest = latest_of(self.facilitation.rooms, self._framework)
        self._plan = self._planned()

    def _planned(self) -> Plan:
        framework = self.facilitation.rooms.framework(self._latest.key)
        return plan_of(framework, self._latest.items, self.facilitation.workshop)

    def _frameworks(self) -> list[str]:
        return list(dict.fromkeys(key[0] for key in self.facilitation.rooms.keys))

    def _first(self) -> ItemKey | None:
        """The item that is talked about where it is here, else the first that is worth the time."""
        wanted = self.facilitation.item
        for item in self._latest.items:
            if key_of(item) == wanted:
                return key_of(item)
        return next((entry.key for entry in self._plan.entries), None)

    def _known(self) -> Known:
        facilitation = self.facilitation
        return Known(
            framework=facilitation.rooms.framework(self._latest.key),
            workshop=facilitation.workshop,
            again=facilitation.chosen_again,
            round=self._latest.key[1],
            rounds=self._latest.rounds,
        )

    def _show(self, focus: ItemKey | None = None) -> None:
        self._heading.left = self.facilitation.rooms.heading(self._latest.key)
        self._heading.right = Content(time_given(self._plan, self.facilitation.workshop))
        self._list.show(rows_of(self._plan, self._known(), glyphs()), focus)
        self._note_item()

    def _note_item(self) -> None:
        row = self._list.item
        if row is not None:
            self.facilitation.item = key_of(row.figures)
        self._pane.rewrite()
        self.refresh_bindings()

    def _write_pane(self, width: int, height: int) -> Sequence[Content]:
        row = self._list.item
        if row is None:
            return []
        names = self.facilitation.rooms.names(self._latest.key).get(row.figures.item, ())
        return agenda_pane(row.figures, self._plan, self._known(), names)
