"""Running a command: what goes wrong becomes a sentence and an exit status, never a trace."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence

from qi_tui.cli import INTERRUPTED
from qi_tui.errors import QiError, UsageError

DONE, LEFT_OUT, WRONG_USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Parse the arguments and run what they ask for; the exit status."""
    _speak_utf8()
    try:
        if not arguments:
            from qi_tui.cli.screens import library

            return library(None, None)
        from qi_tui.cli.parser import parse

        options = parse(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except UsageError as error:
        say(str(error))
        return WRONG_USAGE
    except QiError as error:
        say(str(error))
        return LEFT_OUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading has gone (`| head`): say no more, also not at the end of the process.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + getattr(signal, "SIGPIPE", 13)


def say(sentence: str) -> None:
    """Words about the results, on standard error."""
    from qi_tui.model.text import display_comment

    print(display_comment(f"qi-tui: {sentence}"), file=sys.stderr)


def _speak_utf8() -> None:
    """Results are UTF-8 in a file or a pipe; a terminal gets what it can show, and never an error.

    On Windows the default for a pipe is the code page, which would garble every name.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")
