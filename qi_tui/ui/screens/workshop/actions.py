"""The actions: those that the last workshop left open first, then those that this one agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content

from qi_tui.model.facilitating import with_actions
from qi_tui.model.workshop import WorkshopAction, WorkshopFile
from qi_tui.ui.facilitating.facilitation import Facilitation
from qi_tui.ui.facilitating.finding_out import to_find_out
from qi_tui.ui.facilitating.flows import need_record
from qi_tui.ui.facilitating.item_titles import (
    framework_of_action,
    frameworks_of,
    title_of_action,
)
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.workshop.keys.action_keys import ACTION_BINDINGS
from qi_tui.ui.screens.workshop.steps import Step, StepScreen
from qi_tui.ui.text.workshop.action_words import action_in_full, how_many, nothing_yet, rows_of
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.widgets.workshop_actions import WorkshopActions
from qi_tui.ui.words import plain, tell

if TYPE_CHECKING:
    from qi_tui.model.session import ActionState
    from qi_tui.ui.text.workshop.action_words import ActionRow

NEEDS_ACTION = frozenset({"change", "turn", "drop", "remove"})
FORM_TITLE = "What we will do"


class ActionPane(Page, can_focus=False):
    """All about the action that the cursor is on; it takes no keys."""

    DEFAULT_CSS = """
    ActionPane {
        border-top: solid $border-blurred;
        padding: 0 1;
        min-height: 6;
        overflow-y: hidden;
    }
    """


class ActionsScreen(StepScreen):
    """Lists the actions of the workshop, and changes them.

    Args:
        facilitation: what the screens share.
    """

    STEP = Step.ACTIONS
    HELP = (
        "What is to be done, by whom and by when. Begin with what the last workshop left open: was "
        "it done? If not, carry it over or drop it with the reason. An action without a name "
        "beside it is nobody's. Owners are always shown, in anonymous workshops too."
    )
    BINDINGS = ACTION_BINDINGS

    _heading = getters.query_one(Heading)
    _list = getters.query_one(WorkshopActions)
    _pane = getters.query_one(ActionPane)

    def compose(self) -> ComposeResult:
        """Heading, actions, the action, steps, keys."""
        yield Heading()
        yield WorkshopActions(self._title_of)
        yield ActionPane(self._write)
        yield self.step_bar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill everything once."""
        self._list.focus()
        self.facilitation.changed.subscribe(self, self._show, immediate=True)
        self._show(self.facilitation)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another action."""
        event.stop()
        self._pane.rewrite()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without an action there is nothing to change; not all of them may be removed."""
        if action in NEEDS_ACTION and self._list.current is None:
            return None
        if action == "find_out":
            return True if to_find_out(self.facilitation) else None
        return super().check_action(action, parameters)

    @work(exclusive=True, group="action")
    async def action_add(self) -> None:
        """Write one down."""
        if not await need_record(self, self.facilitation):
            return
        action = await self._asked(WorkshopAction(text=""))
        if action is not None:
            self._add([action])

    @work(exclusive=True, group="action")
    async def action_change(self) -> None:
        """Change the one at the cursor."""
        row = self._list.current
        if row is None:
            return
        action = await self._asked(row.action)
        if action is not None:
            self._replace(row, action)

    def action_turn(self, state: ActionState) -> None:
        """Tick the one at the cursor as done, or carry it over; once more opens it again."""
        row = self._list.current
        if row is not None:
            self._turn(row, "open" if row.action.state == state else state)

    @work(exclusive=True, group="action")
    async def action_drop(self) -> None:
        """Drop the one at the cursor with a reason, or open it again."""
        from qi_tui.ui.screens.one_line import AskLine

        row = self._list.current
        if row is None:
            return
        if row.action.state == "dropped":
            self._turn(row, "open")
            return
        question = AskLine("Why is it dropped?", row.action.text, row.action.reason)
        reason = await self.qi.push_screen_wait(question)
        if reason:
            self._turn(row, "dropped", reason)
        elif reason is not None:
            tell(self.qi, "It stays as it was: dropping needs a reason.", "warning")

    @work(exclusive=True, group="action")
    async def action_find_out(self) -> None:
        """Add actions for what many don't know."""
        from qi_tui.ui.screens.workshop.find_out import FindOutForm

        offered = to_find_out(self.facilitation)
        if not offered or not await need_record(self, self.facilitation):
            return
        ticked = await self.qi.push_screen_wait(FindOutForm([each.words for each in offered]))
        if ticked:
            self._add([offered[place].action() for place in ticked])

    @work(exclusive=True, group="action")
    async def action_remove(self) -> None:
        """Remove one that was written down by mistake; one of the last workshop is only dropped."""
        from qi_tui.ui.screens.dialog import Ask, Choice

        row = self._list.current
        if row is None:
            return
        if row.action.origin is not None:
            said = "It came from the last workshop: d drops it with a reason, so that it is told."
            tell(self.qi, said, "warning")
            return
        question = Ask(
            "Remove this action?",
            f"{row.action.text}\n\nRemove it only if it was a mistake; d drops it with a reason.",
            (Choice("no", "n", "No"), Choice("yes", "y", "Yes, it was a mistake")),
        )
        if await self.qi.push_screen_wait(question) == "yes":
            self.facilitation.do(lambda workshop: _changed(workshop, row, []))

    def _turn(self, row: ActionRow, state: ActionState, reason: str = "") -> None:
        self._replace(row, row.action.model_copy(update={"state": state, "reason": reason}))

    def _replace(self, row: ActionRow, action: WorkshopAction) -> None:
        self.facilitation.do(lambda workshop: _changed(workshop, row, [action]))

    def _add(self, actions: Sequence[WorkshopAction]) -> None:
        """Write them down after the others, with the cursor on the first of them."""
        workshop = self.facilitation.workshop
        place = len(workshop.actions) if workshop is not None else 0
        if self.facilitation.do(
            lambda workshop: with_actions(workshop, [*workshop.actions.values(), *actions])
        ):
            self._list.show(rows_of(self.facilitation.workshop), place)
            self._pane.rewrite()

    async def _asked(self, action: WorkshopAction) -> WorkshopAction | None:
        """What the form says; items of several frameworks are told apart by both ids."""
        from qi_tui.ui.screens.action_form import ActionForm

        items = [
            (f"{framework.id}/{item.id}", item.title)
            for framework in frameworks_of(self.facilitation)
            for item in framework.items
        ]
        mine = framework_of_action(self.facilitation, action)
        key = f"{mine.id}/{action.item}" if mine is not None else None
        form = ActionForm(action.model_copy(update={"item": key}), items, FORM_TITLE)
        asked = await self.qi.push_screen_wait(form)
        if not isinstance(asked, WorkshopAction):
            return None
        if asked.item is None:
            # One for an item that is no longer in any framework here keeps it.
            kept = {} if mine is not None else {"framework": action.framework, "item": action.item}
            return asked.model_copy(update={"framework": None, **kept})
        framework, _, item = asked.item.partition("/")
        return asked.model_copy(update={"framework": framework, "item": item})

    def _title_of(self, action: WorkshopAction) -> str:
        return title_of_action(self.facilitation, action)

    def _show(self, facilitation: Facilitation) -> None:
        workshop = facilitation.workshop
        title = facilitation.gathering.title if facilitation.gathering is not None else ""
        parts = [plain(title), Content("actions")] if title else [Content("Actions")]
        self._heading.left = Content(" · ").join(parts)
        self._heading.right = Content(how_many(workshop))
        self._list.show(rows_of(workshop))
        self._pane.rewrite()
        self.refresh_bindings()

    def _write(self, width: int, height: int) -> Sequence[Content]:
        row = self._list.current
        if row is None:
            return nothing_yet(len(to_find_out(self.facilitation)))
        return action_in_full(row.action, width, glyphs(), self._title_of)


def _changed(
    workshop: WorkshopFile, row: ActionRow, instead: Sequence[WorkshopAction]
) -> WorkshopFile:
    """The workshop with something else in the place of an action, or with nothing there."""
    actions = list(workshop.actions.values())
    if row.place >= len(actions) or actions[row.place] != row.action:
        raise ValueError("This action was changed meanwhile: look at it again")
    actions[row.place : row.place + 1] = instead
    return with_actions(workshop, actions)
