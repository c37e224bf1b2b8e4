"""A show of hands: item by item the facilitator types how many there were, or what is called out.

It shows what is typed here and nothing else: what raters answered stays hidden until it is
revealed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from qi_tui.model.framework import Framework
from qi_tui.model.hands import Raised, Typed, raised
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.workshop.keys.hands_keys import HANDS_BINDINGS, HANDS_CSS, HANDS_HELP
from qi_tui.ui.screens.workshop.raised import RaisedScreen
from qi_tui.ui.text.workshop.hands_text import asked_for, differing_words, opened, said_of
from qi_tui.ui.widgets.field import TypedLine
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.hands_list import HandsList
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.widgets.rating.slider import KINDS
from qi_tui.ui.words import count_of, plain

LONGEST_LINE = 400
WORD_LIMIT = 200


class HandsPane(Page, can_focus=False):
    """The item that hands are raised for; it takes no keys."""

    DEFAULT_CSS = """
    HandsPane { border-top: solid $border-blurred; padding: 0 1; overflow-y: hidden; }
    """


class HandsLine(TypedLine):
    """The line that hands are typed into."""

    HELP = "The line for the hands of the item above it. Enter keeps them and goes on."
    BINDINGS = [
        Binding("enter", "submit", "Keep", id="hands.keep", tooltip="Keep the hands, and go on"),
    ]


class HandsScreen(RaisedScreen):
    """Types in the hands for one framework in one round; see `RaisedScreen`."""

    HELP = HANDS_HELP
    BINDINGS = HANDS_BINDINGS
    DEFAULT_CSS = HANDS_CSS

    _list = getters.query_one(HandsList)
    _pane = getters.query_one(HandsPane)
    _line = getters.query_one(HandsLine)

    def __init__(
        self, framework: Framework, door: SessionDoor, subjects: Iterable[str] = ()
    ) -> None:
        super().__init__(framework, door, subjects)
        self._typed = Typed.COUNTS

    def compose(self) -> ComposeResult:
        """Bar, advice, items, the item, the line, what came of it, keys."""
        yield self.bar
        yield self.words
        yield HandsList()
        yield HandsPane(self._write_pane)
        yield Static(id="hands-asked")
        yield HandsLine(max_length=LONGEST_LINE, compact=True, select_on_focus=False)
        yield Static(id="hands-word")
        yield Static(id="hands-differ")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the first item that has no hands yet."""
        self.begin()
        self._line.focus()
        self.show(next(iter(self._open()), 0))
        if not self.rows:
            self.add_subjects()

    @property
    def place(self) -> int:
        """The row that the cursor is on."""
        return self._list.cursor if self.rows else 0

    def show(self, place: int) -> None:
        """Draw the rows, with the cursor on this one."""
        self._list.show(self.rows, place)
        words = differing_words(self.rows)
        differ = self.query_one("#hands-differ", Static)
        differ.update(plain(f"{glyphs().warning} {words}", WORD_LIMIT))
        differ.set_class(bool(words), "-said")
        self.show_progress()
        self._show_item()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another item."""
        event.stop()
        self._show_item()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Draw what is typed, as far as it can be read."""
        event.stop()
        self._show_item()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the hands that are typed, and go on; an empty line only goes on."""
        event.stop()
        here = self.place
        if not self._take_line():
            return
        if here + 1 < len(self.rows):
            self._list.cursor = here + 1
        elif self.rows:
            self._at_the_end()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Few frameworks have subjects."""
        return self.framework.subjects is not None if action == "add_subject" else True

    def keep(self) -> None:
        """What is typed and can be read is kept before the program ends."""
        self._take_line()

    def action_row(self, by: int) -> None:
        """To another item; what is typed is kept first."""
        here = self.place
        if self._take_line():
            self._list.cursor = here + by

    def action_other_way(self) -> None:
        """The other way of typing; what stands in the line is read in that way now."""
        self._typed = Typed.CALLED if self._typed is Typed.COUNTS else Typed.COUNTS
        self._show_item()

    def action_add_subject(self) -> None:
        """Ask for names; what is typed is kept first."""
        if not self.rows or self._take_line():
            self._line.value = ""
            self.add_subjects()

    def action_take_away(self) -> None:
        """Empty the line, or else take the hands of the item away."""
        if self._line.value:
            self._line.value = ""
        else:
            self.take_away()

    def action_undo(self) -> None:
        """Empty the line, or else take the last act back."""
        if self._line.value:
            self._line.value = ""
        else:
            self.undo()

    def action_leave(self) -> None:
        """Empty the line; else leave when all is on the disk."""
        if self._line.value.strip():
            self._line.value = ""
            self.words.say("Not kept: Enter keeps what is typed. Escape again leaves.")
        else:
            self.leave()

    def _take_line(self) -> bool:
        """Keep what is typed for the item; whether nothing is left that could not be read."""
        if not self._line.value.strip():
            return True
        try:
            hands = self._read()
        except ValueError as error:
            self._say(plain(str(error), WORD_LIMIT), is_refused=True)
            return False
        self._line.value = ""
        self.take(hands)
        return True

    def _read(self) -> Raised:
        if not self.rows:
            raise ValueError("There is nothing to raise hands for yet")
        return raised(self._line.value, self.rows[self.place].points, self._typed, self._letters)

    @property
    def _letters(self) -> Mapping[str, int]:
        asked = self.asked
        return {} if asked is None else KINDS[self.framework.item_by_id[asked.item].kind].letters

    def _open(self) -> list[int]:
        """The places of the items that hands can answer and that have none."""
        return [place for place, row in enumerate(self.rows) if row.points and row.hands is None]

    def _at_the_end(self) -> None:
        places = self._open()
        if places:
            self._list.cursor = places[0]
            self.words.say(f"{count_of(len(places), 'item')} without hands so far; here is one")
        else:
            self.words.say("Every item has its hands. Escape goes back to the files.")

    def _show_item(self) -> None:
        if not self.rows:
            words = f"F3 adds the first {self.framework.subjects or 'subject'}"
        elif not self.rows[self.place].points:
            words = "Enter goes on to the next item"
        else:
            words = asked_for(self.rows[self.place].points, self._typed, bool(self._letters))
        self.query_one("#hands-asked", Static).update(plain(words, WORD_LIMIT))
        self._pane.rewrite()
        self._say_typed()

    def _say_typed(self) -> None:
        kept = self.rows[self.place].hands if self.rows else None
        if not self._line.value.strip():
            said = Content.assemble("Kept: ", said_of(kept, glyphs())) if kept else Content("")
            self._say(said)
            return
        try:
            self._say(Content.assemble(said_of(self._read(), glyphs()), "  Enter keeps them"))
        except ValueError as error:
            self._say(plain(str(error), WORD_LIMIT))

    def _say(self, words: Content, is_refused: bool = False) -> None:
        line = self.query_one("#hands-word", Static)
        line.set_class(is_refused, "-refused")
        line.update(words)

    def _write_pane(self, width: int, height: int) -> Sequence[Content]:
        if not self.rows:
            return []
        row = self.rows[self.place]
        try:
            shown: Raised | None = self._read()
        except ValueError:
            shown = row.hands
        return opened(row, shown, width, height, glyphs())
