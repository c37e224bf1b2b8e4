"""The picture of priorities: per domain what to develop first, and the weakest domain."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.priorities import Priorities, Ranked, priorities_of
from qi_tui.analysis.results.reading import Row
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.results.drawing import (
    MUTED,
    PROSE_LIMIT,
    TITLE_ROOM,
    Room,
    figure_words,
    say,
    say_standout,
)
from qi_tui.ui.text.results.profile import draw_head, draw_item
from qi_tui.ui.words import count_of, plain

WIDEST_TITLE = 62
BAR, WORDS_ROOM = 5, 32


def draw_priorities(framework: Framework, session: Session, width: int) -> list[Content]:
    """The weakest domain, then each domain's list."""
    found = priorities_of(framework, session)
    # What is to be developed is read in full before how far it is.
    room = Room(width, max(TITLE_ROOM[0], min(WIDEST_TITLE, width - WORDS_ROOM)), BAR)
    lines = list(_findings(framework, found, width))
    for domain in found.domains:
        lines += [Content(""), *_domain(domain, room)]
    return lines


def _findings(framework: Framework, found: Priorities, width: int) -> Iterator[Content]:
    if found.weakest is not None:
        yield from say_standout("Weakest domain", found.weakest, "domains", "weaker", width)
    if framework.priorities:
        star = glyphs().star
        words = f"{found.votes} of {framework.priorities} given"
        if found.votes:
            words = f"{words}; they come first, marked {star}, then the lowest marks."
        else:
            words = f"{words}, so the lowest marks come first."
        yield from say("Priority votes:", words, width)


def _domain(domain: Ranked, room: Room) -> Iterator[Content]:
    rows = (*domain.voted, *domain.lowest, *domain.rest, *domain.missing)
    score = domain.score
    yield draw_head(score.title, score.score, score.highest, rows, room)
    place = 0
    for place, row in enumerate((*domain.voted, *domain.lowest), start=1):
        yield _line(place, row, row in domain.voted, room)
    yield from _others(domain, bool(place), room.width)


def _line(place: int, row: Row, is_voted: bool, room: Room) -> Content:
    numbered = draw_item(row, Room(room.width - 3, room.title - 3, room.bar))
    flag = glyphs().star if is_voted else " "
    return Content.assemble((f" {flag}", "$accent"), f"{place:>2}", numbered[1:])


def _others(domain: Ranked, has_list: bool, width: int) -> Iterator[Content]:
    marks = sorted(row.scored for row in domain.rest if row.scored is not None)
    dash = glyphs().dash
    if domain.all_alike and marks:
        every = len(domain.voted) + len(domain.rest)
        subject = "Both" if every == 2 else f"All {every}"
        words = f"{subject} stand at {figure_words(marks[0])}: no mark puts one before another."
        yield from hanging("     ", plain(words, PROSE_LIMIT, MUTED), width)
    elif marks:
        span = f"{marks[0]}{dash}{marks[-1]}" if marks[0] != marks[-1] else f"{marks[0]}"
        other = "other " if has_list else ""
        stand = "stands" if len(marks) == 1 else "stand"
        words = f"{count_of(len(marks), other + 'item')} {stand} at {span}."
        yield from hanging("     ", plain(words, PROSE_LIMIT, MUTED), width)
    if domain.missing:
        named = "; ".join(f"{row.title} ({row.standing})" for row in domain.missing)
        yield from hanging("     ", plain(f"Not ranked: {named}", PROSE_LIMIT, MUTED), width)
