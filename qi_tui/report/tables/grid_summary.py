"""The first table of a report: what it is, under which promise, and what came out by domain."""

from __future__ import annotations

from collections.abc import Iterator

from qi_tui.analysis.figures import DomainFigures
from qi_tui.model.facilitating import STILL_OPEN, WORTH_POINTS
from qi_tui.report.content import FrameworkReport, Report
from qi_tui.report.tables.grid import Cell, Column, Grid, rounded

TOO_FEW_TO_SHOW = "too few to show"
WORTH = "Was it worth our time?"

_COLUMNS = (
    Column("part", "Part", 44),
    Column("what", "What", 24),
    Column("value", "Value", 80),
)
Row = tuple[str, str, Cell]


def summary_grid(report: Report) -> Grid:
    """Rows of a part, what is said of it, and the word or number that says it."""
    return Grid(_COLUMNS, tuple(_rows(report)))


def _rows(report: Report) -> Iterator[Row]:
    whole = "Workshop"
    yield whole, "Title", report.title or None
    yield whole, "Date", report.date or None
    yield whole, "Made for", "outside the room" if report.is_outside else "the room"
    yield whole, "Promise", report.regime
    yield whole, "Rests on", report.rests_on
    if report.answers.hidden is not None:
        yield whole, "Single answers", f"not here: {report.answers.hidden}"
    for each in report.frameworks:
        yield from _framework(each)
    yield from _outcome(report)
    for status, files in report.statuses.items():
        yield "Files", status.value, files


def _framework(each: FrameworkReport) -> Iterator[Row]:
    name, source = each.framework.title, each.framework.source
    yield name, "Source", f"{source.title}. {source.publisher}, {source.year}. {source.section}"
    if source.credit:
        yield name, "Credit", source.credit
    for role, raters in each.roles.items():
        yield name, f"Raters: {role}", raters
    if each.has_hidden_roles:
        yield name, "Raters: other roles", TOO_FEW_TO_SHOW
    for room in each.rounds:
        yield f"{name}, round {room.round}", "Raters", room.raters
        for domain in room.domains:
            yield from _domain(f"{domain.title}, round {room.round}", domain)


def _domain(part: str, domain: DomainFigures) -> Iterator[Row]:
    if domain.n == 0:
        return
    if domain.n is not None:
        yield part, "Rated all of it", domain.n
    if domain.median is not None:
        yield part, "Middle score", rounded(domain.median)
    for label, raters in (domain.bands or {}).items():
        yield part, f"Raters: {label}", raters
    if domain.hidden is not None:
        yield part, "Scores" if domain.median is None else "Bands", TOO_FEW_TO_SHOW


def _outcome(report: Report) -> Iterator[Row]:
    if report.minutes_planned or report.minutes_used:
        yield "Talk", "Minutes planned", report.minutes_planned or None
        yield "Talk", "Minutes used", report.minutes_used or None
    if report.actions:
        yield "Actions", "How many", len(report.actions)
        still_open = sum(each.state in STILL_OPEN for each in report.actions)
        yield "Actions", "Still to be done", still_open
    if report.worth_it is None:
        yield WORTH, "Votes", TOO_FEW_TO_SHOW
    for point, chosen in enumerate(report.worth_it or (), start=1):
        yield WORTH, f"Votes for {point} of {WORTH_POINTS}", chosen
