"""What the pictures of a result are laid out with: bars of rows, words of answers, findings."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.results.reading import Row, Standout
from qi_tui.analysis.results.saying import figure_words, row_name, standout_words, unrated
from qi_tui.model.framework import Framework
from qi_tui.report.mine import Bar, Finding, Picture


def answer_words(row: Row) -> str:
    """What an answer says: its value with its descriptor, or how else it stands."""
    if row.value is None:
        return str(row.standing)
    if row.kind == "yes_no" or row.says == str(row.value):
        return row.says
    return f"{row.value} · {row.says}" if row.says else f"{row.value:,}"


def bar_of_row(row: Row, flag: str = "") -> Bar:
    """The bar of an item, as it is scored."""
    words = answer_words(row)
    if row.reversed and row.scored is not None:
        words += f" (counts {row.scored}, reversed)"
    return Bar(row.title, row.scored, row.points, words, flag=flag)


def score_words(score: float | None, highest: float, rows: Sequence[Row]) -> str:
    """A score and the most that it can be, or why there is none."""
    if score is None:
        return unrated([row for row in rows if row.value is None])
    return f"{figure_words(score)} of {figure_words(highest)}"


def finding(label: str, standout: Standout, things: str, than: str) -> tuple[Finding, ...]:
    """A finding about what stands out, or why nothing does; none where nothing was compared."""
    words = standout_words(standout, things, than)
    return (Finding(f"{label}:", words),) if words else ()


def missing(rows: Sequence[Row], label: str) -> tuple[Finding, ...]:
    """The rows that have no place in a picture, each with how it stands."""
    if not rows:
        return ()
    words = "; ".join(f"{row_name(row)} ({row.standing})" for row in rows)
    return (Finding(label, f"{words}."),)


def nobody(framework: Framework) -> Picture:
    """What stands in the place of a picture without anybody in it."""
    words = f"no {framework.subjects or 'subject'} was added."
    return Picture((Finding("Nothing to show:", words),))
