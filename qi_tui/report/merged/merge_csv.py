"""The merged rooms as CSV: one row per item, and one more per role group where asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from qi_tui.analysis.figures import ItemFigures, RoomFigures
from qi_tui.model.text import display
from qi_tui.report.cells import Cell, safe_cell

_FIELDS = (
    "framework",
    "version",
    "round",
    "raters",
    "item",
    "title",
    "domain",
    "facet",
    "subject",
    "role",
    "points",
    "n",
    "dont_know",
    "not_applicable",
    "unanswered",
    "priorities",
    "median",
    "q1",
    "q3",
    "mean",
    "sd",
    "disagreement",
    "shape",
    "sum",
    "hidden",
)


def merge_csv(rooms: Sequence[RoomFigures]) -> str:
    """One table of all rooms, with a column `point_1`, `point_2` … for the counts.

    Lines end as RFC 4180 says, in CR LF. The column `role` is empty in the row of everybody. A
    role's row has its counts and n.
    """
    most = max((item.points for room in rooms for item in room.items), default=0)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_FIELDS, *(f"point_{point}" for point in range(1, most + 1))])
    for room in rooms:
        for item in room.items:
            writer.writerow(_row(room, item, most))
            for role, counts in (item.by_role or {}).items():
                writer.writerow(_role_row(room, item, role, counts, most))
    return out.getvalue()


def _row(room: RoomFigures, item: ItemFigures, most: int) -> list[Cell]:
    cells: list[Cell] = [
        *_named(room, item, ""),
        item.n,
        item.dont_know,
        item.not_applicable,
        item.unanswered,
        item.priorities,
        item.median,
        item.q1,
        item.q3,
        None if item.mean is None else round(item.mean, 6),
        None if item.sd is None else round(item.sd, 6),
        item.disagreement,
        None if item.shape is None else item.shape.value,
        item.total,
        item.hidden,
    ]
    return [safe_cell(cell) for cell in [*cells, *_points(item.counts, most)]]


def _role_row(
    room: RoomFigures, item: ItemFigures, role: str, counts: tuple[int, ...], most: int
) -> list[Cell]:
    named = _named(room, item, role)
    blank: list[Cell] = [None] * (len(_FIELDS) - len(named) - 1)
    return [safe_cell(cell) for cell in [*named, sum(counts), *blank, *_points(counts, most)]]


def _named(room: RoomFigures, item: ItemFigures, role: str) -> list[Cell]:
    return [
        room.framework,
        room.version,
        room.round,
        room.raters,
        item.item,
        display(item.title, 200),
        item.domain,
        item.facet,
        item.subject,
        role,
        item.points or None,
    ]


def _points(counts: tuple[int, ...] | None, most: int) -> list[Cell]:
    known: list[Cell] = list(counts or ())
    return known + [None] * (most - len(known))
