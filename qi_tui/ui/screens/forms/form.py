"""Looking a form over before it is imported: its columns, then its labels, put right by keys."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from qi_tui.analysis.forms.labels import Seen, unknown_in
from qi_tui.analysis.forms.mapping import IGNORED, Taken
from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.store.forms.form_import import Imported, ManyChanged, import_form
from qi_tui.store.forms.form_mapping import save_mapping
from qi_tui.store.forms.form_opening import Opened
from qi_tui.store.forms.form_sessions import Setting
from qi_tui.ui.flows import show_error
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.screens.dialog import OK, Ask
from qi_tui.ui.screens.forms.asking import ask_column, ask_label
from qi_tui.ui.screens.forms.keys import FORM_BINDINGS
from qi_tui.ui.text import form_words
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.form_list import FormList
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import count_of, plain, tell


class FormPane(Page, can_focus=False):
    """All about the line that the cursor is on; it takes no keys."""

    DEFAULT_CSS = """
    FormPane {
        border-top: solid $border-blurred;
        padding: 0 1;
        min-height: 5;
        overflow-y: hidden;
    }
    """


class FormScreen(QiScreen[Imported | None]):
    """Shows what a form's columns and labels are taken for, and imports it.

    Args:
        opened: the table, and what it is taken for so far.
        folder: where its sessions go.
        setting: what the table does not say.
    """

    HELP = (
        "The answers that a forms tool exported. Each line is a column of the table and what it is "
        "taken for: look it over, and put right what is wrong. Then the labels: what each answer "
        "means on the scale. Nothing is written before you import; what you put right is kept "
        "beside the table, and used for its next export."
    )
    BINDINGS = FORM_BINDINGS
    DEFAULT_CSS = """
    FormScreen {
        FormList { max-height: 65%; }
        #form-state { height: 1; padding: 0 1; text-style: bold; }
    }
    """

    on_labels: var[bool] = var(False)
    """Whether the labels are shown, and not the columns."""

    _list = getters.query_one(FormList)
    _pane = getters.query_one(FormPane)

    def __init__(self, opened: Opened, folder: Path, setting: Setting) -> None:
        super().__init__()
        self._opened = opened
        self._folder = folder
        self._setting = setting
        self.mapping = opened.mapping
        self._seen: tuple[Seen, ...] = ()
        self._problems: tuple[str, ...] = ()
        # Where the cursor was on the other page.
        self._cursors = {True: 0, False: 0}

    def compose(self) -> ComposeResult:
        """Heading, list, the line at the cursor, what is still to be done, keys."""
        yield Heading()
        yield FormList()
        yield FormPane(self._write_pane)
        yield Static(id="form-state", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the columns."""
        heading = self.query_exactly_one(Heading)
        heading.left = plain(f"Answers from a form · {self._opened.read.path.name}", 200)
        heading.right = Content(count_of(len(self._opened.form.rows), "row"))
        self._list.focus()
        self._show()
        for note in (*self._opened.read.notes, *self._opened.notes):
            tell(self.qi, f"{note[:1].upper()}{note[1:]}.", "warning")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each page has its own keys."""
        if action in ("ignore", "labels"):
            return not self.on_labels
        if action == "columns":
            return self.on_labels
        return True

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another line."""
        event.stop()
        self._pane.rewrite()

    def action_labels(self) -> None:
        """To the labels."""
        self._turn(True)

    def action_columns(self) -> None:
        """Back to the columns."""
        self._turn(False)

    def action_ignore(self) -> None:
        """Ignore the column at the cursor."""
        self._take(self._list.cursor, IGNORED)

    @work(exclusive=True, group="form")
    async def action_choose(self) -> None:
        """Say what the line at the cursor is."""
        if self.on_labels:
            await self._choose_label()
        else:
            await self._choose_column()

    @work(exclusive=True, group="form")
    async def action_bring(self) -> None:
        """Import what is known; what is not is told instead."""
        if self._problems:
            message = "\n".join(f"{problem}." for problem in self._problems)
            await self.qi.push_screen_wait(Ask("To be put right first", message, OK, "error"))
        elif unknown_in(self._seen):
            self._turn(True)
            self._list.cursor = next(
                place for place, each in enumerate(self._seen) if each.answer is None
            )
        else:
            await self._bring()

    @work(exclusive=True, group="form")
    async def action_leave(self) -> None:
        """Go back; what was put right is kept."""
        if self.mapping != self._opened.mapping:
            await self._keep_mapping()
        self.dismiss(None)

    def keep(self) -> None:
        """Keep what was put right, also where the program is closed here."""
        if self.mapping != self._opened.mapping:
            with suppress(QiError):
                save_mapping(self._opened.path, self.mapping)

    async def _choose_column(self) -> None:
        place = self._list.cursor
        taken = await ask_column(self.qi, self._opened, self.mapping, place)
        if taken is not None:
            self._take(place, taken)

    async def _choose_label(self) -> None:
        if not self._seen:
            return
        seen = self._seen[self._list.cursor]
        answer = await ask_label(self.qi, seen)
        if answer is None:
            return
        self.mapping = self.mapping.label(seen.said(answer))
        self._show()
        # Its place among the others may change with what is said of it; the next unknown one comes.
        places = [n for n, each in enumerate(self._seen) if _is_same(each, seen)]
        unknown = [n for n, each in enumerate(self._seen) if each.answer is None]
        self._list.cursor = (unknown or places or [0])[0]

    async def _bring(self) -> None:
        rows = count_of(len(self._opened.form.rows), "row")
        folder = display(str(self._folder), 300)
        message = f"{rows} become session files in\n{folder}"
        if await self.qi.push_screen_wait(Ask("Import these answers?", message)) != "yes":
            return
        if not self._opened.is_kept or self.mapping != self._opened.mapping:
            await self._keep_mapping()
        try:
            done = await self._import()
        except QiError as error:
            show_error(self.qi, error)
            return
        if done is not None:
            said = form_words.done_words(done, folder)
            await self.qi.push_screen_wait(Ask("Imported", said, OK))
            self.dismiss(done)

    async def _import(self) -> Imported | None:
        given = self._opened, self.mapping, self._folder, self._setting
        try:
            return await asyncio.to_thread(import_form, *given)
        except ManyChanged as error:
            asked = Ask(error.title, f"{error.message}\n\n{error.hint}\n\nIs it meant?")
            if await self.qi.push_screen_wait(asked) != "yes":
                return None
            return await asyncio.to_thread(import_form, *given, again=True)

    async def _keep_mapping(self) -> None:
        try:
            await asyncio.to_thread(save_mapping, self._opened.path, self.mapping)
        except QiError as error:
            tell(self.qi, f"{error}", "warning", error.title)

    def _take(self, place: int, taken: Taken) -> None:
        self.mapping = self.mapping.take(place, taken)
        self._show()

    def _turn(self, to_labels: bool) -> None:
        if to_labels != self.on_labels:
            self._cursors[self.on_labels] = self._list.cursor
            self.on_labels = to_labels
            self._show(self._cursors[to_labels])
            self.refresh_bindings()

    def _show(self, cursor: int | None = None) -> None:
        opened, mapping = self._opened, self.mapping
        seen = opened.seen(mapping)
        # What has to be said comes first, what says itself last.
        self._seen = tuple(sorted(seen, key=lambda each: (each.answer is not None, each.is_plain)))
        self._problems = opened.problems(mapping, self._seen)
        if self.on_labels:
            rows = form_words.label_rows(opened.form, self._seen, glyphs())
        else:
            rows = form_words.column_rows(opened.framework, opened.form, mapping, glyphs())
        self._list.show(rows, self._list.cursor if cursor is None else cursor)
        state = form_words.state_line(
            opened.framework, mapping, self._seen, self._problems, self.on_labels
        )
        self.query_one("#form-state", Static).update(plain(state, 300))
        self._pane.rewrite()

    def _write_pane(self, width: int, height: int) -> Sequence[Content]:
        place, opened = self._list.cursor, self._opened
        if self.on_labels:
            return form_words.label_lines(opened.form, self._seen[place]) if self._seen else []
        lines = form_words.column_lines(opened.framework, opened.form, self.mapping, place)
        return [part for line in lines for part in line.wrap(max(10, width))]


def _is_same(seen: Seen, other: Seen) -> bool:
    return (seen.text, seen.scale.items) == (other.text, other.scale.items)
