"""What a rater's answers come to, as lines of text: scores with their bands, and what is missing.

It says what the source says that a score means, and no more; where there is no score, why not.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from qi_tui.analysis.scoring import DomainScore, Result, score_session
from qi_tui.model.answering import Standing, answer_on
from qi_tui.model.framework import Band, Domain, Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import Glyphs, glyphs
from qi_tui.ui.text.paragraphs import filled, hanging
from qi_tui.ui.widgets.rating.slider import KINDS, Mark
from qi_tui.ui.widgets.rating.standing import number
from qi_tui.ui.words import plain, plain_comment

WIDEST = 100
"""Cells per line of text: longer lines are hard to read."""
BAR_ROOM = (20, 57)
TITLE_ROOM = (24, 44)
PROSE_LIMIT = 4000
STYLES = {"track": "$primary", "mark": "bold $success", "hollow": "$text-muted"}


def result_lines(framework: Framework, session: Session, width: int) -> list[Content]:
    """The lines of *my result*, for a page of `width` cells."""
    room = min(width - 1, WIDEST)
    result = score_session(framework, session)
    lines = list(_verdict_lines(framework, result, room))
    lines += _band_legend(framework, room)
    for domain, score in zip(framework.domains, result.domains, strict=True):
        lines += [Content(""), *_domain_lines(framework, session, domain, score, room)]
    lines += _silent_lines(framework, session, room)
    lines += _priority_lines(framework, session, room)
    lines += _comment_lines(framework, session, room)
    return lines


def _verdict_lines(framework: Framework, result: Result, width: int) -> Iterator[Content]:
    if framework.scoring.verdict is None:
        return
    if result.verdict is None:
        without = [score.title for score in result.domains if score.score is None]
        said = f"none yet, for {_listed(without)} has no score"
        if len(without) > 1:
            said = f"none yet, for {_listed(without)} have no score"
        yield from hanging(_bold("The whole set: "), plain(said, PROSE_LIMIT), width)
        return
    yield Content.assemble(
        _bold("The whole set: "), plain(result.verdict.label, style="bold $accent")
    )
    count = len(result.domains)
    rule = "Its lowest domain decides"
    above = [band for band in framework.scoring.bands if band.lowest > result.verdict.lowest]
    if above:
        better = _listed([band.label for band in above], "or")
        rule = f"{rule}: for {better}, each of the {count} domains must reach it"
    yield from hanging("  ", plain(f"{rule}.", PROSE_LIMIT), width)


def _band_legend(framework: Framework, width: int) -> list[Content]:
    bands = framework.scoring.bands
    if not bands:
        return []
    marks = glyphs()
    words = f" {marks.edge} ".join(
        f"{band.lowest}{marks.dash}{band.highest} {band.label}" for band in bands
    )
    return hanging("Bands of a domain: ", plain(words, PROSE_LIMIT), width)


def _domain_lines(
    framework: Framework, session: Session, domain: Domain, score: DomainScore, width: int
) -> Iterator[Content]:
    marks = glyphs()
    if score.score is None:
        yield plain(score.title, width, "bold")
        if score.missing:
            words = "; ".join(f"{title} ({standing})" for title, standing in score.missing)
            has = "" if framework.scoring.method == "none" else "No score: "
            yield from hanging("  ", plain(f"{has}{words}", PROSE_LIMIT), width)
        yield from _profile(framework, session, domain, width)
        return
    said = f"{number(score.score)} of {number(score.highest)}"
    title_room = max(TITLE_ROOM[0], min(TITLE_ROOM[1], width // 2))
    yield Content.assemble(
        (filled(plain(score.title, width).plain, title_room), "bold"),
        (f" {said:>9}  ", "bold $accent"),
        plain(score.band.label, style="bold") if score.band else "",
    )
    room = max(BAR_ROOM[0], min(BAR_ROOM[1], width - 12))
    yield Content.assemble(
        f"  {number(score.lowest):>3} ",
        (score_bar(score, framework.scoring.bands, room, marks), "$primary"),
        f" {number(score.highest)}",
    )
    if score.band is not None and score.band.meaning:
        yield from hanging("  ", plain(score.band.meaning, PROSE_LIMIT), width)
    if not framework.scoring.bands:
        yield from _profile(framework, session, domain, width)


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


def _profile(
    framework: Framework, session: Session, domain: Domain, width: int
) -> Iterator[Content]:
    """The items of a domain with their answers, for a framework that makes no bands of them."""
    sheet, marks = session.sheet(), glyphs()
    title_room = max(TITLE_ROOM[0], min(TITLE_ROOM[1], width // 2))
    for item in domain.items:
        answer = answer_on(sheet, item.id)
        points = framework.points[item.id]
        value = answer.value
        mark = Mark(value, None, answer.standing is not Standing.UNANSWERED)
        pieces = KINDS[item.kind].draw(points, 13, mark, marks) if points else []
        says = framework.descriptors(item)
        words = str(answer.standing)
        if value is not None:
            words = f"{value}  {says[value - 1]}" if says else str(value)
        slider = Content.assemble(*((text, STYLES.get(style, "")) for text, style in pieces))
        head = Content.assemble(
            f"  {filled(plain(item.title, 200).plain, title_room)} ", slider, "  "
        )
        yield (head + plain(words, 200)).truncate(width, ellipsis=True)


def _silent_lines(framework: Framework, session: Session, width: int) -> Iterator[Content]:
    sheet = session.sheet()
    unanswered = [
        item.title
        for item in framework.items
        if answer_on(sheet, item.id).standing is Standing.UNANSWERED
    ]
    said = {
        "Not answered": unanswered,
        "Don't know": [item.title for item in framework.items if item.id in sheet.dont_know],
        "Not applicable": [
            item.title for item in framework.items if item.id in sheet.not_applicable
        ],
    }
    for words, titles in said.items():
        if titles:
            yield Content("")
            listed = plain("; ".join(titles), PROSE_LIMIT)
            yield from hanging(_bold(f"{words} ({len(titles)}): "), listed, width)


def _priority_lines(framework: Framework, session: Session, width: int) -> Iterator[Content]:
    chosen = [item for item in framework.items if item.id in session.head.priorities]
    if not chosen:
        return
    values = session.sheet().values
    marks = glyphs()
    # The votes themselves have no order; what is rated lowest is what has furthest to go.
    chosen.sort(key=lambda item: values.get(item.id, framework.points[item.id] + 1))
    yield Content("")
    yield _bold("My priorities, lowest rated first")
    for rank, item in enumerate(chosen, start=1):
        value = values.get(item.id)
        rated = f", rated {value} of {framework.points[item.id]}" if value is not None else ""
        head = Content.assemble((f"  {marks.star} ", "$accent"), f"{rank} ")
        yield from hanging(head, plain(f"{item.title}{rated}", PROSE_LIMIT), width)


def _comment_lines(framework: Framework, session: Session, width: int) -> Iterator[Content]:
    comments = session.sheet().comments
    said = [(item.title, comments[item.id]) for item in framework.items if item.id in comments]
    if not said:
        return
    yield Content("")
    yield _bold("My comments")
    for title, comment in said:
        head = Content.assemble((f"  {glyphs().pen} ", "$secondary"))
        yield from hanging(head, plain(f"{title}:", 200), width)
        for line in plain_comment(comment).split("\n"):
            yield from hanging("      ", line, width)


def _listed(words: list[str], last: str = "and") -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _bold(words: str) -> Content:
    return Content.styled(words, "bold")
