"""One way in for every JSON file that somebody else may have written.

stat, bytes, UTF-8, JSON, in that order; each can refuse, and every refusal is a reason in plain
words that finishes the sentence "<file>: it …".
"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

LARGEST = 16 * 1024 * 1024
BOM = b"\xef\xbb\xbf"


class Unreadable(Exception):
    """A file that cannot be taken in.

    Args:
        reason: what is wrong, in plain words, such as "it is empty".
        advice: what to do about it.
    """

    def __init__(self, reason: str, advice: str = "ask for the file again") -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.reason}: {self.advice}"


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of at most 16 MiB, without a byte order mark.

    Raises:
        Unreadable: with the reason.
    """
    try:
        # O_NONBLOCK: opening a pipe must not wait for a writer that never comes.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise Unreadable("it is not there any more", "look whether it was moved") from None
    except (PermissionError, IsADirectoryError) as error:
        raise _not_permitted(path) from error
    except (OSError, ValueError) as error:
        raise Unreadable(
            f"it cannot be opened ({_words(error)})", "copy it and try again"
        ) from error
    with os.fdopen(handle, "rb") as file:
        try:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise Unreadable("it is not a file with data in it", "leave it out")
            if found.st_size > LARGEST:
                raise Unreadable(
                    f"it is too large ({found.st_size / 1_000_000:.0f} MB)",
                    "a session file is much smaller than 16 MB: look whether it is the right one",
                )
            data = file.read(LARGEST + 1)
        except OSError as error:
            raise Unreadable(f"it cannot be read ({_words(error)})", "copy it again") from error
    if len(data) > LARGEST:
        raise Unreadable("it is too large", "look whether it is the right one")
    return data.removeprefix(BOM)


def parse(data: bytes) -> Any:
    """The JSON value in these bytes, with duplicate keys and numbers that are none refused.

    Raises:
        Unreadable: with the reason.
    """
    if not data.strip():
        raise Unreadable("it is empty")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"it is not UTF-8 text (line {line})", "ask for the file as qi-tui saved it"
        ) from None
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _broken(text, error) from None
    except RecursionError:
        raise Unreadable("it is nested too deeply to be a session", "leave it out") from None
    except MemoryError:
        raise Unreadable("it needs more memory than there is", "leave it out") from None
    except ValueError as error:
        # A whole number of more digits than Python turns into one.
        raise Unreadable(f"it holds a number that cannot be read ({_words(error)})") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(f"{twice[:60]!r} stands in it twice", "ask for the file as it was saved")
    return table


def _no_number(word: str) -> Any:
    raise Unreadable(f"it holds {word}, which is not a number", "ask for the file as it was saved")


def _broken(text: str, error: json.JSONDecodeError) -> Unreadable:
    cut_short = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
    if cut_short and text.lstrip()[:1] in "{[":
        return Unreadable(
            f"it is cut short at line {text.count(chr(10), 0, len(text.rstrip())) + 1}",
            "ask for the file again, or use the .bak file beside it",
        )
    return Unreadable(
        f"it is not JSON (line {error.lineno}, column {error.colno})",
        "look whether it is the right file",
    )


def _not_permitted(path: Path) -> Unreadable:
    if path.is_dir():
        return Unreadable("it is a folder", "name the files in it, or use --recursive")
    return Unreadable("you are not permitted to read it", "ask its owner, or copy it")


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error)[:80]
