"""The start form: who rates, and what; above it what every rater is told about privacy."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from qi_tui.analysis.shown.promise import promise
from qi_tui.model.text import NAME_LIMIT
from qi_tui.ui import flows
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.screens.dialog import YES_NO, Ask
from qi_tui.ui.text.mine_words import described
from qi_tui.ui.widgets.drawing.form_scroll import FormScroll
from qi_tui.ui.widgets.field import Field
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.store.mine import Mine

ABOUT_LIMIT = 300
ALIAS_PURPOSE = (
    "A name of your choice, so that you find your rating again; it need not be your own."
)
ROLE_PURPOSE = (
    "Such as clinician or manager, so that roles can be compared where 3 or more share one."
)


class StartScreen(QiScreen[None]):
    """Asks for alias, role and what the framework wants defined, then begins the rating.

    Args:
        framework: what will be rated.
        alias: what stands in the field at first; likewise `role` and `title`.
    """

    HELP = (
        "Say who you are, as far as you want to, and what you rate. Enter goes to the next field, "
        "and starts the rating at the last one. Where a role is completed in grey, the right arrow "
        "takes it over."
    )
    BINDINGS = [
        Binding(
            "ctrl+s",
            "begin",
            "Start now",
            id="start.begin",
            tooltip="Start the rating; fields may stay empty",
        ),
        Binding("up", "step(-1)", "Field above", show=False, id="start.up", tooltip="Field above"),
        Binding(
            "down", "step(1)", "Field below", show=False, id="start.down", tooltip="Field below"
        ),
        Binding(
            "escape", "leave", "Back", id="start.leave", tooltip="Leave without starting a rating"
        ),
    ]
    DEFAULT_CSS = """
    StartScreen {
        #title { height: auto; padding: 0 1; background: $panel; text-style: bold; }
        #promise { height: auto; padding: 1 2; color: $foreground; }
        FormScroll { height: 1fr; padding: 0 2; }
        &.-wide Field { margin-bottom: 1; }
        #purpose { height: 3; padding: 0 2; color: $text-muted; border-top: solid $border-blurred; }
    }
    """

    def __init__(
        self,
        framework: Framework,
        alias: str | None = None,
        role: str | None = None,
        title: str | None = None,
    ) -> None:
        super().__init__()
        self.framework = framework
        self._alias, self._role, self._title = alias or "", role or "", title or ""

    def compose(self) -> ComposeResult:
        """Title, promise, fields, what the field is for, keys."""
        yield Static(plain(self.framework.title, 200), id="title")
        yield Static(plain_comment(promise()), id="promise")
        # The fields take the focus, never the box that they lie in.
        with FormScroll():
            yield Field("alias", "Alias", ALIAS_PURPOSE, self._alias, NAME_LIMIT)
            yield Field("role", "Role", ROLE_PURPOSE, self._role, NAME_LIMIT)
            for about in self.framework.about:
                first = self._title if about.id == "title" else ""
                yield Field(f"about-{about.id}", about.title, about.help, first, ABOUT_LIMIT)
        yield Static(id="purpose")
        yield KeyLine()

    def on_mount(self) -> None:
        """The first empty field takes the keys."""
        fields = self._fields()
        first = next((field for field in fields if not field.value), fields[-1])
        first.line.focus()
        self._find_roles()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field is for."""
        field = event.widget.parent
        if isinstance(field, Field):
            self.query_one("#purpose", Static).update(plain_comment(field.purpose))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next field; from the last one, to the rating."""
        event.stop()
        lines: list[Input] = [field.line for field in self._fields()]
        if event.input is lines[-1]:
            self.action_begin()
        else:
            # After the line that was submitted, not the focused one: keys may come in a burst.
            lines[lines.index(event.input) + 1].focus()

    def action_step(self, by: int) -> None:
        """To the field above or below."""
        self.query_one(FormScroll).step(by)

    def action_begin(self) -> None:
        """Start, or resume where this alias has begun already."""
        self._begin()

    def action_leave(self) -> None:
        """Back, without a rating."""
        self.dismiss(None)

    @work(group="begin", exclusive=True)
    async def _begin(self) -> None:
        from qi_tui.store.mine import matching

        values = {field.key: field.value for field in self._fields()}
        alias, role = values["alias"] or None, values["role"] or None
        if alias is not None:
            mine = await flows.mine_of(self.qi, self.framework.id)
            found = matching(mine, self.framework.id, alias)
            if found is not None and await self._wants_to_resume(found):
                flows.resume(self.qi, self.framework, found.path, instead=True)
                return
        about = {
            about.id: values[f"about-{about.id}"]
            for about in self.framework.about
            if values[f"about-{about.id}"]
        }
        flows.begin(self.qi, self.framework, alias, role, about, instead=True)

    async def _wants_to_resume(self, found: Mine) -> bool:
        unfinished = found.status == flows.UNFINISHED
        title = "Go on where you left off?" if unfinished else "Open your finished rating?"
        said = described(found, self.framework)
        message = f"There is one under this alias: {said}.\n\nNo starts a new one."
        return await self.app.push_screen_wait(Ask(title, message, YES_NO)) == "yes"

    @work(group="roles")
    async def _find_roles(self) -> None:
        from qi_tui.store.mine import my_sessions

        seen = await asyncio.to_thread(my_sessions, self.context.sessions)
        roles = tuple(dict.fromkeys(mine.role for mine in seen if mine.role))
        self.query_one("#field-role", Field).suggest(roles)

    def _fields(self) -> list[Field]:
        return list(self.query(Field))
