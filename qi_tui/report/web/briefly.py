"""A report in a few lines, for those who read no further than its first page."""

from __future__ import annotations

from collections.abc import Iterator

from qi_tui.analysis.results.saying import listed
from qi_tui.model.facilitating import STILL_OPEN
from qi_tui.report.content import FrameworkReport, Report
from qi_tui.report.sayings import TOO_FEW_TO_SHOW, has_scale

MOST_TITLES = 3
"""Titles that are read at a glance; the report has them all."""


def in_short(report: Report) -> Iterator[tuple[str, str]]:
    """Where the room agreed, what split it, what was settled and what will be done."""
    for framework in report.frameworks:
        title = f" ({framework.framework.title})" if len(report.frameworks) > 1 else ""
        yield from ((f"{label}{title}:", words) for label, words in _of(framework))
    if report.frameworks:
        yield "Settled:", _settled(report)
        still = sum(action.state in STILL_OPEN for action in report.actions)
        yield "To be done:", f"{_number(still, 'action')}." if report.actions else "no actions."


def _of(framework: FrameworkReport) -> Iterator[tuple[str, str]]:
    agenda = framework.agenda
    if agenda is None and not has_scale(framework):
        return
    if agenda is None:
        answered = any(item.figures.n for item in framework.items)
        yield "How the answers were spread", f"{TOO_FEW_TO_SHOW if answered else 'no data'}."
        return
    alike = len(agenda.agreed_high) + len(agenda.agreed_low) + len(agenda.agreed_middle)
    yield "Alike", f"{_number(alike, 'item')} of {len(framework.items)}."
    known = framework.item_by_key
    worth = [*agenda.worth, *agenda.if_time]
    titles = [known[entry.key].title for entry in worth[:MOST_TITLES]]
    if not titles:
        yield "Worth the time", "nothing split this room enough."
        return
    more = len(worth) - len(titles)
    if more:
        titles.append(f"{more} more")
    yield "Worth the time", f"{listed(titles)}."


def _settled(report: Report) -> str:
    items = [item for framework in report.frameworks for item in framework.items]
    agreed = [item.agreed for item in items if item.agreed is not None]
    if not agreed and any(item.discussed is None for item in items):
        return f"{TOO_FEW_TO_SHOW}."
    parked = sum(each.value is None for each in agreed)
    words = _number(len(agreed) - parked, "agreed rating")
    return f"{words}, {parked} not agreed." if parked else f"{words}."


def _number(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
