"""Setting a workshop up: one form in which everything has a default, and the promise to raters."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import Worker

from qi_tui.model.facilitating import NAMINGS, more_private
from qi_tui.model.workshop import Limits, WorkshopFile
from qi_tui.store.workshop.workshop_folders import new_folder
from qi_tui.ui.facilitating.setting_up import SetUp, last_of
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.workshop import set_up_lines as lines
from qi_tui.ui.screens.workshop.forms.line_form import Line, LineForm
from qi_tui.ui.text.workshop.workshop_words import (
    MOST_MINUTES,
    bring_words,
    day_in,
    limits_words,
    minutes_in,
    place_in,
    promise_lines,
    roles_in,
    roles_told,
)
from qi_tui.ui.widgets.drawing.form_scroll import FormScroll
from qi_tui.ui.widgets.field import Field
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.pick_list import PickList
from qi_tui.ui.widgets.press_line import PressLine
from qi_tui.ui.words import plain

BURST = 0.05
"""Seconds that letters typed in a burst may lie apart."""

Keep = Callable[[WorkshopFile, Path], Awaitable[bool]]
"""Keeps a workshop in a folder, and says whether it could; it tells the person why not itself."""


class SetUpScreen(LineForm):
    """Asks what a workshop is about and what its raters are promised; whether it was kept.

    Args:
        workshop: what stands in the form at first.
        keep: called with what the form says.
        folder: where it goes; None for a new folder below the sessions folder.
        told: what raters were told already, which may only become more private; None where nobody
            was told anything.
        is_begun: whether the workshop is there already, and only changed.
    """

    HELP = lines.HELP
    BINDINGS = lines.SET_UP_BINDINGS
    DEFAULT_CSS = lines.SET_UP_CSS

    _naming = getters.query_one(PickList)

    def __init__(
        self,
        workshop: WorkshopFile,
        keep: Keep,
        folder: Path | None = None,
        told: WorkshopFile | None = None,
        is_begun: bool = False,
    ) -> None:
        super().__init__()
        self._workshop = workshop
        self._keep = keep
        self._folder = folder
        self._told = told
        self._is_begun = is_begun
        self._sought = ""
        self._frameworks = list(workshop.head.frameworks)
        self._limits = workshop.head.limits
        self._last: WorkshopFile | None = None
        self._brings = True
        self._offered = ""
        self._finding: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """Heading, the lines of the form, what the one with the focus is for, keys."""
        yield Heading()
        with FormScroll():
            yield from lines.widgets(self._workshop.head, self._folder)
        yield Static(id="word")
        yield Static(id="purpose")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with the title."""
        title = "Change the set-up" if self._is_begun else "Start a workshop"
        self.query_one(Heading).left = Content(title)
        self._show_frameworks()
        self._show_promise()
        self._offer_folder()
        self.field("title").line.focus()
        self._look_back()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The folder is called after date and title; roles are told as they are understood."""
        event.stop()
        field = event.input.parent
        if not isinstance(field, Field) or not self.is_mounted:
            return
        self.say("")
        if field.key in ("title", "date"):
            self._offer_folder()
        if field.key == "date":
            self._look_back()
        if field.key == "roles":
            self.show_purpose(field)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Another promise; never a looser one than was given."""
        event.stop()
        try:
            if self._told is not None:
                more_private(self._told, NAMINGS[event.place])
        except ValueError as error:
            self._naming.pick(NAMINGS.index(self._told.head.naming) if self._told else 0)
            self.say(f"{error}.")
        self._show_promise()

    def on_press_line_pressed(self, event: PressLine.Pressed) -> None:
        """Open what the line stands for."""
        event.stop()
        match event.press_line.key:
            case "frameworks":
                # Letters typed in a burst, before the dialog is there to take them, add up.
                self._sought += event.letter
                self._choose_frameworks()
            case "limits":
                self._change_limits()
            case _:
                self._brings = not self._brings
                self._show_last()

    def action_start(self) -> None:
        """Keep what the form says, where all of it can be understood."""
        self.say("")
        day, minutes = self._day, minutes_in(self.value("minutes"))
        if day is None:
            self.refuse("date", "Write the date like this: 20 Nov 2026 or 2026-11-20.")
        elif not self._frameworks:
            self.say("Choose a framework first: type a few letters of its name.")
            self.query_one("#press-frameworks").focus()
        elif minutes is None:
            self.refuse("minutes", f"Write the minutes as a number up to {MOST_MINUTES}.")
        elif self._place is None:
            self.refuse("folder", "Say in which folder the workshop should lie.")
        else:
            self._start(day, minutes, self._place)

    def action_leave(self) -> None:
        """Leave without keeping anything."""
        self.dismiss(False)

    @work(group="set-up", exclusive=True)
    async def _start(self, day: str, minutes: int, place: Path) -> None:
        if self._finding is not None:
            # What comes along must not depend on how fast somebody was.
            await self._finding.wait()
        said = SetUp(
            title=self.value("title"),
            day=day,
            frameworks=tuple(self._frameworks),
            roles=roles_in(self.value("roles")),
            minutes=minutes,
            naming=NAMINGS[self._naming.picked],
            limits=self._limits,
            last=self._last if self._brings else None,
        )
        if await self._keep(said.of(self._workshop), place):
            self.dismiss(True)

    @work(group="set-up", exclusive=True)
    async def _choose_frameworks(self) -> None:
        from qi_tui.ui.screens.workshop.framework_chooser import FrameworkChooser

        entries = self.context.library.catalogue.entries
        # Further letters of the burst start this anew, with all that was typed.
        await asyncio.sleep(BURST)
        typed, self._sought = self._sought, ""
        chosen = await self.qi.push_screen_wait(
            FrameworkChooser(entries, tuple(self._frameworks), typed)
        )
        if chosen is not None:
            self._frameworks = chosen
            self.say("")
            self._show_frameworks()
            self._offer_folder()
            self._look_back()

    @work(group="set-up", exclusive=True)
    async def _change_limits(self) -> None:
        from qi_tui.ui.screens.workshop.forms.limits_form import LimitsForm

        told = self._told.head.limits if self._told is not None else Limits()
        limits = await self.qi.push_screen_wait(LimitsForm(self._limits, told))
        if limits is not None:
            self._limits = limits
            self._show_promise()

    def _look_back(self) -> None:
        day, place = self._day, self._place
        if not self._is_begun and day is not None and place is not None:
            self._finding = self._find_last(day, place)

    @work(group="last", exclusive=True)
    async def _find_last(self, day: str, place: Path) -> None:
        """Look for the last workshop: beside this one, else among those of the sessions folder."""
        self._last = await last_of(
            [place.parent, self.context.sessions], tuple(self._frameworks), day, place
        )
        self._show_last()

    @property
    def _day(self) -> str | None:
        """The day; that of a workshop that is there may stay as it is stored."""
        typed, stored = self.value("date"), self._workshop.head.date
        return stored if typed == stored.strip() else day_in(typed)

    @property
    def _place(self) -> Path | None:
        return self._folder or place_in(self.value("folder"), self.context.sessions)

    def _offer_folder(self) -> None:
        """Call the folder after date and title, for as long as nobody has typed another."""
        if self._folder is not None:
            return
        line = self.field("folder").line
        if line.value == self._offered:
            first = self._frameworks[0] if self._frameworks else ""
            title, day = self.value("title") or first, self._day or ""
            self._offered = str(new_folder(self.context.sessions, day, title))
            line.value = self._offered
            line.cursor_position = len(line.value)

    def _show_frameworks(self) -> None:
        library = self.context.library
        entries = {name: library.entry(name) for name in self._frameworks}
        titles = [plain(entry.title if entry else name, 120) for name, entry in entries.items()]
        line = self.query_one("#press-frameworks", PressLine)
        line.value = Content(" · ").join(titles) if titles else Content("type to choose")

    def _show_promise(self) -> None:
        self.query_one("#press-limits", PressLine).value = Content(limits_words(self._limits))
        said = promise_lines(NAMINGS[self._naming.picked], self._limits)
        self.query_one("#promise", Static).update(said)

    def _show_last(self) -> None:
        line = self.query_one("#press-bring", PressLine)
        line.set_class(self._last is not None, "-found")
        if self._last is not None:
            box = f"[{glyphs().tick if self._brings else ' '}] "
            line.value = Content.assemble(box, plain(bring_words(self._last), 200))

    def purpose_of(self, line: Line) -> str:
        """What a line is for; roles are told as they are understood."""
        if isinstance(line, Field) and line.key == "roles":
            return f"{line.purpose}\n{roles_told(roles_in(line.value))}"
        return line.purpose
