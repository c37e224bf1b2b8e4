"""A framework as a page to read: what it is for, where it comes from, and every item in it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.model.framework import Framework, Item
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.library_rows import SUBJECTS
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.words import count_of, plain

PROSE = 4000
HEADING = "bold $accent"
MUTED = "$text-muted"

HOW_RATED = {
    "anchored": "For each item choose the point whose description is closest to how things are.",
    "graded": "Rate each item on the same scale.",
    "yes_no": "Answer each item with yes or no.",
    "stage": "For each item choose the stage that describes best where you are.",
    "bipolar": "Place a mark between the two descriptions of each item.",
    "position": "Place each one that is rated on the scale.",
    "count": "Enter a whole number for each item.",
}
SHARED_SCALE = frozenset({"graded", "position"})


def page_of(framework: Framework, width: int) -> list[Content]:
    """The lines of the page, none wider than `width` cells."""
    parts = (
        _opening(framework, width),
        _source(framework, width),
        _before(framework, width),
        _rating(framework, width),
        _scoring(framework, width),
        _items(framework, width),
    )
    lines: list[Content] = []
    for part in parts:
        found = list(part)
        if found:
            lines += [*found, Content("")]
    return lines


def _prose(text: str, width: int, indent: int = 0, style: str = "") -> list[Content]:
    return hanging("", plain(text, PROSE, style), width, indent)


def _opening(framework: Framework, width: int) -> Iterator[Content]:
    subject = SUBJECTS[framework.subject].lower()
    items = count_of(len(framework.items), "item")
    domains = count_of(len(framework.domains), "domain")
    yield from _prose(framework.purpose, width)
    yield Content("")
    yield from _prose(
        f"What is rated: {subject}. {items} in {domains}, about {framework.minutes} minutes.", width
    )


def _source(framework: Framework, width: int) -> Iterator[Content]:
    source = framework.source
    yield plain("Where it comes from", style=HEADING)
    yield from _prose(f"{source.title}. {source.publisher}, {source.year}.", width)
    yield from _prose(f"Section: {source.section}", width)
    if source.credit:
        yield from _prose(f"Credit: {source.credit}", width)
    if source.note:
        yield from _prose(f"Note: {source.note}", width, style=MUTED)


def _before(framework: Framework, width: int) -> Iterator[Content]:
    if not framework.instructions and not framework.about:
        return
    yield plain("Before you rate", style=HEADING)
    if framework.instructions:
        yield from _prose(framework.instructions, width)
    if framework.about:
        yield plain("Say first:")
    for about in framework.about:
        said = plain(about.title, 200, "bold")
        text = said + plain(f": {about.help}", PROSE) if about.help else said
        yield from hanging(f"{glyphs().bullet} ", text, width, 2)


def _rating(framework: Framework, width: int) -> Iterator[Content]:
    yield plain("How it is rated", style=HEADING)
    yield from _prose(HOW_RATED[framework.kind], width)
    if "needed" in framework.facets:
        yield from _prose(
            "Each item is marked twice: how it is now, and how it needs to be.", width
        )
    if framework.scale is not None and framework.kind in SHARED_SCALE:
        yield from _points(framework.scale.points, width, 2)
    yield from _prose(
        '"Don\'t know" and "not applicable" are answers too; neither enters a score. '
        "Every item can carry a comment.",
        width,
    )
    if framework.priorities:
        votes = count_of(framework.priorities, "item")
        yield from _prose(f"You can mark {votes} as worth working on.", width)


def _scoring(framework: Framework, width: int) -> Iterator[Content]:
    scoring = framework.scoring
    yield plain("How it is scored", style=HEADING)
    if scoring.method == "none":
        yield from _prose("There is no score: the result is a profile of the items.", width)
        return
    word = "the sum" if scoring.method == "sum" else "the mean"
    yield from _prose(
        f"A domain's score is {word} of its items; an item without a rating leaves it without one.",
        width,
    )
    for band in scoring.bands:
        edge = f"{band.lowest}{glyphs().dash}{band.highest}"
        said = plain(band.label, 200, "bold")
        text = said + plain(f": {band.meaning}", PROSE) if band.meaning else said
        yield from hanging(f"{edge:<7}", text, width, 2)
    if scoring.verdict == "lowest-domain":
        yield from _prose("The lowest domain speaks for the whole set.", width)


def _items(framework: Framework, width: int) -> Iterator[Content]:
    number = 0
    for domain in framework.domains:
        yield plain(domain.title, 200, HEADING)
        if domain.summary:
            yield from _prose(domain.summary, width, style=MUTED)
        yield Content("")
        for item in domain.items:
            number += 1
            yield from _item(framework, item, number, width)
            yield Content("")


def _item(framework: Framework, item: Item, number: int, width: int) -> Iterator[Content]:
    yield from hanging(f"{number:>2} ", plain(item.title, 200, "bold"), width)
    if item.prompt:
        yield from _prose(item.prompt, width, 3)
    if item.help:
        yield from _prose(item.help, width, 3, MUTED)
    own_scale = getattr(item, "scale", None) is not None
    if item.kind in ("yes_no", "count") or (item.kind in SHARED_SCALE and not own_scale):
        return
    yield from _points(framework.descriptors(item), width, 5)


def _points(descriptors: tuple[str, ...], width: int, indent: int) -> Iterator[Content]:
    for value, words in enumerate(descriptors, 1):
        yield from hanging(plain(f"{value:>2} ", style="bold"), plain(words, 200), width, indent)
