"""The app: its looks, its own keys, and which screen is opened first."""

from __future__ import annotations

import gc
from collections.abc import Iterable

from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from qi_tui.model.text import visible
from qi_tui.ui import palette, theme
from qi_tui.ui.context import Context, OpenLibrary, OpenRating, Start, folder_of
from qi_tui.ui.process.leaving import LeavingApp
from qi_tui.ui.process.typed_ahead import TypedAhead
from qi_tui.ui.screens.base import fits
from qi_tui.ui.text.key_names import key_name


class QiApp(LeavingApp):
    """The program in a terminal; `run` it, then ask for its `return_code`."""

    TITLE = "qi-tui"
    ESCAPE_TO_MINIMIZE = False
    BINDINGS = [
        Binding(
            "ctrl+p",
            "command_palette",
            "Commands",
            priority=True,
            show=False,
            id="app.palette",
            tooltip="Find every command by its name",
        ),
        Binding(
            "ctrl+t",
            "switch_theme",
            "Light or dark theme",
            priority=True,
            show=False,
            id="app.theme",
            tooltip="Switch between the dark look and the light one for a projector",
        ),
    ]

    def __init__(self, context: Context, start: Start) -> None:
        super().__init__(folder_of(context, start))
        self.context = context
        self.start = start
        self._typed_ahead: TypedAhead | None = None
        for look in theme.THEMES:
            self.register_theme(look)
        self.set_reactive(App.theme, theme.first(self.console.color_system))
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """The library lies under every other screen, once it is needed there."""
        if isinstance(self.start, OpenLibrary):
            from qi_tui.ui.screens.library import LibraryScreen

            return LibraryScreen()
        if isinstance(self.start, OpenRating):
            from qi_tui.ui.screens.first_look import first_look

            look = first_look(self.context, self.start)
            if look is not None:
                self._typed_ahead = TypedAhead()
                return look
        from qi_tui.ui.screens.beneath import BeneathScreen

        return BeneathScreen()

    def on_mount(self) -> None:
        """Open what was asked for; where there is a first look at it, once that is drawn."""
        if not isinstance(self.start, OpenLibrary) and self._typed_ahead is None:
            self._open_first()

    def on_ready(self) -> None:
        """The first screen is drawn: collect garbage from now on, but not what was there before."""
        if self._typed_ahead is not None:
            self.call_after_refresh(self._open_first)
        else:
            self.call_after_refresh(_collect_garbage)

    @work(group="open")
    async def _open_first(self) -> None:
        from qi_tui.ui.flows import open_first

        is_new = await open_first(self, self.start)
        if self._typed_ahead is not None:
            self.call_later(self._answer_typed_ahead, is_new)
            self.call_after_refresh(_collect_garbage)

    async def _answer_typed_ahead(self, is_new: bool) -> None:
        """Give what was typed ahead to the rating, or drop it where that is not as it was drawn."""
        ahead = self._typed_ahead
        while ahead is not None and (event := ahead.next()) is not None:
            if is_new:
                await super().on_event(event)
        self._typed_ahead = None

    async def on_event(self, event: events.Event) -> None:
        """Whatever is pasted, wherever it goes: nothing in it that a terminal could obey."""
        if isinstance(event, events.Paste):
            event.text = visible(event.text)
        if self._typed_ahead is None or not self._typed_ahead.keeps(event):
            await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """Look whether the screens still fit, once the new size is known everywhere."""
        self.call_later(self.mind_size)

    def mind_size(self) -> None:
        """Cover a screen that does not fit the terminal; the cover leaves by itself."""
        if fits(self.size):
            return
        from qi_tui.ui.screens.too_small import TooSmall

        if not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written on a keyboard."""
        return binding.key_display or key_name(binding.key)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette finds."""
        return palette.commands(self, screen)

    def action_switch_theme(self) -> None:
        """Dark to light, light to dark."""
        self.theme = theme.other(self.theme)


def _collect_garbage() -> None:
    gc.freeze()
    gc.enable()


def make_app(context: Context, start: Start | None = None) -> QiApp:
    """The app, for the command line and for the tests alike."""
    return QiApp(context, start or OpenLibrary())
