"""The form of the next rater: who rates, under which promise; also for a sheet of paper."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TYPE_CHECKING

from textual import events, getters, work
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from qi_tui.analysis.shown.promise import Way, promise
from qi_tui.errors import QiError
from qi_tui.model.occasion import Occasion, Who
from qi_tui.model.text import NAME_LIMIT, display
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.screens.workshop.keys.rater_keys import RATER_BINDINGS, RATER_CSS, RATER_HELP
from qi_tui.ui.text.workshop import collecting_words as words
from qi_tui.ui.widgets.drawing.form_scroll import FormScroll
from qi_tui.ui.widgets.field import PLACEHOLDER, Field
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.role_list import RoleList
from qi_tui.ui.words import plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.ui.facilitating.admitting import Admitted


class Entrance(Enum):
    """How a rater comes in."""

    ALIAS = "alias"
    """By a name of their choice, or of their own."""
    NEW_CODE = "new code"
    """Without a name, for the first time: a code is made for them."""
    CODE = "code"
    """Without a name, with the code that they have."""


class RaterForm(QiScreen["Admitted | None"]):
    """Asks who rates, and lets them in; None where it was left by Escape.

    Args:
        occasion: what is rated.
        entrance: how the rater comes in.
        way: how they rate.
        let_in: lets a rater in; None where they would rather look at the form again, ValueError
            with a sentence for them where that cannot be.
        number: of the sheet that is typed in, from 1.
        spare: the alias of a sheet without one.
        note: what there is to say of the sheet before it.
    """

    HELP = RATER_HELP
    BINDINGS = RATER_BINDINGS
    DEFAULT_CSS = RATER_CSS
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]

    _word = getters.query_one("#rater-word", Static)

    def __init__(
        self,
        occasion: Occasion,
        entrance: Entrance,
        way: Way,
        let_in: Callable[[QiScreen[Admitted | None], Who], Awaitable[Admitted | None]],
        number: int = 0,
        spare: str = "",
        note: str = "",
    ) -> None:
        super().__init__()
        self.occasion = occasion
        self._entrance = entrance
        self._way = way
        self._let_in = let_in
        self._number = number
        self._spare = spare
        self._note = note
        self._is_busy = False
        is_second = occasion.round > 1 and entrance is not Entrance.NEW_CODE
        self._roles = (
            RoleList(occasion.roles, is_second, words.ROLE_PURPOSE) if occasion.roles else None
        )

    def compose(self) -> ComposeResult:
        """Title, promise, lines, what is amiss, what the line is for, keys."""
        occasion, entrance = self.occasion, self._entrance
        yield Static(plain(self._title(), 300), id="rater-title")
        told = self._note
        if self._way is not Way.PAPER:
            told = promise(occasion.naming, occasion.limits, self._way)
        if told:
            yield Static(plain_comment(told), id="rater-promise")
        with FormScroll():
            if entrance is not Entrance.NEW_CODE:
                yield self._name_field()
            if self._asks_role:
                if self._roles is not None:
                    yield Label("Role")
                    yield self._roles
                else:
                    yield Field("role", "Role", words.ROLE_PURPOSE, "", NAME_LIMIT)
        yield Static(id="rater-word")
        yield Static(id="rater-purpose")
        yield KeyLine()

    def on_mount(self) -> None:
        """The first line takes the keys."""
        self._lines()[0].focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the line is for."""
        line = event.widget.parent if isinstance(event.widget, Input) else event.widget
        if isinstance(line, Field | RoleList):
            self.query_one("#rater-purpose", Static).update(plain_comment(line.purpose))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next line; from the last one, to the rating."""
        event.stop()
        self._go_on_from(event.input)

    def on_pick_list_picked(self, event: RoleList.Picked) -> None:
        """A role was chosen."""
        event.stop()
        self._say("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong may be right now."""
        event.stop()
        self._say("")

    def action_go_on(self) -> None:
        """On from the line that has the focus."""
        if self.focused is not None:
            self._go_on_from(self.focused)

    def action_step(self, by: int) -> None:
        """To the line above or below."""
        self.query_one(FormScroll).step(by)

    def action_begin(self) -> None:
        """Start, as far as what is needed is said."""
        if not self._is_busy and self._is_complete():
            self._is_busy = True
            self._begin()

    def action_leave(self) -> None:
        """Back, without a rating."""
        self.dismiss(None)

    def _go_on_from(self, line: Widget) -> None:
        if isinstance(line, RoleList) and not line.take_marked():
            self._say("Choose a role first: its first letter, its number, or the arrow keys")
            return
        lines = self._lines()
        if line is lines[-1]:
            self.action_begin()
        else:
            lines[lines.index(line) + 1].focus()

    def _is_complete(self) -> bool:
        name = self._field_value("alias") or self._field_value("code")
        is_needed = self._way is not Way.PAPER and self._entrance is not Entrance.NEW_CODE
        if is_needed and not name:
            what = "two words" if self._entrance is Entrance.CODE else "alias"
            self._say(f"Type your {what} first")
            self._lines()[0].focus()
            return False
        if self._roles is not None and self._asks_role and not self._roles.is_chosen:
            self._say("Choose a role first; “no role” is one of the choices")
            self._roles.focus()
            return False
        return True

    @work(group="admit", exclusive=True)
    async def _begin(self) -> None:
        # With many files, or codes to try, it may take a second.
        self._say("One moment")
        try:
            admitted = await self._let_in(self, self._who())
        except ValueError as error:
            self._say(str(error))
            self._lines()[0].focus()
        except QiError as error:
            from qi_tui.ui.flows import show_error

            show_error(self.qi, error)
        else:
            self._say("")
            if admitted is not None:
                self.dismiss(admitted)
        finally:
            self._is_busy = False

    def _who(self) -> Who:
        is_paper = self._way is Way.PAPER
        alias = self._field_value("alias") or (self._spare if is_paper else "")
        roles = self._roles if self._asks_role else None
        keeps = roles.keeps if roles is not None else not self._field_value("role")
        return Who(
            alias=None if self.occasion.is_anonymous else alias or None,
            code=self._field_value("code") or None,
            role=roles.role if roles is not None else self._field_value("role") or None,
            keeps_role=keeps,
        )

    @property
    def _asks_role(self) -> bool:
        """Whoever has a code has said their role with it; a sheet says both."""
        return self._way is Way.PAPER or self._entrance is not Entrance.CODE

    def _name_field(self) -> Field:
        occasion, is_paper = self.occasion, self._way is Way.PAPER
        if occasion.is_anonymous:
            key, label = "code", "Two words"
            purpose = words.SHEET_CODE if is_paper else words.CODE_PURPOSE
        elif is_paper:
            key, label = "alias", "Alias"
            purpose = f"As it stands on the sheet. Empty: it is called {display(self._spare)}."
        elif occasion.naming == "named":
            key, label, purpose = "alias", "Name", words.NAME_PURPOSE
        else:
            key, label = "alias", "Alias"
            purpose = words.ALIAS_AGAIN if occasion.round > 1 else words.ALIAS_PURPOSE
        hint = PLACEHOLDER if is_paper else ""
        return Field(key, label, purpose, "", NAME_LIMIT, placeholder=hint)

    def _title(self) -> str:
        occasion = self.occasion
        sheet = f"Sheet {self._number}" if self._way is Way.PAPER else ""
        later = f"round {occasion.round}" if occasion.round > 1 else ""
        title = display(occasion.framework.title, 200)
        parts = (sheet, display(occasion.title), later, title)
        return " · ".join(part for part in parts if part)

    def _field_value(self, key: str) -> str:
        return next((field.value for field in self.query(Field) if field.key == key), "")

    def _lines(self) -> list[Widget]:
        return [
            widget.line if isinstance(widget, Field) else widget
            for widget in self.query_one(FormScroll).children
            if isinstance(widget, Field | RoleList)
        ]

    def _say(self, said: str) -> None:
        self._word.update(plain(said, 300))
