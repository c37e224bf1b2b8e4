"""Running a command: what goes wrong becomes a sentence and an exit status, never a trace."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Sequence

from qi_tui.cli.saying import DONE, INTERRUPTED, LEFT_OUT, WRONG_USAGE, say
from qi_tui.errors import QiError, UsageError


def run(arguments: Sequence[str]) -> int:
    """Parse the arguments and run what they ask for; the exit status."""
    _have_streams()
    _speak_utf8()
    _keep_plugins_out()
    try:
        status = _obey(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever was reading has gone (`| head`): there is nobody to say it to.
        _drop_output()
        return 128 + getattr(signal, "SIGPIPE", 13)
    except OSError as error:
        _drop_output()
        say(f"it could not be finished: {error.strerror or type(error).__name__}.")
        return LEFT_OUT
    # The last resort: what is wrong goes into the log, and never onto the screen.
    except Exception as error:  # noqa: BLE001
        return _fault(error)
    return status


def _obey(arguments: Sequence[str]) -> int:
    try:
        if not arguments:
            from qi_tui.cli.screens import library

            return library(None, None)
        from qi_tui.cli.parser import parse

        options = parse(arguments)
        status: int = options.run(options)
    except UsageError as error:
        say(str(error))
        return WRONG_USAGE
    except QiError as error:
        say(str(error))
        return LEFT_OUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as asked:
        # argparse ends so after --help, and after what it has to say of wrong usage.
        return asked.code if isinstance(asked.code, int) else DONE
    return status


def _fault(error: Exception) -> int:
    from qi_tui.store.disk.log import log_fault

    log = log_fault(error)
    say("something went wrong inside qi-tui; what was saved before is safe.")
    if log is not None:
        say(f"details, without names or ratings: {log}")
    return LEFT_OUT


def _keep_plugins_out() -> None:
    """Let pydantic look for no plugins: one would see all that is validated, and so every answer.

    Looking for them would also read what is told of every package that is installed.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"


def _have_streams() -> None:
    """Have streams also where the program was started without some (`>&-`)."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())


def _drop_output() -> None:
    """Forget what is still to be written, or the interpreter tries once more when it ends."""
    original = sys.__stdout__
    if original is not None and sys.stdout is original:
        with contextlib.suppress(OSError):
            original.close()


def _speak_utf8() -> None:
    """Results are UTF-8 in a file or a pipe; a terminal gets what it can show, and never an error.

    On Windows the default for a pipe is the code page, which would garble every name.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # What is typed in another encoding is still an answer to a question.
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
