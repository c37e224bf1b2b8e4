"""The facilitator's guide as one HTML file, to be printed on A4 and written on."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.model.framework import Framework
from qi_tui.model.workshop import WorkshopFile
from qi_tui.report.pages import page_html
from qi_tui.report.sheets.guide import guide_sheet

STYLE, PAGE = "guide.css", "guide.html.j2"
NOTE_LINES = 12
TALK_LINES = 2
"""Lines to write on: at the end, and below each item of the agenda."""


def guide_html(workshop: WorkshopFile | None, frameworks: Sequence[Framework]) -> str:
    """The guide of a workshop, a whole HTML document.

    Args:
        workshop: its record; None for any workshop.
        frameworks: those that are rated in it.
    """
    sheet = guide_sheet(workshop, frameworks)
    return page_html(PAGE, STYLE, guide=sheet, note_lines=NOTE_LINES, talk_lines=TALK_LINES)
