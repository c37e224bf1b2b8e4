"""The picture of skills dosing: how many people have a skill, the target, and the gap."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.dosing import Dosing, Tier, dosing_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import filled
from qi_tui.ui.text.results.drawing import (
    FLAG,
    MUTED,
    TITLE_LIMIT,
    bar_of,
    listed,
    room_of,
    say,
)
from qi_tui.ui.words import plain

NUMBER = 9
"""Cells of a column; a larger number takes more."""
BAR_FROM = 70


def draw_dosing(framework: Framework, session: Session, width: int) -> list[Content]:
    """Have, target and gap for each tier; without a workforce, what there is, and the question."""
    dosing = dosing_of(framework, session)
    lines = list(_findings(dosing, width))
    title = max(16, min(30, width - 3 * NUMBER - 28))
    number = max(NUMBER, max(len(f"{tier.target or 0:,}") for tier in dosing.tiers) + 2)
    head = f"{'have':>{number}}{'target':>{number}}{'gap':>{number}}"
    lines += [Content(""), Content.styled(" " * (title + 2) + head, "bold")]
    bar = room_of(width).bar if width >= BAR_FROM else 0
    for tier in dosing.tiers:
        lines.append(_row(tier, title, number, bar).truncate(width, ellipsis=True))
    return lines


def _findings(dosing: Dosing, width: int) -> Iterator[Content]:
    if dosing.workforce is None:
        yield from say(
            "No targets yet:",
            "how many people work here? Targets are shares of that number, which is not given.",
            width,
        )
        return
    yield from say("Workforce:", f"{dosing.workforce:,}", width)
    short = [tier.row.title for tier in dosing.tiers if tier.gap]
    met = [tier for tier in dosing.tiers if tier.gap == 0]
    if short:
        yield from say("Short of the target:", f"{listed(short)}.", width)
    elif met and len(met) == len(dosing.tiers):
        yield from say("Short of the target:", "none: every target is reached.", width)
    unknown = [
        f"{tier.row.title} ({tier.row.standing})" for tier in dosing.tiers if tier.have is None
    ]
    if unknown:
        yield from say("No gap yet:", f"{listed(unknown)}.", width)


def _row(tier: Tier, title: int, number: int, bar: int) -> Content:
    dash = glyphs().dash
    have = dash if tier.have is None else f"{tier.have:,}"
    target = dash if tier.target is None else f"{tier.target:,}"
    share = "" if tier.share is None else f"  {_percent(tier.share)}{' of all' if bar else ''}"
    drawn = Content("")
    if bar and tier.have is not None and tier.target:
        drawn = bar_of(min(tier.have, tier.target), tier.target, bar)
    return Content.assemble(
        f"  {filled(plain(tier.row.title, TITLE_LIMIT).plain, title)}{have:>{number}}"
        f"{target:>{number}}",
        (f"{_gap(tier):>{number}}", FLAG if tier.gap else ""),
        "  ",
        drawn,
        (share, MUTED),
    )


def _gap(tier: Tier) -> str:
    if tier.gap is None:
        return glyphs().dash
    if tier.gap:
        return f"{tier.gap:,}"
    return f"{glyphs().tick} met"


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"
