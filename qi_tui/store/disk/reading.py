"""One way in for every JSON file that somebody else may have written.

stat, bytes, UTF-8, JSON, in that order; each can refuse, and every refusal is a reason in plain
words that finishes the sentence "<file>: it …".
"""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

from qi_tui.model.text import display

LARGEST = 16 * 1024 * 1024
_STEP = 64 * 1024
BOM = b"\xef\xbb\xbf"
# What the parser stumbles over where a file was cut in the middle of a word, a number, an escape.
_HALF_A_WORD = re.compile(r"-|tr?u?|fa?l?s?|nu?l?")
_HALF_A_NUMBER = re.compile(r"\.|[eE][+-]?")
_HALF_AN_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{0,4})?")


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
    try:
        data = _whole(handle)
    except OSError as error:
        raise Unreadable(f"it cannot be read ({_words(error)})", "copy it again") from error
    finally:
        os.close(handle)
    return data.removeprefix(BOM)


def _whole(handle: int) -> bytes:
    """All bytes of an open file that is a regular one of at most 16 MiB."""
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable("it is not a file with data in it", "leave it out")
    if found.st_size > LARGEST:
        raise Unreadable(
            f"it is too large ({found.st_size / 1_000_000:.0f} MB)",
            "a session file is much smaller than 16 MB: look whether it is the right one",
        )
    # Nearly every file comes at the first reading, and the second only says that this was all;
    # asking for the largest at once would make room for it every time.
    data = os.read(handle, found.st_size + 1)
    while len(data) <= LARGEST and (more := os.read(handle, _STEP)):
        data += more
    if len(data) > LARGEST:
        raise Unreadable("it is too large", "look whether it is the right one")
    return data


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
        if error.reason == "unexpected end of data" and data.lstrip()[:1] in (b"{", b"["):
            raise _cut_short(line) from None
        raise Unreadable(
            f"it is not UTF-8 text (line {line})", "ask for the file as qi-tui saved it"
        ) from None
    try:
        return json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        raise _broken(text, error) from None
    except RecursionError:
        raise too_deep() from None
    except MemoryError:
        raise Unreadable("it needs more memory than there is", "leave it out") from None
    except ValueError:
        # A whole number of more digits than Python turns into one.
        raise Unreadable("it holds a number that is far too long", "leave it out") from None


def is_newer(schema: Any, known: int) -> bool:
    """Whether a file's `schema` is one that only a later program writes."""
    return isinstance(schema, int) and not isinstance(schema, bool) and schema > known


def too_deep() -> Unreadable:
    """The refusal of tables within tables within tables."""
    return Unreadable("it is nested too deeply to be a session", "leave it out")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(
            f'"{display(twice, 60)}" stands in it twice', "ask for the file as it was saved"
        )
    return table


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise Unreadable("it holds a number that is far too large", "leave it out")
    return number


def _no_number(word: str) -> Any:
    raise Unreadable(f"it holds {word}, which is not a number", "ask for the file as it was saved")


def _broken(text: str, error: json.JSONDecodeError) -> Unreadable:
    whole = text.rstrip()
    if _ends_in_the_middle(whole, error) and whole.lstrip()[:1] in "{[":
        return _cut_short(whole.count("\n") + 1)
    return Unreadable(
        f"it is not JSON (line {error.lineno}, column {error.colno})",
        "look whether it is the right file",
    )


def _ends_in_the_middle(text: str, error: json.JSONDecodeError) -> bool:
    """Whether all that is wrong with a text is that it ends too early."""
    if error.pos >= len(text) or error.msg.startswith("Unterminated string"):
        return True
    rest = text[error.pos :]
    if len(rest) < 8 and (_HALF_A_WORD.fullmatch(rest) or _HALF_A_NUMBER.fullmatch(rest)):
        return True
    last = text.rfind("\\")
    return "escape" in error.msg and bool(_HALF_AN_ESCAPE.fullmatch(text, last))


def _cut_short(line: int) -> Unreadable:
    return Unreadable(
        f"it is cut short at line {line}", "ask for the file again, or use the .bak file beside it"
    )


def _not_permitted(path: Path) -> Unreadable:
    if path.is_dir():
        return Unreadable("it is a folder", "name the files in it, or use --recursive")
    return Unreadable("you are not permitted to read it", "ask its owner, or copy it")


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error)[:80]
