"""Whether a full screen can be drawn here, and what to say where it cannot.

On Linux and macOS the screens are drawn on standard error, on Windows on standard output; keys come
from standard input. All three must be a terminal: what people rate does not belong in a file that
output was led to.
"""

from __future__ import annotations

import os
import sys
from typing import IO, Protocol

from qi_tui.errors import UsageError

HINT = "To merge files without one: qi-tui merge PATH…"
CANNOT_DRAW = ("dumb", "unknown")
"""Values of TERM that name no terminal, or one without a cursor to move."""
DRAWS_SEQUENCES = 0x0004
"""ENABLE_VIRTUAL_TERMINAL_PROCESSING: the console obeys the sequences that a screen is made of."""
OUTPUT = -11
"""STD_OUTPUT_HANDLE."""


class Kernel(Protocol):
    """The functions of Windows that are asked about the console."""

    def GetStdHandle(self, which: int) -> int:  # noqa: N802
        """The handle of a standard stream."""

    def GetConsoleMode(self, handle: int, mode: object) -> int:  # noqa: N802
        """Put the console's mode where the pointer says; 0 where it has none."""

    def SetConsoleMode(self, handle: int, mode: int) -> int:  # noqa: N802
        """Set the console's mode; 0 where it knows no such mode."""


def need_terminal() -> None:
    """Refuse where no full screen can be drawn.

    Raises:
        UsageError: with what to do instead.
    """
    if not all(_is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError("No terminal", "This needs a terminal to draw in.", HINT)
    if os.environ.get("TERM", "").casefold() in CANNOT_DRAW:
        raise UsageError(
            "No screen",
            f'This terminal says that it cannot draw a screen (TERM is "{os.environ["TERM"]}").',
            HINT,
        )
    kernel = _kernel()
    if kernel is not None and not can_draw(kernel):
        raise UsageError(
            "An old console",
            "This console window is of an old kind that cannot draw a screen.",
            "Open Windows Terminal, which is free in the Microsoft Store, and start qi-tui there;"
            ' or, in the properties of this window, take the tick off "Use legacy console".',
        )


def can_draw(kernel: Kernel) -> bool:
    """Whether the console of Windows knows the sequences; its mode is left as it was."""
    import ctypes

    handle = kernel.GetStdHandle(OUTPUT)
    mode = ctypes.c_uint32()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        # Not a console but a terminal of another kind, which a program talks to by a pipe.
        return True
    if mode.value & DRAWS_SEQUENCES:
        return True
    if not kernel.SetConsoleMode(handle, mode.value | DRAWS_SEQUENCES):
        return False
    kernel.SetConsoleMode(handle, mode.value)
    return True


def _is_terminal(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        # It was closed.
        return False


def _kernel() -> Kernel | None:
    if sys.platform != "win32":
        return None
    import ctypes

    kernel: Kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    return kernel
