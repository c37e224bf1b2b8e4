"""What a rater will do: one line per action, with what it is, who does it and by when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from qi_tui.model.session import Action
from qi_tui.model.text import display
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import fitted
from qi_tui.ui.widgets.lists.line_list import LineList

LIMIT = 300
NOTHING = "Nothing yet. Press a to write down the first thing."


class ActionList(LineList, can_focus=True):
    """The actions; where there are none, a line that says how to add one."""

    HELP = """\
Your own actions: what you will do, who helps, by when. They are kept in your file. Space marks \
one as done, Enter changes it, Delete removes it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "ask('change')", "Change", id="actions.change", tooltip="Change this action"
        ),
        Binding("space", "ask('tick')", "Done", id="actions.tick", tooltip="Mark as done, or open"),
        Binding(
            "delete,backspace",
            "ask('remove')",
            "Remove",
            key_display="Del",
            id="actions.remove",
            tooltip="Remove this action",
        ),
    ]
    DEFAULT_CSS = """
    ActionList { max-height: 6; }
    """

    class Asked(Message):
        """The rater wants something done (`what`: change, tick, remove) with one action."""

        def __init__(self, control: ActionList, what: str, place: int) -> None:
            super().__init__()
            self.action_list = control
            self.what = what
            self.place = place

        @property
        def control(self) -> ActionList:
            """The list that sent it."""
            return self.action_list

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._titles = titles
        self._actions: tuple[Action, ...] = ()

    def show_actions(self, actions: tuple[Action, ...], cursor: int | None = None) -> None:
        """Show these, with the cursor where it was or on this one."""
        self._actions = actions
        self.rows_changed(self.cursor if cursor is None else cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without an action there is nothing to change."""
        return True if action != "ask" or self._actions else None

    def action_ask(self, what: str) -> None:
        """Ask for something to be done with the action at the cursor."""
        self.post_message(self.Asked(self, what, self.cursor))

    def row_count(self) -> int:
        """One row at least."""
        return max(1, len(self._actions))

    def write_row(self, row: int, width: int) -> Content:
        """Mark, text, owner, due, item."""
        if not self._actions:
            return Content.styled(fitted(NOTHING, width), "$text-muted")
        action, marks = self._actions[row], glyphs()
        mark = marks.tick if action.state == "done" else marks.nothing
        more = [action.owner, action.due, self._titles.get(action.item or "", "")]
        words = " · ".join(display(part, LIMIT) for part in (action.text, *more) if part)
        return Content(fitted(f"{mark} {'done: ' if action.state == 'done' else ''}{words}", width))
