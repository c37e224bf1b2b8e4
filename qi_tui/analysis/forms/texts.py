"""How titles and labels of a form are compared: without regard to case, signs and numbering.

Two texts are alike by the letters they share in threes: twice the number of threes in both over the
number in either, 0 to 1 (L. R. Dice, 1945). It takes a set for each text and next to no time for a
pair, and forgives a missing word as well as a misspelt one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(r"['’‘`\u00b4]")
_NO_WORD = re.compile(r"[\W_]+")
_NUMBERED = re.compile(
    r"\s*(?:(?:q|question|item)\s*\.?\s*(?P<named>\d{1,3})\b|(?P<bare>\d{1,3})(?=\s*[.):]|\s*$))"
    r"\s*[.):\-–—]*\s*",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def squeezed(text: str) -> str:
    """The words of a text: small letters and digits, one blank between them."""
    plain = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", text)).casefold()
    return _NO_WORD.sub(" ", plain).strip()


def without_number(title: str) -> tuple[int | None, str]:
    """The number before a title, such as 3 of "Q3.", "3)" and "Question 3:", and the rest of it."""
    found = _NUMBERED.match(title)
    if found is None:
        return None, title.strip()
    return int(found["named"] or found["bare"]), title[found.end() :].strip()


@lru_cache(maxsize=20_000)
def threes(words: str) -> frozenset[str]:
    """The threes of letters in a squeezed text, its edges marked by blanks."""
    edged = f" {words} "
    return frozenset(edged[place : place + 3] for place in range(len(edged) - 2))


def likeness(one: str, other: str) -> float:
    """How alike two squeezed texts are, 0 (no three letters in common) to 1 (the same words)."""
    if one == other:
        return 1.0 if one else 0.0
    first, second = threes(one), threes(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def holds(text: str, words: str) -> bool:
    """Whether some squeezed words stand in a squeezed text, whole and in their order."""
    return bool(words) and f" {words} " in f" {text} "
