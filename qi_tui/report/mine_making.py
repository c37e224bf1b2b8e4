"""Making one rater's own part of a report: their answers, and where these stand in the room.

An answer is set beside the room of its own round, and only as far as the room's figures may be
shown: how many answered lower, the same and higher where the counts are there, else the middle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.item.item_words import shown_median
from qi_tui.analysis.results.reading import Row, asked_rows
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.text import subject_key
from qi_tui.report.content import FrameworkReport
from qi_tui.report.mine import Mine, MyAnswer
from qi_tui.report.pictures.table import lay_out
from qi_tui.report.shown_form import shown_form

FOR_ONE = "The answers of one rater stand beside these, for that rater alone."
"""What the face of such a report says besides."""


def mine_of(
    frameworks: Mapping[str, Framework], session: Session, rated: Sequence[FrameworkReport]
) -> Mine:
    """One rater's own part.

    Args:
        frameworks: id → framework; at least the one that was rated.
        session: the rater's.
        rated: what the report has of the room.
    """
    framework = shown_form(frameworks[session.head.framework])
    mine = shown_form(session)
    head = mine.head
    room = _room(rated, framework.id, head.round)
    rows = [row for row in asked_rows(framework, mine) if not head.items or row.item in head.items]
    answers = {
        _key(row): _answer(row, mine, room.get(_key(row)))
        for row in sorted(rows, key=lambda row: _place(framework, row))
    }
    source = framework.source
    given = sum(answer.standing != "unanswered" for answer in answers.values())
    return Mine(
        framework=framework.id,
        title=framework.title,
        source=f"{source.title}. {source.publisher}, {source.year}.",
        name=head.rater.alias or "",
        role=head.rater.role or "",
        round=head.round,
        date=head.updated_at[:10],
        is_draft=head.status == "draft",
        answered=given,
        of=len(answers),
        picture=lay_out(framework, mine),
        answers=answers,
        priorities=tuple(
            framework.item_by_id[item].title
            for item in head.priorities
            if item in framework.item_by_id
        ),
        actions=mine.actions,
    )


def beside_words(value: int | None, figures: ItemFigures | None) -> str:
    """Where an answer stands in the room, in a sentence without its full stop; may be empty."""
    if value is None or figures is None or not figures.n:
        return ""
    if figures.counts is not None and 1 <= value <= len(figures.counts):
        counts = figures.counts
        lower, same, higher = (
            sum(counts[: value - 1]),
            counts[value - 1],
            sum(counts[value:]),
        )
        parts = [(lower, "lower"), (same, "the same"), (higher, "higher")]
        said = ", ".join(f"{number} {word}" for number, word in parts if number)
        return f"of {figures.n} in the room: {said}"
    if figures.median is not None:
        return f"the middle of {figures.n} in the room is {shown_median(figures)}"
    return "too few in the room to show"


def _room(
    rated: Sequence[FrameworkReport], framework: str, round_number: int
) -> dict[ItemKey, ItemFigures]:
    return {
        key_of(figures): figures
        for each in rated
        if each.framework.id == framework
        for room in each.rounds
        if room.round == round_number
        for figures in room.items
    }


def _answer(row: Row, session: Session, figures: ItemFigures | None) -> MyAnswer:
    facet = "" if row.facet == "now" else f" ({row.facet})"
    title = f"{row.title}{facet}" if row.subject is None else f"{row.subject}{facet} · {row.title}"
    return MyAnswer(
        title=title,
        domain=row.domain,
        standing=row.standing,
        value=row.value,
        says=row.says,
        comment=session.sheet(row.facet, row.subject).comments.get(row.item, ""),
        figures=figures,
        beside=beside_words(row.value, figures),
    )


def _key(row: Row) -> ItemKey:
    return row.item, row.facet, subject_key(row.subject)


def _place(framework: Framework, row: Row) -> tuple[int, bool, str]:
    order = list(framework.points)
    return order.index(row.item), row.facet == "needed", row.subject or ""
