"""Signals: saved first, then the terminal restored, then the right exit status.

A handler of Python's own also runs while the app is held up by a terminal that takes no more
output (a closed window), which one of the event loop's would not; so these are used on every
platform. Should the app not get away by itself then, a watchdog ends the process once everything
is on disk.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qi_tui.ui.process.keepers import Keepers

SAVE_SECONDS = 10.0
LEAVE_SECONDS = 3.0

ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def terminal_is_gone() -> bool:
    """Whether the terminal was closed without a signal to us: reading it would spin for ever."""
    stream = sys.__stdin__
    if stream is None or os.name == "nt":
        return False
    try:
        os.get_terminal_size(stream.fileno())
    except OSError:
        return True
    return False


class Signals:
    """The handlers, while the app runs.

    Args:
        keepers: what must be on disk before the process may end.
        leave: called in the main thread with the exit status; it must not block.
    """

    def __init__(self, keepers: Keepers, leave: Callable[[int], None]) -> None:
        self._keepers = keepers
        self._leave = leave
        self._before: dict[int, Any] = {}
        self._suspended = False
        self._gone = threading.Event()
        self._leaving = False

    def install(self) -> None:
        """Take the signals over; only the main thread may."""
        if threading.current_thread() is not threading.main_thread():
            return
        for name in ENDING:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, self._end)
        self._guard_suspension()

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
        if self._leaving:
            return
        self._leaving = True
        watchdog = threading.Thread(target=self._watch, args=(status,), daemon=True)
        watchdog.start()
        self._leave(status)

    def _watch(self, status: int) -> None:
        self._keepers.wait(SAVE_SECONDS)
        if not self._gone.wait(LEAVE_SECONDS):
            os._exit(status)

    def _guard_suspension(self) -> None:
        """Let SIGCONT act only after SIGTSTP: a stray one would take the terminal over twice."""
        if not hasattr(signal, "SIGTSTP"):
            return
        suspend, resume = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
        if not callable(suspend) or not callable(resume):
            return

        def on_suspend(number: int, frame: FrameType | None) -> None:
            self._suspended = True
            suspend(number, frame)

        def on_resume(number: int, frame: FrameType | None) -> None:
            if self._suspended:
                self._suspended = False
                resume(number, frame)

        self._before[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, on_suspend)
        self._before[signal.SIGCONT] = signal.signal(signal.SIGCONT, on_resume)
