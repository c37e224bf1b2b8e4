"""The items of a report as a table: one row per item, with its counts as far as they are shown."""

from __future__ import annotations

from qi_tui.report.content import FrameworkReport, ItemReport, Report
from qi_tui.report.tables.grid import Cell, Column, Grid, column_title, points_of, rounded, says_of

_WHAT = (
    Column("framework", "Framework", 22),
    Column("version", "Version", 9),
    Column("item", "Item id", 24),
    Column("title", "Item", 40),
    Column("domain", "Domain", 26),
    Column("column", "Column", 14, is_spare=True),
    Column("facet", "Facet", 9),
    Column("subject", "Subject", 18, is_spare=True),
    Column("round", "Round", 8),
    Column("points", "Points", 8),
)
_FIGURES = (
    Column("n", "Rated it", 9),
    Column("dont_know", "Don't know", 9),
    Column("not_applicable", "Not applicable", 11),
    Column("unanswered", "Unanswered", 12),
    Column("priorities", "Worth working on", 10),
    Column("median", "Median", 9),
    Column("q1", "Lower quartile", 9),
    Column("q3", "Upper quartile", 9),
    Column("mean", "Mean", 9, decimals=2),
    Column("sd", "Standard deviation", 10, decimals=2),
    Column("disagreement", "Disagreement, 0 to 1", 13, decimals=2),
    Column("shape", "How the answers lie", 17),
    Column("sum", "Sum", 8, is_spare=True),
)
_BEFORE = (
    Column("before_round", "Round before", 8, is_spare=True),
    Column("before_n", "Rated it before", 9, is_spare=True),
    Column("before_median", "Median before", 9, is_spare=True),
    Column("before_disagreement", "Disagreement before", 13, decimals=2, is_spare=True),
    Column("rated_twice", "Rated it both times", 11, is_spare=True),
    Column("moved", "Moved", 9, is_spare=True),
    Column("change", "What changed", 17, is_spare=True),
)
_OUTCOME = (
    Column("discussed", "Discussed", 10),
    Column("agreed", "Agreed rating", 9, is_spare=True),
    Column("agreed_says", "What the agreed rating says", 32, is_spare=True),
    Column("hidden", "Hidden", 10, is_spare=True),
)


def items_grid(report: Report) -> Grid:
    """One row per item, in the framework's order, with the figures of the latest round."""
    items = [(each, item) for each in report.frameworks for item in each.items]
    most = max((item.figures.points for _, item in items), default=0)
    points = tuple(Column(f"point_{point}", f"Chose {point}", 8) for point in range(1, most + 1))
    return Grid(
        (*_WHAT, *_FIGURES, *points, *_BEFORE, *_OUTCOME),
        tuple(
            (
                *_what(framework, item),
                *_figures(item),
                *points_of(item.figures.counts, most),
                *_before(item),
                *_outcome(item),
            )
            for framework, item in items
        ),
    )


def _what(framework: FrameworkReport, item: ItemReport) -> list[Cell]:
    figures, whole = item.figures, framework.framework
    return [
        whole.id,
        whole.version,
        figures.item,
        figures.title,
        item.domain,
        column_title(whole, whole.item_by_id[figures.item]),
        figures.facet,
        figures.subject,
        item.round,
        figures.points or None,
    ]


def _figures(item: ItemReport) -> list[Cell]:
    figures = item.figures
    return [
        figures.n,
        figures.dont_know,
        figures.not_applicable,
        figures.unanswered,
        figures.priorities,
        rounded(figures.median),
        rounded(figures.q1),
        rounded(figures.q3),
        rounded(figures.mean),
        rounded(figures.sd),
        rounded(figures.disagreement),
        None if figures.shape is None else figures.shape.value,
        figures.total,
    ]


def _before(item: ItemReport) -> list[Cell]:
    before, change = item.before, item.figures.change
    said: list[Cell] = [None] * 4
    if before is not None:
        said = [
            item.before_round,
            before.n,
            rounded(before.median),
            rounded(before.disagreement),
        ]
    if change is None:
        return [*said, None, None, item.figures.change_hidden]
    return [*said, change.n, change.moved, None if change.verdict is None else change.verdict.value]


def _outcome(item: ItemReport) -> list[Cell]:
    agreed = item.agreed
    value = None if agreed is None else agreed.value
    discussed = None if item.discussed is None else "yes" if item.discussed else "no"
    return [discussed, value, says_of(item.descriptors, value), item.figures.hidden]
