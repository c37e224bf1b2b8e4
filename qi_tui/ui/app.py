"""The app: which screen is opened first, and how the program is left with everything saved."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from qi_tui.ui import palette, theme
from qi_tui.ui.context import Context, OpenLibrary, Start
from qi_tui.ui.glyphs import glyphs, install_fallback
from qi_tui.ui.keepers import Closable, Keepers
from qi_tui.ui.screens.base import QiDialog, QiScreen
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.signals import SAVE_SECONDS, Signals

FAULT = 70
"""Exit status of a fault inside the program (EX_SOFTWARE of sysexits.h)."""
INTERRUPTED = 130


class QiApp(App[int]):
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
            "Light or dark",
            priority=True,
            show=False,
            id="app.theme",
            tooltip="Switch between the dark look and the light one for a projector",
        ),
        Binding(
            "ctrl+q",
            "quit",
            "Quit",
            priority=True,
            show=False,
            id="app.quit",
            tooltip="Leave the program; everything is saved first",
        ),
        Binding(
            "ctrl+c",
            "interrupt",
            "Interrupt",
            priority=True,
            show=False,
            id="app.interrupt",
            tooltip="Leave the program at once; everything is saved first",
        ),
    ]

    def __init__(self, context: Context, start: Start) -> None:
        super().__init__()
        self.context = context
        self.start = start
        self.keepers = Keepers()
        self._signals = Signals(self.keepers, self._leave_on_signal)
        for look in theme.THEMES:
            self.register_theme(look)
        self.set_reactive(App.theme, theme.DARK)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """The library lies under every other screen."""
        return LibraryScreen()

    def on_mount(self) -> None:
        """Take over the signals of a real terminal, and open what was asked for."""
        if not self.is_headless:
            if glyphs().is_ascii:
                install_fallback()
            self._signals.install()
        if not isinstance(self.start, OpenLibrary):
            from qi_tui.ui.flows import open_first

            self.run_worker(open_first(self, self.start), group="open")

    def on_resize(self, event: events.Resize) -> None:
        """Look whether the screens still fit, once the new size is known everywhere."""
        self.call_later(self.mind_size)

    def mind_size(self) -> None:
        """Cover a screen that does not fit the terminal; the cover leaves by itself."""
        from qi_tui.ui.screens.too_small import TooSmall, fits

        if not fits(self.size) and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette finds."""
        return palette.commands(self, screen)

    def register(self, keeper: Closable) -> None:
        """Wait for this writer (or close this door) before the program ends."""
        self.keepers.add(keeper)

    def unregister(self, keeper: Closable) -> None:
        """Whoever registered it has closed it."""
        self.keepers.discard(keeper)

    def action_switch_theme(self) -> None:
        """Dark to light, light to dark."""
        self.theme = theme.other(self.theme)

    def action_interrupt(self) -> None:
        """Leave with everything saved, as an interrupted program does."""
        self.leave(INTERRUPTED)

    async def action_quit(self) -> None:
        """Leave with everything saved."""
        self.leave(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where text is selected, Ctrl+C copies it."""
        return not (action == "interrupt" and bool(getattr(self.focused, "selected_text", "")))

    def leave(self, status: int, ask: bool = True) -> None:
        """Save everything, then end with this exit status.

        Args:
            status: the exit status.
            ask: whether to ask first where something cannot be saved.
        """
        self.run_worker(self._leave(status, ask), group="leave", exclusive=True)

    async def _leave(self, status: int, ask: bool) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, (QiScreen, QiDialog)):
                screen.keep()
        if not await self.keepers.settle(SAVE_SECONDS) and ask:
            from qi_tui.ui.screens.dialog import STAY_OR_LEAVE, Ask

            if await self.push_screen_wait(Ask(*STAY_OR_LEAVE)) != "leave":
                return
        self.exit(status, return_code=status)

    def _leave_on_signal(self, status: int) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.call_later, self.leave, status, False)

    async def _shutdown(self) -> None:
        await self.keepers.settle(SAVE_SECONDS)
        await super()._shutdown()
        await self.keepers.close()
        self._signals.restore()

    def _handle_exception(self, error: Exception) -> None:
        # Textual's own way prints a traceback with local variables: names, comments, ratings.
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._end_by_fault(error)

    def panic(self, *renderables: RenderableType) -> None:
        """End with one sentence; what Textual wanted to print may hold what people wrote."""
        self._end_by_fault(None)

    def _end_by_fault(self, error: Exception | None) -> None:
        from qi_tui.ui.fault import sentence

        self._return_code = FAULT
        self._exit_renderables[:] = [Text(sentence(error, self.context.sessions))]
        self._close_messages_no_wait()


def make_app(context: Context, start: Start | None = None) -> QiApp:
    """The app, for the command line and for the tests alike."""
    return QiApp(context, start or OpenLibrary())
