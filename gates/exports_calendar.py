"""Reading a calendar back as RFC 5545 has it: its components and properties are the program's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gates.exports_texts import unseen

LONGEST_LINE = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""
_LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<more>(?:;[A-Z-]+=[A-Z0-9-]+)*):(?P<value>.*)", re.DOTALL)
_ESCAPED = re.compile(r"([^\\;,]|\\[\\;,nN])*", re.DOTALL)
_TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "CONTACT", "X-WR-CALNAME", "X-WR-CALDESC"})


class _Line(NamedTuple):
    name: str
    more: str
    value: str


def check_calendar(data: bytes, twin: bytes) -> Iterator[str]:
    """A calendar: folded as it must be, and line for line the properties of its twin."""
    physical = data.split(b"\r\n")
    if physical.pop() != b"":
        yield "its last line does not end in CR LF"
    for raw in physical:
        if len(raw) > LONGEST_LINE:
            yield f"a line has {len(raw)} octets"
        if b"\r" in raw or b"\n" in raw:
            yield f"there is a single CR or LF in {raw[:40]!r}"
        raw.decode("utf-8")
    lines, harmless = _lines(data), _lines(twin)
    if [line[:2] for line in lines] != [line[:2] for line in harmless]:
        yield "it has other properties than its harmless twin"
    for line, same in zip(lines, harmless, strict=False):
        if line.name in ("BEGIN", "END", "STATUS", "DUE", "DTSTART") and line != same:
            yield f"{line.name}:{line.value[:40]!a} is not in its harmless twin"
        if line.name in _TEXTS and not _ESCAPED.fullmatch(line.value):
            yield f"{line.name} is not escaped: {line.value[:60]!a}"
        yield from unseen(line.value, line.name, allowed="")


def _lines(data: bytes) -> list[_Line]:
    unfolded = data.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "")
    found = []
    for line in re.split(r"\r\n|\r|\n", unfolded)[:-1]:
        read = _LINE.fullmatch(line)
        found.append(_Line("?", "", line) if read is None else _Line(*read.groups()))
    return found
