"""Where in a TOML file a key stands, so that a mistake can be shown by line and column.

The parser of the standard library gives values without places. Definitions use a plain part of
TOML (tables, lists of tables, one key a line), and for that a walk over the lines is enough; a key
it cannot find is given the place of the nearest table above it.
"""

from __future__ import annotations

import re

from qi_tui.model.mistakes import Mistake, Path

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*=")
_SYNTAX = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")

Place = tuple[int, int]


class Places:
    """The places of the keys and tables in the text of a definition file."""

    def __init__(self, text: str) -> None:
        self._places: dict[Path, Place] = {}
        self._lengths: dict[Path, int] = {}
        table: Path = ()
        closing: str | None = None
        for number, line in enumerate(text.splitlines(), start=1):
            if closing is not None:
                if closing in line:
                    closing = None
                continue
            header = _HEADER.match(line)
            if header:
                table = self._table(header.group(2), header.group(1) == "[[")
                self._places.setdefault(table, (number, header.start(1) + 1))
                continue
            key = _KEY.match(line)
            if key:
                name = key.group(1).strip("\"'")
                self._places.setdefault((*table, name), (number, key.start(1) + 1))
                closing = _left_open(line[key.end() :])

    def of(self, path: Path) -> Place:
        """The line and column, from 1, of a key path, or of the nearest table around it."""
        while path:
            if path in self._places:
                return self._places[path]
            path = path[:-1]
        return (1, 1)

    def _table(self, dotted: str, is_list: bool) -> Path:
        path: Path = ()
        names = [name.strip().strip("\"'") for name in dotted.split(".")]
        for name in names[:-1]:
            path = (*path, name)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        path = (*path, names[-1])
        if is_list:
            self._lengths[path] = self._lengths.get(path, 0) + 1
            path = (*path, self._lengths[path] - 1)
        return path


def _left_open(value: str) -> str | None:
    """The quotes that close a text of several lines which begins here, if one does."""
    for quotes in ('"""', "'''"):
        start = value.find(quotes)
        if start >= 0 and value.find(quotes, start + 3) < 0:
            return quotes
    return None


def syntax_mistake(error: ValueError, text: str = "") -> tuple[int, int, Mistake]:
    """The line, column and words for a file that is no TOML at all.

    Args:
        error: what reading or parsing it raised.
        text: what is in it, as far as that could be read.
    """
    if isinstance(error, UnicodeDecodeError):
        before = error.object[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        return line, column, Mistake((), "it is not UTF-8 text", "save it as UTF-8")
    message = str(error)
    found = _SYNTAX.search(message)
    what = _SYNTAX.sub("", message).strip() or message
    if found is None:
        return 0, 0, Mistake((), what.rstrip("."), "make it smaller or mend it")
    if found.group(1):
        line, column = int(found.group(1)), int(found.group(2))
    else:
        ended = text.rstrip("\n")
        line, column = ended.count("\n") + 1, len(ended) - ended.rfind("\n")
    advice = "look for a missing quotation mark, bracket or = on this line or the one above"
    return line, column, Mistake((), f"it is not TOML ({what})", advice)
