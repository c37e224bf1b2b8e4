"""Which function draws which picture: one table for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.content import Content

from qi_tui.analysis.results.picking import SHOWS_BOTH_FACETS, picture_of
from qi_tui.analysis.results.reading import has_both_facets
from qi_tui.model.framework import Framework, Picture
from qi_tui.model.session import Session
from qi_tui.ui.text.results.balance import draw_balance
from qi_tui.ui.text.results.bands import draw_bands
from qi_tui.ui.text.results.barriers import draw_barriers
from qi_tui.ui.text.results.checklist import draw_checklist
from qi_tui.ui.text.results.dosing import draw_dosing
from qi_tui.ui.text.results.drawing import say
from qi_tui.ui.text.results.gaps import draw_gaps
from qi_tui.ui.text.results.grid import draw_grid
from qi_tui.ui.text.results.ladder import draw_ladder
from qi_tui.ui.text.results.levels import draw_levels
from qi_tui.ui.text.results.poles import draw_poles
from qi_tui.ui.text.results.priorities import draw_priorities
from qi_tui.ui.text.results.profile import draw_profile
from qi_tui.ui.text.results.quadrant import draw_quadrant
from qi_tui.ui.text.results.spread import draw_spread
from qi_tui.ui.text.results.stages import draw_stages

DRAWN_BY: Mapping[Picture, Callable[[Framework, Session, int], list[Content]]] = {
    "bands": draw_bands,
    "profile": draw_profile,
    "priorities": draw_priorities,
    "spread": draw_spread,
    "checklist": draw_checklist,
    "stages": draw_stages,
    "poles": draw_poles,
    "gaps": draw_gaps,
    "ladder": draw_ladder,
    "levels": draw_levels,
    "grid": draw_grid,
    "quadrant": draw_quadrant,
    "dosing": draw_dosing,
    "balance": draw_balance,
    "barriers": draw_barriers,
}


def draw_picture(framework: Framework, session: Session, width: int) -> list[Content]:
    """The picture of a session's answers, and what the source lets one say about it.

    Args:
        framework: what was rated.
        session: the answers.
        width: the most cells of a line.
    """
    picture = picture_of(framework)
    lines = DRAWN_BY[picture](framework, session, width)
    if has_both_facets(framework) and picture not in SHOWS_BOTH_FACETS:
        lines += [Content(""), *draw_gaps(framework, session, width)]
    if framework.scoring.meaning:
        meaning = framework.scoring.meaning.strip()
        lines += [Content(""), *say("What it means:", meaning, width)]
    return lines
