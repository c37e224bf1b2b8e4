"""A report as one HTML file, for a browser, a projector, a screen reader or a printer.

The file needs nothing beside it and reaches for nothing (`pages`). The pictures are drawn in it,
and each says in words what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.item_key import key_of
from qi_tui.analysis.talk.agenda import AgendaEntry
from qi_tui.model.framework import BipolarItem
from qi_tui.report import sayings
from qi_tui.report.content import FrameworkReport, ItemReport, Report
from qi_tui.report.explaining import explained
from qi_tui.report.mine import MyAnswer
from qi_tui.report.pages import page_html
from qi_tui.report.web import bars
from qi_tui.report.web.briefly import in_short
from qi_tui.report.web.html_parts import Chapter, DrawnBar, Entry, Group, Line, Points, Settled

PAGE, STYLE = "report.html.j2", "report.css"


def report_html(report: Report) -> bytes:
    """A report as a whole HTML document, in UTF-8."""
    chapters = tuple(
        _chapter(report, framework, f"f{number}")
        for number, framework in enumerate(report.frameworks, 1)
    )
    page = page_html(
        PAGE,
        STYLE,
        report=report,
        chapters=chapters,
        brief=tuple(in_short(report)),
        settled_rows=tuple(_settled(chapters)),
        explained=tuple(explained(report)),
        say=sayings,
        share_width=bars.share_width,
        width=bars.WIDTH,
        height=bars.HEIGHT,
    )
    return page.encode("utf-8")


def _chapter(report: Report, framework: FrameworkReport, name: str) -> Chapter:
    every = [item.figures.counts for item in framework.items if item.figures.counts]
    every += [item.before.counts for item in framework.items if item.before and item.before.counts]
    measure = bars.measure_of(every)
    entries = [
        _entry(report, framework, item, f"{name}-{number}", measure)
        for number, item in enumerate(framework.items, 1)
    ]
    groups = []
    for domain in framework.framework.domains:
        mine = tuple(entry for entry in entries if entry.item.figures.domain == domain.id)
        if mine:
            groups.append(Group(domain.title, domain.summary, mine))
    known = framework.item_by_key
    agenda = framework.agenda
    agreements = []
    worth: tuple[Line, ...] = ()
    if_time: tuple[ItemReport, ...] = ()
    if agenda is not None:
        for title, found in (
            ("Alike, and strong:", agenda.agreed_high),
            ("Alike, and weak:", agenda.agreed_low),
            ("Alike, in the middle:", agenda.agreed_middle),
        ):
            if found:
                agreements.append((title, tuple(known[key_of(item)] for item in found)))
        worth = tuple(_line(known[entry.key], entry) for entry in agenda.worth)
        if_time = tuple(known[entry.key] for entry in agenda.if_time)
    ids = {entry.item.key: entry.id for entry in entries}
    return Chapter(framework, name, tuple(groups), tuple(agreements), worth, if_time, ids)


def _line(item: ItemReport, entry: AgendaEntry) -> Line:
    """An item as it was before the talk."""
    return Line(
        key=item.key,
        title=item.title,
        mark=sayings.mark_of(entry.figures),
        headline=sayings.headline(entry.figures),
        said=sayings.counts_words(entry.figures, item.names),
        minutes=entry.minutes,
    )


def _settled(chapters: Sequence[Chapter]) -> Iterator[Settled]:
    for chapter in chapters:
        for item in chapter.report.items:
            agreed = item.agreed
            if agreed is None:
                continue
            words = dict(sayings.agreed_words(agreed, item.descriptors))
            yield Settled(
                id=chapter.ids[item.key],
                title=item.title,
                value=words.get("Agreed", ""),
                why_not_lower=words.get("Why not lower", ""),
                why_not_higher=words.get("Why not higher", ""),
                parked=words.get("Not agreed", ""),
            )


def _entry(
    report: Report, framework: FrameworkReport, item: ItemReport, name: str, measure: float
) -> Entry:
    mine = None
    if report.mine is not None and report.mine.framework == framework.framework.id:
        mine = report.mine.answers.get(item.key)
    defined = framework.framework.item_by_id[item.figures.item]
    ends = ("", "")
    if item.descriptors:
        ends = (item.descriptors[0], item.descriptors[-1])
    if isinstance(defined, BipolarItem):
        ends = defined.poles
    return Entry(
        item=item,
        id=name,
        bars=_bars(report, item, mine, measure),
        ends=ends,
        points=_points(item, defined.kind in ("anchored", "stage")),
        mine=mine,
    )


def _bars(
    report: Report, item: ItemReport, mine: MyAnswer | None, measure: float
) -> tuple[DrawnBar, ...]:
    """The bar of the latest round, under that of the round before where there is one."""
    rounds = [(item.before_round, item.before), (item.round, item.figures)]
    shown = [(number, each) for number, each in rounds if each is not None and each.counts]
    drawn = []
    for number, figures in shown:
        if not figures.n or figures.counts is None:
            continue
        value = None
        if mine is not None and report.mine is not None and report.mine.round == number:
            value = mine.value
        name = f"Round {number}" if item.before is not None else ""
        said = _spoken(item, figures, name, value)
        drawn.append(DrawnBar(name, said, bars.counts_bar(figures.counts, measure, value)))
    return tuple(drawn)


def _spoken(item: ItemReport, figures: ItemFigures, name: str, value: int | None) -> str:
    said = sayings.counts_words(figures, item.names)
    own = "" if value is None else f" You said {sayings.value_words(value, item.names)}."
    return f"{name}: {said}{own}" if name else f"{said}{own}"


def _points(item: ItemReport, is_described: bool) -> Points | None:
    figures = item.figures
    if figures.counts is None or not figures.n:
        return None
    groups = figures.by_role or {}
    columns = (figures.counts, *groups.values())
    rows = []
    for place in range(len(figures.counts)):
        says = item.descriptors[place] if place < len(item.descriptors) else ""
        cells = tuple(str(column[place]) for column in columns)
        rows.append((str(place + 1), says, cells))
    return Points(("everyone", *groups), tuple(rows), is_described)
