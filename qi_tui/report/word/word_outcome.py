"""What came of the talk in a Word document: agreed ratings, actions, and was it worth the time."""

from __future__ import annotations

from qi_tui.report import sayings
from qi_tui.report.content import ItemReport, Report
from qi_tui.report.word.word_page import WordPage


def write_outcome(page: WordPage, report: Report) -> None:
    """The last chapters."""
    page.heading("What was agreed", 1)
    items = [item for each in report.frameworks for item in each.items]
    settled = [_settled(item) for item in items if item.agreed is not None]
    if settled:
        heads = ("Item", "Agreed", "Why not lower", "Why not higher")
        page.table(heads, settled, (5, 5, 5, 5))
    elif any(item.discussed is None for item in items):
        page.say(f"What was agreed: {sayings.TOO_FEW_TO_SHOW}.")
    else:
        page.say("No agreed rating was written down.")
    page.heading("Actions", 1)
    _write_actions(page, report)
    if report.worth_it is None:
        page.say(f"{sayings.WORTH_QUESTION} The votes are {sayings.TOO_FEW_TO_SHOW}.")
    elif any(report.worth_it):
        page.heading(sayings.WORTH_QUESTION, 2)
        votes = enumerate(zip(sayings.WORTH, report.worth_it, strict=False), 1)
        rows = [(f"{point} {words}", str(chosen)) for point, (words, chosen) in votes]
        page.table(("Answer", "People"), rows, (4, 2))


def _settled(item: ItemReport) -> tuple[str, str, str, str]:
    agreed = item.agreed
    assert agreed is not None
    if agreed.value is None:
        [(label, words)] = sayings.agreed_words(agreed, item.descriptors)
        return item.title, f"{label}: {words}", "", ""
    return (
        item.title,
        sayings.value_words(agreed.value, item.descriptors),
        agreed.why_not_lower.strip() or "–",
        agreed.why_not_higher.strip() or "–",
    )


def _write_actions(page: WordPage, report: Report) -> None:
    if not report.actions:
        page.say("No actions were written down.")
        return
    rows = []
    for action in report.actions:
        state = sayings.STATES[action.state]
        rows.append(
            (
                action.text,
                sayings.who_of(action),
                action.due or "–",
                sayings.item_of(action, report) or "–",
                f"{state}: {action.reason}" if action.reason else state,
            )
        )
    page.table(("What", "Who", "By when", "For which item", "State"), rows, (7, 3, 3, 4, 3))
