"""The items of a framework in a Word document, one after another under their domains."""

from __future__ import annotations

from qi_tui.report import sayings
from qi_tui.report.content import FrameworkReport, ItemReport, Report
from qi_tui.report.mine import MyAnswer
from qi_tui.report.web.bars import counts_bar, measure_of
from qi_tui.report.word.word_page import WordPage

HOW_TO_READ = (
    "Each bar is centred on the middle of its scale: low answers reach to the left, high ones to"
    " the right. The number in a stretch is how many people chose it; the number under it is the"
    " point."
)


def write_items(page: WordPage, report: Report, each: FrameworkReport) -> None:
    """Every item: how its answers lay, what was said of it, what was settled."""
    page.heading("Item by item", 2)
    counts = [item.figures.counts for item in each.items if item.figures.counts]
    counts += [item.before.counts for item in each.items if item.before and item.before.counts]
    if counts:
        page.say(HOW_TO_READ)
    measure = measure_of(counts)
    own = report.mine
    for domain in each.framework.domains:
        items = [item for item in each.items if item.figures.domain == domain.id]
        if items:
            page.heading(domain.title, 3)
        if items and domain.summary:
            page.say(domain.summary, keep=True)
        for item in items:
            mine = None
            if own is not None and own.framework == each.framework.id:
                mine = own.answers.get(item.key)
            kind = each.framework.item_by_id[item.figures.item].kind
            _write_item(page, report, item, measure, mine)
            _write_points(page, item, is_described=kind in ("anchored", "stage"))
            _write_outcome(page, item)


def _write_item(
    page: WordPage, report: Report, item: ItemReport, measure: float, mine: MyAnswer | None
) -> None:
    page.heading(item.title, 4)
    if item.prompt:
        page.say(item.prompt, keep=True)
    headline = sayings.headline(item.figures)
    if headline:
        mark = sayings.mark_of(item.figures)
        page.say(f"{mark} {headline}" if mark else headline, keep=True)
    _write_bars(page, item, measure)
    movement = sayings.movement_of(item)
    if movement:
        page.say(movement)
    if mine is not None:
        beside = f"; {mine.beside}" if mine.beside else ""
        page.say(f"{mine.words}{beside}.", label="You:")
    question = sayings.question_of(item, report.naming)
    if question and report.mine is None:
        page.say(question, label="For the talk:")


def _write_outcome(page: WordPage, item: ItemReport) -> None:
    """What was settled on it, and what people wrote about it."""
    if item.agreed is not None:
        for label, words in sayings.agreed_words(item.agreed, item.descriptors):
            page.say(words, label=f"{label}:")
    elif item.discussed:
        page.say("It was discussed; nothing was settled on it.")
    _write_comments(page, item)


def _write_bars(page: WordPage, item: ItemReport, measure: float) -> None:
    """The latest round in a bar and in words, under the round before where there is one."""
    for number, figures in ((item.before_round, item.before), (item.round, item.figures)):
        if figures is None:
            continue
        said = sayings.counts_words(figures, item.names)
        if figures.counts and figures.n:
            page.bar(counts_bar(figures.counts, measure), said)
        page.say(said, label=f"Round {number}:" if item.before is not None else "")


def _write_points(page: WordPage, item: ItemReport, is_described: bool) -> None:
    """The counts of everyone and of the roles that are shown, point by point.

    Points that have words of their own stand below each other, others beside each other.
    """
    counts = item.figures.counts
    if counts is None or not item.figures.n:
        return
    groups = {"Everyone": counts, **(item.figures.by_role or {})}
    points = range(len(counts))
    if is_described:
        rows = [
            (
                str(place + 1),
                item.descriptors[place],
                *(str(group[place] or "·") for group in groups.values()),
            )
            for place in points
        ]
        page.table(("Point", "What it says", *groups), rows, (2, 9, *[3] * len(groups)))
        return
    if not item.names:
        page.say(f"1 = {item.descriptors[0]}; {len(counts)} = {item.descriptors[-1]}", keep=True)
    heads = ("Point", *(item.names or [str(place + 1) for place in points]))
    across = [(name, *(str(n or "·") for n in group)) for name, group in groups.items()]
    page.table(heads, across, (4, *[2] * len(counts)))


def _write_comments(page: WordPage, item: ItemReport) -> None:
    for said in item.comments.said:
        who = ", ".join(part for part in (said.alias, said.role) if part)
        page.say(said.text, label=f"{who}:" if who else "", style="List Bullet")
    hidden = sayings.comments_words(item)
    if hidden and not item.comments.said:
        page.say(hidden)
