"""The end of a workshop: all of it on one page, and whether it was worth the time."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from qi_tui.ui.facilitating.facilitation import Facilitation
from qi_tui.ui.facilitating.flows import need_record
from qi_tui.ui.facilitating.item_titles import title_of_action
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.workshop.steps import Step, StepScreen
from qi_tui.ui.text.workshop.closing_text import Closing, closing_lines
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import plain


class ClosingScreen(StepScreen):
    """Shows the page.

    Args:
        facilitation: what the screens share.
    """

    STEP = Step.CLOSE
    HELP = (
        "The whole workshop on one page: who rated, where we agreed, what split the room and what "
        "came of it, who does what. Read it out before everybody leaves. Then w asks whether it "
        "was worth the time: the keyboard goes round, and nobody sees anybody's vote."
    )
    BINDINGS = [
        Binding(
            "w",
            "ask_worth",
            "Worth our time?",
            id="closing.worth",
            tooltip="Pass the keyboard round: was this worth our time?",
        ),
        Binding("escape", "leave", "Files", id="closing.back", tooltip="Back to the files"),
    ]
    DEFAULT_CSS = """
    ClosingScreen Page { padding: 0 1; }
    """

    _page = getters.query_one(Page)

    def compose(self) -> ComposeResult:
        """Heading, page, steps, keys."""
        yield Heading()
        yield Page(self._write)
        yield self.step_bar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Write the page."""
        self._page.focus()
        self.facilitation.changed.subscribe(self, self._show, immediate=True)
        self._show(self.facilitation)

    @work(exclusive=True, group="closing")
    async def action_ask_worth(self) -> None:
        """Ask everybody."""
        from qi_tui.ui.screens.workshop.worth_it import WorthItScreen

        if await need_record(self, self.facilitation):
            await self.qi.push_screen_wait(WorthItScreen(self.facilitation))

    def _show(self, facilitation: Facilitation) -> None:
        title = facilitation.gathering.title if facilitation.gathering is not None else ""
        parts = [plain(title), Content("on one page")] if title else [Content("On one page")]
        self.query_one(Heading).left = Content(" · ").join(parts)
        self._page.rewrite()

    def _write(self, width: int, height: int) -> Sequence[Content]:
        facilitation = self.facilitation
        gathering = facilitation.gathering
        closing = Closing(
            title=gathering.title if gathering is not None else "",
            workshop=facilitation.workshop,
            rooms=facilitation.rooms if gathering is not None else None,
            folder=str(facilitation.folder),
            item_title=lambda action: title_of_action(facilitation, action),
        )
        return closing_lines(closing, width, glyphs())
