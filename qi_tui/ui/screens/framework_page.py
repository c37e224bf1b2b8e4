"""A framework's page: read what it is before starting; then start, resume or see my result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from qi_tui.ui import flows
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.screens.dialog import Ask, Choice
from qi_tui.ui.text.framework_text import page_of
from qi_tui.ui.text.mine_words import described
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import plain

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.store.mine import Mine

START_ANOTHER = "start"
KEYS = "123456789"


class FrameworkText(Page, can_focus=True):
    """Everything that a framework's definition says."""

    HELP = "The framework itself. Scroll with the arrow keys, a page at a time with space."
    DEFAULT_CSS = """
    FrameworkText { height: 1fr; padding: 1 2 0 2; }
    """

    def __init__(self, framework: Framework, own: str) -> None:
        super().__init__(self.write)
        self._framework = framework
        self._own = own

    def write(self, width: int, height: int) -> Sequence[Content]:
        """The page, line by line."""
        return page_of(self._framework, width, self._own)


class FrameworkHead(Widget, can_focus=False):
    """The title, and how my own sessions of it stand."""

    DEFAULT_CSS = """
    FrameworkHead { height: 2; background: $panel; }
    """

    mine: var[tuple[Mine, ...] | None] = var(None)

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self._framework = framework

    def watch_mine(self) -> None:
        """Say it anew."""
        self.refresh()

    def render(self) -> Content:
        """Two lines."""
        width = self.size.width
        title = plain(f" {self._framework.title}", 200, "bold")
        return Content("\n").join(
            [title.truncate(width, ellipsis=True), self._standing().truncate(width, ellipsis=True)]
        )

    def _standing(self) -> Content:
        if self.mine is None:
            return Content("")
        if not self.mine:
            return plain(" Not begun yet. Read what it asks, then press Enter to start.", 200)
        drafts = [mine for mine in self.mine if mine.status == flows.UNFINISHED]
        if drafts:
            mark = glyphs().unfinished
            return Content.assemble(
                (f" {mark} ", "$accent"),
                plain(f"unfinished: {described(drafts[0], self._framework)}", 200),
            )
        return Content.assemble(
            (f" {glyphs().finished} ", "$success"),
            plain(f"finished: {described(self.mine[0], self._framework)}", 200),
        )


class FrameworkPage(QiScreen[None]):
    """Shows one framework."""

    HELP = (
        "What this framework is for, where it comes from, and every item in it: read it before you "
        "rate. Enter goes on to the rating. If a rating of yours is unfinished, you are asked "
        "whether to go on with it or to start another one."
    )
    BINDINGS = [
        Binding(
            "enter",
            "go",
            "Rate",
            id="framework.go",
            tooltip="Start rating, or go on with a rating of yours that is unfinished",
        ),
        Binding(
            "s",
            "start",
            "Start new",
            id="framework.start",
            tooltip="Start a new rating of your own",
        ),
        Binding(
            "r",
            "resume",
            "Resume",
            id="framework.resume",
            tooltip="Go on with a rating of yours where you left it",
        ),
        Binding(
            "v",
            "see_result",
            "View my result",
            id="framework.result",
            tooltip="See what a finished rating of yours comes to",
        ),
        Binding("escape", "leave", "Back", id="framework.back", tooltip="Go back to the library"),
    ]

    mine: var[tuple[Mine, ...]] = var((), bindings=True)
    """My sessions of this framework, newest first."""

    def __init__(self, framework: Framework) -> None:
        super().__init__()
        self.framework = framework

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield FrameworkHead(self.framework)
        entry = self.context.library.entry(self.framework.id)
        yield FrameworkText(self.framework, str(entry.path) if entry and entry.local else "")
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """A rating may have been begun or finished meanwhile."""
        self._look_for_mine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Resume and result only where there is something to resume or to see."""
        if action == "resume":
            return bool(self._drafts())
        if action == "see_result":
            return bool(self._finals())
        return True

    def action_go(self) -> None:
        """Start, or ask what to go on with."""
        self._go()

    def action_start(self) -> None:
        """Start a new rating."""
        from qi_tui.ui.screens.start import StartScreen

        self.app.push_screen(StartScreen(self.framework))

    def action_resume(self) -> None:
        """Go on with the unfinished one, or choose among several."""
        self._resume(self._drafts())

    def action_see_result(self) -> None:
        """Show the finished one, or choose among several."""
        self._see_result(self._finals())

    def action_leave(self) -> None:
        """Back to the library."""
        self.dismiss(None)

    @work(group="mine", exclusive=True)
    async def _look_for_mine(self) -> None:
        await self._find_mine()

    async def _find_mine(self) -> None:
        self.mine = tuple(await flows.mine_of(self.qi, self.framework.id))
        self.query_one(FrameworkHead).mine = self.mine

    @work(group="open", exclusive=True)
    async def _go(self) -> None:
        await self._find_mine()
        drafts = self._drafts()
        if not drafts:
            self.action_start()
            return
        chosen = await self._choose("Go on with a rating?", drafts, with_start=True)
        if chosen == START_ANOTHER:
            self.action_start()
        elif chosen is not None:
            flows.resume(self.qi, self.framework, drafts[int(chosen)].path)

    @work(group="open", exclusive=True)
    async def _resume(self, drafts: Sequence[Mine]) -> None:
        chosen = "0" if len(drafts) == 1 else await self._choose("Resume which one?", drafts)
        if chosen is not None:
            flows.resume(self.qi, self.framework, drafts[int(chosen)].path)

    @work(group="open", exclusive=True)
    async def _see_result(self, finals: Sequence[Mine]) -> None:
        chosen = "0" if len(finals) == 1 else await self._choose("See which one?", finals)
        if chosen is not None:
            flows.show_result(self.qi, self.framework, finals[int(chosen)].path)

    async def _choose(
        self, question: str, sessions: Sequence[Mine], with_start: bool = False
    ) -> str | None:
        choices = [
            Choice(
                str(place),
                KEYS[place] if place < len(KEYS) else "",
                described(mine, self.framework),
            )
            for place, mine in enumerate(sessions)
        ]
        if with_start:
            choices.append(Choice(START_ANOTHER, "s", "Start another one"))
        return await self.app.push_screen_wait(Ask(question, "Newest first:", choices))

    def _drafts(self) -> list[Mine]:
        return [mine for mine in self.mine if mine.status == flows.UNFINISHED]

    def _finals(self) -> list[Mine]:
        return [mine for mine in self.mine if mine.status != flows.UNFINISHED]
