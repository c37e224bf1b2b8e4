"""My result: what my answers come to, what I will do, and where my file lies."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qi_tui.errors import QiError
from qi_tui.model.answering import with_actions
from qi_tui.model.framework import Framework
from qi_tui.model.session import Action, Session
from qi_tui.model.text import display
from qi_tui.store.copies import copy_session
from qi_tui.store.disk.placing import AlreadyThere
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.process.keeping import Keeping
from qi_tui.ui.process.saving import Saved
from qi_tui.ui.screens.dialog import Ask, Choice
from qi_tui.ui.screens.kept import KeptScreen
from qi_tui.ui.text.result_text import result_lines
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.action_list import ActionList
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import plain, tell

NO_YES = (Choice("no", "n", "No"), Choice("yes", "y", "Yes"))
"""Where Enter alone must not lose anything."""
TOLD_SECONDS = 15.0
PATH_LIMIT = 4096
NEXT = "Your facilitator needs a copy of your file: y puts one where you want it."


class ResultScreen(KeptScreen):
    """Shows one rater's result.

    Args:
        framework: what was rated.
        session: the rater's answers.
        path: where they lie.
    """

    HELP = """\
What your answers come to: a picture that fits what was rated, and what the source lets one say \
about it. A domain has a score only where all of its items are rated: nothing is made up for one \
that is missing, and where nothing stands out, no name is given.

