"""One rater's own part of a report in a Word document."""

from __future__ import annotations

from qi_tui.report import sayings
from qi_tui.report.mine import Mine, Section
from qi_tui.report.word.word_page import WordPage


def write_mine(page: WordPage, mine: Mine, has_room: bool) -> None:
    """What the rater answered, what it comes to, and where it stands in the room.

    Args:
        page: the document.
        mine: the rater's own part.
        has_room: whether there is a room to stand beside.
    """
    who = mine.name or "the rater"
    who = f"{who}, {mine.role}" if mine.role else who
    draft = ", not finished yet" if mine.is_draft else ""
    page.say(
        f"For {who}: {mine.title}, round {mine.round};"
        f" {mine.answered} of {mine.of} answered{draft}."
    )
    page.heading("My result", 1)
    for finding in mine.picture.findings:
        page.say(finding.words, label=finding.label)
    for section in mine.picture.sections:
        _write_section(page, section)
    page.heading("My answers", 2)
    heads, widths = ("Item", "My answer", "Beside the room", "My comment"), (5, 5, 5, 4)
    rows = [
        (answer.title, answer.words, answer.beside, answer.comment)
        for answer in mine.answers.values()
    ]
    if has_room:
        page.table(heads, rows, widths)
    else:
        alone = [(title, words, comment) for title, words, _, comment in rows]
        page.table((*heads[:2], heads[3]), alone, (5, 5, 4))
    if mine.priorities:
        page.say("; ".join(mine.priorities), label="My priorities:")
    if mine.actions:
        page.heading("What I will do", 2)
        actions = [
            (action.text, action.due or "–", sayings.STATES[action.state])
            for action in mine.actions
        ]
        page.table(("What", "By when", "State"), actions, (7, 3, 3))


def _write_section(page: WordPage, section: Section) -> None:
    if section.title:
        page.heading(section.title, 2)
    if section.note:
        page.say(section.note, keep=True)
    if section.bars:
        rows = [
            (bar.title, f"{bar.words} · {bar.flag}" if bar.flag else bar.words)
            for bar in section.bars
        ]
        page.table(("Part", "What it comes to"), rows, (5, 5))
    if section.table is not None:
        heads = section.table.heads
        page.table(heads, section.table.rows, (3, *[2] * (len(heads) - 1)))
    for line in section.lines:
        page.say(line, style="List Bullet")
