"""From a definition file's bytes to what they say in TOML, within bounds.

The parser of the standard library takes what it is given: a key of very many parts, a number of
very many digits, lists within lists. No definition has such, so these are refused before it, or in
words where it gives up.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

LARGEST = 1024 * 1024
MOST_DOTS = 200
"""The most dots on a line: the parser takes ever longer for a key of very many parts."""
MOST_ENTRIES = 30_000
"""The most entries of all tables and lists together; the largest definition of the house has 2,000.
Each may be a mistake that is told."""
DEEPEST = 100
"""The most brackets within brackets where the parser has given up."""
# The parser makes a number of any length of these, which then cannot be written.
_LONG_NUMBER = re.compile(r"""(?<![\w"'])[+-]?(?:0[xob][0-9a-fA-F_]{200}|[0-9][0-9_]{200})""")
_TOO_LONG = "it holds a number that is far too long", "write a number of a few digits"
_TOO_DEEP = "it is nested too deeply for a definition", "take some of the brackets away"


class Refused(ValueError):
    """A text that no definition has: what is wrong, what to write instead, and where.

    Args:
        what: is wrong.
        instead: what to do.
        at: the place in the text, from 0; None where it is not about one.
    """

    def __init__(self, what: str, instead: str, at: int | None = None) -> None:
        super().__init__(what)
        self.what, self.instead, self.at = what, instead, at


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a definition file.

    Raises:
        OSError: where it cannot be read.
        ValueError: where it is too large, not UTF-8 or not TOML.
    """
    return parse_toml(text_of(read_definition(path)))


def read_definition(path: Path) -> bytes:
    """The bytes of a definition file.

    Raises:
        OSError: where it cannot be read.
        Refused: where it is too large, or no file with text in it.
    """
    found = path.stat()
    # A pipe would wait for somebody to write into it.
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise Refused("it is not a file with text in it", "look at the name")
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Refused("it is too large", "a definition has at most 1 MB", 0)
    return data


def text_of(data: bytes) -> str:
    """The text of a definition; `UnicodeDecodeError`, of these bytes, where it is not UTF-8."""
    return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")


def parse_toml(text: str) -> dict[str, Any]:
    """What a text in TOML says.

    Raises:
        ValueError: where it is not TOML, or more than a definition can be.
    """
    # Where the index is enough, the parser need not be there.
    import tomllib

    if text.count(".") > MOST_DOTS:
        _check_dots(text)
    long = _LONG_NUMBER.search(text)
    if long is not None:
        raise Refused(*_TOO_LONG, long.start())
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        # A whole number of more digits than Python turns into one.
        raise Refused(*_TOO_LONG) from None
    except RecursionError:
        raise Refused(*_TOO_DEEP, _deep_at(text)) from None
    if _entries(raw) > MOST_ENTRIES:
        raise Refused("it holds far more than a definition can", "keep to 10,000 items", 0)
    return raw


def _check_dots(text: str) -> None:
    at = 0
    for line in text.split("\n"):
        if line.count(".") > MOST_DOTS:
            raise Refused(*_TOO_DEEP, at)
        at += len(line) + 1


def _deep_at(text: str) -> int | None:
    """Where brackets stand within brackets for the hundredth time."""
    depth = 0
    for found in re.finditer(r"[\[{\]}]", text):
        depth += 1 if found[0] in "[{" else -1
        if depth == DEEPEST:
            return found.start()
    return None


def _entries(raw: dict[str, Any]) -> int:
    found, level = 0, list[Any]([raw])
    while level:
        inner: list[Any] = []
        for held in level:
            found += len(held)
            inner += held.values() if isinstance(held, dict) else held
        level = [each for each in inner if isinstance(each, dict | list)]
    return found
