"""Texts, lists and tables in Markdown, in which no text of a person or a file formats anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

# What CommonMark and its tables act on within a line, and what begins an HTML tag or an entity.
_ACTS = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])")
# What acts only where a line begins: a list, a rule, a heading.
_BEGINS = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s|$)")
# What becomes a link by itself: an address.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")
_AT = re.compile(r"@")


def text(words: str) -> str:
    """A text of one line that stands as it is: what would format is escaped.

    A colon or a dot of an address, and an at sign, are written as entities, or many readers would
    make a link of it.
    """
    line = " ".join(words.split())
    line = _ACTS.sub(r"\\\1", line)
    line = _BEGINS.sub(_escaped_start, line)
    line = _ADDRESS.sub(lambda found: f"{found[1]}&#{ord(found[2])};", line)
    return _AT.sub("&#64;", line)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, and a blank line after it."""
    yield _row(heads)
    yield f"|{'---|' * len(heads)}"
    yield from map(_row, rows)
    yield ""


def facts(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A list of labels and words, and a blank line after it; nothing where there are none."""
    lines = [f"- **{text(label.rstrip(':'))}:** {text(words)}" for label, words in pairs]
    return iter([*lines, ""] if lines else [])


def bullets(sentences: Iterable[str]) -> Iterator[str]:
    """A list of sentences, and a blank line after it; nothing where there are none."""
    lines = [f"- {text(said)}" for said in sentences]
    return iter([*lines, ""] if lines else [])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(text(cell) for cell in cells)} |"


def _escaped_start(found: re.Match[str]) -> str:
    before, sign = found[1], found[2]
    if sign in "-+":
        return f"{before}\\{sign}"
    return f"{before}{sign[:-1]}\\{sign[-1]}"
