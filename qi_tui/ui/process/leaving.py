"""How the program is left: by a key, by a signal, by a closed window, by a fault of its own.

In each case what the screens have open is saved first, the terminal is restored, and the exit
status says which it was. After a fault one sentence is printed, never a traceback: its local
variables would put names, comments and ratings on the projector.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.driver import Driver

from qi_tui.ui.glyphs import install_fallback
from qi_tui.ui.process.fault import unsaved
from qi_tui.ui.process.faulting import FaultApp
from qi_tui.ui.process.keepers import Closable, Keepers
from qi_tui.ui.process.signals import HUNG_UP, SAVE_SECONDS, Signals
from qi_tui.ui.screens.base import QiDialog, QiScreen

INTERRUPTED = 130

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


class LeavingApp(FaultApp, inherit_bindings=False):
    """An app that is never left before everything is saved.

    Args:
        sessions: the folder that is named after a fault.
    """

    BINDINGS: ClassVar[list[BindingType]] = [QUIT, INTERRUPT]

    def __init__(self, sessions: Path) -> None:
        super().__init__(sessions)
        self._keepers = Keepers()
        self._asking = False
        self._signals: Signals | None = None

    def get_driver_class(self) -> type[Driver]:
        """The driver of a real terminal."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from qi_tui.ui.process.drawing import SafeDriver

        return SafeDriver

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        """Take over the signals of a real terminal before the terminal itself is taken."""
        driver = super()._build_driver(headless, inline, mouse, size)
        if not headless:
            install_fallback()
            self.mind_faults()
            self._signals = Signals(
                self._keepers, self._leave_on_signal, self._in_own_turn, self._draw_anew
            )
            self._signals.install()
        return driver

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
        for screen in self._half_done():
            screen.keep()
        is_saved = await self._keepers.settle(SAVE_SECONDS)
        if not is_saved and ask:
            from qi_tui.ui.screens.dialog import STAY_OR_LEAVE, Ask

            self._asking = True
            choice = await self.push_screen_wait(Ask(*STAY_OR_LEAVE))
            self._asking = False
            if choice != "leave":
                return
        told = None if is_saved or ask else unsaved(self._sessions)
        self.exit(status, return_code=status, message=told)

    def _half_done(self) -> list[QiScreen[object] | QiDialog[object]]:
        return [
            screen
            for screen in reversed(self.screen_stack)
            if isinstance(screen, (QiScreen, QiDialog))
        ]

    def keep_half_done(self) -> None:
        """After a fault: hand over what can be, screen by screen."""
        # One of them may be what is at fault, or there is none yet.
        with contextlib.suppress(Exception):
            for screen in self._half_done():
                with contextlib.suppress(Exception):
                    screen.keep()

    def lose_terminal(self) -> None:
        """Leave as after a closed window."""
        if self._signals is not None:
            self._signals.end(HUNG_UP)

    def _draw_anew(self) -> None:
        self.screen.refresh(layout=True)

    def _in_own_turn(self, call: Callable[[], object]) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(call)

    def _leave_on_signal(self, status: int) -> None:
        def leave() -> None:
            abandon = getattr(self._driver, "abandon", None)
            if abandon is not None and self._signals is not None and self._signals.is_suspended:
                abandon()
            self.call_later(self.leave, status, False)

        self._in_own_turn(leave)

    async def _shutdown(self) -> None:
        if self._signals is not None:
            self._signals.watch_leaving(self.return_code or 0, self._fault_sentence)
        try:
            await self._keepers.settle(SAVE_SECONDS)
            await super()._shutdown()
        except Exception as error:  # noqa: BLE001
            self._handle_exception(error)
            if self._driver is not None:
                self._driver.close()
            self._print_error_renderables()
        finally:
            await self._keepers.close()
            if self._signals is not None:
                self._signals.restore()
                self.forget_faults()
