"""Writing down one action: what, who, by when, for which item."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Label, Select, Static

from qi_tui.model.session import Action
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.drawing.form_scroll import FormScroll
from qi_tui.ui.widgets.field import Field
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain

TEXT_LIMIT = 500
NAME_LIMIT = 80


class ActionForm(QiDialog[Action | None]):
    """A new action, or one that is changed; None where it was left by Escape.

    Args:
        action: the action as it is; its other fields stay as they are.
        items: id and title of each item that it may be for; any text.
        title: what stands over it.
    """

    HELP = """\
What will you do? Say it so that somebody else could tell whether it was done. Enter goes from \
line to line and keeps the action on the last; Ctrl+S keeps it at once, Escape drops it."""
    BINDINGS = [
        Binding(
            "escape",
            "drop",
            "Drop",
            key_display="Esc",
            id="action.drop",
            tooltip="Go back without keeping it",
        ),
        Binding(
            "ctrl+s",
            "keep_action",
            "Keep",
            key_display="^S",
            id="action.keep",
            tooltip="Keep the action",
            priority=True,
        ),
    ]
    DEFAULT_CSS = """
    ActionForm > .box {
        width: 90%;
        max-width: 90;
        padding: 0 2;
        #action-word { height: auto; color: $warning; }
        Select { width: 1fr; }
    }
    """

    def __init__(
        self, action: Action, items: Sequence[tuple[str, str]], title: str = "What I will do"
    ) -> None:
        super().__init__()
        self._action = action
        self._items = items
        self._title = title

    def compose(self) -> ComposeResult:
        """Four lines."""
        action = self._action
        chosen = action.item if action.item in {item for item, _ in self._items} else None
        with FormScroll(classes="box"):
            yield Static(plain(self._title, style="bold"))
            yield Field("text", "What", "", action.text, TEXT_LIMIT)
            yield Field("owner", "Who", "", action.owner, NAME_LIMIT)
            yield Field("due", "By when", "", action.due, NAME_LIMIT)
            yield Label("For which item")
            yield Select(
                [(plain(title, 200), item) for item, title in self._items],
                prompt="no item in particular",
                value=Select.NULL if chosen is None else chosen,
                compact=True,
            )
            yield Static("", id="action-word", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with what is to be done."""
        self._fields[0].line.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line; from the last one of them, keep the action."""
        event.stop()
        for place, field in enumerate(self._fields):
            if field.line is event.input and place + 1 < len(self._fields):
                self._fields[place + 1].line.focus()
                return
        self.action_keep_action()

    def action_keep_action(self) -> None:
        """Keep it; without a text there is nothing to keep."""
        text, owner, due = (field.value for field in self._fields)
        if not text:
            self.query_one("#action-word", Static).update("Say first what is to be done.")
            self._fields[0].line.focus()
            return
        selected = self.query_exactly_one(Select).value
        item = selected if isinstance(selected, str) else None
        changes = {"text": text, "owner": owner, "due": due, "item": item}
        self.dismiss(self._action.model_copy(update=changes))

    def action_drop(self) -> None:
        """Go back without it."""
        self.dismiss(None)

    @property
    def _fields(self) -> list[Field]:
        return list(self.query(Field))
