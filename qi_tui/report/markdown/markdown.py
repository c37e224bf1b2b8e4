"""A report as Markdown, for an e-mail or a wiki: the same as the page, in tables and sentences.

Nothing in a text formats: what Markdown or HTML would act on is escaped, and a line end in a cell
is a blank. Lines end in LF, and the file ends in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from qi_tui.analysis.item.item_key import key_of
from qi_tui.analysis.talk.agenda import AgendaEntry
from qi_tui.report import sayings
from qi_tui.report.content import FrameworkReport, ItemReport, Report
from qi_tui.report.explaining import explained
from qi_tui.report.markdown.markdown_mine import mine_lines
from qi_tui.report.markdown.markdown_text import bullets, facts, table, text
from qi_tui.report.web.briefly import in_short


def report_markdown(report: Report) -> bytes:
    """A report as Markdown, in UTF-8."""
    lines = [*_cover(report)]
    if report.mine is not None:
        lines += mine_lines(report.mine, bool(report.frameworks))
    for framework in report.frameworks:
        lines += _framework(report, framework)
    if report.frameworks:
        lines += [*_agreed(report), *_actions(report)]
    lines += ["## How the figures are made", "", *facts(explained(report))]
    # One blank line between parts, however many were asked for.
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return f"{joined.rstrip()}\n".encode()


def _cover(report: Report) -> Iterator[str]:
    yield from (f"# {text(sayings.title_words(report))}", "")
    kind = "Report to leave the room" if report.is_outside else "Report for the room"
    if report.mine is not None:
        kind = "One rater's own report"
    yield from (f"{kind}{f' · {text(report.date)}' if report.date else ''}", "")
    yield from (f"> {text(report.regime)}", ">", f"> {text(report.rests_on)}", "")
    rows = [
        (
            framework.framework.title,
            str(room.round),
            str(room.raters),
            sayings.roles_words(framework) if room is framework.rounds[0] else "",
        )
        for framework in report.frameworks
        for room in framework.rounds
    ]
    if rows:
        yield from table(("framework", "round", "raters", "by role"), rows)
    if report.statuses:
        files = ", ".join(f"{number} {status}" for status, number in report.statuses.items())
        yield from (f"Files: {text(files)}.", "")
    if report.minutes_planned or report.minutes_used:
        planned = f" of {report.minutes_planned} planned" if report.minutes_planned else ""
        yield from (f"Minutes of talk: {report.minutes_used} used{planned}.", "")
    yield from ([*facts(in_short(report))] if report.frameworks else ())


def _framework(report: Report, framework: FrameworkReport) -> Iterator[str]:
    yield from ("", f"## {text(framework.framework.title)}", "")
    if sayings.has_scale(framework):
        yield from _agenda(framework)
    if sayings.has_scores(framework):
        yield from _scores(framework)
    compared = sayings.compared_items(framework)
    if compared:
        yield from ("### What moved between the rounds", "")
        heads = ("item", "rated it", "median", "disagreement", "who moved")
        rows = [
            (each.title, each.raters, each.median, each.disagreement, each.movement)
            for each in compared
        ]
        yield from table(heads, rows)
    yield from ("### Item by item", "")
    domain = None
    for item in framework.items:
        if item.figures.domain != domain:
            domain = item.figures.domain
            yield from (f"#### {text(item.domain)}", "")
        yield from _item(report, framework, item)


def _agenda(framework: FrameworkReport) -> Iterator[str]:
    yield from ("### Where the room agreed, and what split it", "")
    agenda = framework.agenda
    if agenda is None:
        rated = any(item.figures.n for item in framework.items)
        said = f"How the answers were spread: {sayings.TOO_FEW_TO_SHOW}."
        yield from (said if rated else "No data: nobody has rated.", "")
        return
    known = framework.item_by_key
    agreed = (
        ("Alike, and strong:", agenda.agreed_high),
        ("Alike, and weak:", agenda.agreed_low),
        ("Alike, in the middle:", agenda.agreed_middle),
    )
    found = [
        (label, "; ".join(known[key_of(item)].title for item in items))
        for label, items in agreed
        if items
    ]
    yield from facts(found) if found else ("On no item were the answers alike.", "")
    if not agenda.worth:
        yield from ("Nothing split this room enough to need its time.", "")
    else:
        heads = ("item", "how the answers lay", "who said what", "minutes")
        yield from table(heads, [_line(known[entry.key], entry) for entry in agenda.worth])
    if agenda.if_time:
        titles = "; ".join(known[entry.key].title for entry in agenda.if_time)
        yield from (f"If there is time: {text(titles)}.", "")


def _line(item: ItemReport, entry: AgendaEntry) -> Sequence[str]:
    """An item as it was before the talk."""
    figures = entry.figures
    headline = f"{sayings.mark_of(figures)} {sayings.headline(figures)}".strip()
    return item.title, headline, sayings.counts_words(figures, item.names), str(entry.minutes)


def _scores(framework: FrameworkReport) -> Iterator[str]:
    room = framework.rounds[0]
    bands = framework.framework.scoring.bands
    yield from ("### Scores of the domains", "")
    yield from (f"Round {room.round}: raters who rated all of a domain.", "")
    heads = ("domain", "raters", "median", *(f"{b.label} ({b.lowest}–{b.highest})" for b in bands))
    rows = [
        (
            domain.title,
            *sayings.domain_cells(domain),
            *(sayings.band_cell(domain, band.label) for band in bands),
        )
        for domain in room.domains
    ]
    yield from table(heads, rows)


def _item(report: Report, framework: FrameworkReport, item: ItemReport) -> Iterator[str]:
    figures = item.figures
    column = f" · {item.column}" if item.column else ""
    yield from (f"##### {text(f'{item.title}{column}')}", "")
    if item.prompt:
        yield from (f"*{text(item.prompt)}*", "")
    headline = sayings.headline(figures)
    if headline:
        yield from (f"**{text(f'{sayings.mark_of(figures)} {headline}'.strip())}**", "")
    yield from bullets(_said(report, framework, item))
    if figures.counts is not None and figures.n:
        yield from _points(item)
    yield from facts(sayings.agreed_words(item.agreed, item.descriptors) if item.agreed else ())
    if item.comments.said:
        yield from ("Comments:", "")
        yield from bullets(
            ": ".join(part for part in (", ".join(filter(None, (s.alias, s.role))), s.text) if part)
            for s in item.comments.said
        )


def _said(report: Report, framework: FrameworkReport, item: ItemReport) -> Iterator[str]:
    said = sayings.counts_words(item.figures, item.names)
    if item.before is None:
        yield said
    else:
        before = sayings.counts_words(item.before, item.names)
        yield f"Round {item.before_round}: {before}"
        yield f"Round {item.round}: {said}"
        yield sayings.movement_of(item)
    mine = report.mine
    if mine is not None and mine.framework == framework.framework.id and item.key in mine.answers:
        answer = mine.answers[item.key]
        yield "; ".join(part for part in (f"You: {answer.words}", answer.beside) if part) + "."
    ask = sayings.question_of(item, report.naming)
    if ask and mine is None:
        yield f"For the talk: {ask}"
    if item.discussed and item.agreed is None:
        yield "It was discussed; nothing was settled on it."
    silent = sayings.comments_words(item)
    if silent:
        yield silent


def _points(item: ItemReport) -> Iterator[str]:
    groups = item.figures.by_role or {}
    columns = (item.figures.counts or (), *groups.values())
    rows = [
        (str(place + 1), says, *(str(column[place]) for column in columns))
        for place, says in enumerate(item.descriptors)
    ]
    yield from table(("point", "what it says", "everyone", *groups), rows)


def _agreed(report: Report) -> Iterator[str]:
    yield from ("", "## What was agreed", "")
    rows = []
    items = [item for framework in report.frameworks for item in framework.items]
    for item in items:
        if item.agreed is not None:
            words = dict(sayings.agreed_words(item.agreed, item.descriptors))
            value = words.get("Agreed") or f"not agreed: {words.get('Not agreed', '')}"
            why = words.get("Why not lower", "–"), words.get("Why not higher", "–")
            rows.append((item.title, value, *why))
    if rows:
        yield from table(("item", "agreed", "why not lower", "why not higher"), rows)
    elif any(item.discussed is None for item in items):
        yield from (f"What was agreed: {sayings.TOO_FEW_TO_SHOW}.", "")
    else:
        yield from ("No agreed rating was written down.", "")


def _actions(report: Report) -> Iterator[str]:
    yield from ("## Actions", "")
    if report.actions:
        heads = ("what", "who", "by when", "for which item", "state")
        yield from table(heads, _action_rows(report))
    else:
        yield from ("No actions were written down.", "")
    if report.worth_it:
        yield from (f"### {sayings.WORTH_QUESTION}", "")
        votes = [*report.worth_it, *[0] * len(sayings.WORTH)]
        rows = [
            (f"{point} {word}", str(number))
            for point, (word, number) in enumerate(zip(sayings.WORTH, votes, strict=False), 1)
        ]
        yield from table(("answer", "people"), rows)
    elif report.worth_it is None:
        yield from (f"{sayings.WORTH_QUESTION} The votes are {sayings.TOO_FEW_TO_SHOW}.", "")


def _action_rows(report: Report) -> Iterable[Sequence[str]]:
    for action in report.actions:
        state = sayings.STATES[action.state]
        yield (
            action.text,
            sayings.who_of(action),
            action.due or "–",
            sayings.item_of(action, report) or "–",
            f"{state}: {action.reason}" if action.reason else state,
        )
