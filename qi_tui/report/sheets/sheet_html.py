"""A paper sheet as one HTML file, to be printed on A4 and ticked with a pen."""

from __future__ import annotations

from qi_tui.analysis.shown.promise import Way, promise
from qi_tui.model.framework import CountItem, Framework
from qi_tui.model.text import display
from qi_tui.report.pages import page_html
from qi_tui.report.sheets.sheet import LINE, Paper, blocks_of, prose, subject_word

STYLE, PAGE = "sheet.css", "sheet.html.j2"
SAME_AGAIN = "The same as in the first round, so that your first rating is found."
_PERSON = {
    "named": ("Your name", ""),
    "alias": (
        "Alias",
        "A name of your choice, to find your rating again; it need not be your own.",
    ),
    "anonymous": (
        "Two words",
        "Any two words that only you would choose, not your name, to find your rating again.",
    ),
}


def sheet_html(framework: Framework, paper: Paper | None = None) -> str:
    """The sheet of a framework, a whole HTML document.

    Args:
        framework: what is rated.
        paper: what the sheet is to be made for; one outside a workshop by default.

    Raises:
        ValueError: where the framework has none of the items or columns that are wanted.
    """
    wanted = paper or Paper()
    source = framework.source
    return page_html(
        PAGE,
        STYLE,
        framework_title=display(framework.title, LINE),
        title=display(wanted.title),
        date=display(wanted.date),
        round=wanted.round,
        promise=promise(wanted.naming, wanted.limits, Way.PAPER),
        person=_person(wanted),
        roles=[display(role) for role in wanted.roles],
        about=_about(framework, wanted),
        instructions=prose(framework.instructions),
        facets=framework.facets,
        priorities=framework.priorities,
        has_numbers=any(isinstance(item, CountItem) for item in framework.items),
        column_names=_column_names(framework, wanted),
        subject=subject_word(framework),
        blocks=blocks_of(framework, wanted),
        source=display(f"{source.title}. {source.publisher}, {source.year}.", 500),
        credit=prose(source.credit),
    )


def _person(paper: Paper) -> tuple[str, str]:
    """What a rater writes to be found again, and a word about it."""
    name, hint = _PERSON[paper.naming]
    return name, SAME_AGAIN if paper.round > 1 else hint


def _about(framework: Framework, paper: Paper) -> list[tuple[str, str]]:
    """What is to be defined first: its title, and what is said already."""
    return [
        (display(about.title, LINE), display(paper.about.get(about.id, ""), LINE))
        for about in framework.about
    ]


def _column_names(framework: Framework, paper: Paper) -> list[str]:
    """The columns to tick, where there is more than one to choose from."""
    wanted = [c for c in framework.columns if not paper.columns or c.id in paper.columns]
    return [display(column.title, LINE) for column in wanted] if len(wanted) > 1 else []
