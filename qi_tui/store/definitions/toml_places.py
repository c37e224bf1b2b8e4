"""Where in a TOML file a key stands, so that a mistake can be shown by line and column.

The parser of the standard library gives values without places. This walk goes over a text that the
parser has taken already, so it need not judge it; a key that it cannot find is given the place of
the nearest table above it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress

from qi_tui.model.mistakes import Path

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
_BLANK_AND_COMMAS = re.compile(r"(?:[ \t\r\n,]+|#[^\n]*)+")
_NAME = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*(\.?)""")
_TEXT = re.compile(r"""\"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_BARE = re.compile(r"[^,\]}#\n]*")

Place = tuple[int, int]


class Places:
    """The places of the keys, tables and list entries in the text of a definition file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._found: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}
        # What a file nests too deeply to be walked is told by the place of the table around it.
        with suppress(RecursionError, LookupError, ValueError):
            self._walk()

    def of(self, path: Path) -> Place:
        """The line and column, from 1, of a key path, or of the nearest table around it."""
        while path:
            if path in self._found:
                at = self._found[path]
                line = bisect_right(self._starts, at)
                return line, at - self._starts[line - 1] + 1
            path = path[:-1]
        return (1, 1)

    def _walk(self) -> None:
        table: Path = ()
        at = self._skip(_BLANK, 0)
        while at < len(self._text):
            if self._text[at] == "[":
                is_list = self._text.startswith("[[", at)
                names, after = self._names(at + 1 + is_list)
                table = self._table(names, is_list)
                self._found.setdefault(table, at)
                at = after + 1 + is_list
            else:
                at = self._pair(table, at)
            at = self._skip(_BLANK, at)

    def _pair(self, table: Path, at: int) -> int:
        """Walk over `key = value`; the place after it."""
        names, after = self._names(at)
        path = (*table, *names)
        self._found.setdefault(path, at)
        return self._value(path, self._skip(_BLANK, after + 1))

    def _value(self, path: Path, at: int) -> int:
        text = self._text
        if text.startswith(('"""', "'''"), at):
            return self._long_text(at)
        match text[at]:
            case "[":
                return self._list(path, at + 1)
            case "{":
                at = self._skip(_BLANK_AND_COMMAS, at + 1)
                while text[at] != "}":
                    at = self._skip(_BLANK_AND_COMMAS, self._pair(path, at))
                return at + 1
            case '"' | "'":
                return self._skip(_TEXT, at)
            case _:
                return self._skip(_BARE, at)

    def _list(self, path: Path, at: int) -> int:
        place = 0
        at = self._skip(_BLANK_AND_COMMAS, at)
        while self._text[at] != "]":
            entry = (*path, place)
            self._found.setdefault(entry, at)
            at = self._skip(_BLANK_AND_COMMAS, self._value(entry, at))
            place += 1
        return at + 1

    def _long_text(self, at: int) -> int:
        quote = self._text[at]
        at += 3
        while True:
            at = self._text.index(quote * 3, at)
            before = at
            while self._text[before - 1] == "\\":
                before -= 1
            # In a literal text (in single quotes) a backslash is nothing special.
            if quote == "'" or (at - before) % 2 == 0:
                break
            at += 1
        at += 3
        while self._text.startswith(quote, at):
            at += 1
        return at

    def _names(self, at: int) -> tuple[Path, int]:
        """The parts of a dotted key, and the place after it."""
        names: list[str] = []
        while True:
            found = _NAME.match(self._text, at)
            if found is None:
                raise ValueError
            names.append(found[1].strip("\"'"))
            at = found.end()
            if not found[2]:
                return tuple(names), at

    def _table(self, names: Path, is_list: bool) -> Path:
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        path = (*path, names[-1])
        if is_list:
            self._lengths[path] = self._lengths.get(path, 0) + 1
            path = (*path, self._lengths[path] - 1)
        return path

    def _skip(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self._text, at)
        return found.end() if found else at
