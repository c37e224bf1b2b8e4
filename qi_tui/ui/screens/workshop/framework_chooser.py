"""Choosing the frameworks of a workshop: type a few letters, Enter ticks what was found."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from qi_tui.analysis.searching import hit
from qi_tui.model.entry import Entry
from qi_tui.model.text import display
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.field import TypedLine
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.framework_ticks import FrameworkTicks
from qi_tui.ui.words import count_of, plain

TYPED_LIMIT = 60


class FrameworkChooser(QiDialog[list[str] | None]):
    """Asks for frameworks: their ids in the order in which they were ticked, or None.

    Args:
        entries: all that there are, by title.
        ticked: the ids of those that are ticked at first.
        typed: what stands in the line at first.
    """

    HELP = """\
Type a few letters of a title, of an item or of the source; the arrow keys move in what was found. \
Enter ticks a framework, and again takes the tick away. Ctrl+S takes all that are ticked, Escape \
leaves them as they were."""
    BINDINGS = [
        Binding(
            "up", "move(-1)", "Up", show=False, id="frameworks.up", tooltip="The framework above"
        ),
        Binding(
            "down", "move(1)", "Down", show=False, id="frameworks.down", tooltip="The one below"
        ),
        Binding(
            "enter",
            "tick",
            "Tick",
            id="frameworks.tick",
            tooltip="Tick this framework, or untick it",
            priority=True,
        ),
        Binding(
            "ctrl+s",
            "take",
            "Take the ticked ones",
            id="frameworks.take",
            tooltip="Take the frameworks that are ticked",
            priority=True,
        ),
        Binding(
            "escape",
            "leave",
            "Back",
            id="frameworks.leave",
            tooltip="Leave the frameworks as they were",
        ),
    ]
    DEFAULT_CSS = """
    FrameworkChooser > .box {
        width: 90%;
        max-width: 100;
        padding: 0 2;
        Static { height: auto; }
        TypedLine { background: $panel; margin: 1 0; }
        FrameworkTicks { background: $surface; }
        #framework-word { color: $warning; text-style: bold; }
    }
    """

    def __init__(self, entries: Sequence[Entry], ticked: Sequence[str], typed: str = "") -> None:
        super().__init__()
        # The ticked ones first, so that nobody has to look for them; they stay there meanwhile.
        self._entries = sorted(entries, key=lambda entry: entry.id not in ticked)
        self._ticked = dict.fromkeys(ticked)
        self._typed = display(typed, TYPED_LIMIT)
        self._list = FrameworkTicks()

    def compose(self) -> ComposeResult:
        """Question, line, list, a word."""
        with Vertical(classes="box"):
            yield Static(id="framework-title")
            yield TypedLine(
                self._typed,
                placeholder="type to find one",
                max_length=TYPED_LIMIT,
                compact=True,
                select_on_focus=False,
            )
            yield self._list
            yield Static(id="framework-word")
        yield KeyLine()

    def on_mount(self) -> None:
        """The line takes the keys; the ticked ones come first."""
        self.query_exactly_one(TypedLine).focus()
        self._show(0)

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what has these words in it."""
        event.stop()
        self._show(0)

    def action_move(self, by: int) -> None:
        """To the framework above or below."""
        self._list.action_move(by)

    def action_tick(self) -> None:
        """Tick or untick the one at the cursor; the next can be typed at once."""
        entry = self._list.current
        if entry is None:
            return
        if entry.id in self._ticked:
            del self._ticked[entry.id]
        else:
            self._ticked[entry.id] = None
        self._show(self._list.cursor)
        # What is typed next takes the place of what found this one.
        self.query_exactly_one(TypedLine).select_all()

    def action_take(self) -> None:
        """Take what is ticked; there must be one."""
        if self._ticked:
            self.dismiss([*self._ticked])
        else:
            self._say("Tick at least one: Enter ticks the line that the arrow is on.")

    def action_leave(self) -> None:
        """Leave them as they were."""
        self.dismiss(None)

    def _show(self, cursor: int) -> None:
        sought = self.query_exactly_one(TypedLine).value
        found = [(entry, place) for entry in self._entries if (place := hit(entry, sought))]
        # What has the words in its title comes before what has them elsewhere.
        found.sort(key=lambda pair: pair[1].place != "title")
        self._list.show([entry for entry, _ in found], self._ticked, cursor)
        said = f"Which frameworks? {count_of(len(self._ticked), 'is ticked', 'are ticked')}"
        self.query_one("#framework-title", Static).update(plain(said, 120, "bold"))
        self._say("")

    def _say(self, words: str) -> None:
        self.query_one("#framework-word", Static).update(plain(words, 200))
