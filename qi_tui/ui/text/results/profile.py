"""The picture of a profile: a bar per item, the score of each domain, and who a case is strong for.

The lowest items of a domain carry a mark; the sentence above says where to look first.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.profile import Audience, Part, Profile, profile_of
from qi_tui.analysis.results.reading import Row
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.results.drawing import (
    MUTED,
    Room,
    answer_words,
    bar_of,
    bold,
    draw_heading,
    draw_row,
    figure_words,
    room_of,
    say,
    say_standout,
    unrated,
)
from qi_tui.ui.words import count_of, plain


def draw_profile(framework: Framework, session: Session, width: int) -> list[Content]:
    """The profile, what stands lowest first."""
    profile, room = profile_of(framework, session), room_of(width)
    lines = list(_findings(framework, profile, width))
    if profile.audiences:
        lines += [Content(""), *_audiences(profile.audiences, room)]
    for part in profile.parts:
        lines += [Content("")] if lines else []
        lines += _part(part, room, len(profile.parts) > 1 or part.score.score is not None)
    if any(part.lowest.names for part in profile.parts):
        among = "of its domain" if len(profile.parts) > 1 else "of all"
        if any(part.lowest.without for part in profile.parts):
            among += ", where it is rated"
        lines.append(Content.styled(f" {glyphs().down} lowest {among}", MUTED))
    return lines


def _findings(framework: Framework, profile: Profile, width: int) -> Iterator[Content]:
    if profile.weakest_audience is not None:
        things = "audiences"
        yield from say_standout("Weakest for", profile.weakest_audience, things, "weaker", width)
    if profile.weakest is not None:
        label = "Weakest domain" if framework.scoring.verdict else "Lowest domain"
        yield from say_standout(label, profile.weakest, "domains", "lower", width)
        return
    for part in profile.parts:
        label = f"Lowest in {part.score.title}" if len(profile.parts) > 1 else "Lowest"
        label = plain(label, 100).plain
        yield from say_standout(label, part.lowest, "items", "lower", width)


def _part(part: Part, room: Room, has_head: bool) -> Iterator[Content]:
    if has_head:
        yield draw_head(part.score.title, part.score.score, part.score.highest, part.rows, room)
    for row in part.rows:
        flag = glyphs().down if row.title in part.lowest.names else " "
        yield draw_item(row, room, flag)


def draw_head(
    title: str, score: float | None, highest: float, rows: tuple[Row, ...], room: Room
) -> Content:
    """The line of a domain: its score, or why it has none."""
    if score is None:
        words = unrated([row for row in rows if row.value is None])
        return draw_heading(room, title, "", Content.styled(words, MUTED))
    said = Content.styled(f"{figure_words(score)} of {figure_words(highest)}", "bold $accent")
    return draw_heading(room, title, bar_of(score, highest, room.bar), said)


def draw_item(row: Row, room: Room, flag: str = " ") -> Content:
    """The line of an item: its bar and what was answered."""
    words = answer_words(row)
    if row.reversed and row.scored is not None:
        words = Content.assemble(words, (f" (counts {row.scored}, reversed)", MUTED))
    return draw_row(room, row.title, bar_of(row.scored, row.points, room.bar), words, flag)


def _audiences(audiences: tuple[Audience, ...], room: Room) -> Iterator[Content]:
    yield bold("How strong the case is, by who gains")
    for each in audiences:
        if each.mean is None:
            words = Content.styled(f"{len(each.missing)} of {each.items} missing", MUTED)
        else:
            items = count_of(each.items, "item")
            words = Content(f"{figure_words(each.mean)} of {each.points}, {items}")
        yield draw_row(room, each.name, bar_of(each.mean, each.points, room.bar), words)
    missing = list(dict.fromkeys(title for each in audiences for title in each.missing))
    if missing:
        yield from say("   Missing:", "; ".join(missing), room.width)
