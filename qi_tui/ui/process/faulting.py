"""Faults of the program itself: they end it with one sentence, and with the details in a log.

Whatever Python or Textual would print holds what people wrote: the text of an error, the variables
of its frames. So none of it is printed, wherever the fault was: in a handler, a worker, a thread,
the event loop, or while leaving.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich.console import RenderableType
from rich.text import Text

from qi_tui.ui.process.fault import sentence
from qi_tui.ui.process.in_order import InOrderApp
from qi_tui.ui.process.tty import terminal_is_gone

if TYPE_CHECKING:
    from qi_tui.ui.process.drawing import SafeDriver

FAULT = 1
"""Exit status of a fault inside the program."""


class FaultApp(InOrderApp, inherit_bindings=False):
    """An app whose faults are one sentence.

    Args:
        sessions: the folder that it names.
    """

    def __init__(self, sessions: Path) -> None:
        super().__init__()
        self._sessions = sessions
        self._fault_sentence = ""
        self._hooks = (threading.excepthook, sys.unraisablehook)

    def keep_half_done(self) -> None:
        """Hand over what is half done; a subclass says how."""

    def lose_terminal(self) -> None:
        """The terminal has gone; a subclass says what to do."""

    def mind_faults(self) -> None:
        """Have faults beside the app's own handlers put into the log as well."""
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: self._note(context.get("exception"))
        )
        threading.excepthook = self._on_thread_fault
        sys.unraisablehook = lambda fault: self._note(fault.exc_value)

    def forget_faults(self) -> None:
        """Give Python's own hooks back."""
        threading.excepthook, sys.unraisablehook = self._hooks

    def _on_thread_fault(self, fault: threading.ExceptHookArgs) -> None:
        error = fault.exc_value
        drawing = getattr(self._driver, "is_writing_in", None)
        if drawing is None or not drawing(fault.thread):
            self._note(error)
        elif terminal_is_gone():
            self.lose_terminal()
        elif self._loop is not None and self._driver is not None:
            cast("SafeDriver", self._driver).write_anew()
            self._loop.call_soon_threadsafe(self.end_by_fault, error)

    def _note(self, error: object) -> None:
        sentence(error if isinstance(error, BaseException) else None, self._sessions)

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.end_by_fault(error)

    def panic(self, *renderables: RenderableType) -> None:
        """End with one sentence; what Textual wanted to print may hold what people wrote."""
        self.end_by_fault(None)

    def end_by_fault(self, error: BaseException | None) -> None:
        """Leave with the sentence about a fault."""
        is_first = not self._fault_sentence
        self._return_code = FAULT
        self._fault_sentence = sentence(error, self._sessions)
        self._exit_renderables[:] = [Text(self._fault_sentence)]
        if is_first:
            self.keep_half_done()
        self._close_messages_no_wait()
