"""The steps of a workshop, in the order in which a facilitator takes them; a digit goes to each.

Every screen of a workshop stands on the gather screen, one at a time: going to a step puts its
screen in the place of the one that is open.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.widgets.step_bar import StepBar

if TYPE_CHECKING:
    from qi_tui.analysis.sources import Sources
    from qi_tui.ui.facilitating.facilitation import Facilitation


class Step(IntEnum):
    """A step, by the digit that goes to it."""

    GATHER = 1
    ROOM = 2
    AGENDA = 3
    DISCUSS = 4
    ACTIONS = 5
    COMPARE = 6
    CLOSE = 7


NAMES = {
    Step.GATHER: "Gather",
    Step.ROOM: "Room",
    Step.AGENDA: "Agenda",
    Step.DISCUSS: "Discuss",
    Step.ACTIONS: "Actions",
    Step.COMPARE: "Compare",
    Step.CLOSE: "Close",
}
_MEANINGS = {
    Step.GATHER: "The files, and who has answered",
    Step.ROOM: "Every item, most disagreement first",
    Step.AGENDA: "Where we agree, what is worth our time, and for how long",
    Step.DISCUSS: "One item, large, for the talk about it",
    Step.ACTIONS: "What is to be done, by whom and by when",
    Step.COMPARE: "Two rounds, two dates or two sites side by side",
    Step.CLOSE: "Was it worth our time? And all on one page",
}
NEED_ROOMS = frozenset({Step.ROOM, Step.AGENDA, Step.DISCUSS, Step.COMPARE})
"""Steps for which something must have been revealed."""

STEP_BINDINGS: list[BindingType] = [
    Binding(
        "ctrl+r",
        "report",
        "Report",
        key_display="^R",
        show=False,
        id="step.report",
        tooltip="Write a report of what was revealed: to read, to print, or as a table",
    ),
    *(
        Binding(
            str(step.value),
            f"step({step.value})",
            NAMES[step],
            show=False,
            id=f"step.{NAMES[step].casefold()}",
            tooltip=_MEANINGS[step],
        )
        for step in Step
    ),
]


class StepScreen(QiScreen[None]):
    """The base of the screens of a workshop.

    A screen ends its `compose` with `yield self.step_bar()` and the line of keys.

    Args:
        facilitation: what the screens share.
    """

    BINDINGS = STEP_BINDINGS
    STEP: ClassVar[Step]

    def __init__(self, facilitation: Facilitation) -> None:
        super().__init__()
        self.facilitation = facilitation

    def step_bar(self) -> StepBar:
        """The line with all the steps."""
        return StepBar([(step.value, NAMES[step]) for step in Step], self.STEP.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A step that needs a room is not there before one is revealed."""
        if action == "report":
            return True if self.facilitation.has_rooms else None
        if action == "step":
            step = Step(int(str(parameters[0])))
            return None if step in NEED_ROOMS and not self.facilitation.has_rooms else True
        return True

    def action_step(self, number: int) -> None:
        """Go to a step."""
        self.go_to(Step(number))

    @work(exclusive=True, group="report")
    async def action_report(self) -> None:
        """Write a report of the rounds that are revealed."""
        from qi_tui.store.naming import report_name
        from qi_tui.store.report_sources import sources_of
        from qi_tui.ui.reporting import write_report

        rooms, record = self.facilitation.rooms, self.facilitation.workshop

        def sources() -> Sources:
            return sources_of(
                rooms.gathering,
                self.facilitation.library,
                last=max(key[1] for key in rooms.keys),
                workshop=record,
                with_answers=True,
            )

        name = report_name(rooms.gathering.title)
        await write_report(self, sources, self.facilitation.folder, name)

    def action_leave(self) -> None:
        """Back to the files."""
        self.dismiss(None)

    def go_to(self, step: Step) -> None:
        """Open the screen of a step in the place of this one; the gather screen lies under all."""
        if step is self.STEP:
            return
        if step is Step.GATHER:
            self.action_leave()
        elif self.STEP is Step.GATHER:
            self.app.push_screen(screen_of(step, self.facilitation))
        else:
            self.app.switch_screen(screen_of(step, self.facilitation))


def screen_of(step: Step, facilitation: Facilitation) -> StepScreen:
    """The screen of a step; each is imported when it is first opened.

    Raises:
        ValueError: of the gather screen, which is there already.
    """
    # One import for each, so that a screen that is never opened costs nothing.
    match step:
        case Step.ROOM:
            from qi_tui.ui.screens.workshop.room import RoomScreen

            return RoomScreen(facilitation)
        case Step.AGENDA:
            from qi_tui.ui.screens.workshop.agenda import AgendaScreen

            return AgendaScreen(facilitation)
        case Step.DISCUSS:
            from qi_tui.ui.screens.workshop.discuss import DiscussScreen

            return DiscussScreen(facilitation)
        case Step.ACTIONS:
            from qi_tui.ui.screens.workshop.actions import ActionsScreen

            return ActionsScreen(facilitation)
        case Step.COMPARE:
            from qi_tui.ui.screens.workshop.compare import CompareScreen

            return CompareScreen(facilitation)
        case Step.CLOSE:
            from qi_tui.ui.screens.workshop.closing import ClosingScreen

            return ClosingScreen(facilitation)
        case Step.GATHER:
            raise ValueError("the gather screen lies under all others")
