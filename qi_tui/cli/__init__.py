"""The command line: a thin layer over the functions that the screens use too.

Importing this package imports next to nothing, so that every command starts at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: the arguments without the program's name; those of the process by default.

    Returns:
        The exit status: 0 all well; 1 done, but something was left out or a check failed; 2 wrong
        usage or nothing to work on; 130 interrupted; 128 + n on signal n.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"] and _print_version():
        return 0
    if arguments in (["--help"], ["-h"]) and _print_overview():
        return 0
    try:
        from qi_tui.cli.running import run

        return run(arguments)
    except KeyboardInterrupt:
        # Before, or after, what minds it has been set up.
        return 130


def _print_version() -> bool:
    from qi_tui import __version__

    return _print(f"qi-tui {__version__}\n")


def _print_overview() -> bool:
    from qi_tui.cli.overview import overview

    return _print(overview())


def _print(text: str) -> bool:
    try:
        print(text, end="", flush=True)
    except OSError:
        # The long way knows what to say about that.
        return False
    return True
