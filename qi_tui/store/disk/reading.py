"""One way in for every JSON file that somebody else may have written.

stat, bytes, UTF-8, JSON, in that order; each can refuse, and every refusal is a reason in plain
words that finishes the sentence "<file>: it …".
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections import Counter
from pathlib import Path
from typing import Any

from qi_tui.model.text import display
from qi_tui.store.disk.json_shape import is_too_deep, is_too_much, may_have_halves

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


class Damaged(Unreadable):
    """A file that is not as it was saved; `qi-tui repair` may get something out of it."""


def how_to_repair(path: Path) -> str:
    """The sentence that tells how to get what can be had out of a damaged file."""
    shown = display(str(path), 300)
    return f'To get out of it what can be had: qi-tui repair "{shown}"'


def why_not(error: Exception) -> str:
    """Why a file of one's own cannot be opened, as the end of a sentence."""
    return error.reason if isinstance(error, Damaged) else str(error)


def how_it_goes_on(path: Path, error: Exception) -> str:
    """What to say where a file of one's own cannot be opened."""
    left = "The file is left as it is."
    return f"{left} {how_to_repair(path)}" if isinstance(error, Damaged) else left


def read_bytes(path: Path | str, is_regular: bool = False) -> bytes:
    """The bytes of a regular file of at most 16 MiB, without a byte order mark.

    Args:
        path: where it lies.
        is_regular: whether it was seen a moment ago that it is a regular file.

    Raises:
        Unreadable: with the reason.
    """
    try:
        if not is_regular:
            # Before it is opened: opening can do something.
            _check(os.stat(path))  # noqa: PTH116
        # O_NONBLOCK: opening a pipe must not wait for a writer that never comes.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise Unreadable("it is not there any more", "look whether it was moved") from None
    except PermissionError as error:
        raise Unreadable("you are not permitted to read it", "ask its owner, or copy it") from error
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
    _check(found)
    # Nearly every file comes at the first reading: it gives less than was asked for, so that was
    # all. Asking for the largest at once would make room for it every time.
    data = os.read(handle, found.st_size + 1)
    if len(data) == found.st_size:
        return data
    while len(data) <= LARGEST and (more := os.read(handle, _STEP)):
        data += more
    if len(data) > LARGEST:
        raise Unreadable("it is too large", "look whether it is the right one")
    return data


def _check(found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST:
        return
    if stat.S_ISDIR(found.st_mode):
        raise Unreadable("it is a folder", "name the files in it")
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable("it is not a file with data in it", "leave it out")
    raise Unreadable(
        f"it is too large ({found.st_size / 1_000_000:.0f} MB)",
        "a session file is much smaller than 16 MB: look whether it is the right one",
    )


def parse(data: bytes) -> Any:
    """The JSON value in these bytes, with duplicate keys and numbers that are none refused.

    A half of a character becomes a `?`: one of them in a comment is no reason to lose the answers.

    Raises:
        Unreadable: with the reason.
    """
    if not data.strip():
        raise Damaged("it is empty")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data" and data.lstrip()[:1] in (b"{", b"["):
            raise _cut_short(line) from None
        raise Damaged(
            f"it is not UTF-8 text (line {line})", "ask for the file as qi-tui saved it"
        ) from None
    if is_too_much(data):
        raise Unreadable("it holds far more entries than a session can", "leave it out")
    try:
        value = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        raise _broken(text, error) from None
    except RecursionError:
        raise too_deep() from None
    except MemoryError:
        raise too_large_here() from None
    except ValueError:
        # A whole number of more digits than Python turns into one.
        raise Damaged("it holds a number that is far too long", "leave it out") from None
    if isinstance(value, dict | list) and is_too_deep(value):
        raise too_deep()
    return _with_whole_characters(value) if may_have_halves(data) else value


def _with_whole_characters(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_with_whole_characters(entry) for entry in value]
    if isinstance(value, dict):
        # Two keys may be one now.
        pairs = value.items()
        return _once([(_with_whole_characters(k), _with_whole_characters(v)) for k, v in pairs])
    return value


def is_newer(schema: Any, known: int) -> bool:
    """Whether a file's `schema` is one that only a later program writes."""
    return isinstance(schema, int) and not isinstance(schema, bool) and schema > known


def too_large_here() -> Unreadable:
    """The refusal of what this machine has no room for."""
    return Unreadable("it needs more memory than there is", "leave it out")


def too_deep() -> Unreadable:
    """The refusal of tables within tables within tables."""
    return Unreadable("it is nested too deeply to be a session", "leave it out")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        counted = Counter(name for name, _ in pairs)
        twice = next(name for name, times in counted.items() if times > 1)
        raise Damaged(
            f'"{display(twice, 60)}" stands in it twice', "ask for the file as it was saved"
        )
    return table


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise Damaged("it holds a number that is far too large", "leave it out")
    return number


def _no_number(word: str) -> Any:
    raise Damaged(f"it holds {word}, which is not a number", "ask for the file as it was saved")


def _broken(text: str, error: json.JSONDecodeError) -> Unreadable:
    whole = text.rstrip()
    if _ends_in_the_middle(whole, error) and whole.lstrip()[:1] in "{[":
        return _cut_short(whole.count("\n") + 1)
    return Damaged(
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
    return Damaged(
        f"it is cut short at line {line}",
        "ask for the file again, or see what qi-tui repair gets out of it",
    )


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error)[:80]
