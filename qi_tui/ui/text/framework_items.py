"""Every item of a framework as it is read before rating: what is asked, and what can be answered.

Each kind of answer is written in its own way; what the items share (a scale) is told once, above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from qi_tui.model.framework import (
    BipolarItem,
    CountItem,
    Framework,
    Item,
    StageItem,
    YesNoItem,
)
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.words import plain

PROSE = 4000
HEADING = "bold $accent"
MUTED = "$text-muted"
INDENT, INNER = 3, 5
SHARED_SCALE = frozenset({"graded", "position"})

PLAN_FOR_YES = "Here it is the yes that asks for a plan."
COUNTED_BACKWARDS = "A high mark is bad news here; a score counts it from the other end."


def items_of(framework: Framework, width: int) -> Iterator[Content]:
    """The lines of all domains and their items, none wider than `width` cells."""
    columns = {column.id: column.title for column in framework.columns}
    number = 0
    for domain in framework.domains:
        yield from prose(domain.title, width, style=HEADING)
        yield from prose(domain.summary, width, style=MUTED)
        yield Content("")
        before = None
        for item in domain.items:
            number += 1
            if item.column is not None and item.column != before:
                before = item.column
                yield from prose(columns.get(before, before), width, 1, "italic $accent")
            yield from _item(framework, item, number, width)
            yield Content("")


def all_reversed(framework: Framework) -> bool:
    """Whether a high mark is bad news in every item: then it is told once, for all of them."""
    return all(getattr(i, "reversed", False) and i.kind != "yes_no" for i in framework.items)


def points_of(descriptors: Sequence[str], width: int, indent: int) -> Iterator[Content]:
    """A line, or more where it is long, for each point and its value, lowest first."""
    for value, words in enumerate(descriptors, 1):
        yield from hanging(plain(f"{value:>2} ", style="bold"), plain(words, 200), width, indent)


def prose(text: str, width: int, indent: int = 0, style: str = "") -> list[Content]:
    """A paragraph; no lines for no text."""
    return hanging("", plain(text, PROSE, style), width, indent) if text else []


def _item(framework: Framework, item: Item, number: int, width: int) -> Iterator[Content]:
    yield from hanging(f"{number:>2} ", plain(item.title, 200, "bold"), width)
    yield from prose(item.prompt, width, INDENT)
    yield from prose(item.help, width, INDENT, MUTED)
    if item.audiences:
        yield from prose(f"Who gains: {'; '.join(item.audiences)}.", width, INDENT, MUTED)
    yield from _answers(framework, item, width)
    if getattr(item, "reversed", False) and not all_reversed(framework):
        said = PLAN_FOR_YES if isinstance(item, YesNoItem) else COUNTED_BACKWARDS
        yield from prose(f"{glyphs().warning} {said}", width, INDENT)


def _answers(framework: Framework, item: Item, width: int) -> Iterator[Content]:
    match item:
        case YesNoItem():
            return
        case CountItem():
            yield from _target(item, width)
        case BipolarItem():
            left, right = item.poles
            last = framework.points_of(item)
            yield from hanging(plain(" 1 ", style="bold"), plain(left, 200), width, INNER)
            yield from hanging(plain(f"{last:>2} ", style="bold"), plain(right, 200), width, INNER)
        case StageItem():
            yield from _stages(framework, item, width)
        case _ if item.kind not in SHARED_SCALE or item.scale is not None:
            yield from points_of(framework.descriptors(item), width, INNER)


def _target(item: CountItem, width: int) -> Iterator[Content]:
    if item.share is not None:
        share = f"{item.share * 100:.4g}%"
        said = f"Target: {share} of the workforce, rounded up; at least one."
        yield from prose(said, width, INNER)


def _stages(framework: Framework, item: StageItem, width: int) -> Iterator[Content]:
    scale = item.scale or framework.scale
    names = scale.points if scale is not None else ()
    for place, words in enumerate(item.anchors):
        head = plain(f"{place + 1:>2} ", style="bold")
        said = plain(words, 200)
        if place < len(names):
            said = plain(f"{names[place]}: ", 210, "bold") + said
        yield from hanging(head, said, width, INNER)
