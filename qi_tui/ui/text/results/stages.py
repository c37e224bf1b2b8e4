"""The picture of stages: how far each row has come, and what helps towards the next stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from qi_tui.analysis.results.stages import Reached, Staged, StagedDomain, Stages, stages_of
from qi_tui.model.answer import Standing
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.results.drawing import (
    MARK,
    MUTED,
    PROSE_LIMIT,
    TITLE_LIMIT,
    TRACK,
    Room,
    bold,
    draw_row,
    listed,
    room_of,
    say,
)
from qi_tui.ui.words import plain


def draw_stages(framework: Framework, session: Session, width: int) -> list[Content]:
    """The stage of each row; then, where the rows tell it, of the whole, and what supports it."""
    stages, room = stages_of(framework, session), room_of(width)
    if stages.reached is not None:
        return list(_reached(stages, stages.reached, room))
    lines: list[Content] = []
    for domain in stages.domains:
        lines += [Content("")] if lines else []
        lines += _domain(stages, domain, room)
    lines += _towards(stages, width)
    return lines


def _domain(stages: Stages, domain: StagedDomain, room: Room) -> Iterator[Content]:
    counted = " · ".join(
        f"{number} {name}"
        for name, number in zip(stages.names, domain.counts, strict=True)
        if number
    )
    head = Content.assemble(
        bold(plain(domain.title, TITLE_LIMIT).plain), (f"   {counted or 'not rated'}", MUTED)
    )
    yield head.truncate(room.width, ellipsis=True)
    for staged in domain.rows:
        yield _row(stages, staged, room)


def _row(stages: Stages, staged: Staged, room: Room) -> Content:
    row, marks = staged.row, glyphs()
    if row.value is None:
        is_open = row.standing is Standing.UNANSWERED
        track = Content.styled((marks.hollow if is_open else " ") * (4 * row.points - 3), MUTED)
        words = plain(str(row.standing), TITLE_LIMIT, MUTED)
    else:
        line = marks.track * 3
        cells = [marks.resting] * row.points
        cells[row.value - 1] = marks.mark
        track = Content(line.join(cells)).stylize(TRACK)
        track = track.stylize(MARK, 4 * (row.value - 1), 4 * (row.value - 1) + 1)
        words = plain(stages.names[row.value - 1], TITLE_LIMIT)
    return draw_row(room, row.title, track, words)


def _towards(stages: Stages, width: int) -> Iterator[Content]:
    """What the next stage says, row by row."""
    rows = [each for domain in stages.domains for each in domain.rows]
    ahead = [each for each in rows if each.next is not None]
    if ahead:
        yield Content("")
        yield bold("Towards the next stage")
    for each in ahead:
        name = stages.names[each.row.value or 0]
        yield from hanging("   ", plain(each.row.title, TITLE_LIMIT, "bold"), width)
        yield from _described("now", each.row.says, width)
        yield from _described(name, each.next or "", width)
    last = [each.row.title for each in rows if each.row.value is not None and each.next is None]
    if last:
        yield Content("")
        yield from say(f"At the last stage ({len(last)}):", "; ".join(last), width)


def _described(name: str, says: str, width: int) -> list[Content]:
    head = Content.styled(f"      {plain(name, 40).plain}: ", MUTED)
    return hanging(head, plain(says, PROSE_LIMIT), width)


def _reached(stages: Stages, reached: Reached, room: Room) -> Iterator[Content]:
    telling = listed([each.row.title for each in reached.telling])
    yield from say("Stage:", _stage_words(stages, reached, telling), room.width)
    yield Content("")
    for each in reached.telling:
        yield _row(stages, each, room)
        if each.row.says:
            yield from hanging("       ", plain(each.row.says, PROSE_LIMIT), room.width)
    for each in reached.support:
        yield Content("")
        yield _row(stages, each, room)
        yield from _support(stages, reached, each, room.width)


def _stage_words(stages: Stages, reached: Reached, telling: str) -> str:
    if reached.lowest is None or reached.highest is None:
        without = [each.row for each in reached.telling if each.row.value is None]
        named = listed([f"{row.title} ({row.standing})" for row in without])
        return f"cannot be told yet, for it follows from {telling}: {named}."
    low, high = stages.names[reached.lowest - 1], stages.names[reached.highest - 1]
    if low == high:
        return f"{low}. {telling} say so."
    said = listed(
        [
            f"{each.row.title} says {stages.names[each.row.value - 1]}"
            for each in reached.telling
            if each.row.value is not None
        ]
    )
    if reached.is_unclear:
        return f"not clear, for they lie far apart. {said}. Support is shown for {low}."
    return f"between {low} and {high}. {said}."


def _support(stages: Stages, reached: Reached, staged: Staged, width: int) -> Iterator[Content]:
    """What is done now, what fits the stage, and what could help towards the next."""
    if staged.row.value is not None:
        yield from _described("now", staged.row.says, width)
    fitting = reached.supported
    if not fitting:
        return
    for stage in fitting:
        yield from _described(f"fits {stages.names[stage - 1]}", staged.anchors[stage - 1], width)
    following = fitting[-1] + 1
    if following <= len(staged.anchors):
        name = f"helps towards {stages.names[following - 1]} (our addition)"
        yield from _described(name, staged.anchors[following - 1], width)
    yield from _beside(staged, fitting, width)


def _beside(staged: Staged, fitting: Sequence[int], width: int) -> list[Content]:
    value = staged.row.value
    if value is None or value in fitting:
        return []
    word = "behind" if value < fitting[0] else "ahead of"
    return hanging("      ", plain(f"What is done now is {word} the stage.", 100, "bold"), width)
