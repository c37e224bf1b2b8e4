"""The hand-over: between two raters, nothing of any of them, and what the facilitator must do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual import work
from textual.binding import Binding
from textual.content import Content

from qi_tui.model.asking import items_asked
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.screens.workshop.card import CardScreen
from qi_tui.ui.text.workshop.collecting_words import (
    BLANKING,
    BOLD,
    MUTED,
    framework_line,
    rated_so_far,
)
from qi_tui.ui.words import plain

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.ui.facilitating.facilitation import Facilitation


class HandOver(CardScreen[None]):
    """Waits for the next rater; everything of a rater lies on top of it and is gone with them.

    Args:
        facilitation: the workshop.
        frameworks: those that the round asks anything of; at least one.
        take: takes one rater from the form to the thanks.
    """

    HELP = """\
Hand the laptop to the next rater. Turn the projector off or blank it first, so that the room does \
not see what is rated. Nothing of any rater is shown here: only how many have rated.

Enter starts the next rating, Escape ends the round of the laptop. Where the workshop has several \
frameworks, the arrow keys change the one that is rated."""
    BINDINGS = [
        Binding("enter", "start", "Next rater", id="pass.start", tooltip="Start the next rating"),
        Binding(
            "right",
            "turn(1)",
            "Other framework",
            id="pass.next-framework",
            tooltip="Rate the next framework of this workshop",
        ),
        Binding(
            "left",
            "turn(-1)",
            "Framework before",
            show=False,
            id="pass.framework-before",
            tooltip="Rate the framework before this one",
        ),
        Binding(
            "escape",
            "end",
            "End",
            key_display="Esc",
            id="pass.end",
            tooltip="Everybody has rated: back to the files",
        ),
    ]

    def __init__(
        self,
        facilitation: Facilitation,
        frameworks: Sequence[Framework],
        take: Callable[[QiScreen[Any], Framework], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._facilitation = facilitation
        self._frameworks = tuple(frameworks)
        self._place = 0
        self._take = take

    def on_mount(self) -> None:
        """Follow the files, to say how many have rated."""
        self._facilitation.changed.subscribe(self, lambda _: self.show_again(), immediate=True)

    def headline(self) -> Content:
        """The same for everybody."""
        return Content("Hand the laptop to the next rater")

    def paragraphs(self) -> Sequence[Content]:
        """The projector, what is rated, how many have."""
        workshop = self._facilitation.workshop
        head = workshop.head if workshop is not None else None
        framework = self._frameworks[self._place]
        columns = [column.id for column in framework.columns]
        items = len(items_asked(framework, columns, head.round_items if head else ()))
        named = framework_line(framework, items, self._place + 1, len(self._frameworks))
        title = plain(head.title, style=MUTED) if head is not None and head.title else Content("")
        later = f"round {head.round}" if head is not None and head.round > 1 else ""
        over = Content(" · ").join([part for part in (title, Content(later)) if part])
        return [
            Content.assemble(
                ("Facilitator: blank the projector first.\n", BOLD), (BLANKING, MUTED)
            ),
            Content.assemble(over, "\n", named) if over else named,
            Content(self._rated(framework.id)),
            Content.assemble(("Press Enter", BOLD), " to start. You are alone with your answers."),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Most workshops have one framework."""
        return len(self._frameworks) > 1 if action == "turn" else True

    def action_turn(self, by: int) -> None:
        """Another framework of the workshop."""
        self._place = (self._place + by) % len(self._frameworks)
        self.show_again()

    def action_end(self) -> None:
        """Back to the files."""
        self.dismiss(None)

    @work(group="pass", exclusive=True)
    async def action_start(self) -> None:
        """The next rater, from the form to the thanks."""
        await self._take(self, self._frameworks[self._place])
        self._facilitation.look()

    def _rated(self, framework: str) -> str:
        gathering, number = self._facilitation.gathering, self._facilitation.round
        entries = [
            entry
            for entry in (gathering.counted if gathering is not None else ())
            if (entry.framework, entry.round) == (framework, number)
        ]
        drafts = [entry for entry in entries if entry.is_draft]
        raters = sum(
            entry.contribution.raters if entry.contribution is not None else 1
            for entry in entries
            if not entry.is_draft
        )
        return rated_so_far(raters, len(drafts))
