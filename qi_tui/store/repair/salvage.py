"""What can be read of a damaged JSON file: everything up to the damage, and whole lines after it.

Up to the damage every entry counts that is there with its value, wholly. After it nobody can tell
what an entry belongs to, so only a line counts that is a whole document of its own, as each line of
our files is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from json import JSONDecodeError, JSONDecoder
from typing import Any

from qi_tui.model.text import display
from qi_tui.store.disk.json_shape import DEEPEST

Tables = dict[str, dict[str, Any]]
Put = Callable[[Any], None]

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?(?=[\s,\]}])")
_WORDS = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"(?:true|false|null)(?=[\s,\]}])")
_BLANKS = re.compile(r"[\s]*")
_DOCUMENT = re.compile(r'[ {]?(?:"(?P<table>[a-z_]{1,30})": \{)?"(?P<number>[^"\\]{1,20})": (?=\{)')
_WHOLE = JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read.

    Attributes:
        tables: by the names that they have in the file; "" for lines whose table is not known.
        is_whole: whether nothing was passed over.
        doubts: what is to be looked at, in a sentence each.
    """

    tables: Tables
    is_whole: bool
    doubts: tuple[str, ...] = ()


def salvage(data: bytes) -> Salvaged:
    """What can be read of these bytes, which need be nothing at all."""
    text, is_sure = _text(data)
    reader = _Reader(text)
    found: list[Any] = []
    is_whole = True
    try:
        reader.value(found.append)
        is_whole = not text[reader.place :].strip("\0 \t\r\n")
    except (_Damage, JSONDecodeError):
        is_whole = False
    read = found[0] if found and isinstance(found[0], dict) else {}
    tables: Tables = {name: table for name, table in read.items() if isinstance(table, dict)}
    if not is_whole:
        for table, number, document in _whole_lines(text, reader.place):
            rows = tables.setdefault(table, {})
            rows[_free(rows, number)] = document
    doubts = [
        f"{name} stands in it twice, with different answers: left out" for name in reader.twice
    ]
    if not is_sure:
        doubts.append("some letters of its words could not be told for certain: look through them")
    return Salvaged(tables, is_whole and not reader.twice, tuple(doubts))


class _Damage(Exception):
    """Here it cannot be read on."""


class _Reader:
    """Reads JSON and puts each part in its place as soon as it is whole."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.place = 0
        self.twice: list[str] = []

    def value(self, put: Put, depth: int = 0) -> None:
        """Read one value; of a table or a list, what is read stays when the rest cannot be."""
        first = self._next()
        if depth > DEEPEST:
            raise _Damage
        if first == "{":
            table: dict[str, Any] = {}
            put(table)
            self._table(table, depth + 1)
        elif first == "[":
            row: list[Any] = []
            put(row)
            self._row(row, depth + 1)
        else:
            put(self._simple(first))

    def _table(self, table: dict[str, Any], depth: int) -> None:
        self.place += 1
        while (following := self._next()) != "}":
            if following == ",":
                self.place += 1
                continue
            key = self._string()
            if self._next() != ":":
                raise _Damage
            self.place += 1
            self.value(partial(self._keep, table, key), depth)
        self.place += 1

    def _row(self, row: list[Any], depth: int) -> None:
        self.place += 1
        while (following := self._next()) != "]":
            if following == ",":
                self.place += 1
                continue
            self.value(row.append, depth)
        self.place += 1

    def _keep(self, table: dict[str, Any], key: str, value: Any) -> None:
        if key not in table:
            table[key] = value
        elif isinstance(value, dict):
            table[_free(table, key)] = value
        elif table[key] != value:
            # Nobody can say which of the two was meant.
            table[key] = None
            self.twice.append(display(key, 60))

    def _simple(self, first: str) -> Any:
        if first == '"':
            return self._string()
        if found := _NUMBER.match(self._text, self.place):
            self.place = found.end()
            return float(found[0]) if "." in found[0] else int(found[0])
        if found := _WORD.match(self._text, self.place):
            self.place = found.end()
            return _WORDS[found[0]]
        raise _Damage

    def _string(self) -> str:
        if self._next() != '"':
            raise _Damage
        read, end = _WHOLE.raw_decode(self._text, self.place)
        found = str(read)
        if "\0" in found:
            # A stretch of nothing where there were words and, it may be, answers.
            raise _Damage
        self.place = end
        return found.encode("utf-8", "replace").decode("utf-8")

    def _next(self) -> str:
        blanks = _BLANKS.match(self._text, self.place)
        self.place = blanks.end() if blanks else self.place
        return self._text[self.place : self.place + 1]


def _text(data: bytes) -> tuple[str, bool]:
    """The text of these bytes, and whether all of it is sure.

    What is not UTF-8 was most likely saved again by an editor on Windows.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), True
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    lone = re.compile("[\udc80-\udcff]")
    return lone.sub(lambda found: _letter(ord(found[0]) - 0xDC00), text), False


def _letter(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


def _whole_lines(text: str, place: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The documents that stand whole in the lines after a place: table, number, document."""
    while (place := text.find("\n", place) + 1) > 0:
        found = _DOCUMENT.match(text, place)
        if found is None:
            continue
        try:
            document, end = _WHOLE.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            continue
        rest = text[end : end + 1]
        if isinstance(document, dict) and "\0" not in str(document) and rest in (",", "}", "\n"):
            yield found["table"] or "", found["number"], document


def _free(table: dict[str, Any], key: str) -> str:
    number = 2
    wanted = key
    while wanted in table:
        wanted, number = f"{key} ({number})", number + 1
    return wanted
