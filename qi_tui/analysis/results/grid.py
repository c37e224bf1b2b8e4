"""A grid of domains and columns: the mean of each cell, and the weakest one.

A cell with an item that is not rated has no figure. Only the columns that the rater chose are
filled.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.analysis.results.reading import Row, Standout, lowest_of, mean_of, rows_of
from qi_tui.analysis.scoring import asked_domains
from qi_tui.model.framework import Column, Framework
from qi_tui.model.session import Session


@dataclass(frozen=True, slots=True)
class Cell:
    """A domain in a column.

    Attributes:
        rows: its items; none where the domain has nothing in the column.
        mean: as they are scored; None where one is not rated, or there are none.
        points: the most that the mean can be; 0 without items.
    """

    domain: str
    column: str
    rows: tuple[Row, ...]
    mean: float | None
    points: int

    @property
    def name(self) -> str:
        """What it is called."""
        return f"{self.domain}, {self.column}"

    @property
    def rated(self) -> int:
        """How many of its items are rated."""
        return sum(row.scored is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Grid:
    """What the picture shows.

    Attributes:
        columns: the titles of those that were rated.
        left_out: the titles of those that the rater did not choose.
        lines: a domain's title and its cells, one per rated column.
        weakest: the cell or cells with the lowest mean.
    """

    columns: tuple[str, ...]
    left_out: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Cell, ...]], ...]
    weakest: Standout

    @property
    def weakest_cells(self) -> tuple[Cell, ...]:
        """The cells that stand lowest; none where all are alike."""
        cells = (cell for _, line in self.lines for cell in line)
        return tuple(cell for cell in cells if cell.mean is not None and self._is_weakest(cell))

    def _is_weakest(self, cell: Cell) -> bool:
        return cell.name in self.weakest.names


def grid_of(framework: Framework, session: Session) -> Grid:
    """The grid of a session's answers."""
    chosen = [column for column in framework.columns if column.id in session.head.columns]
    columns = chosen or list(framework.columns)
    lines = []
    for domain in asked_domains(framework, session):
        rows = rows_of(framework, session, domain)
        cells = tuple(_cell(framework, domain.title, column, rows) for column in columns)
        lines.append((domain.title, cells))
    filled = [cell for _, cells in lines for cell in cells if cell.rows]
    return Grid(
        tuple(column.title for column in columns),
        tuple(column.title for column in framework.columns if column not in columns),
        tuple(lines),
        lowest_of([(cell.name, cell.mean) for cell in filled]),
    )


def _cell(framework: Framework, domain: str, column: Column, rows: tuple[Row, ...]) -> Cell:
    mine = tuple(row for row in rows if framework.item_by_id[row.item].column == column.id)
    points = max((row.points for row in mine), default=0)
    return Cell(domain, column.title, mine, mean_of(row.scored for row in mine), points)
