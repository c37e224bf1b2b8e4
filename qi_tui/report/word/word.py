"""A report as a Word document: the words and the order of the HTML, and bars of shaded cells."""

from __future__ import annotations

from qi_tui.analysis.item.item_key import key_of
from qi_tui.analysis.talk.agenda import Agenda
from qi_tui.report import sayings
from qi_tui.report.content import FrameworkReport, Report
from qi_tui.report.explaining import explained
from qi_tui.report.tables.due_day import day_in
from qi_tui.report.web.briefly import in_short
from qi_tui.report.word.word_items import write_items
from qi_tui.report.word.word_mine import write_mine
from qi_tui.report.word.word_outcome import write_outcome
from qi_tui.report.word.word_page import WordPage

MOST_IF_TIME = 12
"""Items that are named of those that come after the others."""


def report_docx(report: Report) -> bytes:
    """The document.

    Raises:
        QiError: where python-docx is not there.
    """
    page = WordPage(sayings.title_words(report))
    _write_cover(page, report)
    if report.mine is not None:
        write_mine(page, report.mine, has_room=bool(report.frameworks))
    for each in report.frameworks:
        _write_chapter(page, report, each)
    if report.frameworks:
        write_outcome(page, report)
    page.heading("How the figures are made", 1)
    for label, words in explained(report):
        page.say(words, label=f"{label}:")
    return page.packed(day_in(report.date))


def _write_cover(page: WordPage, report: Report) -> None:
    kind = "Report to leave the room" if report.is_outside else "Report for the room"
    if report.mine is not None:
        kind = "One rater’s own report"
    page.heading(sayings.title_words(report), 0)
    page.say(f"{kind} · {report.date}" if report.date else kind)
    page.say(report.regime)
    page.say(report.rests_on)
    rows = []
    for each in report.frameworks:
        for room in each.rounds:
            said = f"{room.matched} of them rated the round before too" if room.matched else ""
            if room is each.rounds[0]:
                said = sayings.roles_words(each)
            rows.append((each.framework.title, str(room.round), str(room.raters), said))
    if rows:
        page.table(("Framework", "Round", "Raters", "By role"), rows, (8, 2, 2, 6))
    if report.statuses:
        files = ", ".join(f"{number} {each.value}" for each, number in report.statuses.items())
        page.say(f"Files: {files}.")
    if report.minutes_used or report.minutes_planned:
        planned = f" of {report.minutes_planned} planned" if report.minutes_planned else ""
        page.say(f"Minutes of talk: {report.minutes_used} used{planned}.")
    brief = tuple(in_short(report))
    if brief:
        page.heading("In short", 1)
    for label, words in brief:
        page.say(words, label=label)


def _write_chapter(page: WordPage, report: Report, each: FrameworkReport) -> None:
    page.heading(each.framework.title, 1, new_page=True)
    if sayings.has_scale(each):
        page.heading("Where the room agreed, and what split it", 2)
        if each.agenda is not None:
            _write_agenda(page, each, each.agenda)
        elif any(item.figures.n for item in each.items):
            page.say(f"How the answers were spread: {sayings.TOO_FEW_TO_SHOW}.")
        else:
            page.say("No data: nobody has rated.")
    if sayings.has_scores(each):
        _write_domains(page, each)
    compared = sayings.compared_items(each)
    if compared:
        page.heading("What moved between the rounds", 2)
        rows = [
            (row.title, row.raters, row.median, row.disagreement, row.movement) for row in compared
        ]
        heads = ("Item", "Rated it", "Median", "Disagreement", "Who moved")
        page.table(heads, rows, (5, 3, 3, 4, 6))
    write_items(page, report, each)


def _write_agenda(page: WordPage, each: FrameworkReport, agenda: Agenda) -> None:
    items = each.item_by_key
    alike = (
        ("Alike, and strong:", agenda.agreed_high),
        ("Alike, and weak:", agenda.agreed_low),
        ("Alike, in the middle:", agenda.agreed_middle),
    )
    for label, found in alike:
        if found:
            page.say("; ".join(items[key_of(figures)].title for figures in found), label=label)
    if not any(found for _, found in alike):
        page.say("On no item were the answers alike.")
    rows = [
        (
            items[entry.key].title,
            f"{sayings.mark_of(entry.figures)} {sayings.headline(entry.figures)}".strip(),
            sayings.counts_words(entry.figures, items[entry.key].names),
            str(entry.minutes),
        )
        for entry in agenda.worth
    ]
    if rows:
        heads = ("Item", "How the answers lay", "Who said what", "Minutes")
        page.table(heads, rows, (5, 5, 5, 2))
    else:
        page.say("Nothing split this room enough to need its time.")
    if agenda.if_time:
        titles = [items[entry.key].title for entry in agenda.if_time]
        more = f"; and {len(titles) - MOST_IF_TIME} more" if len(titles) > MOST_IF_TIME else ""
        page.say(f"{'; '.join(titles[:MOST_IF_TIME])}{more}.", label="If there is time:")


def _write_domains(page: WordPage, each: FrameworkReport) -> None:
    page.heading("Scores of the domains", 2)
    bands = each.framework.scoring.bands
    rows = [
        (
            domain.title if len(each.rounds) == 1 else f"{domain.title}, round {room.round}",
            *sayings.domain_cells(domain),
            *(sayings.band_cell(domain, band.label) for band in bands),
        )
        for room in each.rounds
        # A further round seldom asks all of a domain, and then there are no scores.
        if room is each.rounds[0] or any(domain.n for domain in room.domains)
        for domain in room.domains
    ]
    labels = [f"{band.label} ({band.lowest}–{band.highest})" for band in bands]
    page.table(("Domain", "Raters", "Median", *labels), rows, (5, 2, 2, *[3] * len(bands)))
