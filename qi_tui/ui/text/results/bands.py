"""The picture of scores with bands: a bar per domain over all that its score can be."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.results.reading import first_facet, rows_of
from qi_tui.analysis.scoring import DomainScore, Result, asked_domains, score_session
from qi_tui.model.framework import Band, Domain, Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import Glyphs, glyphs
from qi_tui.ui.text.paragraphs import filled, hanging
from qi_tui.ui.text.results.drawing import (
    PROSE_LIMIT,
    answer_words,
    bold,
    figure_words,
    listed,
    track_of_row,
)
from qi_tui.ui.words import plain

BAR_ROOM = (20, 57)
TITLE_ROOM = (24, 44)
TRACK_ROOM = 13


def draw_bands(framework: Framework, session: Session, width: int) -> list[Content]:
    """Scores, bands and verdict, with what the source says that they mean."""
    result = score_session(framework, session, first_facet(framework))
    lines = list(_verdict(framework, result, width))
    lines += _legend(framework, width)
    domains = asked_domains(framework, session)
    for domain, score in zip(domains, result.domains, strict=True):
        lines += [Content(""), *_domain(framework, session, domain, score, width)]
    return lines


def score_bar(score: DomainScore, bands: tuple[Band, ...], width: int, marks: Glyphs) -> str:
    """A bar over all that a score can be, with an edge where each next band begins.

    A whole number takes the same room as every other: the least score is a short bar, not none.

    Args:
        score: with a score.
        bands: lowest first.
        width: cells, edges included.
        marks: the characters to draw with.
    """
    edges = [band.lowest for band in bands[1:] if score.lowest < band.lowest <= score.highest]
    room = width - len(edges)
    steps = score.highest - score.lowest + 1

    def cell(value: float) -> int:
        return round((value - score.lowest) / steps * room)

    filled_to = cell((score.score or score.lowest) + 1)
    drawn = ""
    for place in range(room):
        drawn += marks.edge * sum(cell(edge) == place for edge in edges)
        drawn += marks.full if place < filled_to else marks.empty
    return drawn


def _verdict(framework: Framework, result: Result, width: int) -> Iterator[Content]:
    if framework.scoring.verdict is None:
        return
    if result.verdict is None:
        without = [score.title for score in result.domains if score.score is None]
        said = f"none yet, for {listed(without)} has no score"
        if len(without) > 1:
            said = f"none yet, for {listed(without)} have no score"
        yield from hanging(bold("The whole set: "), plain(said, PROSE_LIMIT), width)
        return
    yield Content.assemble(
        bold("The whole set: "), plain(result.verdict.label, style="bold $accent")
    )
    count = len(result.domains)
    rule = "Its lowest domain decides"
    above = [band for band in framework.scoring.bands if band.lowest > result.verdict.lowest]
    if above:
        better = listed([band.label for band in above], "or")
        rule = f"{rule}: for {better}, each of the {count} domains must reach it"
    yield from hanging("  ", plain(f"{rule}.", PROSE_LIMIT), width)


def _legend(framework: Framework, width: int) -> list[Content]:
    marks = glyphs()
    words = f" {marks.edge} ".join(
        f"{band.lowest}{marks.dash}{band.highest} {band.label}" for band in framework.scoring.bands
    )
    return hanging("Bands of a domain: ", plain(words, PROSE_LIMIT), width)


def _domain(
    framework: Framework, session: Session, domain: Domain, score: DomainScore, width: int
) -> Iterator[Content]:
    if score.score is None:
        yield plain(score.title, width, "bold")
        words = "; ".join(f"{title} ({standing})" for title, standing in score.missing)
        yield from hanging("  ", plain(f"No score: {words}", PROSE_LIMIT), width)
        yield from _items(framework, session, domain, width)
        return
    said = f"{figure_words(score.score)} of {figure_words(score.highest)}"
    title_room = max(TITLE_ROOM[0], min(TITLE_ROOM[1], width // 2))
    yield Content.assemble(
        (filled(plain(score.title, width).plain, title_room), "bold"),
        (f" {said:>9}  ", "bold $accent"),
        plain(score.band.label, style="bold") if score.band else "",
    )
    room = max(BAR_ROOM[0], min(BAR_ROOM[1], width - 12))
    yield Content.assemble(
        f"  {figure_words(score.lowest):>3} ",
        (score_bar(score, framework.scoring.bands, room, glyphs()), "$primary"),
        f" {figure_words(score.highest)}",
    )
    if score.band is not None and score.band.meaning:
        yield from hanging("  ", plain(score.band.meaning, PROSE_LIMIT), width)


def _items(framework: Framework, session: Session, domain: Domain, width: int) -> Iterator[Content]:
    """The items of a domain without a score, with their answers."""
    title_room = max(TITLE_ROOM[0], min(TITLE_ROOM[1], width // 2))
    for row in rows_of(framework, session, domain):
        drawn = track_of_row(row, TRACK_ROOM)
        line = Content.assemble(
            f"  {filled(plain(row.title, 200).plain, title_room)} ", drawn, "  ", answer_words(row)
        )
        yield line.truncate(width, ellipsis=True)
