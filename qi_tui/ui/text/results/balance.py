"""The picture of a balance: how much effort each part gets now, and how much it needs."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.balance import Balance, Weight, balance_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.results.drawing import (
    TITLE_LIMIT,
    Room,
    bar_of,
    draw_row,
    figure_words,
    listed,
    room_of,
    say,
    say_standout,
)
from qi_tui.ui.text.results.spread import share_words
from qi_tui.ui.words import plain

LABEL, BAR, BAR_FROM = 12, 20, 70


def draw_balance(framework: Framework, session: Session, width: int) -> list[Content]:
    """Where effort goes, and where it should move."""
    balance, room = balance_of(framework, session), room_of(width)
    if balance.has_needed:
        # Each part has a line of its own for its title; beside the bars stand only two words.
        room = Room(width, LABEL, BAR if width >= BAR_FROM else room.bar)
    now = " now" if balance.has_needed else ""
    lines = say_standout(f"Gets least{now}", balance.least, "parts", "behind", width)
    if balance.most.names:
        lines += say_standout(f"Gets most{now}", balance.most, "parts", "ahead", width)
    if balance.has_needed:
        lines += _moves(balance, width)
    for part in balance.parts:
        lines += [Content("")] if part.needed is not None or part is balance.parts[0] else []
        lines += _part(part, room, part.now.title in balance.least.names)
    return lines


def _moves(balance: Balance, width: int) -> list[Content]:
    def those(sign: int) -> list[str]:
        return [
            part.now.title
            for part in balance.parts
            if part.change is not None and (part.change > 0) - (part.change < 0) == sign
        ]

    more, less, same = those(1), those(-1), those(0)
    words = [f"more of {listed(more)}" if more else "", f"less of {listed(less)}" if less else ""]
    said = "; ".join(part for part in words if part)
    if same:
        said = f"{said}; as it is: {listed(same)}" if said else "no move: all is as it is needed"
        if not (more or less) and len(same) < len(balance.parts):
            said = f"no move for {listed(same)}"
    return say("Needed:", f"{said}.", width) if said else []


def _part(part: Weight, room: Room, is_least: bool) -> Iterator[Content]:
    flag = glyphs().down if is_least else " "
    now, needed = part.now, part.needed
    drawn = bar_of(now.figure, now.points, room.bar)
    if needed is None:
        yield draw_row(room, now.title, drawn, share_words(now), flag)
        return
    yield plain(f"   {now.title}", TITLE_LIMIT, "bold").truncate(room.width, ellipsis=True)
    yield draw_row(room, "now", drawn, share_words(now), flag)
    words = Content.assemble(share_words(needed), _change(part.change))
    yield draw_row(room, "needed", bar_of(needed.figure, needed.points, room.bar), words)


def _change(change: float | None) -> Content:
    if change is None:
        return Content("")
    if not change:
        return Content("  (as it is)")
    marks = glyphs()
    sign, word = (marks.up, "more") if change > 0 else (marks.down, "less")
    return Content.styled(f"  {sign} {figure_words(round(abs(change), 1))} {word}", "bold")