Your file stays on this laptop. When your facilitator asks for it, press y and say where a copy \
should go: a memory stick, a shared folder."""
    BINDINGS = [
        Binding("a", "add", "Add action", id="result.add", tooltip="Write down what you will do"),
        Binding(
            "y",
            "copy",
            "Copy my file",
            id="result.copy",
            tooltip="Put a copy of your file where the facilitator wants it",
        ),
        Binding(
            "ctrl+r",
            "report",
            "Report",
            key_display="^R",
            id="result.report",
            tooltip="Write what your answers come to into a file, to read or to print",
        ),
        Binding("e", "edit", "Back to rating", id="result.edit", tooltip="Change your answers"),
        Binding("l", "library", "Library", id="result.library", tooltip="Back to the library"),
        Binding(
            "escape",
            "leave",
            "Leave",
            key_display="Esc",
            id="result.leave",
            tooltip="Leave your result; everything is saved first",
        ),
    ]
    DEFAULT_CSS = """
    ResultScreen {
        & > Page { padding: 0 1; }
        & > .rule { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        & > #result-path { height: auto; padding: 0 1; color: $text-muted; }
    }
    """

    def __init__(self, framework: Framework, session: Session, path: Path) -> None:
        super().__init__(framework, session, f"My result: {display(framework.title)}", NEXT)
        self.path = path
        self.actions = ActionList({item.id: item.title for item in framework.items})
        self._page = Page(self._write)

    def compose(self) -> ComposeResult:
        """Bar, result, actions, path, keys."""
        yield self.bar
        yield self.words
        yield self._page
        yield Static(plain("What I will do"), classes="rule")
        yield self.actions
        yield Static(id="result-path")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what is saved."""
        self.bar.keeping = Keeping.SAVED
        self.show_path()
        self.watch_session(self.session)
        self._page.focus()

    def watch_session(self, session: Session) -> None:
        """Show the session."""
        self.show_progress()
        self.actions.show_actions(session.actions)
        self._page.rewrite()

    def on_saved(self, message: Saved) -> None:
        """Another program may have changed the file: then mine lies beside it."""
        if self.saving is not None:
            self.path = self.saving.door.path
            self.show_path()

    def on_action_list_asked(self, message: ActionList.Asked) -> None:
        """Change, tick or remove an action."""
        message.stop()
        match message.what:
            case "change":
                self._change(message.place)
            case "tick":
                self._tick(message.place)
            case "remove":
                self._remove(message.place)

    @work(exclusive=True, group="action")
    async def action_add(self) -> None:
        """Write down an action."""
        if not self._may_write():
            return
        action = await self._asked(Action(text="", owner=self.session.head.rater.alias or ""))
        if action is not None:
            self._keep((*self.session.actions, action))
            self.actions.cursor = len(self.session.actions) - 1
            self.actions.focus()

    @work(exclusive=True, group="action")
    async def action_copy(self) -> None:
        """Put a copy of the file somewhere."""
        from qi_tui.ui.screens.place import AskPlace

        place = await self.qi.push_screen_wait(
            AskPlace("Put a copy of my file", "The folder, or the file name, of the copy")
        )
        if place is None or not await self.is_safe():
            return
        try:
            copy = await self._copied(place)
        except QiError as error:
            self._show_error(error)
            return
        if copy is not None:
            tell(self.qi, f"A copy is in {copy}", title="Copied", timeout=TOLD_SECONDS)

    @work(exclusive=True, group="action")
    async def action_report(self) -> None:
        """Write what the answers come to into a file."""
        from qi_tui.analysis.sources import Sources
        from qi_tui.ui.reporting import write_report

        if not await self.is_safe():
            return
        frameworks = {self.framework.id: self.framework}
        made = Sources(frameworks=frameworks)
        name = f"{self.framework.id}-result"
        await write_report(self, lambda: made, Path.home(), name, mine=self.session)

    @work(exclusive=True, group="leave")
    async def action_edit(self) -> None:
        """Back to the rating."""
        from qi_tui.ui.flows import resume

        if await self.has_let_go():
            resume(self.qi, self.framework, self.path, instead=True)

    @work(exclusive=True, group="leave")
    async def action_leave(self) -> None:
        """Back to where the result was opened."""
        if await self.has_let_go():
            self.dismiss(None)

    @work(exclusive=True, group="leave")
    async def action_library(self) -> None:
        """Back to the library, whatever lies between."""
        if await self.has_let_go():
            for _ in range(len(self.qi.screen_stack) - 1):
                self.qi.pop_screen()

    @work(exclusive=True, group="action")
    async def _change(self, place: int) -> None:
        if not self._may_write() or place >= len(self.session.actions):
            return
        action = await self._asked(self.session.actions[place])
        if action is not None:
            self._replace(place, action)

    def _tick(self, place: int) -> None:
        if self._may_write() and place < len(self.session.actions):
            action = self.session.actions[place]
            state = "open" if action.state == "done" else "done"
            self._replace(place, action.model_copy(update={"state": state}))

    @work(exclusive=True, group="action")
    async def _remove(self, place: int) -> None:
        if not self._may_write() or place >= len(self.session.actions):
            return
        text = self.session.actions[place].text
        if await self.qi.push_screen_wait(Ask("Remove this action?", text, NO_YES)) == "yes":
            actions = list(self.session.actions)
            del actions[place]
            self._keep(tuple(actions))

    async def _asked(self, action: Action) -> Action | None:
        from qi_tui.ui.screens.action_form import ActionForm

        items = [(item.id, item.title) for item in self.framework.items]
        return await self.qi.push_screen_wait(ActionForm(action, items))

    def _replace(self, place: int, action: Action) -> None:
        actions = list(self.session.actions)
        actions[place] = action
        self._keep(tuple(actions))

    def _keep(self, actions: tuple[Action, ...]) -> None:
        self.hand_over(with_actions(self.session, actions))

    def _may_write(self) -> bool:
        """Open the file for writing, where that was not done yet; False where it cannot be."""
        if self.saving is not None:
            return True
        try:
            door = SessionDoor.open(self.path)
        except QiError as error:
            self._show_error(error)
            return False
        if door.read_only:
            door.close()
            self.words.say("It is open in another window: close it there to write here")
            return False
        self.take_door(door)
        # What is on the disk counts, should another window have changed it meanwhile.
        self.session = door.session
        return True

    async def _copied(self, place: Path) -> Path | None:
        try:
            return await asyncio.to_thread(copy_session, self.path, place)
        except AlreadyThere as there:
            question = Ask(there.title, f"{there.message} Put the copy over it?", NO_YES)
            if await self.qi.push_screen_wait(question) != "yes":
                return None
            return await asyncio.to_thread(copy_session, self.path, there.target, True)

    def _show_error(self, error: QiError) -> None:
        from qi_tui.ui.flows import show_error

        show_error(self.qi, error)

    def show_path(self) -> None:
        """Show where the file lies, in full."""
        path = plain(str(self.path), PATH_LIMIT)
        self.query_one("#result-path", Static).update(Content.assemble("My file: ", path))

    def _write(self, width: int, height: int) -> list[Content]:
        return result_lines(self.framework, self.session, width)
