"""What came of the talk as tables: the agreed ratings with their reasons, and the actions."""

from __future__ import annotations

from qi_tui.model.workshop import WorkshopAction
from qi_tui.report.content import Report
from qi_tui.report.sayings import item_of
from qi_tui.report.tables.due_day import day_in
from qi_tui.report.tables.grid import Cell, Column, Grid, says_of

_AGREED = (
    Column("framework", "Framework", 22),
    Column("item", "Item id", 24),
    Column("title", "Item", 40),
    Column("facet", "Facet", 9),
    Column("subject", "Subject", 18, is_spare=True),
    Column("round", "Round", 8),
    Column("present", "There to agree", 9, is_spare=True),
    Column("agreed", "Agreed rating", 9),
    Column("says", "What it says", 32),
    Column("why_not_lower", "Why not lower", 32, is_spare=True),
    Column("why_not_higher", "Why not higher", 32, is_spare=True),
    Column("not_agreed_because", "Why not agreed", 32, is_spare=True),
)
_ACTIONS = (
    Column("action", "What", 48),
    Column("owner", "Who", 18),
    Column("due", "By when, as typed", 16),
    Column("due_date", "By when", 12),
    Column("state", "State", 10),
    Column("reason", "Why", 32, is_spare=True),
    Column("framework", "Framework", 22),
    Column("item", "Item id", 24),
    Column("title", "Item", 40),
    Column("from_last_time", "From the last workshop", 12, is_spare=True),
)


def agreed_grid(report: Report) -> Grid:
    """One row for each item that the room settled on or parked."""
    rows: list[tuple[Cell, ...]] = []
    for each in report.frameworks:
        for item in each.items:
            agreed = item.agreed
            if agreed is None:
                continue
            rows.append(
                (
                    each.framework.id,
                    item.figures.item,
                    item.figures.title,
                    item.figures.facet,
                    item.figures.subject,
                    agreed.round,
                    agreed.present or None,
                    agreed.value,
                    says_of(item.descriptors, agreed.value),
                    agreed.why_not_lower or None,
                    agreed.why_not_higher or None,
                    agreed.parked_because or None,
                )
            )
    return Grid(_AGREED, tuple(rows))


def actions_grid(report: Report) -> Grid:
    """One row for each action, in the order in which they were agreed on."""
    return Grid(
        _ACTIONS,
        tuple(
            (
                action.text,
                action.owner,
                action.due,
                day_in(action.due),
                action.state,
                action.reason,
                action.framework,
                action.item,
                item_of(action, report) or None,
                "yes" if action.origin is not None else None,
            )
            for action in actions_of(report)
        ),
    )


def actions_of(report: Report) -> tuple[WorkshopAction, ...]:
    """The actions of a report: the room's, or in a report of one rater that rater's own."""
    mine = report.mine
    if mine is None:
        return report.actions
    return tuple(
        WorkshopAction.model_construct(**{**dict(action), "framework": mine.framework})
        for action in mine.actions
    )
