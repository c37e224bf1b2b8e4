"""A framework as a page to read: what it is for, where it comes from, and every item in it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.model.framework import Framework
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.framework_items import (
    COUNTED_BACKWARDS,
    HEADING,
    MUTED,
    PROSE,
    SHARED_SCALE,
    all_reversed,
    items_of,
    points_of,
    prose,
)
from qi_tui.ui.text.library_lines import ended
from qi_tui.ui.text.library_rows import SUBJECTS
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.words import count_of, plain

HOW_RATED = {
    "anchored": "For each item choose the point whose description is closest to how things are.",
    "graded": "Rate each item on the same scale.",
    "yes_no": "Answer each item with yes or no.",
    "stage": "For each item choose the stage that describes best where you are.",
    "bipolar": "Place a mark between the two descriptions of each item.",
    "position": "Place each one that is rated on the scale.",
    "count": "Enter a whole number of people for each item.",
}
WHOSE_SCALE = {
    "source": "The scale is the source's.",
    "qi-tui": "The source gives no scale: this one is ours.",
}
PICTURES = {
    "bands": "the score of each domain, and the band it lies in",
    "profile": "a bar for each domain and item, so that strong and weak ones are seen side by side",
    "priorities": "the items you want to work on, ranked, and the domain that is weakest",
    "spread": "how evenly the parts get attention, and which of them is neglected",
    "checklist": "what is secured, and what still needs a plan",
    "stages": "the stage of each row, and what helps towards the next",
    "poles": "where you stand between the two sides of each pair, and which pairs lag",
    "gaps": "the distance between now and needed, the largest first",
    "ladder": "each one's place on the scale, the largest distance first",
    "levels": "a grid of what each one serves, and which serve nothing",
    "grid": "a grid of scores, and its weakest cell",
    "quadrant": "each one's place between two axes",
    "dosing": "how many there are, how many there should be, and how many are missing",
    "balance": "how the effort is shared among the parts",
    "barriers": "what stands in the way, the strongest first",
}


def page_of(framework: Framework, width: int, own: str = "") -> list[Content]:
    """The lines of the page, none wider than `width` cells.

    Args:
        framework: what is shown.
        width: cells in a line.
        own: the file of a definition of the person's own; empty for a built-in one.
    """
    parts = (
        _opening(framework, width),
        _source(framework, width, own),
        _before(framework, width),
        _rating(framework, width),
        _scoring(framework, width),
        items_of(framework, width),
    )
    lines: list[Content] = []
    for part in parts:
        found = list(part)
        if found:
            lines += [*found, Content("")]
    return lines


def _opening(framework: Framework, width: int) -> Iterator[Content]:
    subject = SUBJECTS[framework.subject].lower()
    items = count_of(len(framework.items), "item")
    domains = count_of(len(framework.domains), "domain")
    minutes = count_of(framework.minutes, "minute")
    yield from prose(framework.purpose, width)
    yield Content("")
    yield from prose(f"What is rated: {subject}. {items} in {domains}, about {minutes}.", width)


def _source(framework: Framework, width: int, own: str) -> Iterator[Content]:
    source = framework.source
    yield plain("Where it comes from", style=HEADING)
    if own:
        yield from prose(f"Your own definition (local): {own}", width)
    yield from prose(f"{ended(source.title)} {source.publisher}, {source.year}.", width)
    yield from prose(f"Section: {source.section}", width)
    if source.credit:
        yield from prose(f"Credit: {source.credit}", width)
    if source.note:
        yield from prose(f"Note: {source.note}", width, style=MUTED)


def _before(framework: Framework, width: int) -> Iterator[Content]:
    if not (framework.instructions or framework.about or framework.columns):
        return
    yield plain("Before you rate", style=HEADING)
    yield from prose(framework.instructions, width)
    if framework.about:
        yield plain("Say first:")
    for about in framework.about:
        yield from _named(f"{glyphs().bullet} ", about.title, about.help, width)
    if framework.subjects:
        then = "Then name" if framework.about else "Name"
        said = f"{then} each {plain(framework.subjects, 200).plain} that is to be rated."
        yield from prose(said, width)
    if framework.columns:
        yield from prose("Choose what you work at; only the items of these are asked:", width)
    for column in framework.columns:
        yield from _named(f"{glyphs().bullet} ", column.title, column.help, width)


def _rating(framework: Framework, width: int) -> Iterator[Content]:
    yield plain("How it is rated", style=HEADING)
    for kind in dict.fromkeys((framework.kind, *(item.kind for item in framework.items))):
        yield from prose(f"{HOW_RATED[kind]}{_positions(framework, kind)}", width)
    if "needed" in framework.facets:
        each = framework.subjects or "item"
        yield from prose(f"Each {each} is marked twice: how it is now, and what is needed.", width)
    if framework.scale is not None:
        if framework.kind in SHARED_SCALE:
            yield from points_of(framework.scale.points, width, 2)
        yield from prose(WHOSE_SCALE[framework.scale.scale_source], width)
    if all_reversed(framework):
        yield from prose(COUNTED_BACKWARDS, width)
    yield from prose(
        '"Don\'t know" and "not applicable" are answers too; neither enters a score. '
        "Every item can carry a comment.",
        width,
    )
    if framework.priorities:
        votes = count_of(framework.priorities, "item")
        yield from prose(f"You can mark {votes} as worth working on.", width)


def _positions(framework: Framework, kind: str) -> str:
    """How many places there are between two poles, where that is the same for all."""
    of = {framework.points_of(item) for item in framework.items if item.kind == kind}
    if kind != "bipolar" or len(of) != 1:
        return ""
    last = of.pop()
    midway = f", {(last + 1) // 2} is midway" if last % 2 else ""
    return f" 1 is wholly the left one, {last} wholly the right one{midway}."


def _scoring(framework: Framework, width: int) -> Iterator[Content]:
    scoring = framework.scoring
    yield plain("What you get", style=HEADING)
    if scoring.picture is not None:
        yield from prose(f"Your result shows {PICTURES[scoring.picture]}.", width)
    if scoring.method == "none":
        what = "" if scoring.picture else " The result is a profile of the items."
        yield from prose(f"There is no score.{what}", width)
    else:
        word = "the sum" if scoring.method == "sum" else "the mean"
        said = f"A domain's score is {word} of its items"
        yield from prose(f"{said}; an item without a rating leaves it without one.", width)
    for band in scoring.bands:
        edge = f"{band.lowest}{glyphs().dash}{band.highest}"
        yield from _named(f"{edge:<7}", band.label, band.meaning, width)
    if scoring.verdict == "lowest-domain":
        yield from prose("The lowest domain speaks for the whole set.", width)
    yield from prose(scoring.meaning, width)


def _named(head: str, name: str, text: str, width: int) -> list[Content]:
    said = plain(name, 200, "bold")
    return hanging(head, said + plain(f": {text}", PROSE) if text else said, width, 2)
