"""Which function lays out which picture: one table for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from qi_tui.analysis.results.picking import SHOWS_BOTH_FACETS, picture_of
from qi_tui.analysis.results.reading import has_both_facets
from qi_tui.model.framework import Framework
from qi_tui.model.framework import Picture as Name
from qi_tui.model.session import Session
from qi_tui.report.mine import Finding, Picture
from qi_tui.report.pictures import parts, placed, scored, staged

LAID_OUT_BY: Mapping[Name, Callable[[Framework, Session], Picture]] = {
    "bands": scored.bands,
    "profile": scored.profile,
    "priorities": scored.priorities,
    "spread": parts.spread,
    "checklist": parts.checklist,
    "stages": staged.stages,
    "poles": placed.poles,
    "gaps": placed.gaps,
    "ladder": placed.ladder,
    "levels": placed.levels,
    "grid": placed.grid,
    "quadrant": placed.quadrant,
    "dosing": parts.dosing,
    "balance": parts.balance,
    "barriers": scored.barriers,
}


def lay_out(framework: Framework, session: Session) -> Picture:
    """The picture of a session's answers, and what the source lets one say about it.

    Args:
        framework: what was rated; with the session in the form that may be shown.
        session: the answers.
    """
    name = picture_of(framework)
    picture = LAID_OUT_BY[name](framework, session)
    if has_both_facets(framework) and name not in SHOWS_BOTH_FACETS:
        more = placed.gaps(framework, session)
        picture = Picture(picture.findings + more.findings, picture.sections + more.sections)
    if framework.scoring.meaning:
        meaning = Finding("What it means:", framework.scoring.meaning.strip())
        picture = replace(picture, findings=(*picture.findings, meaning))
    return picture
