"""Signals: saved first, then the terminal restored, then the right exit status.

A handler of Python's own also runs while the app is held up by a terminal that takes no more
output, which one of the event loop's would not; so these are used on every platform. Should the
app not get away by itself then, a watchdog puts the terminal back and ends the process once
everything is on disk.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from qi_tui.ui.process.tty import Tty, is_in_background, terminal_is_gone

if TYPE_CHECKING:
    from qi_tui.ui.process.keepers import Keepers

SAVE_SECONDS = 10.0
LEAVE_SECONDS = 2.0
"""How long the app may take to leave once it is told to, while nothing is being written."""
LOOK_SECONDS = 1.0
"""How often to look whether the terminal is still there."""
HUNG_UP = 129

ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK", "SIGQUIT", "SIGUSR1", "SIGUSR2")
"""Signals that would end a program where it stands; not all are on every platform."""


class Signals:
    """The handlers, while the app runs.

    Args:
        keepers: what must be on disk before the process may end.
        leave: called from any thread with the exit status; it must not block.
        later: calls a function in the app's own turn, from any thread.
        draw_anew: draws all of the screen again, in a terminal that others have drawn in.
    """

    def __init__(
        self,
        keepers: Keepers,
        leave: Callable[[int], None],
        later: Callable[[Callable[[], object]], None],
        draw_anew: Callable[[], object],
    ) -> None:
        self._keepers = keepers
        self._leave = leave
        self._later = later
        self._draw_anew = draw_anew
        self._tty = Tty()
        self._before: dict[int, Any] = {}
        self._gone = threading.Event()
        self._leaving = False
        self.is_suspended = False
        """Whether the terminal is the shell's again."""

    def install(self) -> None:
        """Take the signals over, before the terminal is; only the main thread may."""
        if threading.current_thread() is not threading.main_thread():
            return
        for name in ENDING:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._end)
        self._guard_suspension()
        threading.Thread(target=self._look, name="qi-tui terminal", daemon=True).start()

    def restore(self) -> None:
        """Give the signals back, and call the watchdog off."""
        self._gone.set()
        if threading.current_thread() is threading.main_thread():
            for number, handler in self._before.items():
                signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        self._before.clear()

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.end(128 + number)

    def end(self, status: int) -> None:
        """Leave with this exit status, and see to it that the process ends."""
        if not self._leaving:
            self.watch_leaving(status)
            self._leave(status)

    def watch_leaving(self, status: int, sentence: str = "") -> None:
        """The app leaves now: end the process should it not get away.

        Args:
            status: the exit status.
            sentence: said in the terminal where the app cannot say it itself.
        """
        if not self._leaving:
            self._leaving = True
            watchdog = threading.Thread(target=self._watch, args=(status, sentence), daemon=True)
            watchdog.start()

    def _watch(self, status: int, sentence: str) -> None:
        self._keepers.wait(SAVE_SECONDS)
        if self._gone.wait(LEAVE_SECONDS):
            return
        # The screens may have handed over what was half done meanwhile.
        self._keepers.wait(SAVE_SECONDS)
        if not self._gone.is_set():
            if not self.is_suspended:
                self._tty.put_back(sentence)
            os._exit(status)

    def _look(self) -> None:
        while not self._gone.wait(LOOK_SECONDS):
            if terminal_is_gone():
                self.end(HUNG_UP)
                return

    def _guard_suspension(self) -> None:
        """Let SIGCONT act only after SIGTSTP: a stray one would take the terminal over twice.

        Both act in the app's own turn: what it writes meanwhile may hold a lock that they need.
        """
        if not hasattr(signal, "SIGTSTP"):
            return
        suspend, resume = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
        if not callable(suspend) or not callable(resume):
            return

        def suspend_now() -> None:
            if not (self.is_suspended or self._leaving):
                self.is_suspended = True
                suspend(signal.SIGTSTP, None)

        def resume_now() -> None:
            # Whoever ends while the shell has the terminal must not take it back first.
            if not self.is_suspended or self._leaving:
                return
            if is_in_background():
                # After `bg`: it goes on when it is brought back.
                os.kill(os.getpid(), signal.SIGSTOP)
            else:
                self.is_suspended = False
                resume(signal.SIGCONT, None)
                self._draw_anew()

        self._before[signal.SIGTSTP] = signal.signal(
            signal.SIGTSTP, lambda number, frame: self._later(suspend_now)
        )
        self._before[signal.SIGCONT] = signal.signal(
            signal.SIGCONT, lambda number, frame: self._later(resume_now)
        )
