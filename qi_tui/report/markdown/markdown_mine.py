"""One rater's own part of a report as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from qi_tui.report import sayings
from qi_tui.report.markdown.markdown_text import bullets, facts, table, text
from qi_tui.report.mine import Mine, Section


def mine_lines(mine: Mine, has_room: bool) -> Iterator[str]:
    """What the rater's answers come to, then the answers themselves.

    Args:
        mine: the rater's own part.
        has_room: whether the report has a room to stand beside.
    """
    yield from ("", "## My result", "")
    draft = ", not finished yet" if mine.is_draft else ""
    who = f"For {mine.name or 'the rater'}{f', {mine.role}' if mine.role else ''}"
    said = f"{who}: {mine.title}, round {mine.round}; {mine.answered} of {mine.of} answered{draft}."
    yield from (text(said), "")
    yield from facts((finding.label, finding.words) for finding in mine.picture.findings)
    for section in mine.picture.sections:
        yield from _section(section)
    yield from ("### My answers", "")
    beside = ("beside the room",) if has_room else ()
    heads = ("item", "my answer", *beside, "my comment")
    rows = [
        (each.title, each.words, *((each.beside,) if has_room else ()), each.comment)
        for each in mine.answers.values()
    ]
    yield from table(heads, rows)
    if mine.priorities:
        yield from ("### My priorities", "", *bullets(mine.priorities))
    if mine.actions:
        yield from ("### What I will do", "")
        yield from bullets(
            f"{action.text}{f' (by {action.due})' if action.due else ''}"
            f"{'' if action.state == 'open' else f' – {sayings.STATES[action.state]}'}"
            for action in mine.actions
        )


def _section(section: Section) -> Iterator[str]:
    if section.title:
        note = f" ({section.note})" if section.note else ""
        yield from (f"### {text(f'{section.title}{note}')}", "")
    if section.bars:
        rows = [
            (bar.title, f"{bar.words}{f' ({bar.flag})' if bar.flag else ''}")
            for bar in section.bars
        ]
        yield from table(("what", "answer"), rows)
    if section.table is not None:
        yield from table(section.table.heads, section.table.rows)
    yield from bullets(section.lines)
