"""The picture of gaps: two marks on one track and the span between them, the largest gap first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from qi_tui.analysis.results.gaps import Gap, Gaps, gaps_of
from qi_tui.analysis.results.reading import subjects_of
from qi_tui.analysis.scoring import score_session
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.results.drawing import (
    MOST_NAMED,
    Room,
    bold,
    draw_row,
    figure_words,
    legend,
    listed,
    no_subjects,
    room_of,
    say,
    track_of,
)
from qi_tui.ui.words import count_of, plain

TRACK_ROOM = (13, 25)
TRACK_FROM = 96
WORDS_ROOM = 21


def draw_gaps(framework: Framework, session: Session, width: int) -> list[Content]:
    """The gaps, and the domains' scores for both facets."""
    if not subjects_of(framework, session):
        return no_subjects(framework.subjects, width)
    gaps, room = gaps_of(framework, session), room_of(width)
    lines = say_largest(gaps, [gap.name for gap in gaps.largest], width)
    lines += [Content(""), legend()]
    track = TRACK_ROOM[1] if width >= TRACK_FROM else TRACK_ROOM[0]
    room = room._replace(title=min(room.title, width - track - WORDS_ROOM))
    lines += [_line(gap, gap.name, room, track) for gap in gaps.known]
    lines += say_unknown(gaps.unknown, [gap.name for gap in gaps.unknown], width)
    if framework.subjects is None:
        lines += _scores(framework, session, room)
    return lines


def say_largest(gaps: Gaps, names: Sequence[str], width: int) -> list[Content]:
    """The finding: what is furthest from where it is needed.

    Args:
        gaps: of which it is said.
        names: of the largest ones.
        width: cells per line.
    """
    if not gaps.known:
        return say("Largest gap:", "cannot be told yet: nothing is rated both ways.", width)
    if not names:
        return say("Largest gap:", "none. Nothing falls short of what is needed.", width)
    steps = count_of(gaps.largest[0].steps or 0, "step")
    if gaps.all_alike:
        return say("Largest gap:", f"none. All {len(gaps.known)} gaps are {steps}.", width)
    if len(names) > MOST_NAMED:
        return say("Largest gap:", f"{steps}, in {len(names)} of {len(gaps.known)}.", width)
    each = " each" if len(names) > 1 else ""
    return say("Largest gap:", f"{listed(names)} ({steps}{each}).", width)


def say_unknown(gaps: Sequence[Gap], names: Sequence[str], width: int) -> Iterator[Content]:
    """What has no gap yet, and why."""
    if not gaps:
        return
    yield Content("")
    yield bold(f"No gap yet ({len(gaps)})")
    for gap, name in zip(gaps, names, strict=True):
        why = "; ".join(
            f"{row.facet}: {row.standing if row.value is None else row.value}"
            for row in (gap.now, gap.needed)
        )
        yield from hanging("   ", plain(f"{name} ({why})", 600), width)


def step_words(gap: Gap) -> str:
    """Both values and the gap between them."""
    steps = gap.steps or 0
    words = f"{gap.now.value} {glyphs().right} {gap.needed.value}"
    if steps == 0:
        return f"{words}  no gap"
    return f"{words}  gap {steps}" if steps > 0 else f"{words}  {-steps} beyond"


def _line(gap: Gap, name: str, room: Room, track: int) -> Content:
    drawn = track_of(gap.now.points, track, gap.now.value, gap.needed.value)
    return draw_row(room, name, drawn, step_words(gap))


def _scores(framework: Framework, session: Session, room: Room) -> Iterator[Content]:
    """The scores of the domains, now and needed."""
    if framework.scoring.method == "none":
        return
    now, needed = (score_session(framework, session, facet) for facet in ("now", "needed"))
    yield Content("")
    yield bold("Domains")
    for before, after in zip(now.domains, needed.domains, strict=True):
        words = [
            f"{facet} {'not scored' if each.score is None else figure_words(each.score)}"
            for facet, each in (("now", before), ("needed", after))
        ]
        is_whole = before.score is not None and after.score is not None
        of = f" of {figure_words(before.highest)}" if is_whole else ""
        yield draw_row(room, before.title, "", f"{', '.join(words)}{of}")
