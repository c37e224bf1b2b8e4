"""Which items a column's title may be, and how alike they are.

A title counts by the best of its parts: all of it, what stands in brackets (a row of a grid in
Google Forms), what stands behind the last dash or colon (SurveyMonkey, Qualtrics), each against an
item's title, prompt and id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qi_tui.analysis.forms.texts import holds, likeness, squeezed, without_number
from qi_tui.model.framework import Facet, Framework, Item

SURE_FROM, LIKELY_FROM = 0.9, 0.6
"""From these likenesses on (0 to 1) a column is surely, or likely, an item. The house's figures."""
STANDS_OUT = 0.08
"""By so much must the best item be likelier than the next. The house's figure."""
HOLDS_IT = 0.8
"""What a title is worth at least that has all of an item's title in it. The house's figure."""
_SHORTEST = 4

_BRACKETS = re.compile(r"[\[(]([^\[\]()]+)[\])]\s*$")
_EMPTY = re.compile(r"[\[(]\s*[\])]|[-–—:,]\s*$")
_JOINT = re.compile(r"\s[-–—:|>]\s|:\s")
_TAIL = re.compile(r"\s*[-–—:|>\[\](),/]+\s*|\s+")
_FACETS: dict[Facet, re.Pattern[str]] = {
    "needed": re.compile(
        r"\b(needed|needs? to be|should be|required|future|target|wanted|desired)\b", re.IGNORECASE
    ),
    "now": re.compile(r"\b(now|current(ly)?|today|at present|as is|present)\b", re.IGNORECASE),
}


class Match(NamedTuple):
    """An item that a title may be: how alike (0 to 1), and what the title says beside it."""

    score: float
    item: str
    rest: str


class Known(NamedTuple):
    """An item and the squeezed texts by which it may be known."""

    item: str
    texts: tuple[str, ...]


def known_items(framework: Framework) -> list[Known]:
    """The items of a framework as titles are compared with them."""
    return [
        Known(item.id, tuple({squeezed(t) for t in (item.title, item.prompt, item.id) if t}))
        for item in framework.items
    ]


def matches(title: str, known: list[Known], has_facets: bool = False) -> list[Match]:
    """The items that a title may be, likeliest first; those that are too unlike are left out."""
    parts = list(dict.fromkeys(_parts(title)))
    if has_facets:
        for pattern in _FACETS.values():
            parts += _parts(_EMPTY.sub("", pattern.sub(" ", title)))
    found: list[Match] = []
    for item, texts in known:
        best = Match(0.0, item, "")
        for part, rest in parts:
            for text in texts:
                score, beside = likeness(part, text), rest
                if score < HOLDS_IT and len(text) >= _SHORTEST and holds(part, text):
                    score = HOLDS_IT + (1 - HOLDS_IT) * len(text) / len(part)
                    beside = f"{rest} {_without(part, text)}".strip()
                if score > best.score:
                    best = Match(score, item, beside)
        if best.score >= LIKELY_FROM - STANDS_OUT:
            found.append(best)
    return sorted(found, key=lambda match: -match.score)


def facet_in(title: str, item: Item) -> Facet | None:
    """The facet that a title names beside the item's own words; None where it names none.

    Of several the last counts, which stands nearest to where such words are put.
    """
    folded = title.casefold()
    for text in (item.prompt, item.title):
        if text:
            folded = folded.replace(text.casefold(), " ")
    found = [(hit.start(), facet) for facet, by in _FACETS.items() for hit in by.finditer(folded)]
    return max(found)[1] if found else None


def subject_in(rest: str) -> str | None:
    """What a title says beside the item and the facet, as the name of a subject."""
    for pattern in _FACETS.values():
        rest = pattern.sub(" ", rest)
    return _TAIL.sub(" ", rest).strip() or None


def in_brackets(title: str) -> str | None:
    """What stands in brackets at the end of a title."""
    found = _BRACKETS.search(title)
    return found[1] if found else None


def _parts(title: str) -> Iterator[tuple[str, str]]:
    """The parts of a title by which it may be known, squeezed, each with what stands beside it."""
    bare = without_number(title)[1]
    yield squeezed(bare), ""
    bracket = _BRACKETS.search(bare)
    if bracket is not None:
        before = bare[: bracket.start()]
        yield squeezed(without_number(bracket[1])[1]), before
        yield squeezed(before), bracket[1]
    joints = list(_JOINT.finditer(bare))
    if joints:
        yield squeezed(without_number(bare[joints[-1].end() :])[1]), bare[: joints[-1].start()]
        yield squeezed(bare[: joints[0].start()]), bare[joints[0].end() :]


def _without(part: str, text: str) -> str:
    return " ".join(f" {part} ".replace(f" {text} ", " ", 1).split())
