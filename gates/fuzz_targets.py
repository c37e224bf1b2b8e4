"""What a loader may do with any bytes at all: take them in, or refuse them in a sentence.

Anything else is a find: another exception, a refusal in the words of a programmer, a quick way that
takes what the careful way refuses, a file that is not the same once it is saved and loaded again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from gates.files_good import library
from gates.files_seeds import seeds
from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.merging.summaries.part import SummaryEntry
from qi_tui.analysis.merging.summaries.together import merge_together
from qi_tui.model.session_file import tables
from qi_tui.store.definitions.checking import definition_in
from qi_tui.store.disk.reading import BOM, Unreadable, parse
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.gathering.one_file import PassedOver, Reader
from qi_tui.store.gathering.quick_session import quick_entry
from qi_tui.store.gathering.quick_summary import quick_summary
from qi_tui.store.session_reading import session_in
from qi_tui.store.summaries import as_bytes, summary_in
from qi_tui.store.workshop.invitations import invitation_in

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LONGEST = 700
"""The most characters of a sentence: it stands on a screen."""
# Words that only a programmer knows; between quotation marks they may be somebody's own.
_PYTHON = re.compile(
    r"\b(Traceback|NoneType|dict|pydantic|ValueError|TypeError|KeyError|RecursionError|object at"
    r"|ValidationError|sys\.set_int|tuple|None)\b"
)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_PLACED = re.compile(r"^x\.toml:\d+:\d+: .+: \S.*")


class Find(AssertionError):
    """Something that a loader must not do."""


def sessions(data: bytes) -> None:
    """Load a session file, a summary, a workshop's or an invitation, as a merge does."""
    data = data.removeprefix(BOM)
    reader = _reader()
    try:
        reading = reader.carefully(data, "x.json")
        if isinstance(reading, PassedOver):
            invitation_in(data)
    except Unreadable as error:
        plain(str(error))
        if any(quick is not None for quick in _quickly(data, reader.layouts)):
            raise Find("the quick way takes in what the careful way refuses") from None
    else:
        if any(quick not in (None, reading) for quick in _quickly(data, reader.layouts)):
            raise Find("the quick way reads it otherwise than the careful way")
        if isinstance(reading, Entry):
            _check_session(data, reading, reader.layouts)
        elif isinstance(reading, SummaryEntry):
            _check_summary(data, reading, reader.layouts)


def _quickly(
    data: bytes, layouts: Mapping[str, Layout]
) -> tuple[Entry | None, SummaryEntry | None]:
    """What the quick ways make of it, that of a session and that of a summary."""
    return quick_entry(data, "x.json", layouts), quick_summary(data, "x.json", layouts)


@cache
def _reader() -> Reader:
    """One that has met some frameworks before, so that the quick way is open."""
    reader = Reader(library())
    for seed in seeds().values():
        with suppress(Unreadable):
            reader.taken(seed, "seed.json")
    return reader


def definitions(data: bytes) -> None:
    """Check a definition file."""
    framework, found = definition_in(data, Path("x.toml"))
    if (framework is None) != bool(found):
        raise Find("neither a framework nor a mistake")
    for mistake in found:
        sentence = str(mistake)
        if not _PLACED.match(sentence):
            raise Find(f"without line, column or what to write: {sentence}")
        plain(sentence, 1500)
    if framework is not None:
        Layout(framework, library().digest(framework))


def _check_session(data: bytes, entry: Entry, layouts: Mapping[str, Layout]) -> None:
    _check_parsed(data)
    session = session_in(data)
    if session_in(serialise(tables(session))) != session:
        raise Find("it is another one once it is saved and loaded again")
    once = merge([entry], layouts)
    if merge([entry, entry], layouts).rooms != once.rooms:
        raise Find("two copies of it count for more than one")


def _check_summary(data: bytes, entry: SummaryEntry, layouts: Mapping[str, Layout]) -> None:
    _check_parsed(data)
    file = summary_in(data)
    if summary_in(as_bytes(file)) != file:
        raise Find("it is another one once it is saved and loaded again")
    once = merge_together([], [entry], layouts)
    if merge_together([], [entry, entry._replace(path="y.json")], layouts).rooms != once.rooms:
        raise Find("two copies of it count for more than one")
    for room in once.rooms:
        if any(row.asked + row.untold > room.raters for row in room.rows):
            raise Find("more people answered than there are raters")
    for report in once.reports:
        plain(report.detail)


def _check_parsed(data: bytes) -> None:
    try:
        parse(data)
    except Unreadable as error:
        raise Find(f"taken in, and the careful way says: {error}") from None


def _obeyed(character: str) -> bool:
    """Whether a terminal or an eye could take a character for something else."""
    return (
        unicodedata.category(character) in ("Cc", "Cs", "Cn", "Zl", "Zp")
        or character in BIDI
        or 0xE0000 <= ord(character) <= 0xE0FFF
    )


def shown(text: str) -> None:
    """Raise a find where a text holds what a terminal could obey."""
    if any(map(_obeyed, text)):
        raise Find(f"what cannot be shown is in it: {text!a}")


def plain(sentence: str, longest: int = LONGEST) -> None:
    """Raise a find where a sentence is none for a person: its length, characters or words."""
    shown(sentence)
    if len(sentence) > longest:
        raise Find(f"a sentence of {len(sentence)} characters: {sentence[:80]}")
    words = _PYTHON.search(_QUOTED.sub("", sentence))
    if words:
        raise Find(f"the words of a programmer: {sentence}")
