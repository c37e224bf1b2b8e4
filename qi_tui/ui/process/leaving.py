"""How the program is left: by a key, by a signal, by a closed window, by a fault of its own.

In each case what the screens have open is saved first, the terminal is restored, and the exit
status says which it was. After a fault one sentence is printed, never a traceback: its local
variables would put names, comments and ratings on the projector.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.app import App
from textual.binding import Binding, BindingType

from qi_tui.ui.glyphs import glyphs, install_fallback
from qi_tui.ui.process.keepers import Closable, Keepers
from qi_tui.ui.process.signals import SAVE_SECONDS, Signals, terminal_is_gone
from qi_tui.ui.screens.base import QiDialog, QiScreen

FAULT = 70
"""Exit status of a fault inside the program (EX_SOFTWARE of sysexits.h)."""
INTERRUPTED = 130
HUNG_UP = 129
LOOK_SECONDS = 3.0
"""How often to look whether the terminal is still there."""

QUIT = Binding(
    "ctrl+q",
    "quit",
    "Quit",
    priority=True,
    show=False,
    id="app.quit",
    tooltip="Leave the program; everything is saved first",
)
INTERRUPT = Binding(
    "ctrl+c",
    "interrupt",
    "Interrupt",
    priority=True,
    show=False,
    id="app.interrupt",
    tooltip="Leave the program at once; everything is saved first",
)


class LeavingApp(App[int], inherit_bindings=False):
    """An app that is never left before everything is saved.

    Args:
        sessions: the folder that is named after a fault.
    """

    BINDINGS: ClassVar[list[BindingType]] = [QUIT, INTERRUPT]

    def __init__(self, sessions: Path) -> None:
        super().__init__()
        self._sessions = sessions
        self._keepers = Keepers()
        self._asking = False
        self._signals = Signals(self._keepers, self._leave_on_signal)

    def on_mount(self) -> None:
        """Take over the signals of a real terminal."""
        if not self.is_headless:
            if glyphs().is_ascii:
                install_fallback()
            self._signals.install()
            self.set_interval(LOOK_SECONDS, self._look_for_terminal)

    def register(self, keeper: Closable) -> None:
        """Wait for this writer (or close this door) before the program ends."""
        self._keepers.add(keeper)

    def unregister(self, keeper: Closable) -> None:
        """Whoever registered it has closed it."""
        self._keepers.discard(keeper)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where text is selected, Ctrl+C copies it."""
        return not (action == "interrupt" and bool(getattr(self.focused, "selected_text", "")))

    async def action_quit(self) -> None:
        """Leave with everything saved."""
        self.leave(0)

    def action_interrupt(self) -> None:
        """Leave with everything saved, as an interrupted program does."""
        self.leave(INTERRUPTED)

    def leave(self, status: int, ask: bool = True) -> None:
        """Save everything, then end with this exit status.

        Args:
            status: the exit status.
            ask: whether to ask first where something cannot be saved.
        """
        if not (ask and self._asking):
            self._leave(status, ask)

    @work(group="leave", exclusive=True)
    async def _leave(self, status: int, ask: bool) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, (QiScreen, QiDialog)):
                screen.keep()
        if not await self._keepers.settle(SAVE_SECONDS) and ask:
            from qi_tui.ui.screens.dialog import STAY_OR_LEAVE, Ask

            self._asking = True
            choice = await self.push_screen_wait(Ask(*STAY_OR_LEAVE))
            self._asking = False
            if choice != "leave":
                return
        self.exit(status, return_code=status)

    def _look_for_terminal(self) -> None:
        if terminal_is_gone():
            self._signals.end(HUNG_UP)

    def _leave_on_signal(self, status: int) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.call_later, self.leave, status, False)

    async def _shutdown(self) -> None:
        await self._keepers.settle(SAVE_SECONDS)
        await super()._shutdown()
        await self._keepers.close()
        self._signals.restore()

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._end_by_fault(error)

    def panic(self, *renderables: RenderableType) -> None:
        """End with one sentence; what Textual wanted to print may hold what people wrote."""
        self._end_by_fault(None)

    def _end_by_fault(self, error: Exception | None) -> None:
        from qi_tui.ui.process.fault import sentence

        self._return_code = FAULT
        self._exit_renderables[:] = [Text(sentence(error, self._sessions))]
        self._close_messages_no_wait()
