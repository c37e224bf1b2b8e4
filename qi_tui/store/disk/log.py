"""The private log of faults inside the program: where it went wrong, and never with what.

An exception's text and a frame's variables may hold names, comments and ratings, so a line of the
log has only the kind of the exception and, for each frame, file, line and function. Of the file,
the folders above are left out: one of them is often called after whoever works here.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath
from traceback import walk_tb

from qi_tui import __version__, paths

LARGEST = 1024 * 1024
"""A log that has grown over this many bytes is begun anew."""


def log_fault(error: BaseException | None) -> Path | None:
    """Put a fault into the log.

    Args:
        error: what went wrong; None where only that something did is known.

    Returns:
        The log file, or None where it cannot be written.
    """
    path = paths.log_file()
    lines = [_heading(), *(_described(error) if error is not None else ("  unknown",)), ""]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        too_large = path.exists() and path.stat().st_size > LARGEST
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if too_large else os.O_APPEND)
        log = os.open(path, flags, 0o600)
        try:
            os.write(log, ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
        finally:
            os.close(log)
    except OSError:
        return None
    return path


def _heading() -> str:
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{moment} qi-tui {__version__}, Python {python}, {platform.system()}"


def _described(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"  {type(current).__module__}.{type(current).__qualname__}"
        for frame, line in walk_tb(current.__traceback__):
            code = frame.f_code
            yield f"    {_place(code.co_filename)}:{line} {code.co_name}"
        inner = getattr(current, "error", None)
        current = (
            inner if isinstance(inner, BaseException) else current.__cause__ or current.__context__
        )


def _place(file: str) -> str:
    path = PurePath(file)
    if path.is_relative_to(paths.PACKAGE):
        return path.relative_to(paths.PACKAGE.parent).as_posix()
    return "/".join(path.parts[-2:])
