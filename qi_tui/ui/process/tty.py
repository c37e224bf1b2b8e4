"""The terminal beneath the app: whether it is still there, and putting it back without the app.

The app restores its terminal itself when it leaves. Where it cannot, because it is stuck or its
output is, the terminal must still be given back as it was found: a shell without an echo, with a
mouse that types, is lost on most people.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

RESTORED = (
    # Ends a sequence that was cut off; then what the drivers of Textual switch on, off again.
    "\x1b\\\x1b[?2026l\x1b[?2004l\x1b[?2048l\x1b[?7h"
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
)
"""What puts a terminal back: modes off, own screen left, cursor shown (xterm's ctlseqs)."""


def terminal_is_gone() -> bool:
    """Whether the terminal was closed without a signal to us: reading it would spin for ever."""
    stream = sys.__stdin__
    if stream is None or os.name == "nt":
        return False
    try:
        os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        return True
    return False


def is_in_background() -> bool:
    """Whether the terminal is another program's at the moment, such as the shell's."""
    stream = sys.__stdin__
    if stream is None or sys.platform == "win32":
        return False
    with contextlib.suppress(OSError, ValueError):
        return os.tcgetpgrp(stream.fileno()) != os.getpgrp()
    return False


class Tty:
    """The terminal as it is now; made before the app changes it. On Windows it does nothing."""

    def __init__(self) -> None:
        self._number = self._output = -1
        self._settings: list[Any] | None = None
        if sys.platform != "win32":
            import termios

            with contextlib.suppress(OSError, ValueError, AttributeError, termios.error):
                self._number = sys.__stdin__.fileno()  # type: ignore[union-attr]
                self._output = sys.__stderr__.fileno()  # type: ignore[union-attr]
                self._settings = termios.tcgetattr(self._number)

    def put_back(self, sentence: str = "") -> None:
        """Put it back as it was, as far as it takes anything; from any thread, without waiting.

        Args:
            sentence: what is then said in it; safe to show.
        """
        if sys.platform == "win32" or self._settings is None:
            return
        import termios

        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(self._number, termios.TCSANOW, self._settings)
            # What it has not taken yet is in the way of what puts it back.
            termios.tcflush(self._number, termios.TCOFLUSH)
            os.set_blocking(self._output, False)
            try:
                said = RESTORED + (f"{sentence}\n" if sentence else "")
                os.write(self._output, said.encode("ascii", "replace"))
            finally:
                # It is the shell's too.
                os.set_blocking(self._output, True)
